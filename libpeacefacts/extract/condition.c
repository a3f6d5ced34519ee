/* condition.c - finds what sets a condition over a clause: "if", "unless", "as long as", "should the dam fail",
 * "without a deal". */
#include "extract/operator.h"

/* "[As long as] the truce holds": the first word, PFI_NO_WORD when it is none. */
unsigned pfi_as_long_as(const pfi_scope *scope, unsigned child) {
  const pfi_syntax *s = scope->syntax;
  bool is = s->base[child] == PFI_RELATION_ADVMOD && pfi_is_lemma(s, child, PFI_VIEW("long")) && child > 0 &&
            child + 1 < s->count && pfi_is_lemma(s, child - 1, PFI_VIEW("as")) &&
            pfi_is_lemma(s, child + 1, PFI_VIEW("as"));
  return is ? child - 1 : PFI_NO_WORD;
}

static bool is_form(const pfi_syntax *s, unsigned word, pf_view form) {
  return word < s->count && pfi_view_equal_ignoring_case(pfi_form_of(s, word), form);
}

/* "as if it leans", "even if it rains", "no matter if", "if not thousands": no condition. */
static bool is_no_condition(const pfi_syntax *s, unsigned mark) {
  unsigned before = mark > 0 ? mark - 1 : s->count;
  return is_form(s, before, PFI_VIEW("as")) || is_form(s, before, PFI_VIEW("even")) ||
         is_form(s, before, PFI_VIEW("matter")) || is_form(s, mark + 1, PFI_VIEW("not")) ||
         is_form(s, mark + 1, PFI_VIEW("anything"));
}

/* "[Should] the dam fail", "[Had] the gate closed", "[Were] the talks to fail". */
static unsigned inverted_auxiliary(const pfi_syntax *s, unsigned child) {
  unsigned first = pfi_set_next(&s->yield[child], 0), subject = pfi_child_of(s, child, PFI_RELATION_NSUBJ);
  bool inverted = subject != PFI_NO_WORD && subject > first && first != child &&
                  (is_form(s, first, PFI_VIEW("should")) || is_form(s, first, PFI_VIEW("had")) ||
                   is_form(s, first, PFI_VIEW("were")));
  return inverted ? first : PFI_NO_WORD;
}

/* "checked [if the dam was safe]": behind a plain past it asks, whatever the parser says. */
static bool asks_behind_past(const pfi_syntax *s, unsigned child, unsigned mark) {
  unsigned verb = s->head[child];
  return verb != PFI_NO_WORD && mark == verb + 1 && s->words[verb].xpos == PFI_XPOS_VBD &&
         is_form(s, mark, PFI_VIEW("if")) && pfi_child_of(s, verb, PFI_RELATION_AUX) == PFI_NO_WORD;
}

/* The "if" or "unless" of a clause, PFI_NO_WORD when there is none. */
static unsigned conditional_mark(const pfi_syntax *s, unsigned clause) {
  if (!pfi_has_child_class(s, clause, PFI_CLAUSE_WORD_CONDITIONAL)) return PFI_NO_WORD;
  for (PFI_EACH_CHILD(mark, s, clause))
    if ((s->base[mark] == PFI_RELATION_MARK || s->base[mark] == PFI_RELATION_ADVMOD) &&
        (s->classes[mark] & PFI_CLAUSE_WORD_CONDITIONAL) != 0 && !is_no_condition(s, mark) &&
        !asks_behind_past(s, clause, mark))
      return mark;
  return PFI_NO_WORD;
}

/* The word that makes a child of the verb a condition, PFI_NO_WORD when it is none. */
unsigned pfi_condition_word(const pfi_scope *scope, unsigned child) {
  const pfi_syntax *s = scope->syntax;
  if (s->base[child] == PFI_RELATION_CCOMP || s->base[child] == PFI_RELATION_CSUBJ) return PFI_NO_WORD;
  if ((s->base[child] == PFI_RELATION_ADVCL && pfi_is_class(scope, child, PFI_CLAUSE_WORD_CONDITIONAL)) ||
      (pfi_has_child(s, child, PFI_BASE_BIT(PFI_RELATION_CCOMP)) && pfi_is_lemma(s, child, PFI_VIEW("provide"))))
    return child;
  unsigned mark = conditional_mark(s, child);
  if (mark == PFI_NO_WORD && s->base[child] == PFI_RELATION_ADVCL) return inverted_auxiliary(s, child);
  return mark;
}

/* "Without a deal, the truce will collapse", but not "left without a word". */
unsigned pfi_condition_phrase(const pfi_scope *scope, unsigned child, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  if (s->base[child] != PFI_RELATION_OBL || child > head) return PFI_NO_WORD;
  unsigned preposition = pfi_child_of(s, child, PFI_RELATION_CASE);
  return preposition != PFI_NO_WORD && pfi_is_class(scope, preposition, PFI_CLAUSE_WORD_CONDITION_PREPOSITION)
             ? preposition
             : PFI_NO_WORD;
}
