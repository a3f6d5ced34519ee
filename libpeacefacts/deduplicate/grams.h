/* grams.h - a table from word trigrams to the paragraph that had them last.
 *
 * A line is one cache line of eight slots and the only place where its trigrams may stand, so that a look-up, a hit or
 * not, costs one cache miss, boilerplate costs the same as anything, and a flood of crafted hashes only crowds one
 * line. Lossy: the ninth trigram of a line drives one out. Paragraphs have more trigrams than are needed to find them.
 */
#ifndef PFI_DEDUPLICATE_GRAMS_H
#define PFI_DEDUPLICATE_GRAMS_H

#include "base/alloc.h"

enum { PFI_GRAM_SLOTS = 8 };

/* An owner is paragraph + 1 in the low 28 bits (0: the slot is empty), then two bits of level, then two bits of hash.
 */
typedef struct pfi_gram_line {
  uint32_t tags[PFI_GRAM_SLOTS]; /* the high half of the hash; its line follows from it */
  uint32_t owners[PFI_GRAM_SLOTS];
} pfi_gram_line;

#define PFI_GRAM_OWNER_MASK ((UINT32_C(1) << 28) - 1)
#define PFI_GRAM_LEVEL_SHIFT 28
#define PFI_GRAM_LEVEL_MASK (UINT32_C(3) << PFI_GRAM_LEVEL_SHIFT)
#define PFI_GRAM_HASH_MASK (UINT32_C(1) << 30)
#define PFI_GRAM_ELSEWHERE (UINT32_C(1) << 31)

/* Zeroed is empty. */
typedef struct pfi_grams {
  pfi_gram_line *lines;
  uint32_t pair_count; /* lines go in pairs: what does not fit into the one that a trigram prefers is in the other */
  uint64_t used;       /* slots that were asked for, also those that found no place */
  void *block;         /* what `lines` stand in, aligned to a cache line; NULL when they are borrowed */
  size_t block_size;
} pfi_grams;

/* The hash of three words in a row, from their 16-bit hashes. */
static inline uint64_t pfi_gram_hash(uint64_t a, uint64_t b, uint64_t c) {
  uint64_t h = (a | b << 16 | c << 32) * UINT64_C(0x9E3779B97F4A7C15);
  h = (h ^ (h >> 32)) * UINT64_C(0xD6E8FEB86659FD93);
  return h ^ (h >> 32);
}

/* The line that a trigram prefers; the other of its pair is this one with the lowest bit turned. */
static inline size_t pfi_gram_line_of(const pfi_grams *grams, uint64_t hash) {
  return (size_t)(((hash >> 32) * grams->pair_count) >> 32) * 2 + (size_t)(hash >> 32 & 1);
}

/* At most this many paragraphs own a trigram: the first that had it and the last. */
enum { PFI_GRAM_OWNERS = 2 };

/* An owner of a trigram of a paragraph that is looked up. */
typedef struct pfi_lead {
  uint32_t gram;  /* number of the trigram in the paragraph */
  uint32_t owner; /* as the table has it */
} pfi_lead;

/* Looks up many trigrams at once. Appends their owners, the first owner of each before the last, to `leads`, which has
 * room for PFI_GRAM_OWNERS of each and as many more; returns how many. */
size_t pfi_grams_look_up(const pfi_grams *grams, const uint64_t *hashes, size_t count, pfi_lead *leads);

/* Room for `more` new trigrams in lines that are three quarters full at most. MEMORY by false; nothing changes then. */
bool pfi_grams_reserve(pfi_grams *grams, size_t more, const pf_allocator *allocator);

/* Makes a paragraph an owner of trigrams, for which there is room: beside the first owner, in the place of the last.
 * The level of its owners is about the number of unrelated paragraphs that had the trigram. */
void pfi_grams_add(pfi_grams *grams, const uint64_t *hashes, size_t count, uint32_t paragraph);

/* Copies borrowed lines, so that they may be written. False when there is no memory. */
bool pfi_grams_own(pfi_grams *grams, const pf_allocator *allocator);

void pfi_grams_free(pfi_grams *grams, const pf_allocator *allocator);

#endif
