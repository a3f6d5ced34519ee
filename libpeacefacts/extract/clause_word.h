/* clause_word.h - looks a lemma up among the words on which the reading of a clause turns. */
#ifndef PFI_EXTRACT_CLAUSE_WORD_H
#define PFI_EXTRACT_CLAUSE_WORD_H

#include "base/text.h"
#include "data/clause_words.h"

/* The classes of a lemma, upper case read as lower; 0 for most words. */
uint32_t pfi_clause_word_find(pf_view lemma);

#endif
