/* line_phrases.h - the phrases by which short lines are known: what line_phrases.c holds. */
#ifndef PFI_DATA_LINE_PHRASES_H
#define PFI_DATA_LINE_PHRASES_H

#include <stdint.h>

/* The kinds are explained in data/source/line_phrases.txt. */
typedef enum pfi_phrase_kind {
  PFI_PHRASE_NONE,
  PFI_PHRASE_WHOLE,
  PFI_PHRASE_BEGINS,
  PFI_PHRASE_CONTAINS,
  PFI_PHRASE_SOCIAL,
  PFI_PHRASE_REWRITTEN,
  PFI_PHRASE_SYNOPSIS,
  PFI_PHRASE_LIST,
  PFI_PHRASE_LABEL
} pfi_phrase_kind;

typedef struct pfi_line_phrase {
  const char *text; /* lower case */
  char head[5];     /* its first four bytes, or all of it */
  uint8_t size;
  uint8_t kind;
} pfi_line_phrase;

/* Those that begin with letter number i ('a' is 0) are pfi_line_phrases[first[i]] up to first[i + 1]; of these, the
 * ones before inner[i] may stand anywhere in a line, the others at its start only, and a longer one comes behind a
 * shorter. */
extern const pfi_line_phrase pfi_line_phrases[];
extern const uint16_t pfi_line_phrase_first[27];
extern const uint16_t pfi_line_phrase_inner[26];

/* Bit number k of [i][j] is set when a phrase begins with letters i, j and k, or with i and j and no third. */
extern const uint32_t pfi_line_phrase_thirds[26][26];

/* Of the phrases that may stand anywhere: bit number j is set when one begins with letters i and j. */
extern const uint32_t pfi_line_phrase_inner_seconds[26];

#endif
