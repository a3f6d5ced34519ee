/* kernels_avxvnni.c - the kernels for x86 processors with AVX-VNNI, which have no AVX-512 mostly.
 *
 * vpdpbusd multiplies unsigned by signed bytes: the weights + 128 are unsigned, and what the 128 adds is 128 times the
 * sum of the row of x, made once a row and taken off at the end. */
#include "analyse/kernels.h"

#ifdef PFI_HAS_AVXVNNI_KERNELS
#include <cpuid.h>
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx2,avxvnni")))
#define KERNEL(name) name##_avxvnni
#define OWN_PRODUCTS 1
#include "analyse/kernel_avx2.h"
#include "analyse/kernel_loops.h"
#include "analyse/kernel_plain.h"

enum { ROWS_AT_ONCE = 6, GROUPS_AT_ONCE = 4 };

/* ROWS_AT_ONCE rows of x, and for each what the 128 of the weights adds to its sums. */
typedef struct row_block {
  __m256i added[ROWS_AT_ONCE];
  const int8_t *x[ROWS_AT_ONCE];
  size_t number[ROWS_AT_ONCE];
} row_block;

/* In all lanes. */
TARGET static inline __m256i added_to_sums(const int8_t *x, size_t inputs) {
  __m256i sums = _mm256_setzero_si256(), ones = _mm256_set1_epi8(1);
  for (size_t k = 0; k < inputs; k += 32)
    sums = _mm256_dpbusd_avx_epi32(sums, ones, _mm256_loadu_si256((const __m256i *)(const void *)(x + k)));
  sums = _mm256_add_epi32(sums, _mm256_permute2x128_si256(sums, sums, 1));
  sums = _mm256_add_epi32(sums, _mm256_shuffle_epi32(sums, 0x4E));
  sums = _mm256_add_epi32(sums, _mm256_shuffle_epi32(sums, 0xB1));
  return _mm256_slli_epi32(sums, 7);
}

/* The rows from `first` on; where there are too few, the last is done again rather than half a block. */
TARGET static inline void take_rows(row_block *rows, const int8_t *x, size_t stride, size_t inputs, size_t first,
                                    size_t count) {
  for (size_t r = 0; r < ROWS_AT_ONCE; r++) {
    rows->number[r] = first + r < count ? first + r : count - 1;
    rows->x[r] = x + rows->number[r] * stride;
    rows->added[r] = added_to_sums(rows->x[r], inputs);
  }
}

TARGET static inline __m256i four_bytes_avxvnni(const int8_t *at) {
  int32_t four;
  memcpy(&four, at, sizeof four);
  return _mm256_set1_epi32(four);
}

TARGET static inline __m256i load_weights(const int8_t *w) {
  return _mm256_xor_si256(_mm256_loadu_si256((const __m256i *)(const void *)w), _mm256_set1_epi8((char)128));
}

/* sum += weights * bytes, four to a lane. In assembler, since GCC 12 moves the sums of the intrinsic through memory. */
#define ADD_PRODUCTS_AVXVNNI(sum, weights, bytes)                                                                      \
  __asm__("%{vex%} vpdpbusd %2, %1, %0" : "+x"(sum) : "x"(weights), "x"(bytes))

/* The sums are single variables, made by macros: arrays of vectors end up in memory. */
#define FOR_ROWS(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5)
#define CLEAR(r) __m256i a##r = _mm256_setzero_si256(), b##r = a##r;
#define MULTIPLY(r)                                                                                                    \
  four = four_bytes_avxvnni(rows->x[r] + k);                                                                           \
  ADD_PRODUCTS_AVXVNNI(a##r, low, four);                                                                               \
  ADD_PRODUCTS_AVXVNNI(b##r, high, four);
#define SUM_ROWS                                                                                                       \
  FOR_ROWS(CLEAR)                                                                                                      \
  for (size_t k = 0; k < inputs; k += 4, w += 64) {                                                                    \
    __m256i low = load_weights(w), high = load_weights(w + 32), four;                                                  \
    FOR_ROWS(MULTIPLY)                                                                                                 \
  }
#define FINISH(r)                                                                                                      \
  finish_avxvnni(matrix, o, _mm256_sub_epi32(a##r, rows->added[r]), _mm256_sub_epi32(b##r, rows->added[r]),            \
                 y + rows->number[r] * matrix->outputs);
#define STORE(r)                                                                                                       \
  _mm256_storeu_si256((__m256i *)(void *)(y + rows->number[r] * stride), _mm256_sub_epi32(a##r, rows->added[r]));      \
  _mm256_storeu_si256((__m256i *)(void *)(y + rows->number[r] * stride + 8), _mm256_sub_epi32(b##r, rows->added[r]));

/* 16 outputs of the rows. */
TARGET static void multiply_group_avxvnni(const pfi_matrix *matrix, size_t o, const row_block *rows, int16_t *y) {
  size_t inputs = matrix->inputs;
  const int8_t *w = matrix->weights + o * inputs;
  SUM_ROWS;
  FOR_ROWS(FINISH);
}

TARGET static void sum_group_avxvnni(const int8_t *w, size_t inputs, const row_block *rows, int32_t *y, size_t stride) {
  SUM_ROWS;
  FOR_ROWS(STORE);
}

/* A few groups of outputs of all rows at a time: their weights stay in the nearest cache meanwhile. */
TARGET
static void multiply_avxvnni(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  row_block rows;
  for (size_t first = 0; first < matrix->outputs; first += GROUPS_AT_ONCE * PFI_LANES) {
    size_t stop =
        first + GROUPS_AT_ONCE * PFI_LANES < matrix->outputs ? first + GROUPS_AT_ONCE * PFI_LANES : matrix->outputs;
    for (size_t i = 0; i < count; i += ROWS_AT_ONCE) {
      take_rows(&rows, x, stride, matrix->inputs, i, count);
      for (size_t o = first; o < stop; o += PFI_LANES)
        multiply_group_avxvnni(matrix, o, &rows, y);
    }
  }
}

TARGET static void products_avxvnni(const int8_t *grouped, size_t inputs, size_t outputs, const int8_t *x, size_t count,
                                    int32_t *y, size_t stride) {
  row_block rows;
  for (size_t i = 0; i < count; i += ROWS_AT_ONCE) {
    take_rows(&rows, x, inputs, inputs, i, count);
    for (size_t o = 0; o < outputs; o += PFI_LANES)
      sum_group_avxvnni(grouped + o * inputs, inputs, &rows, y + o, stride);
  }
}

bool pfi_avxvnni_present(void) {
  enum { AVX_VNNI = 1 << 4 };
  unsigned a, b, c, d;
  return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & AVX_VNNI) != 0;
}

const pfi_kernels pfi_kernels_avxvnni = {multiply_avxvnni, products_avxvnni,        recur_avxvnni,
                                         narrow_avxvnni,   narrow_positive_avxvnni, join_avxvnni,
                                         add_row_avxvnni,  best_long_avxvnni,       best_short_avxvnni};
#else
typedef int no_avxvnni_kernels; /* a translation unit may not be empty */
#endif
