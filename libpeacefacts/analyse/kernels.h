/* kernels.h - the arithmetic of the network in whole numbers: one table of functions for each kind of processor.
 *
 * All tables give bit-equal results: products of int8 are summed exactly in int32, and every rounding is written down
 * here. Activations are int16 with 11 bits behind the point (gates: 10), kept within +-PFI_LIMIT so that a difference
 * of two never overflows; the int8 that enter a product are within +-127. */
#ifndef PFI_ANALYSE_KERNELS_H
#define PFI_ANALYSE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  PFI_WIDTH = 128,           /* channels of a word, and of the recurrence in one direction */
  PFI_BOTH = 2 * PFI_WIDTH,  /* both directions */
  PFI_GATES = 6 * PFI_WIDTH, /* candidate, forget and reset, both directions */
  PFI_LIMIT = 16383,
  PFI_LANES = 16, /* outputs of a matrix come in groups of 16 */
  PFI_DEPTH = 32  /* inputs come in multiples of 32 */
};

/* y = round(((x * weights + bias) >> shift) * scale / 2^15), each output with its own bias, shift and scale.
 * weights[group][k / 4][lane][k % 4]; `offset` is bias - 128 * (sum of the weights of the row), for processors that
 * multiply unsigned by signed bytes. The half that makes the shift round is part of bias. */
typedef struct pfi_matrix {
  const int8_t *weights;
  const int32_t *bias;
  const int32_t *offset;
  const int32_t *shift;
  const int16_t *scale;
  uint32_t inputs;  /* a multiple of PFI_DEPTH */
  uint32_t outputs; /* a multiple of PFI_LANES */
} pfi_matrix;

typedef struct pfi_kernels {
  /* y[i] = matrix * x[i] for `count` rows; row i of x begins at x + i * stride, row i of y at y + i * outputs. */
  void (*multiply)(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y);
  /* The plain sums: y[i][o] = grouped[o] . x[i] for `count` rows of `inputs` bytes; row i of y begins at y + i *
   * stride. `grouped` lies as the weights of a matrix do (pfi_group_columns). */
  void (*products)(const int8_t *grouped, size_t inputs, size_t outputs, const int8_t *x, size_t count, int32_t *y,
                   size_t stride);
  /* The recurrence over one sentence, both directions: u [count][PFI_GATES], x and h [count][PFI_BOTH], v the gates'
   * weights of the state [2][2][PFI_WIDTH] with 14 bits behind the point. h may be x. */
  void (*recur)(const int16_t *u, const int16_t *x, const int16_t *v, size_t count, int16_t *h);
  /* y = round(x * scale / 2^15) within +-127; count is a multiple of PFI_DEPTH. */
  void (*narrow)(const int16_t *x, int16_t scale, size_t count, int8_t *y);
  /* The same, and no less than 0. */
  void (*narrow_positive)(const int16_t *x, int16_t scale, size_t count, int8_t *y);
  /* y = a + b + c between 0 and PFI_LIMIT, `count` of them */
  void (*join)(const int16_t *a, const int16_t *b, const int16_t *c, size_t count, int16_t *y);
  /* y[k] += row[k], PFI_WIDTH of them */
  void (*add_row)(const int8_t *row, int16_t *y);
  /* best[i] = the first of the largest of the `count` numbers from x + i * stride on, for `rows` rows. */
  void (*best_long)(const int32_t *x, size_t stride, size_t rows, size_t count, uint16_t *best);
  void (*best_short)(const int16_t *x, size_t stride, size_t rows, size_t count, uint16_t *best);
} pfi_kernels;

/* Lays `count` rows of `inputs` bytes as the columns of a matrix: `grouped` holds `inputs` times `count` rounded up to
 * a multiple of PFI_LANES; what is left of the last group is 0. */
void pfi_group_columns(const int8_t *rows, size_t inputs, size_t count, int8_t *grouped);

/* The fastest table that this processor can run. */
const pfi_kernels *pfi_kernels_best(void);

/* Each table by number, NULL where this processor or build has none; 0 is the portable one. For tests. */
const pfi_kernels *pfi_kernels_number(unsigned number);
enum {
  PFI_KERNELS_PORTABLE,
  PFI_KERNELS_AVX2,
  PFI_KERNELS_AVXVNNI,
  PFI_KERNELS_VNNI,
  PFI_KERNELS_AMX,
  PFI_KERNELS_NEON,
  PFI_KERNELS_COUNT
};

extern const pfi_kernels pfi_kernels_portable;
#if defined(__x86_64__) && defined(__GNUC__)
#define PFI_HAS_X86_KERNELS 1
extern const pfi_kernels pfi_kernels_avx2;
extern const pfi_kernels pfi_kernels_vnni;
#endif
#if defined(PFI_HAS_X86_KERNELS) && (defined(__clang__) ? __clang_major__ >= 12 : __GNUC__ >= 11)
#define PFI_HAS_AVXVNNI_KERNELS 1
extern const pfi_kernels pfi_kernels_avxvnni;
bool pfi_avxvnni_present(void);
#endif
#if defined(PFI_HAS_X86_KERNELS) && defined(__linux__) && !defined(PEACEFACTS_NO_AMX) &&                               \
    (defined(__clang__) ? __clang_major__ >= 12 : __GNUC__ >= 11)
#define PFI_HAS_AMX_KERNELS 1
extern const pfi_kernels pfi_kernels_amx;
/* Does this processor have tiles, and does the system let this process use them? Asks for them. */
bool pfi_amx_granted(void);
#endif
#if defined(__aarch64__) && defined(__ARM_NEON)
#define PFI_HAS_NEON_KERNELS 1
extern const pfi_kernels pfi_kernels_neon;
#endif

#endif
