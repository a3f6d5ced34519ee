/* operator.h - the operators over a claim that take more than a word list to tell: "would" and conditions. */
#ifndef PFI_EXTRACT_OPERATOR_H
#define PFI_EXTRACT_OPERATOR_H

#include "extract/scope.h"

static inline bool pfi_has_child_lemma(const pfi_syntax *s, unsigned word, unsigned base, pf_view lemma) {
  if (!pfi_has_child(s, word, PFI_BASE_BIT(base))) return false;
  for (PFI_EACH_CHILD(child, s, word))
    if (s->base[child] == base && pfi_is_lemma(s, child, lemma)) return true;
  return false;
}

static inline bool pfi_is_negated(const pfi_scope *scope, unsigned head) {
  return pfi_has_child_class(scope->syntax, head, PFI_CLAUSE_WORD_NEGATIVE_ADVERB);
}

/* The modality that "would", an auxiliary of the verb `head`, gives it. */
unsigned pfi_modality_of_would(const pfi_scope *scope, unsigned word, unsigned head);

/* The word that makes a child of the verb a condition, PFI_NO_WORD when it is none. */
unsigned pfi_condition_word(const pfi_scope *scope, unsigned child);

/* "Without a deal, the truce will collapse", but not "left without a word". */
unsigned pfi_condition_phrase(const pfi_scope *scope, unsigned child, unsigned head);

/* "[As long as] the truce holds": the first word, PFI_NO_WORD when it is none. */
unsigned pfi_as_long_as(const pfi_scope *scope, unsigned child);

#endif
