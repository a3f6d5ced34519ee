/* letters.h - which of sixteen bytes are ASCII letters, found without a branch for each. */
#ifndef PFI_BASE_LETTERS_H
#define PFI_BASE_LETTERS_H

#include "base/text.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { PFI_LETTERS_AT_ONCE = 16 };

static inline uint32_t pfi_letters_of(const char from[PFI_LETTERS_AT_ONCE]) {
#if defined(__SSE2__)
  const __m128i lower = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)from), _mm_set1_epi8(0x20));
  /* 'a' moves to the least signed byte, so that one comparison tells both ends. */
  const __m128i moved = _mm_sub_epi8(lower, _mm_set1_epi8((char)('a' + 128)));
  return (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(moved, _mm_set1_epi8(-128 + 26)));
#else
  uint32_t bits = 0;
  for (uint32_t i = 0; i < PFI_LETTERS_AT_ONCE; i++)
    bits |= (uint32_t)pfi_is_alpha(from[i]) << i;
  return bits;
#endif
}

/* Bit i: is byte `at` + i of the text a letter? Bytes past its end are none. */
static inline uint32_t pfi_letters_at(pf_view text, size_t at) {
  if (text.size - at >= PFI_LETTERS_AT_ONCE) return pfi_letters_of(text.data + at);
  char last[PFI_LETTERS_AT_ONCE] = {0};
  memcpy(last, text.data + at, text.size - at);
  return pfi_letters_of(last);
}

#endif
