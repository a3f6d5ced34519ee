/* kernel_avx2.h - the end of a product in AVX2. Included by the kernel files for such processors, each with its own
 * KERNEL(name) and TARGET. */

/* Bias, shift and scale of 16 sums, as finish_portable. */
TARGET static inline void KERNEL(finish)(const pfi_matrix *matrix, size_t o, __m256i low, __m256i high, int16_t *y) {
  low = _mm256_add_epi32(low, _mm256_loadu_si256((const __m256i *)(const void *)(matrix->bias + o)));
  high = _mm256_add_epi32(high, _mm256_loadu_si256((const __m256i *)(const void *)(matrix->bias + o + 8)));
  low = _mm256_srav_epi32(low, _mm256_loadu_si256((const __m256i *)(const void *)(matrix->shift + o)));
  high = _mm256_srav_epi32(high, _mm256_loadu_si256((const __m256i *)(const void *)(matrix->shift + o + 8)));
  __m256i held = _mm256_permute4x64_epi64(_mm256_packs_epi32(low, high), 0xD8);
  held = _mm256_mulhrs_epi16(held, _mm256_loadu_si256((const __m256i *)(const void *)(matrix->scale + o)));
  held = _mm256_min_epi16(held, _mm256_set1_epi16(PFI_LIMIT));
  held = _mm256_max_epi16(held, _mm256_set1_epi16(-PFI_LIMIT));
  _mm256_storeu_si256((__m256i *)(void *)(y + o), held);
}
