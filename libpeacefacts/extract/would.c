/* would.c - what "would" says of how sure a claim is: a wish, a habit, a refusal, what came later, a plan of the past,
 * or, where nothing around it tells, a condition that is not named. */
#include "extract/cue.h"
#include "extract/operator.h"

/* "would burn the fields every spring", "would often burn them". */
static bool is_habit(const pfi_scope *scope, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  if (pfi_has_child_class(s, head, PFI_CLAUSE_WORD_HABIT)) return true;
  for (PFI_EACH_CHILD(child, s, head)) {
    bool phrase = s->base[child] == PFI_RELATION_OBL || s->base[child] == PFI_RELATION_ADVCL;
    if (phrase && pfi_has_child_class(s, child, PFI_CLAUSE_WORD_HABIT)) return true;
  }
  return false;
}

/* "would later become a judge": the past seen from further back. */
static bool is_told_later(const pfi_scope *scope, unsigned head) {
  for (PFI_EACH_CHILD(child, scope->syntax, head))
    if (pfi_is_class(scope, child, PFI_CLAUSE_WORD_AFTERWARDS) ||
        pfi_view_equal_ignoring_case(pfi_form_of(scope->syntax, child), PFI_VIEW("later")))
      return true;
  return false;
}

/* "would not comment": a refusal to speak is told as so. */
static bool is_refusal(const pfi_scope *scope, unsigned head) {
  if (scope->statement != NULL && scope->statement->quote == PF_QUOTE_DIRECT)
    return false; /* "I would not blame them" */
  const pfi_cue_form *forms = pfi_cue_find(pfi_lemma_of(scope->syntax, head));
  return pfi_is_negated(scope, head) && forms != NULL && pfi_cue_of_part(forms, PFI_CUE_VERB) != NULL;
}

/* Does a verb or noun in the past hold the clause, so that its "would" was a "will"? What the article or somebody's own
 * words say is conditional. "it would be a mistake" is a judgement and no plan. */
static bool is_past_will(const pfi_scope *scope, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  unsigned subject = scope->tuple->subject_head, governor = scope->governor;
  if (scope->statement != NULL && scope->statement->quote == PF_QUOTE_DIRECT && scope->told) return false;
  bool copular = pfi_child_of(s, head, PFI_RELATION_COP) != PFI_NO_WORD;
  if (copular && subject < s->count && s->words[subject].upos == PFI_UPOS_PRON && s->words[head].upos != PFI_UPOS_VERB)
    return false;
  if (governor == PFI_NO_WORD)
    return scope->statement != NULL && scope->direct && scope->statement->quote == PF_QUOTE_INDIRECT;
  unsigned tag = s->words[governor].xpos;
  return tag == PFI_XPOS_VBD || tag == PFI_XPOS_VBN || tag == PFI_XPOS_VBG || s->words[governor].upos == PFI_UPOS_NOUN;
}

/* "would" has as many meanings as it has surroundings; it decides where nothing stronger does. */
unsigned pfi_modality_of_would(const pfi_scope *scope, unsigned word, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  static const pf_view wishes[] = {{"rather", 6}, {"sooner", 6}, {"like", 4}, {"prefer", 6}, {"love", 4}};
  for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++)
    if (pfi_is_lemma(s, head, wishes[i]) ||
        (i < 2 && word + 1 < s->count && pfi_view_equal_ignoring_case(pfi_form_of(s, word + 1), wishes[i])))
      return PF_MODALITY_WANTED;
  if (pfi_has_child_lemma(s, head, PFI_RELATION_AUX, PFI_VIEW("have"))) return PF_MODALITY_CONDITIONAL;
  if (is_past_will(scope, head)) return PF_MODALITY_PLANNED;
  if (scope->governor != PFI_NO_WORD) return PF_MODALITY_CONDITIONAL;
  bool told = is_habit(scope, head) || is_told_later(scope, head) || is_refusal(scope, head);
  return told ? PF_MODALITY_ASSERTED : PF_MODALITY_CONDITIONAL;
}
