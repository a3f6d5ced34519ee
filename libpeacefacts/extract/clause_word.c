/* clause_word.c - looks at the few words of a constant table that have the lemma's shape. */
#include "extract/clause_word.h"

static bool is_clause_word(pf_view lemma, const pfi_clause_word *entry) {
  if (lemma.size != entry->size) return false;
  for (size_t i = 0; i < lemma.size; i++)
    if (pfi_to_lower(lemma.data[i]) != entry->lemma[i]) return false;
  return true;
}

uint32_t pfi_clause_word_find(pf_view lemma) {
  if (lemma.size == 0 || lemma.size > PFI_CLAUSE_WORD_ROOM) return 0;
  unsigned shape = pfi_word_shape(lemma) % PFI_CLAUSE_WORD_SHAPES;
  for (size_t i = pfi_clause_word_firsts[shape]; i < pfi_clause_word_firsts[shape + 1]; i++)
    if (is_clause_word(lemma, &pfi_clause_words[i])) return pfi_clause_words[i].classes;
  return 0;
}
