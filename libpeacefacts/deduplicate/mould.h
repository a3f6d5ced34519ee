/* mould.h - sentences of one mould with other facts: "12 of 40 delegates are at stake", "did not respond to a request
 * for comment". They share as many words as a heavily edited copy does, but not in the same way. */
#ifndef PFI_DEDUPLICATE_MOULD_H
#define PFI_DEDUPLICATE_MOULD_H

#include "deduplicate/paragraph.h"

/* Two paragraphs whose longest common subsequence has `shared` words, in thousandths of a word `needed` to be called
 * repeats at all. */
bool pfi_is_mould(pfi_words a, pfi_words b, uint32_t shared, uint32_t needed);

#endif
