/* bits.h - counting and finding bits, without the processor options that a plain build may not use. */
#ifndef PFI_BASE_BITS_H
#define PFI_BASE_BITS_H

#include <stdint.h>

/* For bodies that are compiled more than once, for processors with different instructions. */
#if defined(__GNUC__)
#define PFI_ALWAYS_INLINE static inline __attribute__((always_inline))
#else
#define PFI_ALWAYS_INLINE static inline
#endif

static inline uint32_t pfi_bit_count(uint64_t bits) {
  bits -= bits >> 1 & UINT64_C(0x5555555555555555);
  bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
  bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
  return (uint32_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* The number of the lowest bit that is set; `bits` is not 0. */
static inline uint32_t pfi_lowest_bit(uint64_t bits) {
#if defined(__GNUC__)
  return (uint32_t)__builtin_ctzll(bits);
#else
  return pfi_bit_count((bits & (~bits + 1)) - 1);
#endif
}

/* The number of the highest bit that is set; `bits` is not 0. */
static inline uint32_t pfi_highest_bit(uint64_t bits) {
#if defined(__GNUC__)
  return 63u - (uint32_t)__builtin_clzll(bits);
#else
  for (unsigned step = 1; step < 64; step *= 2)
    bits |= bits >> step;
  return pfi_bit_count(bits) - 1;
#endif
}

static inline void pfi_prefetch(const void *at) {
#if defined(__GNUC__)
  __builtin_prefetch(at);
#else
  (void)at;
#endif
}

#endif
