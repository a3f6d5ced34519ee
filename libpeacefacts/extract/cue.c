/* cue.c - the table of cue forms, looked up by hash. */
#include "extract/cue.h"

uint32_t pfi_cue_hash(pf_view word) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < word.size; i++) {
    char byte = pfi_is_digit(word.data[i]) ? '0' : pfi_to_lower(word.data[i]);
    hash = (hash ^ (unsigned char)byte) * 16777619u;
  }
  return hash;
}

static bool is_cue_form(pf_view word, const char *form) {
  for (size_t i = 0; i < word.size; i++)
    if (pfi_to_lower(word.data[i]) != form[i]) return false; /* the NUL of a shorter form is no letter */
  return form[word.size] == '\0';
}

const pfi_cue_form *pfi_cue_find_hashed(pf_view word, uint32_t hash) {
  if (word.size >= PFI_CUE_WORD_ROOM) return NULL;
  const uint32_t number_mask = (1u << PFI_CUE_NUMBER_BITS) - 1, upper = hash >> (16 + PFI_CUE_NUMBER_BITS);
  for (uint32_t slot = hash ^ hash >> 15;; slot++) {
    uint32_t found = pfi_cue_slots[slot % PFI_CUE_SLOTS];
    if (found == 0) return NULL;
    if (found >> PFI_CUE_NUMBER_BITS != upper) continue;
    const pfi_cue_form *form = &pfi_cue_forms[(found & number_mask) - 1];
    if (is_cue_form(word, form->form)) return form;
  }
}

const pfi_cue_form *pfi_cue_find(pf_view word) {
  return pfi_cue_find_hashed(word, pfi_cue_hash(word));
}

const pfi_cue_form *pfi_cue_of_part(const pfi_cue_form *first, pfi_cue_part part) {
  for (size_t i = 0; i < first->count; i++)
    if (first[i].part == part) return &first[i];
  return NULL;
}
