/* language_profiles.h - what load/language.c knows of each language; made by train/make_language_profiles.py.
 *
 * A key (a trigram or a word) hashes to 32 bits: the product of its hash with the number of buckets gives the bucket,
 * its low 16 bits are its print. bucket[b] .. bucket[b + 1] are the bucket's keys in `print`, and row[k] is where the
 * postings of key k begin: language << 8 | score << 1 | last; or, from PFI_LANGUAGE_DENSE on, which row of `dense` has
 * a score for each of the first languages. A score is the logarithm of the probability over a floor, in eighths of a
 * nat, 127 at most. */
#ifndef PFI_DATA_LANGUAGE_PROFILES_H
#define PFI_DATA_LANGUAGE_PROFILES_H

#include <stdint.h>

enum { PFI_LANGUAGE_COUNT = 86, PFI_LANGUAGE_BUCKETS = 8192, PFI_LANGUAGE_LANES = 64, PFI_LANGUAGE_DENSE = 0xF000 };

typedef struct pfi_language_profile {
  char code[4];
  uint8_t script; /* of load/language.c */
  int8_t prior;   /* in steps of a score */
} pfi_language_profile;

extern const pfi_language_profile pfi_language_profiles[PFI_LANGUAGE_COUNT];
extern const uint32_t pfi_language_seed;
extern const uint16_t pfi_language_bucket[PFI_LANGUAGE_BUCKETS + 1];
extern const uint16_t pfi_language_print[];
extern const uint16_t pfi_language_row[];
extern const uint16_t pfi_language_posting[];
extern const uint8_t pfi_language_dense[];

#endif
