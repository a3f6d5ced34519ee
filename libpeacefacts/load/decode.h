/* decode.h - the first step of load/: the caller's bytes to valid UTF-8 and the map between the two. */
#ifndef PFI_LOAD_DECODE_H
#define PFI_LOAD_DECODE_H

#include "load/article.h"

/* Fills the article's text, map and byte count, and adds a warning when something had to be repaired.
 * BINARY, EMPTY, LIMIT (a text of more than PFI_MAX_TEXT bytes), MEMORY. */
pf_status pfi_decode(pfi_article *article, pf_view bytes, pf_error *error);

#endif
