/* settle_addition.c - what a sentence adds behind a comma is the article's, where the tagger gives it to the source:
 * "..., which aid groups doubt", "..., leading Varga to leave". */
#include "extract/settle.h"

enum { LONGEST_WAY_UP = 24 };

static bool hangs_on(const pfi_passage *passage, size_t word, size_t top) {
  for (size_t step = 0; step < LONGEST_WAY_UP; step++) {
    if (word == top) return true;
    if (passage->words.items[word].head == 0) return false;
    word = passage->words.items[word].head - 1;
  }
  return false;
}

/* "..., which aid groups doubt": a relative clause behind a comma that ends the sentence is the article's word. */
static void settle_addition(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count);
  for (size_t i = stop; i-- > start + 2 && pfi_role_is_content(roles[i]) && words[i].quotation == 0;) {
    if (words[i - 1].shape != PFI_SHAPE_COMMA || (words[i].tag != PFI_XPOS_WDT && words[i].tag != PFI_XPOS_WP))
      continue;
    size_t verb = words[i].head, comma = i;
    while (comma < stop && words[comma].shape != PFI_SHAPE_COMMA)
      comma++;
    bool ends = comma == stop || (verb != 0 && hangs_on(passage, stop - 1, verb - 1));
    if (!ends) continue; /* the sentence goes on behind it */
    if (!pfi_view_is_word(pfi_passage_text(passage, i), "which") || !pfi_role_is_content(roles[i - 1]) ||
        roles[i - 1] == PFI_ROLE_CONTENT_BEGIN)
      return;
    for (size_t k = i - 1; k < stop; k++)
      roles[k] = PFI_ROLE_NONE;
    if (stop < passage->words.count) pfi_roles_begin_anew(roles, stop);
    return;
  }
}

/* "dismissed the plan, leading Varga to leave": a clause behind a comma that hangs on the cue is no part of what is
 * said. */
static void settle_clause_of_cue(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count);
  for (size_t i = start + 2; i + 2 < stop; i++) {
    bool inside = roles[i] == PFI_ROLE_CONTENT && words[i].shape == PFI_SHAPE_COMMA && words[i].quotation == 0;
    if (!inside || !pfi_role_is_content(roles[i + 1]) || !pfi_role_is_content(roles[stop - 1])) continue;
    size_t top = i + 1; /* of the clause behind the comma */
    while (words[top].head > i + 1 && words[top].head <= stop && words[words[top].head - 1].quotation == 0)
      top = words[top].head - 1;
    bool clause = words[top].relation == PFI_RELATION_ADVCL && words[top].head != 0 && words[top].head - 1 >= start;
    if (!clause || (roles[words[top].head - 1] | 1) != PFI_ROLE_CUE || words[top].head - 1 > i) continue;
    if (!hangs_on(passage, stop - 1, top) || words[stop - 1].quotation != 0) continue;
    bool other = false; /* nothing of what is said may stand behind */
    for (size_t k = i + 1; k < stop; k++)
      other = other || !hangs_on(passage, k, top);
    if (other) continue;
    for (size_t k = i; k < stop; k++)
      roles[k] = PFI_ROLE_NONE;
    if (stop < passage->words.count) pfi_roles_begin_anew(roles, stop);
    return;
  }
}

/* Does a participle stand in [from, stop), of a noun or of a clause that "with" ties? Which of them it hangs on, trees
 * of long sentences often have wrong. */
static bool has_participle(const pfi_passage *passage, size_t from, size_t stop) {
  for (size_t i = from; i < stop; i++)
    if (passage->words.items[i].tag == PFI_XPOS_VBG || passage->words.items[i].tag == PFI_XPOS_VBN) return true;
  return false;
}

/* "said the talks failed, with both sides trading blame": what "with" adds behind a comma is the article's. */
static void settle_absolute(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  const pfi_passage_word *words = passage->words.items;
  size_t start = sentence->first_token, stop = pfi_end_of_words(passage, start, start + sentence->token_count);
  for (size_t i = start + 2; i + 3 < stop; i++) {
    bool inside = roles[i] == PFI_ROLE_CONTENT && words[i].shape == PFI_SHAPE_COMMA && words[i].quotation == 0;
    if (!inside || !pfi_view_is_word(pfi_passage_text(passage, i + 1), "with")) continue;
    size_t end = i + 1;
    while (end < stop && roles[end] == PFI_ROLE_CONTENT && words[end].quotation == 0)
      end++;
    if (end < stop || !has_participle(passage, i + 3, stop)) continue;
    for (size_t k = i; k < stop; k++)
      roles[k] = PFI_ROLE_NONE;
    if (stop < passage->words.count) pfi_roles_begin_anew(roles, stop);
    return;
  }
}

void pfi_roles_settle_additions(const pfi_passage *passage, uint8_t *roles, const pfi_sentence *sentence) {
  settle_addition(passage, roles, sentence);
  settle_clause_of_cue(passage, roles, sentence);
  settle_absolute(passage, roles, sentence);
}
