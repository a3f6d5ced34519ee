/* subsequence.h - the longest common subsequence of two paragraphs' words, and which words it covers. */
#ifndef PFI_DEDUPLICATE_SUBSEQUENCE_H
#define PFI_DEDUPLICATE_SUBSEQUENCE_H

#include "deduplicate/paragraph.h"

enum { PFI_LIMBS_MOST = PFI_PARAGRAPH_WORDS / 64 };

enum { PFI_BAG_SIZE = 1 << 12 };

/* The words of one paragraph without their order, which tells strangers apart before anything is aligned. Zeroed is
 * empty. */
typedef struct pfi_bag {
  unsigned char round; /* what stands in `rounds` for a word of this paragraph */
  unsigned char rounds[PFI_BAG_SIZE];
} pfi_bag;

void pfi_bag_fill(pfi_bag *bag, const uint16_t *words, uint32_t count);

/* How many of the words are in the bag, or look like one that is: never less than their longest common subsequence. */
uint32_t pfi_bag_count(const pfi_bag *bag, const uint16_t *words, uint32_t count);

/* One paragraph made ready to be compared with many. Zeroed is empty; memory is reused. */
typedef struct pfi_pattern {
  uint32_t word_count;
  uint32_t limbs;
  uint32_t mask;              /* the bits of a word that tell words apart */
  PFI_VECTOR(uint16_t) table; /* masked word to its row; 0: the pattern has it not */
  PFI_VECTOR(uint16_t) used;  /* the places of `table` that are not 0 */
  PFI_VECTOR(uint64_t) rows;  /* row r, limb l: where in the pattern the word stands; row 0 is empty */
} pfi_pattern;

bool pfi_pattern_make(pfi_pattern *pattern, const uint16_t *words, uint32_t count, const pf_allocator *allocator);

/* The length of the longest common subsequence. `left` gets a bit for each word of the pattern: 0 where the subsequence
 * grows, seen from the pattern's start. */
uint32_t pfi_pattern_match(const pfi_pattern *pattern, const uint16_t *words, uint32_t count,
                           uint64_t left[PFI_LIMBS_MOST]);

/* "Shared with no word of the pattern." */
#define PFI_NO_PARTNER UINT32_MAX

/* One longest common subsequence, word by word: partners[i] is the word of the pattern that words[i] is. False when
 * there is no memory, of which this takes an eighth of a byte for each pair of words. */
bool pfi_pattern_align(const pfi_pattern *pattern, const uint16_t *words, uint32_t count, uint32_t *partners,
                       const pf_allocator *allocator);

void pfi_pattern_free(pfi_pattern *pattern, const pf_allocator *allocator);

#endif
