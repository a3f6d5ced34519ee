/* clause_word.c - open addressing in a constant table; the hash is that of train/make_clause_words.py. */
#include "extract/clause_word.h"

uint32_t pfi_clause_word_find(pf_view lemma) {
  char lower[PFI_CLAUSE_WORD_ROOM];
  if (lemma.size == 0 || lemma.size > sizeof lower) return 0;
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < lemma.size; i++) {
    lower[i] = pfi_to_lower(lemma.data[i]);
    hash = (hash ^ (unsigned char)lower[i]) * 16777619u;
  }
  for (size_t slot = hash ^ hash >> 15;; slot++) {
    const pfi_clause_word *entry = &pfi_clause_words[slot & (PFI_CLAUSE_WORD_SLOTS - 1)];
    if (entry->size == 0) return 0;
    if (entry->size == lemma.size && memcmp(entry->lemma, lower, lemma.size) == 0) return entry->classes;
  }
}
