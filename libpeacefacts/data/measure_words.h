/* measure_words.h - the tables that train/make_measure_words.py makes of data/source/measure_words.txt: the words of
 * numbers, quantities and times, each list in one piece, and which lists a token is in. Plain values without pointers,
 * so that processes share their pages. */
#ifndef PFI_DATA_MEASURE_WORDS_H
#define PFI_DATA_MEASURE_WORDS_H

#include <stdint.h>

/* What each list is for, its source says. */
typedef enum pfi_measure_list {
  PFI_MEASURE_CARDINAL,
  PFI_MEASURE_ORDINAL,
  PFI_MEASURE_ORDINAL_ENDING,
  PFI_MEASURE_SCALE,
  PFI_MEASURE_SHORT_SCALE,
  PFI_MEASURE_GLUED_SCALE,
  PFI_MEASURE_BOUND,        /* of phrases */
  PFI_MEASURE_BOUND_BEHIND, /* of phrases */
  PFI_MEASURE_COLLECTIVE,   /* of phrases */
  PFI_MEASURE_PART_OF,
  PFI_MEASURE_CURRENCY,
  PFI_MEASURE_PERCENT,
  PFI_MEASURE_CLOCK,
  PFI_MEASURE_NO_UNIT,
  PFI_MEASURE_RANGE_MARK,
  PFI_MEASURE_RANGE_END,
  PFI_MEASURE_PREPOSITION,
  PFI_MEASURE_WHICH_YEAR,
  PFI_MEASURE_DIRECTION,
  PFI_MEASURE_STRETCHING,
  PFI_MEASURE_UNIT,
  PFI_MEASURE_DEICTIC_DAY,
  PFI_MEASURE_TIME_OF_DAY,
  PFI_MEASURE_THIS_PART,
  PFI_MEASURE_FROM_ELSEWHERE,
  PFI_MEASURE_SEASON,
  PFI_MEASURE_PART,
  PFI_MEASURE_PART_NOUN,
  PFI_MEASURE_CALENDAR,
  PFI_MEASURE_TIME_OPENER,
  PFI_MEASURE_QUANTITY_OPENER
} pfi_measure_list;

enum { PFI_MEASURE_LISTS = PFI_MEASURE_QUANTITY_OPENER + 1, PFI_MEASURE_WORD_ROOM = 24, PFI_MEASURE_TOKEN_ROOM = 15 };

typedef struct pfi_measure_word {
  char word[PFI_MEASURE_WORD_ROOM]; /* lower case, ended by NUL; the words of a phrase stand a space apart */
  int64_t value;
} pfi_measure_word;

extern const pfi_measure_word pfi_measure_words[];

/* The words of list i are those from firsts[i] on, before firsts[i + 1]. */
extern const uint16_t pfi_measure_word_firsts[PFI_MEASURE_LISTS + 1];

/* A word, or the first word of a phrase, and the lists that have it: bit i for list i. */
typedef struct pfi_measure_token {
  char text[PFI_MEASURE_TOKEN_ROOM]; /* lower case */
  uint8_t size;
  uint32_t lists;
} pfi_measure_token;

/* In the order of their shapes (pfi_word_shape, the rest of the division by PFI_MEASURE_SHAPES); those of shape i are
 * from firsts[i] on, before firsts[i + 1]. */
enum { PFI_MEASURE_SHAPES = 512 };
extern const pfi_measure_token pfi_measure_tokens[];
extern const uint16_t pfi_measure_token_firsts[PFI_MEASURE_SHAPES + 1];

#endif
