/* shape.h - what a stretch of text looks like from outside: how it ends, how long it is, how it is capitalised, what
 * stands before its words. Enough to tell a heading from a paragraph, without reading it. */
#ifndef PFI_LOAD_SHAPE_H
#define PFI_LOAD_SHAPE_H

#include "load/marker.h"

typedef enum pfi_ending {
  PFI_END_OPEN,     /* a letter or digit, or nothing that ends a sentence */
  PFI_END_STOP,     /* . ! and an ellipsis, quotation marks and brackets behind them or not */
  PFI_END_QUESTION, /* the sentence itself asks, not a quotation in it */
  PFI_END_COLON,
  PFI_END_COMMA /* , ; or a dash */
} pfi_ending;

/* Longer stretches, and longer sentences with a full stop, are paragraphs whatever else they look like: their words
 * aren't counted. */
enum { PFI_SHORT_STRETCH = 300, PFI_SHORT_SENTENCE = 160 };

typedef struct pfi_shape {
  pfi_marker marker;
  pfi_ending ending;
  uint32_t size;        /* bytes behind the marker */
  uint32_t words;       /* 0: not counted, the stretch is too long */
  uint32_t weighty;     /* words that a title in title case would capitalise */
  uint32_t capital;     /* of these, how many are */
  uint32_t inner_stops; /* ends of sentences before the last one */
  bool all_capitals;    /* no lower case letter, and two upper case ones at least */
  bool ends_lower;      /* its last word is in lower case */
  bool begins_lower;    /* its first letter is in lower case */
  bool is_quoted;       /* all of it stands in one pair of quotation marks */
  bool begins_quoted;   /* a quotation mark stands before its first word */
} pfi_shape;

pfi_shape pfi_shape_of(pf_view stretch);

/* The same in two steps, for whoever needs the words of few stretches: the first looks at both ends alone and leaves
 * `words` at 0, the second counts. */
pfi_shape pfi_shape_outline(pf_view stretch);
void pfi_shape_count_words(pfi_shape *shape, pf_view stretch);

/* The capitals of a headline: nearly all the words that have a weight. */
bool pfi_is_title_case(const pfi_shape *shape);

/* Bytes of the label of a speaker at the start: "Q:", "Marin:", "HOLT:", "Anna Marin:"; the colon and the white space
 * behind it included, 0 when there is none. */
uint32_t pfi_speaker_label(pf_view stretch);

#endif
