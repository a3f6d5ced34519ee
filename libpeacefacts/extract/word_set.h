/* word_set.h - sets of the words of one stretch of a sentence, as bits: a phrase is a set, what is cut out of it is one
 * "and not". A stretch has no more words than the parser reads at once, so that every operation takes constant time. */
#ifndef PFI_EXTRACT_WORD_SET_H
#define PFI_EXTRACT_WORD_SET_H

#include <stdbool.h>

#include "base/bits.h"

enum { PFI_SET_PARTS = 3, PFI_SET_WORDS = 64 * PFI_SET_PARTS, PFI_NO_WORD = PFI_SET_WORDS };

typedef struct pfi_word_set {
  uint64_t bits[PFI_SET_PARTS];
} pfi_word_set;

static inline void pfi_set_add(pfi_word_set *set, unsigned word) {
  set->bits[word >> 6] |= (uint64_t)1 << (word & 63);
}

static inline void pfi_set_drop(pfi_word_set *set, unsigned word) {
  set->bits[word >> 6] &= ~((uint64_t)1 << (word & 63));
}

static inline bool pfi_set_has(const pfi_word_set *set, unsigned word) {
  return (set->bits[word >> 6] >> (word & 63) & 1) != 0;
}

static inline bool pfi_set_empty(const pfi_word_set *set) {
  return (set->bits[0] | set->bits[1] | set->bits[2]) == 0;
}

static inline void pfi_set_join(pfi_word_set *set, const pfi_word_set *other) {
  for (unsigned i = 0; i < PFI_SET_PARTS; i++)
    set->bits[i] |= other->bits[i];
}

static inline void pfi_set_cut(pfi_word_set *set, const pfi_word_set *other) {
  for (unsigned i = 0; i < PFI_SET_PARTS; i++)
    set->bits[i] &= ~other->bits[i];
}

static inline void pfi_set_keep(pfi_word_set *set, const pfi_word_set *other) {
  for (unsigned i = 0; i < PFI_SET_PARTS; i++)
    set->bits[i] &= other->bits[i];
}

/* The first word of the set at or after `word`, PFI_NO_WORD when there is none. */
static inline unsigned pfi_set_next(const pfi_word_set *set, unsigned word) {
  unsigned part = word >> 6;
  if (part >= PFI_SET_PARTS) return PFI_NO_WORD;
  uint64_t bits = set->bits[part] & (~(uint64_t)0 << (word & 63));
  while (bits == 0) {
    if (++part == PFI_SET_PARTS) return PFI_NO_WORD;
    bits = set->bits[part];
  }
  return part * 64 + pfi_lowest_bit(bits);
}

/* The first word at or after `word` that is not in the set. */
static inline unsigned pfi_set_run_end(const pfi_word_set *set, unsigned word) {
  pfi_word_set others = {{~set->bits[0], ~set->bits[1], ~set->bits[2]}};
  return pfi_set_next(&others, word);
}

/* The last word of the set, PFI_NO_WORD when it is empty. */
static inline unsigned pfi_set_last(const pfi_word_set *set) {
  for (unsigned part = PFI_SET_PARTS; part-- > 0;) {
    if (set->bits[part] != 0) return part * 64 + pfi_highest_bit(set->bits[part]);
  }
  return PFI_NO_WORD;
}

static inline unsigned pfi_set_size(const pfi_word_set *set) {
  unsigned size = 0;
  for (unsigned i = 0; i < PFI_SET_PARTS; i++)
    if (set->bits[i] != 0) size += pfi_bit_count(set->bits[i]); /* a short sentence has one part */
  return size;
}

/* The words from `from` to before `to`. */
static inline pfi_word_set pfi_set_between(unsigned from, unsigned to) {
  pfi_word_set set = {{0}};
  for (unsigned i = 0; i < PFI_SET_PARTS; i++) {
    unsigned first = 64 * i, begin = from > first ? from - first : 0, end = to > first ? to - first : 0;
    if (begin >= 64 || end <= begin) continue;
    set.bits[i] = ~(uint64_t)0 << begin;
    if (end < 64) set.bits[i] &= ~(~(uint64_t)0 << end);
  }
  return set;
}

/* for (PFI_EACH(word, set)) visits the words of a set in order. It declares `word`, which can't be in brackets. */
/* NOLINTBEGIN(bugprone-macro-parentheses) */
#define PFI_EACH(word, set)                                                                                            \
  unsigned word = pfi_set_next((set), 0);                                                                              \
  word < PFI_NO_WORD;                                                                                                  \
  word = pfi_set_next((set), word + 1)
/* NOLINTEND(bugprone-macro-parentheses) */

#endif
