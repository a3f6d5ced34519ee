/* cue.c - binary search in the table of cue forms, within the words of one first letter. */
#include "extract/cue.h"

/* Below 0, 0 or above 0, as memcmp: `word` lowered against a form that ends by NUL. */
static int compare_with_form(pf_view word, const char *form) {
  for (size_t i = 0; i < word.size; i++) {
    int difference = (unsigned char)pfi_to_lower(word.data[i]) - (unsigned char)form[i];
    if (difference != 0) return difference; /* the NUL of a shorter form differs from every letter */
  }
  return form[word.size] == '\0' ? 0 : -1;
}

const pfi_cue_form *pfi_cue_find(pf_view word, size_t *count) {
  *count = 0;
  if (word.size == 0 || word.size >= PFI_CUE_WORD_ROOM || !pfi_is_alpha(word.data[0])) return NULL;
  size_t letter = (size_t)(pfi_to_lower(word.data[0]) - 'a');
  size_t low = pfi_cue_firsts[letter], high = pfi_cue_firsts[letter + 1];
  size_t stop = high;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare_with_form(word, pfi_cue_forms[middle].form) > 0)
      low = middle + 1;
    else
      high = middle;
  }
  while (low + *count < stop && compare_with_form(word, pfi_cue_forms[low + *count].form) == 0)
    ++*count;
  return *count == 0 ? NULL : &pfi_cue_forms[low];
}

const pfi_cue_form *pfi_cue_of_part(const pfi_cue_form *entries, size_t count, pfi_cue_part part) {
  for (size_t i = 0; i < count; i++)
    if (entries[i].part == part) return &entries[i];
  return NULL;
}
