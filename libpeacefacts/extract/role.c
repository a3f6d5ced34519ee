/* role.c - roles by the head noun and the preposition, from the lexicon and the names found. */
#include "extract/role.h"

static bool is_year(pf_view form) {
  if (form.size != 4) return false;
  for (size_t i = 0; i < 4; i++)
    if (!pfi_is_digit(form.data[i])) return false;
  return form.data[0] == '1' || form.data[0] == '2';
}

static bool is_time(const pfi_syntax *s, unsigned word) {
  return (s->classes[word] & PFI_CLAUSE_WORD_TIME) != 0 || is_year(pfi_form_of(s, word));
}

static bool is_located(const pfi_syntax *s, unsigned word) {
  uint32_t mention = s->words[word].mention;
  if (mention != PFI_NO_MENTION) return s->analysis->mentions.items[mention].type == PFI_ENTITY_LOC;
  return false;
}

pf_role pfi_role_of_oblique(const pfi_syntax *syntax, unsigned word) {
  if (is_time(syntax, word)) return PF_ROLE_TIME;
  unsigned preposition = pfi_child_of(syntax, word, PFI_RELATION_CASE);
  bool placing = preposition != PFI_NO_WORD && (syntax->classes[preposition] & PFI_CLAUSE_WORD_PLACE) != 0;
  if (placing && is_located(syntax, word)) return PF_ROLE_PLACE;
  return PF_ROLE_OTHER;
}

pf_role pfi_role_of_adverb(const pfi_syntax *syntax, unsigned word) {
  if (syntax->classes[word] & PFI_CLAUSE_WORD_WHEN) return PF_ROLE_TIME;
  if (syntax->classes[word] & PFI_CLAUSE_WORD_WHERE) return PF_ROLE_PLACE;
  return pfi_view_ends(pfi_form_of(syntax, word), PFI_VIEW("ly")) ? PF_ROLE_MANNER : PF_ROLE_OTHER;
}
