/* hash.h - the one hash of the library: XXH3, whose values are frozen and the same on every machine, so that they may
 * stand in files and ids. */
#ifndef PFI_BASE_HASH_H
#define PFI_BASE_HASH_H

#include "peacefacts.h"

typedef struct pfi_hash128 {
  uint64_t low;
  uint64_t high;
} pfi_hash128;

uint64_t pfi_hash64(const void *data, size_t size, uint64_t seed);
pfi_hash128 pfi_hash_128(const void *data, size_t size, uint64_t seed);

#endif
