/* kernels_vnni.c - the kernels for x86 processors with AVX-512 VNNI.
 *
 * vpdpbusd multiplies unsigned by signed bytes: x + 128 is unsigned, and what the 128 adds is the same for every x, so
 * the matrix brings it along in `offset`. */
#include "analyse/kernels.h"

#ifdef PFI_HAS_X86_KERNELS
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define KERNEL(name) name##_vnni
#include "analyse/kernel_avx512.h"
#include "analyse/kernel_loops.h"

enum { ROWS_AT_ONCE = 6, GROUPS_AT_ONCE = 4 };

TARGET static inline __m512i four_bytes_vnni(const int8_t *at) {
  int32_t four;
  memcpy(&four, at, sizeof four);
  return _mm512_set1_epi32(four ^ (int32_t)0x80808080);
}

/* sum += bytes * weights, four to a lane. In assembler, since GCC 12 moves the sums of the intrinsic through memory. */
#define ADD_PRODUCTS_VNNI(sum, bytes, weights) __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(bytes), "v"(weights))

/* The sums of a tile are single variables, made by macros: arrays of vectors end up in memory. */
#define FOR_ROWS(DO) DO(0) DO(1) DO(2) DO(3) DO(4) DO(5)
#define CLEAR_FOUR(r) __m512i a##r = _mm512_setzero_si512(), b##r = a##r, c##r = a##r, d##r = a##r;
#define MULTIPLY_FOUR(r)                                                                                               \
  four = four_bytes_vnni(x[r] + k);                                                                                    \
  ADD_PRODUCTS_VNNI(a##r, four, wa);                                                                                   \
  ADD_PRODUCTS_VNNI(b##r, four, wb);                                                                                   \
  ADD_PRODUCTS_VNNI(c##r, four, wc);                                                                                   \
  ADD_PRODUCTS_VNNI(d##r, four, wd);
#define FINISH_FOUR(r)                                                                                                 \
  _mm512_storeu_si512(y[r] + o, ended_vnni(&first, a##r, b##r));                                                       \
  _mm512_storeu_si512(y[r] + o + 2 * PFI_LANES, ended_vnni(&second, c##r, d##r));
#define CLEAR_ONE(r) __m512i a##r = _mm512_setzero_si512();
#define MULTIPLY_ONE(r) ADD_PRODUCTS_VNNI(a##r, four_bytes_vnni(x[r] + k), wa);
#define FINISH_ONE(r)                                                                                                  \
  _mm256_storeu_si256((__m256i *)(void *)(y[r] + o), _mm512_castsi512_si256(ended_vnni(&ending, a##r, a##r)));

/* ROWS_AT_ONCE rows of x against four groups of 16 outputs. */
TARGET static void multiply_four_vnni(const pfi_matrix *matrix, size_t o, const int8_t *const *x, int16_t *const *y) {
  size_t inputs = matrix->inputs, group = PFI_LANES * inputs;
  const int8_t *w = matrix->weights + o * inputs;
  FOR_ROWS(CLEAR_FOUR)
  for (size_t k = 0; k < inputs; k += 4, w += 64) {
    __m512i wa = _mm512_loadu_si512(w), wb = _mm512_loadu_si512(w + group);
    __m512i wc = _mm512_loadu_si512(w + 2 * group), wd = _mm512_loadu_si512(w + 3 * group), four;
    FOR_ROWS(MULTIPLY_FOUR)
  }
  ending_vnni first = ending_of_vnni(matrix, matrix->offset, o, 2 * PFI_LANES);
  ending_vnni second = ending_of_vnni(matrix, matrix->offset, o + 2 * PFI_LANES, 2 * PFI_LANES);
  FOR_ROWS(FINISH_FOUR)
}

/* The same against one group. */
TARGET static void multiply_one_vnni(const pfi_matrix *matrix, size_t o, const int8_t *const *x, int16_t *const *y) {
  const int8_t *w = matrix->weights + o * matrix->inputs;
  FOR_ROWS(CLEAR_ONE)
  for (size_t k = 0; k < matrix->inputs; k += 4, w += 64) {
    __m512i wa = _mm512_loadu_si512(w);
    FOR_ROWS(MULTIPLY_ONE)
  }
  ending_vnni ending = ending_of_vnni(matrix, matrix->offset, o, PFI_LANES);
  FOR_ROWS(FINISH_ONE)
}

/* `groups` times 16 outputs of all rows: their weights stay in the nearest cache meanwhile. */
TARGET static void multiply_groups_vnni(const pfi_matrix *matrix, size_t o, size_t groups, const int8_t *x,
                                        size_t stride, size_t count, int16_t *y) {
  for (size_t i = 0; i < count; i += ROWS_AT_ONCE) {
    const int8_t *rows[ROWS_AT_ONCE];
    int16_t *out[ROWS_AT_ONCE];
    for (size_t r = 0; r < ROWS_AT_ONCE; r++) {
      size_t row = i + r < count ? i + r : count - 1; /* the last row is done again rather than half a tile */
      rows[r] = x + row * stride;
      out[r] = y + row * matrix->outputs;
    }
    if (groups == GROUPS_AT_ONCE)
      multiply_four_vnni(matrix, o, rows, out);
    else
      multiply_one_vnni(matrix, o, rows, out);
  }
}

TARGET static void multiply_vnni(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  size_t o = 0;
  for (; o + GROUPS_AT_ONCE * PFI_LANES <= matrix->outputs; o += GROUPS_AT_ONCE * PFI_LANES)
    multiply_groups_vnni(matrix, o, GROUPS_AT_ONCE, x, stride, count, y);
  for (; o < matrix->outputs; o += PFI_LANES)
    multiply_groups_vnni(matrix, o, 1, x, stride, count, y);
}

#define LESS_OFFSET(r) _mm512_storeu_si512(y[r] + o, _mm512_sub_epi32(a##r, offset));

/* Sums of ROWS_AT_ONCE rows with one group; what the 128 of unsigned bytes adds is summed beside them. */
TARGET static void products_one_vnni(const int8_t *w, size_t inputs, size_t o, const int8_t *const *x,
                                     int32_t *const *y) {
  __m512i offset = _mm512_setzero_si512(), added = _mm512_set1_epi8((char)128);
  FOR_ROWS(CLEAR_ONE)
  for (size_t k = 0; k < inputs; k += 4, w += 64) {
    __m512i wa = _mm512_loadu_si512(w);
    ADD_PRODUCTS_VNNI(offset, added, wa);
    FOR_ROWS(MULTIPLY_ONE)
  }
  FOR_ROWS(LESS_OFFSET)
}

TARGET static void products_vnni(const int8_t *grouped, size_t inputs, size_t outputs, const int8_t *x, size_t count,
                                 int32_t *y, size_t stride) {
  for (size_t i = 0; i < count; i += ROWS_AT_ONCE) {
    const int8_t *rows[ROWS_AT_ONCE];
    int32_t *out[ROWS_AT_ONCE];
    for (size_t r = 0; r < ROWS_AT_ONCE; r++) {
      size_t row = i + r < count ? i + r : count - 1;
      rows[r] = x + row * inputs;
      out[r] = y + row * stride;
    }
    for (size_t o = 0; o < outputs; o += PFI_LANES)
      products_one_vnni(grouped + o * inputs, inputs, o, rows, out);
  }
}

const pfi_kernels pfi_kernels_vnni = {multiply_vnni, products_vnni,        recur_vnni,
                                      narrow_vnni,   narrow_positive_vnni, join_vnni,
                                      add_row_vnni,  best_long_vnni,       best_short_vnni};
#else
typedef int no_vnni_kernels; /* a translation unit may not be empty */
#endif
