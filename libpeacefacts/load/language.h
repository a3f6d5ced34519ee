/* language.h - which language a text is in. */
#ifndef PFI_LOAD_LANGUAGE_H
#define PFI_LOAD_LANGUAGE_H

#include "base/text.h"

typedef struct pfi_language {
  char code[4];       /* ISO 639-1, ended by NUL, or "und": undetermined, also a language that we don't know */
  uint8_t confidence; /* 0 to 100 that it is this one and no other; 0 for "und" */
  uint8_t english;    /* 0 to 100: how well the evidence goes with English rather than another language; 50: none */
} pfi_language;

/* From an `english` below this a text is refused as not English. */
enum { PFI_ENGLISH_AT_LEAST = 20 };

/* The language of any valid UTF-8: an article, a block, a headline. Reads a bounded number of bytes of it, from places
 * all over it; allocates nothing. */
pfi_language pfi_language_recognise(pf_view text);

/* Do small words show that a paragraph is English, at least where it begins? Much faster; false leaves it open. */
bool pfi_language_is_plain_english(pf_view text);

/* Do small words at the beginning, in the middle and at the end of a text show that it is English? */
bool pfi_language_is_plain_throughout(pf_view text);

/* Is a text surely in another language than English? */
static inline bool pfi_language_is_foreign(pfi_language language) {
  return language.english < PFI_ENGLISH_AT_LEAST;
}

#endif
