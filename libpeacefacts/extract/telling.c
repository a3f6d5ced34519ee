/* telling.c - which clauses tell something. Questions, frames ("before the vote is held") and the verbs that hand a
 * statement to somebody tell nothing of their own: those are its cue, unless what they say was done to a thing
 * ("rejected the plan"). */
#include "extract/telling.h"

#include "extract/cue.h"

#define WORDS_OF_COMMAND 3 /* "Thank you" is none */

/* All words that the claim's parts use. */
static unsigned size_of_tuple(const pfi_tuple *tuple) {
  pfi_word_set words = tuple->predicate;
  if (!tuple->shared_subject) pfi_set_join(&words, &tuple->subject);
  for (unsigned i = 0; i < tuple->argument_count; i++)
    pfi_set_join(&words, &tuple->arguments[i].words);
  return pfi_set_size(&words);
}

/* Does the word stand in the clause itself, and in none that hangs on it? */
static bool is_own_word(const pfi_stage *p, const pfi_clause *c, unsigned word) {
  while (word != c->head && word != PFI_NO_WORD && p->clauses->of_word[word] == PFI_NO_WORD)
    word = p->syntax->head[word];
  return word == c->head;
}

/* "the details of how it ends", "the question of who pays" */
static bool is_of_how(const pfi_syntax *s, unsigned first) {
  if (first + 1 >= s->count || !pfi_is_lemma(s, first, PFI_VIEW("of"))) return false;
  unsigned tag = s->words[first + 1].xpos;
  return tag == PFI_XPOS_WRB || tag == PFI_XPOS_WP || tag == PFI_XPOS_WDT;
}

/* "asked [who began it]", "the question of [whether it began]", but not "[When the rain stopped,] the market opened".
 */
bool pfi_asks_about(const pfi_stage *p, const pfi_clause *c) {
  unsigned first = pfi_set_next(&p->syntax->yield[c->head], 0);
  if (c->kind == PFI_CLAUSE_COMPLEMENT && is_of_how(p->syntax, first)) return true;
  while (first < c->head && (pfi_is_punctuation(p->syntax, first) || p->syntax->base[first] == PFI_RELATION_CASE ||
                             pfi_view_equal_ignoring_case(pfi_form_of(p->syntax, first), PFI_VIEW("of"))))
    first++;
  if (!is_own_word(p, c, first)) return false;
  pf_view form = pfi_form_of(p->syntax, first);
  if (pfi_view_equal_ignoring_case(form, PFI_VIEW("whether"))) return true;
  if (c->kind == PFI_CLAUSE_ADVERBIAL) /* "[when the rain stopped]" tells, "[how it will end]" asks */
    return p->syntax->words[first].xpos == PFI_XPOS_WRB &&
           (pfi_is_lemma(p->syntax, first, PFI_VIEW("how")) || pfi_is_lemma(p->syntax, first, PFI_VIEW("why")));
  if (c->kind == PFI_CLAUSE_RELATIVE || c->noun != PFI_NO_WORD) return false;
  unsigned tag = p->syntax->words[first].xpos;
  return tag == PFI_XPOS_WP || tag == PFI_XPOS_WDT || tag == PFI_XPOS_WRB || tag == PFI_XPOS_WP_POSS ||
         (c->kind == PFI_CLAUSE_COMPLEMENT && pfi_view_equal_ignoring_case(form, PFI_VIEW("if")));
}

/* "It is likely that ...": the clause that follows is the claim, marked as likely. */
static bool only_presents(const pfi_stage *p, const pfi_clause *c) {
  const pfi_syntax *s = p->syntax;
  unsigned it = pfi_child_of(s, c->head, PFI_RELATION_EXPL);
  if (it == PFI_NO_WORD || s->words[it].xpos == PFI_XPOS_EX) return false;
  for (PFI_EACH_CHILD(child, s, c->head))
    if ((s->base[child] == PFI_RELATION_CSUBJ || s->base[child] == PFI_RELATION_CCOMP) && child > c->head &&
        p->clauses->of_word[child] != PFI_NO_WORD)
      return true;
  return false;
}

/* "rejected the plan": what the cue says was done to a thing is an event of its own, unless the thing is wanted
 * ("demanded a pullback"): then it is the content that is claimed. */
static bool is_event(const pfi_stage *p, const pfi_clause *c, const pfi_tuple *tuple) {
  for (unsigned i = 0; i < tuple->argument_count; i++) {
    const pfi_tuple_part *part = &tuple->arguments[i];
    uint32_t statement = pfi_ground_at(p, part->head)->statement;
    bool content = statement != PFI_NO_INDEX && statement != pfi_ground_at(p, c->head)->statement;
    if (!content || p->clauses->of_word[part->head] != PFI_NO_WORD) continue;
    pf_stance stance = p->claims->statements.items[statement].stance;
    bool wanted = stance == PF_STANCE_WANTS || stance == PF_STANCE_EXPECTS ||
                  (p->syntax->classes[c->head] & PFI_CLAUSE_WORD_WANTED_BARE) != 0;
    uint32_t denial = p->syntax->classes[c->head] & (PFI_CLAUSE_WORD_NEGATIVE | PFI_CLAUSE_WORD_DENIES);
    return !wanted || denial != 0 || c->kind == PFI_CLAUSE_FOLDED;
  }
  return false;
}

static bool is_temporal(const pfi_syntax *s, unsigned word) {
  static const pf_view words[] = {{"when", 4},   {"whenever", 8}, {"once", 4}, {"after", 5},
                                  {"before", 6}, {"until", 5},    {"till", 4}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (pfi_is_lemma(s, word, words[i])) return true;
  return false;
}

/* Is the verb, or its first auxiliary, in the present? */
static bool is_present(const pfi_syntax *s, unsigned head) {
  for (PFI_EACH_CHILD(child, s, head))
    if (s->base[child] == PFI_RELATION_AUX || s->base[child] == PFI_RELATION_COP)
      return PFI_HAS(s->words[child].features, TENSE_PRES) && !pfi_is_lemma(s, child, PFI_VIEW("have"));
  return PFI_HAS(s->words[head].features, TENSE_PRES);
}

/* "talks concerning Chile", "all sides, given the risk" */
static bool stands_for_preposition(const pfi_syntax *s, unsigned word) {
  static const pf_view words[] = {{"given", 5}, {"concerning", 10}, {"regarding", 9}, {"including", 9}, {"pending", 7}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (pfi_view_equal_ignoring_case(pfi_form_of(s, word), words[i])) return true;
  return false;
}

/* "as such moves could fail" gives a reason, "as the situation evolves" a frame. */
static bool has_modal(const pfi_syntax *s, unsigned head) {
  uint32_t modal = PFI_CLAUSE_WORD_MAY | PFI_CLAUSE_WORD_WILL | PFI_CLAUSE_WORD_WOULD;
  if (!pfi_has_child_class(s, head, modal)) return false;
  for (PFI_EACH_CHILD(child, s, head)) {
    if (s->base[child] == PFI_RELATION_AUX && (s->classes[child] & modal) != 0) {
      for (PFI_EACH_CHILD(mark, s, head))
        if (s->base[mark] == PFI_RELATION_MARK && pfi_is_lemma(s, mark, PFI_VIEW("as"))) return true;
    }
  }
  return false;
}

static bool is_past(const pfi_syntax *s, unsigned head) {
  if (s->words[head].xpos == PFI_XPOS_VBD) return true;
  for (PFI_EACH_CHILD(child, s, head))
    if ((s->base[child] == PFI_RELATION_AUX || s->base[child] == PFI_RELATION_COP) &&
        s->words[child].xpos == PFI_XPOS_VBD)
      return true;
  return false;
}

/* "issues to settle [before reaching a deal]": before what has not happened, nothing has. */
static bool is_yet_to_come(const pfi_stage *p, const pfi_clause *c) {
  const pfi_syntax *s = p->syntax;
  for (PFI_EACH_CHILD(child, s, c->head))
    if (child < c->head && pfi_is_lemma(s, child, PFI_VIEW("before")))
      return c->upper == PFI_NO_WORD || !is_past(s, p->clauses->items[c->upper].head);
  return false;
}

/* "before the vote is held", "when the talks end", "as the talks go on", "Addressing reporters": not told as a fact of
 * its own. */
/* "Asked what she would do, she answered", where the parser takes the first verb for the main one. */
static bool is_occasion(const pfi_syntax *s, const pfi_clause *c) {
  unsigned tag = s->words[c->head].xpos;
  return c->kind == PFI_CLAUSE_MAIN && (tag == PFI_XPOS_VBN || tag == PFI_XPOS_VBG) &&
         pfi_child_of(s, c->head, PFI_RELATION_NSUBJ) == PFI_NO_WORD &&
         pfi_child_of(s, c->head, PFI_RELATION_AUX) == PFI_NO_WORD &&
         (s->classes[c->head] & PFI_CLAUSE_WORD_FRAMING) != 0;
}

static bool only_frames(const pfi_stage *p, const pfi_clause *c) {
  const pfi_syntax *s = p->syntax;
  if (is_occasion(s, c)) return true;
  if (c->kind == PFI_CLAUSE_ADJUNCT)
    return (s->classes[c->head] & PFI_CLAUSE_WORD_FRAMING) != 0 || is_yet_to_come(p, c);
  if (c->kind == PFI_CLAUSE_PARTICIPLE) return stands_for_preposition(s, c->head);
  if (c->kind != PFI_CLAUSE_ADVERBIAL || has_modal(s, c->head)) return false;
  for (PFI_EACH_CHILD(child, s, c->head)) {
    bool ties = s->base[child] == PFI_RELATION_MARK || s->words[child].xpos == PFI_XPOS_WRB;
    if (ties && (s->classes[child] & PFI_CLAUSE_WORD_UNTELLING) != 0) return true;
    if (ties && is_temporal(s, child) && is_present(s, c->head)) return true;
  }
  return false;
}

/* "with the mayor stating": the words themselves are a statement. */
static bool only_speaks(const pfi_stage *p, const pfi_clause *c) {
  if (c->kind != PFI_CLAUSE_ADVERBIAL && c->kind != PFI_CLAUSE_ADJUNCT) return false;
  const pfi_cue_form *forms = pfi_cue_find(pfi_lemma_of(p->syntax, c->head));
  const pfi_cue_form *verb = forms == NULL ? NULL : pfi_cue_of_part(forms, PFI_CUE_VERB);
  return verb != NULL && (verb->frames & PFI_FRAME_QUOTE) != 0;
}

bool pfi_states_something(const pfi_stage *p, unsigned clause, const pfi_tuple *tuple) {
  const pfi_clause *c = &p->clauses->items[clause];
  unsigned flags = pfi_ground_at(p, c->head)->flags;
  if ((flags & PFI_GROUND_SOURCE) != 0) return false;
  if ((flags & PFI_GROUND_CUE) != 0 && !is_event(p, c, tuple)) return false;
  if (only_frames(p, c) || only_presents(p, c)) return false;
  if (p->syntax->base[c->head] == PFI_RELATION_PARATAXIS && tuple->argument_count == 0) return false;
  bool bare = c->kind == PFI_CLAUSE_PARTICIPLE && !c->absolute && pfi_set_size(&tuple->predicate) < 2;
  bool there = pfi_child_of(p->syntax, c->head, PFI_RELATION_EXPL) != PFI_NO_WORD && c->kind == PFI_CLAUSE_ADJUNCT;
  if (tuple->argument_count == 0 && (bare || there || only_speaks(p, c))) return false;
  bool subject_needed = c->kind != PFI_CLAUSE_MAIN && c->joined != PFI_CLAUSE_MAIN;
  if (subject_needed && pfi_set_empty(&tuple->subject)) return false;
  if (pfi_set_empty(&tuple->subject)) return size_of_tuple(tuple) >= WORDS_OF_COMMAND;
  return !pfi_set_empty(&tuple->predicate) || tuple->argument_count > 0;
}
