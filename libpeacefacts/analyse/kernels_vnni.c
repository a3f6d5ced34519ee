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
#include "analyse/kernel_loops.h"

#define UNROLL _Pragma("GCC unroll 6") /* the sums must become registers at every level of optimisation */
enum { ROWS_AT_ONCE = 6, GROUPS_AT_ONCE = 4 };

TARGET static inline __m512i four_bytes_vnni(const int8_t *at) {
  int32_t four;
  memcpy(&four, at, sizeof four);
  return _mm512_set1_epi32(four ^ (int32_t)0x80808080);
}

/* Offset, shift and scale of 16 sums, as finish_portable. */
TARGET static inline void finish_vnni(const pfi_matrix *matrix, size_t o, __m512i sum, int16_t *y) {
  sum = _mm512_add_epi32(sum, _mm512_loadu_si512(matrix->offset + o));
  sum = _mm512_srav_epi32(sum, _mm512_loadu_si512(matrix->shift + o));
  __m256i held = _mm512_cvtsepi32_epi16(sum);
  held = _mm256_mulhrs_epi16(held, _mm256_loadu_si256((const __m256i *)(const void *)(matrix->scale + o)));
  held = _mm256_min_epi16(held, _mm256_set1_epi16(PFI_LIMIT));
  held = _mm256_max_epi16(held, _mm256_set1_epi16(-PFI_LIMIT));
  _mm256_storeu_si256((__m256i *)(void *)(y + o), held);
}

/* ROWS_AT_ONCE rows of x against `groups` times 16 outputs; the sums stay in registers. */
TARGET static inline __attribute__((always_inline)) void multiply_tile_vnni(const pfi_matrix *matrix, size_t o,
                                                                            size_t groups,
                                                                            const int8_t *const x[ROWS_AT_ONCE],
                                                                            int16_t *const y[ROWS_AT_ONCE]) {
  __m512i sums[ROWS_AT_ONCE][GROUPS_AT_ONCE];
  UNROLL
  for (size_t r = 0; r < ROWS_AT_ONCE; r++)
    UNROLL
  for (size_t g = 0; g < groups; g++)
    sums[r][g] = _mm512_setzero_si512();
  size_t inputs = matrix->inputs;
  const int8_t *w = matrix->weights + o * inputs;
  for (size_t k = 0; k < inputs; k += 4, w += 64) {
    __m512i weights[GROUPS_AT_ONCE];
    UNROLL
    for (size_t g = 0; g < groups; g++)
      weights[g] = _mm512_loadu_si512(w + g * PFI_LANES * inputs);
    UNROLL
    for (size_t r = 0; r < ROWS_AT_ONCE; r++) {
      __m512i four = four_bytes_vnni(x[r] + k);
      UNROLL
      for (size_t g = 0; g < groups; g++)
        sums[r][g] = _mm512_dpbusd_epi32(sums[r][g], four, weights[g]);
    }
  }
  UNROLL
  for (size_t r = 0; r < ROWS_AT_ONCE; r++)
    UNROLL
  for (size_t g = 0; g < groups; g++)
    finish_vnni(matrix, o + g * PFI_LANES, sums[r][g], y[r]);
}

TARGET static void multiply_vnni(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  size_t outputs = matrix->outputs;
  for (size_t i = 0; i < count; i += ROWS_AT_ONCE) {
    const int8_t *rows[ROWS_AT_ONCE];
    int16_t *out[ROWS_AT_ONCE];
    UNROLL
    for (size_t r = 0; r < ROWS_AT_ONCE; r++) {
      size_t row = i + r < count ? i + r : count - 1; /* the last row is done again rather than half a tile */
      rows[r] = x + row * stride;
      out[r] = y + row * outputs;
    }
    size_t o = 0;
    for (; o + GROUPS_AT_ONCE * PFI_LANES <= outputs; o += GROUPS_AT_ONCE * PFI_LANES)
      multiply_tile_vnni(matrix, o, GROUPS_AT_ONCE, rows, out);
    for (; o < outputs; o += PFI_LANES)
      multiply_tile_vnni(matrix, o, 1, rows, out);
  }
}

const pfi_kernels pfi_kernels_vnni = {multiply_vnni,        dot_vnni,  recur_vnni,  narrow_vnni,
                                      narrow_positive_vnni, join_vnni, add_row_vnni};
#else
typedef int no_vnni_kernels; /* a translation unit may not be empty */
#endif
