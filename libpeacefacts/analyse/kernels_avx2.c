/* kernels_avx2.c - the kernels for x86 processors with AVX2.
 *
 * pmaddubsw multiplies unsigned by signed bytes: |x| times the weight with the sign of x. Two such products sum to at
 * most 2 * 127 * 127 < 2^15, so nothing saturates and the sums are those of the portable kernels. */
#include "analyse/kernels.h"

#ifdef PFI_HAS_X86_KERNELS
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx2")))
#define KERNEL(name) name##_avx2
#include "analyse/kernel_avx2.h"
#include "analyse/kernel_loops.h"
#include "analyse/kernel_plain.h"

TARGET static inline __m256i add_products_avx2(__m256i sum, __m256i x, __m256i size, __m256i weights) {
  __m256i pairs = _mm256_maddubs_epi16(size, _mm256_sign_epi8(weights, x));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

TARGET static inline __m256i four_bytes_avx2(const int8_t *at) {
  int32_t four;
  memcpy(&four, at, sizeof four);
  return _mm256_set1_epi32(four);
}

/* Two rows of x against 16 outputs. */
TARGET static inline void multiply_two_avx2(const pfi_matrix *matrix, size_t o, const int8_t *a, const int8_t *b,
                                            int16_t *ya, int16_t *yb) {
  __m256i a0 = _mm256_setzero_si256(), a1 = a0, b0 = a0, b1 = a0;
  const int8_t *w = matrix->weights + o * matrix->inputs;
  for (size_t k = 0; k < matrix->inputs; k += 4, w += 64) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)w);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(w + 32));
    __m256i xa = four_bytes_avx2(a + k), xb = four_bytes_avx2(b + k);
    __m256i na = _mm256_abs_epi8(xa), nb = _mm256_abs_epi8(xb);
    a0 = add_products_avx2(a0, xa, na, low);
    a1 = add_products_avx2(a1, xa, na, high);
    b0 = add_products_avx2(b0, xb, nb, low);
    b1 = add_products_avx2(b1, xb, nb, high);
  }
  finish_avx2(matrix, o, a0, a1, ya);
  finish_avx2(matrix, o, b0, b1, yb);
}

TARGET static void multiply_avx2(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  for (size_t i = 0; i < count; i += 2) {
    size_t j = i + 1 < count ? i + 1 : i;
    for (size_t o = 0; o < matrix->outputs; o += PFI_LANES)
      multiply_two_avx2(matrix, o, x + i * stride, x + j * stride, y + i * matrix->outputs, y + j * matrix->outputs);
  }
}

const pfi_kernels pfi_kernels_avx2 = {multiply_avx2, products_avx2,        recur_avx2,
                                      narrow_avx2,   narrow_positive_avx2, join_avx2,
                                      add_row_avx2,  best_long_avx2,       best_short_avx2};
#else
typedef int no_avx2_kernels; /* a translation unit may not be empty */
#endif
