/* clause_words.h - the table that train/make_clause_words.py makes of data/source/clause_words.txt: lemmas on which the
 * reading of a clause turns. Plain values without pointers, so that processes share its pages. */
#ifndef PFI_DATA_CLAUSE_WORDS_H
#define PFI_DATA_CLAUSE_WORDS_H

#include <stdint.h>

#define PFI_CLAUSE_WORD_TIME (1u << 0)
#define PFI_CLAUSE_WORD_WHEN (1u << 1)
#define PFI_CLAUSE_WORD_WHERE (1u << 2)
#define PFI_CLAUSE_WORD_PLACE (1u << 3)
#define PFI_CLAUSE_WORD_MAY (1u << 4)
#define PFI_CLAUSE_WORD_WILL (1u << 5)
#define PFI_CLAUSE_WORD_WOULD (1u << 6)
#define PFI_CLAUSE_WORD_MUST (1u << 7)
#define PFI_CLAUSE_WORD_PROBABLE_ADVERB (1u << 8)
#define PFI_CLAUSE_WORD_POSSIBLE_ADVERB (1u << 9)
#define PFI_CLAUSE_WORD_UNCONFIRMED_ADVERB (1u << 10)
#define PFI_CLAUSE_WORD_PROBABLE (1u << 11)
#define PFI_CLAUSE_WORD_POSSIBLE (1u << 12)
#define PFI_CLAUSE_WORD_UNCONFIRMED (1u << 13)
#define PFI_CLAUSE_WORD_PLANNED (1u << 14)
#define PFI_CLAUSE_WORD_WANTED (1u << 15)
#define PFI_CLAUSE_WORD_CONDITIONAL (1u << 16)
#define PFI_CLAUSE_WORD_CONDITION_PREPOSITION (1u << 17)
#define PFI_CLAUSE_WORD_NEGATIVE_ADVERB (1u << 18)
#define PFI_CLAUSE_WORD_NEGATIVE_WORD (1u << 19)
#define PFI_CLAUSE_WORD_NEGATIVE (1u << 20)
#define PFI_CLAUSE_WORD_DENIES (1u << 21)
#define PFI_CLAUSE_WORD_HEARSAY (1u << 22)
#define PFI_CLAUSE_WORD_THOUGHT (1u << 23)
#define PFI_CLAUSE_WORD_WANTED_BARE (1u << 24)
#define PFI_CLAUSE_WORD_RAISES (1u << 25)
#define PFI_CLAUSE_WORD_NO_DENIAL (1u << 26)
#define PFI_CLAUSE_WORD_TELLING (1u << 27)
#define PFI_CLAUSE_WORD_UNTELLING (1u << 28)
#define PFI_CLAUSE_WORD_FRAMING (1u << 29)
#define PFI_CLAUSE_WORD_HABIT (1u << 30)
#define PFI_CLAUSE_WORD_AFTERWARDS (1u << 31)

#define PFI_CLAUSE_WORD_SHAPES 1024
#define PFI_CLAUSE_WORD_ROOM 18

typedef struct pfi_clause_word {
  char lemma[PFI_CLAUSE_WORD_ROOM]; /* lower case, ended by NUL */
  uint16_t size;
  uint32_t classes; /* PFI_CLAUSE_WORD_ bits */
} pfi_clause_word;

/* In the order of their shapes (pfi_word_shape, the rest of the division by PFI_CLAUSE_WORD_SHAPES); those of shape i
 * are from firsts[i] on, before firsts[i + 1]. */
extern const pfi_clause_word pfi_clause_words[];
extern const uint16_t pfi_clause_word_firsts[PFI_CLAUSE_WORD_SHAPES + 1];

#endif
