/* phrase.h - recognises short lines by their words: boilerplate, and headings that every newsroom uses. */
#ifndef PFI_LOAD_PHRASE_H
#define PFI_LOAD_PHRASE_H

#include "base/text.h"
#include "data/line_phrases.h"

/* What the words of a stretch say it is. PFI_PHRASE_NONE: they say nothing. */
pfi_phrase_kind pfi_phrase_of(pf_view stretch);

#endif
