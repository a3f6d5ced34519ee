/* unicode.h - what single code points are and what they fold to: the part of utf8proc that deduplication needs. */
#ifndef PFI_BASE_UNICODE_H
#define PFI_BASE_UNICODE_H

#include <stdbool.h>

#include "peacefacts.h"

/* The most code points that one folds to (U+FDFA gives 18). */
enum { PFI_FOLD_MOST = 24 };

/* The compatibility decomposition of a code point with its case folded: "É" gives "e" and U+0301, the ligature "ﬁ"
 * gives "f" and "i". What Unicode says to ignore (soft hyphens, zero-width characters) gives nothing. */
size_t pfi_unicode_fold(uint32_t code_point, uint32_t out[PFI_FOLD_MOST]);

/* A letter, a digit, or a mark that stands on one? */
bool pfi_unicode_in_word(uint32_t code_point);

/* 0 for what begins a character; marks of different class may stand in any order and mean the same. */
unsigned pfi_unicode_combining_class(uint32_t code_point);

#endif
