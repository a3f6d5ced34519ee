/* hash.c - XXH3 of xxHash, compiled in (header-only), so the library has no run-time dependency on it. */
#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t pfi_hash64(const void *data, size_t size, uint64_t seed) {
  return XXH3_64bits_withSeed(data, size, seed);
}

pfi_hash128 pfi_hash_128(const void *data, size_t size, uint64_t seed) {
  XXH128_hash_t hash = XXH3_128bits_withSeed(data, size, seed);
  return (pfi_hash128){hash.low64, hash.high64};
}
