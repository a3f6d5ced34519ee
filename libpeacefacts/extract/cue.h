/* cue.h - looks a word up among the words that hand a statement to somebody ("said", "demand", "according"). */
#ifndef PFI_EXTRACT_CUE_H
#define PFI_EXTRACT_CUE_H

#include "base/text.h"
#include "data/cues.h"

/* The entries of a form, one for each part of speech; NULL when there is none. Upper case is read as lower case. */
const pfi_cue_form *pfi_cue_find(pf_view word, size_t *count);

/* The entry of that part of speech among `count`, or NULL. */
const pfi_cue_form *pfi_cue_of_part(const pfi_cue_form *entries, size_t count, pfi_cue_part part);

#endif
