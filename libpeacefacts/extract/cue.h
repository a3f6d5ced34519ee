/* cue.h - looks a word up among the words that hand a statement to somebody ("said", "demand", "according"). */
#ifndef PFI_EXTRACT_CUE_H
#define PFI_EXTRACT_CUE_H

#include "base/text.h"
#include "data/cues.h"

/* FNV-1a over the lowered bytes, digits folded: "28-point" and "30-point" are one word. */
uint32_t pfi_cue_hash(pf_view word);

/* The first entry of a form, of pfi_cue_form.count, one for each part of speech; NULL when there is none. Upper case
 * is read as lower case. */
const pfi_cue_form *pfi_cue_find(pf_view word);
/* The same for a word whose hash is known. */
const pfi_cue_form *pfi_cue_find_hashed(pf_view word, uint32_t hash);

/* The entry of that part of speech among those of a form, or NULL. */
const pfi_cue_form *pfi_cue_of_part(const pfi_cue_form *first, pfi_cue_part part);

#endif
