/* kernel_avx512.h - the recurrence, and the end of a product, in AVX-512: what kernel_plain.h and kernels.c do,
 * 32 channels at a time. Included by the kernel files for such processors, each with its own KERNEL(name) and TARGET.
 */

TARGET static inline __m512i KERNEL(between)(__m512i x, int16_t limit) {
  x = _mm512_min_epi16(x, _mm512_set1_epi16(limit));
  return _mm512_max_epi16(x, _mm512_set1_epi16((int16_t)-limit));
}

TARGET static inline __m512i KERNEL(squash)(__m512i x) {
  x = KERNEL(between)(x, 4095);
  __m512i slope = _mm512_sub_epi16(_mm512_set1_epi16(32767), _mm512_slli_epi16(_mm512_abs_epi16(x), 2));
  return _mm512_add_epi16(_mm512_set1_epi16(16384), _mm512_mulhrs_epi16(_mm512_slli_epi16(x, 3), slope));
}

TARGET static inline __m512i KERNEL(weigh)(__m512i state, const int16_t *weights) {
  __m512i half = _mm512_mulhrs_epi16(state, _mm512_loadu_si512(weights));
  half = KERNEL(between)(half, PFI_LIMIT / 2);
  return _mm512_add_epi16(half, half);
}

/* One step of 32 channels: the new state. */
TARGET static inline __m512i KERNEL(step)(const int16_t *u, const int16_t *x, const int16_t *v, __m512i state,
                                          int16_t *h) {
  __m512i candidate = _mm512_loadu_si512(u), under = _mm512_loadu_si512(x);
  __m512i f = _mm512_add_epi16(_mm512_loadu_si512(u + PFI_WIDTH), KERNEL(weigh)(state, v));
  __m512i r = _mm512_add_epi16(_mm512_loadu_si512(u + 2 * PFI_WIDTH), KERNEL(weigh)(state, v + PFI_WIDTH));
  __m512i behind = _mm512_mulhrs_epi16(_mm512_sub_epi16(state, candidate), KERNEL(squash)(f));
  state = _mm512_add_epi16(candidate, behind);
  __m512i above = _mm512_mulhrs_epi16(_mm512_sub_epi16(state, under), KERNEL(squash)(r));
  _mm512_storeu_si512(h, _mm512_add_epi16(under, above));
  return state;
}

/* 64 channels of each direction go through the sentence together: four chains hide each other's waiting. */
TARGET static void KERNEL(recur)(const int16_t *u, const int16_t *x, const int16_t *v, size_t count, int16_t *h) {
  enum { HALF = PFI_WIDTH / 2, NEXT = 32 };
  for (size_t k = 0; k < PFI_WIDTH; k += HALF) {
    __m512i a = _mm512_setzero_si512(), b = a, c = a, d = a;
    const int16_t *ahead = u + k, *back = u + (count - 1) * PFI_GATES + PFI_GATES / 2 + k;
    size_t i = k, j = (count - 1) * PFI_BOTH + PFI_WIDTH + k;
    for (size_t done = 0; done < count; done++) {
      a = KERNEL(step)(ahead, x + i, v + k, a, h + i);
      b = KERNEL(step)(ahead + NEXT, x + i + NEXT, v + k + NEXT, b, h + i + NEXT);
      c = KERNEL(step)(back, x + j, v + PFI_BOTH + k, c, h + j);
      d = KERNEL(step)(back + NEXT, x + j + NEXT, v + PFI_BOTH + k + NEXT, d, h + j + NEXT);
      ahead += PFI_GATES, i += PFI_BOTH;
      back -= done + 1 < count ? PFI_GATES : 0, j -= PFI_BOTH;
    }
  }
}

/* y = round(x * scale / 2^15) between `least` and 127; `count` is a multiple of 32. */
TARGET static inline void KERNEL(narrow_from)(const int16_t *x, int16_t scale, size_t count, int8_t *y, int16_t least) {
  for (size_t k = 0; k < count; k += 32) {
    __m512i narrow = _mm512_mulhrs_epi16(_mm512_loadu_si512(x + k), _mm512_set1_epi16(scale));
    narrow = _mm512_max_epi16(narrow, _mm512_set1_epi16(least));
    narrow = _mm512_min_epi16(narrow, _mm512_set1_epi16(127));
    _mm256_storeu_si256((__m256i *)(void *)(y + k), _mm512_cvtepi16_epi8(narrow));
  }
}

TARGET static void KERNEL(narrow)(const int16_t *x, int16_t scale, size_t count, int8_t *y) {
  KERNEL(narrow_from)(x, scale, count, y, -127);
}

TARGET static void KERNEL(narrow_positive)(const int16_t *x, int16_t scale, size_t count, int8_t *y) {
  KERNEL(narrow_from)(x, scale, count, y, 0);
}

/* Of `left` numbers, those in a vector of `lanes`. */
TARGET static inline uint32_t KERNEL(present)(size_t left, size_t lanes) {
  return left >= lanes ? (uint32_t)(((uint64_t)1 << lanes) - 1) : ((uint32_t)1 << left) - 1;
}

TARGET static void KERNEL(best_long)(const int32_t *x, size_t stride, size_t rows, size_t count, uint16_t *best) {
  enum { LANES = 16 };
  for (; rows-- > 0; x += stride) {
    __m512i most = _mm512_set1_epi32(INT32_MIN);
    for (size_t k = 0; k < count; k += LANES)
      most = _mm512_max_epi32(most, _mm512_mask_loadu_epi32(most, (__mmask16)KERNEL(present)(count - k, LANES), x + k));
    most = _mm512_set1_epi32(_mm512_reduce_max_epi32(most));
    size_t k = 0;
    uint32_t equal;
    do {
      __mmask16 present = (__mmask16)KERNEL(present)(count - k, LANES);
      equal = _mm512_mask_cmpeq_epi32_mask(present, _mm512_maskz_loadu_epi32(present, x + k), most);
      k += LANES;
    } while (equal == 0);
    *best++ = (uint16_t)(k - LANES + (size_t)__builtin_ctz(equal));
  }
}

/* The largest of 32 numbers in each of them. */
TARGET static inline __m512i KERNEL(largest_short)(__m512i x) {
  __m256i half = _mm256_max_epi16(_mm512_castsi512_si256(x), _mm512_extracti64x4_epi64(x, 1));
  __m128i quarter = _mm_max_epi16(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
  __m128i reversed = _mm_xor_si128(quarter, _mm_set1_epi16(INT16_MAX)); /* the largest is the least unsigned */
  return _mm512_set1_epi16((int16_t)(_mm_extract_epi16(_mm_minpos_epu16(reversed), 0) ^ INT16_MAX));
}

TARGET static void KERNEL(best_short)(const int16_t *x, size_t stride, size_t rows, size_t count, uint16_t *best) {
  enum { LANES = 32 };
  for (; rows-- > 0; x += stride) {
    __m512i most = _mm512_set1_epi16(INT16_MIN);
    for (size_t k = 0; k < count; k += LANES)
      most = _mm512_max_epi16(most, _mm512_mask_loadu_epi16(most, KERNEL(present)(count - k, LANES), x + k));
    most = KERNEL(largest_short)(most);
    size_t k = 0;
    uint32_t equal;
    do {
      __mmask32 present = KERNEL(present)(count - k, LANES);
      equal = _mm512_mask_cmpeq_epi16_mask(present, _mm512_maskz_loadu_epi16(present, x + k), most);
      k += LANES;
    } while (equal == 0);
    *best++ = (uint16_t)(k - LANES + (size_t)__builtin_ctz(equal));
  }
}

/* How the sums of 32 outputs end: bias (or offset), shift and scale, as finish_portable has it. */
typedef struct KERNEL(ending) {
  __m512i add_low, add_high, shift_low, shift_high, scale;
} KERNEL(ending);

/* The ending of the `count` outputs, 16 or 32, that begin at o. */
TARGET static inline KERNEL(ending)
    KERNEL(ending_of)(const pfi_matrix *matrix, const int32_t *add, size_t o, size_t count) {
  size_t high = count > PFI_LANES ? o + PFI_LANES : o;
  __mmask32 present = count > PFI_LANES ? UINT32_MAX : UINT16_MAX;
  return (KERNEL(ending)){_mm512_loadu_si512(add + o), _mm512_loadu_si512(add + high),
                          _mm512_loadu_si512(matrix->shift + o), _mm512_loadu_si512(matrix->shift + high),
                          _mm512_maskz_loadu_epi16(present, matrix->scale + o)};
}

TARGET static inline __m512i KERNEL(ended)(const KERNEL(ending) * ending, __m512i low, __m512i high) {
  low = _mm512_srav_epi32(_mm512_add_epi32(low, ending->add_low), ending->shift_low);
  high = _mm512_srav_epi32(_mm512_add_epi32(high, ending->add_high), ending->shift_high);
  __m512i order = _mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7);
  __m512i held = _mm512_permutexvar_epi64(order, _mm512_packs_epi32(low, high));
  return KERNEL(between)(_mm512_mulhrs_epi16(held, ending->scale), PFI_LIMIT);
}
