/* token.h - the scanner that sentence.c runs over a block before it looks for sentence ends. */
#ifndef PFI_SEGMENT_TOKEN_H
#define PFI_SEGMENT_TOKEN_H

#include "segment/segments.h"

/* Only between token.c and sentence.c: the full stop of an abbreviation. It is one token with the word before it
 * ("Gov." in "Gov. Reyes"), unless the sentence ends there ("in the U.S" and "."), as the treebanks have it. */
#define PFI_TOKEN_GLUED 2u

/* Appends the tokens of text[block] to out->tokens. MEMORY. */
pf_status pfi_tokens_scan(pfi_sentences *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                          pf_error *error);

#endif
