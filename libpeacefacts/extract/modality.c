/* modality.c - how sure the claim is made to be. Every operator over it is looked at; the strongest one decides, in the
 * order conditional, unconfirmed, wanted, possible, probable, planned, asserted. */
#include "extract/operator.h"

static unsigned rank_of(unsigned modality) {
  static const uint8_t ranks[] = {
      [PF_MODALITY_ASSERTED] = 0,   [PF_MODALITY_PLANNED] = 1, [PF_MODALITY_PROBABLE] = 2,
      [PF_MODALITY_POSSIBLE] = 3,   [PF_MODALITY_WANTED] = 4,  [PF_MODALITY_UNCONFIRMED] = 5,
      [PF_MODALITY_CONDITIONAL] = 6};
  return ranks[modality];
}

static void weigh(pfi_verdict *verdict, unsigned modality, unsigned word, unsigned rule) {
  if (rank_of(modality) <= rank_of(verdict->value)) return;
  *verdict = (pfi_verdict){.value = (uint8_t)modality, .rule = (uint8_t)rule};
  if (word < PFI_NO_WORD) pfi_set_add(&verdict->cue, word);
}

/* One auxiliary of the predicate. `head` is the verb it stands with. */
static void weigh_auxiliary(pfi_verdict *verdict, const pfi_scope *scope, unsigned word, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  bool perfect = pfi_has_child_lemma(s, head, PFI_RELATION_AUX, PFI_VIEW("have"));
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_MAY)) {
    bool ability = pfi_is_lemma(s, word, PFI_VIEW("could")) ||
                   pfi_view_equal_ignoring_case(pfi_form_of(s, word), PFI_VIEW("could"));
    if (ability && (pfi_is_negated(scope, head) || pfi_has_child_lemma(s, head, PFI_RELATION_ADVMOD, PFI_VIEW("only"))))
      return;
    weigh(verdict, PF_MODALITY_POSSIBLE, word, PFI_MODALITY_AUXILIARY);
  }
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_WILL))
    weigh(verdict, PF_MODALITY_PLANNED, word, PFI_MODALITY_AUXILIARY);
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_MUST)) {
    bool guess = perfect && pfi_is_lemma(s, word, PFI_VIEW("must"));
    weigh(verdict, guess ? PF_MODALITY_PROBABLE : PF_MODALITY_WANTED, word, PFI_MODALITY_AUXILIARY);
  }
}

static void weigh_would(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  if (rank_of(verdict->value) > rank_of(PF_MODALITY_PLANNED)) return;
  for (PFI_EACH(word, &scope->tuple->predicate))
    if (s->base[word] == PFI_RELATION_AUX && s->head[word] != PFI_NO_WORD &&
        pfi_is_class(scope, word, PFI_CLAUSE_WORD_WOULD))
      weigh(verdict, pfi_modality_of_would(scope, word, s->head[word]), word, PFI_MODALITY_AUXILIARY);
}

static bool is_to(const pfi_syntax *s, unsigned word) {
  return word < s->count && s->words[word].upos == PFI_UPOS_PART && s->words[word].xpos == PFI_XPOS_TO;
}

/* "are to sign", "has to leave". */
static void weigh_infinitive(pfi_verdict *verdict, const pfi_scope *scope, unsigned word) {
  const pfi_syntax *s = scope->syntax;
  if (!is_to(s, word + 1) || !pfi_set_has(&scope->tuple->predicate, word + 1)) return;
  if (word + 2 < s->count && pfi_is_lemma(s, word + 2, PFI_VIEW("blame"))) return; /* "is to blame" */
  unsigned modality = PF_MODALITY_ASSERTED;
  if (pfi_is_lemma(s, word, PFI_VIEW("be"))) modality = PF_MODALITY_PLANNED;
  if (pfi_is_lemma(s, word, PFI_VIEW("have")) &&
      !(s->words[word].xpos == PFI_XPOS_VBD && scope->governor == PFI_NO_WORD))
    modality = PF_MODALITY_WANTED; /* who "had to leave" has left, unless somebody said so */
  if (modality == PF_MODALITY_PLANNED && scope->tuple->subject_head < s->count &&
      pfi_is_class(scope, scope->tuple->subject_head, PFI_CLAUSE_WORD_WANTED))
    modality = PF_MODALITY_WANTED; /* "the aim is to" */
  unsigned before = rank_of(verdict->value);
  weigh(verdict, modality, word, PFI_MODALITY_AUXILIARY);
  if (rank_of(verdict->value) > before) pfi_set_add(&verdict->cue, word + 1);
}

static void weigh_predicate(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  for (PFI_EACH(word, &scope->tuple->predicate)) {
    if (s->base[word] == PFI_RELATION_AUX && s->head[word] != PFI_NO_WORD)
      weigh_auxiliary(verdict, scope, word, s->head[word]);
    weigh_infinitive(verdict, scope, word);
  }
}

#define DOUBTING_ADVERB                                                                                                \
  (PFI_CLAUSE_WORD_UNCONFIRMED_ADVERB | PFI_CLAUSE_WORD_POSSIBLE_ADVERB | PFI_CLAUSE_WORD_PROBABLE_ADVERB)

static unsigned adverb_modality(const pfi_scope *scope, unsigned word) {
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_UNCONFIRMED_ADVERB)) return PF_MODALITY_UNCONFIRMED;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_POSSIBLE_ADVERB)) return PF_MODALITY_POSSIBLE;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_PROBABLE_ADVERB)) return PF_MODALITY_PROBABLE;
  return PF_MODALITY_ASSERTED;
}

/* "in all likelihood" */
static bool is_likelihood(const pfi_scope *scope, unsigned word) {
  const pfi_syntax *s = scope->syntax;
  return s->base[word] == PFI_RELATION_OBL && pfi_is_class(scope, word, PFI_CLAUSE_WORD_PROBABLE) &&
         pfi_has_child_lemma(s, word, PFI_RELATION_CASE, PFI_VIEW("in"));
}

static void weigh_adverbs(pfi_verdict *verdict, const pfi_scope *scope, unsigned head) {
  if (!pfi_has_child_class(scope->syntax, head, DOUBTING_ADVERB | PFI_CLAUSE_WORD_PROBABLE)) return;
  for (PFI_EACH_CHILD(child, scope->syntax, head)) {
    if (scope->syntax->base[child] == PFI_RELATION_ADVMOD)
      weigh(verdict, adverb_modality(scope, child), child, PFI_MODALITY_ADVERB);
    if (is_likelihood(scope, child)) weigh(verdict, PF_MODALITY_PROBABLE, child, PFI_MODALITY_ADVERB);
  }
}

/* What a verb, noun or adjective says of the clause that is its complement. `finite`: that clause has a finite verb. */
static unsigned governor_modality(const pfi_scope *scope, unsigned word, bool finite) {
  bool passive = pfi_is_passive(scope->syntax, word);
  if (passive && pfi_is_class(scope, word, PFI_CLAUSE_WORD_HEARSAY)) return PF_MODALITY_UNCONFIRMED;
  if (passive && pfi_is_class(scope, word, PFI_CLAUSE_WORD_THOUGHT)) return PF_MODALITY_PROBABLE;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_UNCONFIRMED)) return PF_MODALITY_UNCONFIRMED;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_WANTED)) return PF_MODALITY_WANTED;
  if (!finite && pfi_is_class(scope, word, PFI_CLAUSE_WORD_WANTED_BARE)) return PF_MODALITY_WANTED;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_POSSIBLE)) return PF_MODALITY_POSSIBLE;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_PROBABLE)) return PF_MODALITY_PROBABLE;
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_PLANNED)) return PF_MODALITY_PLANNED;
  if (pfi_is_lemma(scope->syntax, word, PFI_VIEW("go")) && scope->syntax->words[word].xpos == PFI_XPOS_VBG)
    return PF_MODALITY_PLANNED;
  return PF_MODALITY_ASSERTED;
}

unsigned pfi_modality_of_governor(const pfi_scope *scope, unsigned word) {
  return governor_modality(scope, word, false);
}

static void weigh_governors(pfi_verdict *verdict, const pfi_scope *scope) {
  for (unsigned i = 1; i < scope->head_count; i++) {
    weigh(verdict, governor_modality(scope, scope->heads[i], false), scope->heads[i], PFI_MODALITY_GOVERNOR);
    unsigned noun =
        pfi_moved_by(scope->syntax, scope->heads[i], scope->heads[i - 1]); /* "announced [plans] to close" */
    if (noun != PFI_NO_WORD && scope->syntax->words[noun].upos == PFI_UPOS_NOUN)
      weigh(verdict, governor_modality(scope, noun, false), noun, PFI_MODALITY_GOVERNOR);
  }
}

static bool has_complement(const pfi_tuple *tuple) {
  for (unsigned i = 0; i < tuple->argument_count; i++)
    if (tuple->arguments[i].role == PF_ROLE_COMPLEMENT) return true;
  return false;
}

/* "is scheduled", but not "was" or "could be". */
static bool is_passive_now(const pfi_syntax *s, unsigned head) {
  for (PFI_EACH_CHILD(child, s, head))
    if (s->words[child].relation == PFI_RELATION_AUX_PASS) return PFI_HAS(s->words[child].features, TENSE_PRES);
  return false;
}

/* The predicate itself: "seems over", "is possible", "depends on", "was reported dead", "is scheduled for May". */
static void weigh_head(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  unsigned head = scope->heads[0];
  bool adjective = s->words[head].upos == PFI_UPOS_ADJ;
  bool relative = scope->clauses->items[scope->top].kind == PFI_CLAUSE_RELATIVE;
  if (relative && (pfi_is_lemma(s, head, PFI_VIEW("need")) || pfi_is_lemma(s, head, PFI_VIEW("require"))))
    weigh(verdict, PF_MODALITY_WANTED, head, PFI_MODALITY_GOVERNOR); /* "points that need work" */
  if (pfi_is_lemma(s, head, PFI_VIEW("reach")) && pfi_has_child_lemma(s, head, PFI_RELATION_CASE, PFI_VIEW("within")))
    weigh(verdict, PF_MODALITY_POSSIBLE, head, PFI_MODALITY_GOVERNOR);
  static const pf_view hinges[] = {
      {"depend", 6}, {"hinge", 5}, {"dependent", 9}, {"contingent", 10}, {"conditional", 11}};
  for (size_t i = 0; i < sizeof hinges / sizeof hinges[0]; i++)
    if (pfi_is_lemma(s, head, hinges[i])) weigh(verdict, PF_MODALITY_CONDITIONAL, head, PFI_MODALITY_CONDITION);
  if (adjective || has_complement(scope->tuple)) {
    unsigned modality = governor_modality(scope, head, true);
    bool doubt =
        modality == PF_MODALITY_PROBABLE || modality == PF_MODALITY_POSSIBLE || modality == PF_MODALITY_UNCONFIRMED;
    if (doubt) weigh(verdict, modality, head, PFI_MODALITY_GOVERNOR);
  }
  if ((is_passive_now(s, head) || adjective) && pfi_is_class(scope, head, PFI_CLAUSE_WORD_PLANNED))
    weigh(verdict, PF_MODALITY_PLANNED, head, PFI_MODALITY_GOVERNOR);
}

/* "is due to leave", where the parser takes "due" for a preposition. */
static void weigh_adjectives(pfi_verdict *verdict, const pfi_scope *scope) {
  if (!pfi_has_child_class(scope->syntax, scope->heads[0], PFI_CLAUSE_WORD_PLANNED)) return;
  for (PFI_EACH_CHILD(child, scope->syntax, scope->heads[0]))
    if (pfi_set_has(&scope->tuple->predicate, child) && scope->syntax->words[child].upos == PFI_UPOS_ADJ &&
        pfi_is_class(scope, child, PFI_CLAUSE_WORD_PLANNED))
      weigh(verdict, PF_MODALITY_PLANNED, child, PFI_MODALITY_GOVERNOR);
}

static bool is_finite(const pfi_scope *scope) {
  unsigned head = scope->heads[scope->head_count - 1];
  return PFI_HAS(scope->syntax->words[head].features, VERBFORM_FIN) ||
         pfi_has_child(scope->syntax, head, PFI_BASE_BIT(PFI_RELATION_AUX) | PFI_BASE_BIT(PFI_RELATION_COP));
}

/* "[unconfirmed] reports say that" */
static void weigh_teller(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned teller = pfi_child_of(scope->syntax, scope->governor, PFI_RELATION_NSUBJ);
  if (teller == PFI_NO_WORD || !pfi_has_child_class(scope->syntax, teller, PFI_CLAUSE_WORD_UNCONFIRMED)) return;
  for (PFI_EACH_CHILD(child, scope->syntax, teller))
    if (scope->syntax->base[child] == PFI_RELATION_AMOD && pfi_is_class(scope, child, PFI_CLAUSE_WORD_UNCONFIRMED))
      weigh(verdict, PF_MODALITY_UNCONFIRMED, child, PFI_MODALITY_EMBEDDED);
}

/* "said that [if the dam fails], the army will help", where the parser hangs the condition on "said". */
static void weigh_condition_between(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned head = scope->clauses->items[scope->top].head, above = scope->syntax->head[head];
  if (above == PFI_NO_WORD || above > head) return;
  for (PFI_EACH_CHILD(child, scope->syntax, above)) {
    if (child < above || child > head) continue;
    unsigned word = pfi_condition_word(scope, child);
    if (word != PFI_NO_WORD) weigh(verdict, PF_MODALITY_CONDITIONAL, word, PFI_MODALITY_CONDITION);
  }
}

static void weigh_embedding(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned base = scope->syntax->base[scope->clauses->items[scope->top].head];
  if (base == PFI_RELATION_CCOMP || base == PFI_RELATION_PARATAXIS) weigh_condition_between(verdict, scope);
  if (scope->governor == PFI_NO_WORD) return;
  weigh_teller(verdict, scope);
  weigh(verdict, governor_modality(scope, scope->governor, is_finite(scope)), scope->governor, PFI_MODALITY_EMBEDDED);
}

/* "It is accepted that [if there is a deal], Chile cannot join": a condition before another clause is that one's. */
static bool follows_clause(const pfi_syntax *s, unsigned head, unsigned condition) {
  if (!pfi_has_child(s, head, PFI_BASE_BIT(PFI_RELATION_CCOMP) | PFI_BASE_BIT(PFI_RELATION_PARATAXIS))) return false;
  for (PFI_EACH_CHILD(child, s, head))
    if (child > condition && (s->base[child] == PFI_RELATION_CCOMP || s->base[child] == PFI_RELATION_PARATAXIS))
      return true;
  return false;
}

static void weigh_conditions(pfi_verdict *verdict, const pfi_scope *scope, unsigned head, bool before_only) {
  for (PFI_EACH_CHILD(child, scope->syntax, head)) {
    if (before_only && child > head) break;
    if (child > head && follows_clause(scope->syntax, head, child)) continue;
    unsigned word = pfi_condition_word(scope, child);
    if (word == PFI_NO_WORD) word = pfi_condition_phrase(scope, child, head);
    if (word != PFI_NO_WORD) weigh(verdict, PF_MODALITY_CONDITIONAL, word, PFI_MODALITY_CONDITION);
    unsigned as = pfi_as_long_as(scope, child);
    if (as == PFI_NO_WORD || rank_of(verdict->value) >= rank_of(PF_MODALITY_CONDITIONAL)) continue;
    weigh(verdict, PF_MODALITY_CONDITIONAL, as, PFI_MODALITY_CONDITION);
    pfi_set_add(&verdict->cue, as + 1);
    pfi_set_add(&verdict->cue, as + 2);
  }
}

/* A conjunct stands under what opens its row. */
static void weigh_row(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_clause *clause = &scope->clauses->items[scope->clause];
  if (clause->kind != PFI_CLAUSE_CONJUNCT || !scope->tuple->shared_subject) return;
  unsigned first = scope->clauses->items[clause->upper].head;
  weigh_conditions(verdict, scope, first, true);
  if (pfi_has_child_lemma(scope->syntax, clause->head, PFI_RELATION_CC, PFI_VIEW("but"))) return;
  if (!pfi_has_child_class(scope->syntax, first, DOUBTING_ADVERB)) return;
  for (PFI_EACH_CHILD(child, scope->syntax, first))
    if (child < first && scope->syntax->base[child] == PFI_RELATION_ADVMOD)
      weigh(verdict, adverb_modality(scope, child), child, PFI_MODALITY_ADVERB);
}

/* Has the cue, as a verb that the predicate is folded into or that governs it, said how sure it is? */
static bool is_told(const pfi_scope *scope) {
  if (!scope->told) return false;
  if (scope->governor != PFI_NO_WORD &&
      governor_modality(scope, scope->governor, is_finite(scope)) != PF_MODALITY_ASSERTED)
    return true;
  for (unsigned i = 1; i < scope->head_count; i++)
    if (governor_modality(scope, scope->heads[i], false) != PF_MODALITY_ASSERTED) return true;
  return false;
}

static void weigh_statement(pfi_verdict *verdict, const pfi_scope *scope) {
  if (scope->statement == NULL || !scope->direct || scope->statement->quote == PF_QUOTE_DIRECT) return;
  unsigned modality = PF_MODALITY_ASSERTED;
  if (scope->statement->stance == PF_STANCE_WANTS) modality = PF_MODALITY_WANTED;
  if (scope->statement->stance == PF_STANCE_EXPECTS) modality = PF_MODALITY_PLANNED;
  if (is_told(scope) || rank_of(modality) <= rank_of(verdict->value)) return;
  weigh(verdict, modality, PFI_NO_WORD, PFI_MODALITY_STATEMENT);
  verdict->cue_of_statement = true;
}

/* "Leave the town!"; "Hope for a truce" of a list. */
static void weigh_command(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned head = scope->heads[0];
  bool command = scope->syntax->words[head].xpos == PFI_XPOS_VB &&
                 pfi_child_of(scope->syntax, head, PFI_RELATION_AUX) == PFI_NO_WORD;
  bool wish = (scope->syntax->words[head].xpos == PFI_XPOS_VB || scope->syntax->words[head].xpos == PFI_XPOS_VBP) &&
              pfi_is_class(scope, head, PFI_CLAUSE_WORD_WANTED);
  if (pfi_set_empty(&scope->tuple->subject) && (command || wish))
    weigh(verdict, PF_MODALITY_WANTED, head, PFI_MODALITY_COMMAND);
}

/* "Vladimir, stop!", "Let's talk": words of a content that make no clause. */
static void weigh_phrase(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  unsigned first = pfi_set_next(&scope->run, 0);
  while (first < PFI_NO_WORD && pfi_is_punctuation(s, first))
    first = pfi_set_next(&scope->run, first + 1);
  if (first == PFI_NO_WORD) return;
  bool let = pfi_is_lemma(s, first, PFI_VIEW("let"));
  for (PFI_EACH(word, &scope->run)) {
    bool bare = s->words[word].xpos == PFI_XPOS_VB && pfi_child_of(s, word, PFI_RELATION_AUX) == PFI_NO_WORD &&
                pfi_child_of(s, word, PFI_RELATION_MARK) == PFI_NO_WORD;
    bool top = s->head[word] == PFI_NO_WORD || !pfi_set_has(&scope->run, s->head[word]);
    if ((bare && top) || let) {
      weigh(verdict, PF_MODALITY_WANTED, let ? first : word, PFI_MODALITY_COMMAND);
      return;
    }
  }
}

/* "suggested a pause", "plans for a dam", "to discuss the terms": what the cue of a noun phrase says of it. */
static void weigh_cue(pfi_verdict *verdict, const pfi_scope *scope) {
  if (scope->statement == NULL || scope->statement->quote == PF_QUOTE_DIRECT) return;
  uint32_t classes = pfi_clause_word_find(scope->statement->cue_lemma);
  unsigned modality = PF_MODALITY_ASSERTED;
  pf_view text = scope->cue_text;
  if (text.size > 3 && pfi_view_equal_ignoring_case(pfi_view_slice(text, 0, 3), PFI_VIEW("to ")))
    modality = PF_MODALITY_PLANNED;
  if ((classes & PFI_CLAUSE_WORD_PLANNED) != 0) modality = PF_MODALITY_PLANNED;
  if ((classes & (PFI_CLAUSE_WORD_WANTED | PFI_CLAUSE_WORD_WANTED_BARE)) != 0) modality = PF_MODALITY_WANTED;
  if (rank_of(modality) <= rank_of(verdict->value)) return;
  weigh(verdict, modality, PFI_NO_WORD, PFI_MODALITY_CUE);
  verdict->cue_of_statement = true;
}

pfi_verdict pfi_modality_find(const pfi_scope *scope) {
  pfi_verdict verdict = {.value = PF_MODALITY_ASSERTED};
  if (scope->tuple != NULL) {
    weigh_predicate(&verdict, scope);
    for (unsigned i = 0; i < scope->head_count; i++) {
      weigh_adverbs(&verdict, scope, scope->heads[i]);
      weigh_conditions(&verdict, scope, scope->heads[i], false);
    }
    weigh_governors(&verdict, scope);
    weigh_head(&verdict, scope);
    weigh_adjectives(&verdict, scope);
    weigh_embedding(&verdict, scope);
    weigh_row(&verdict, scope);
    weigh_command(&verdict, scope);
    weigh_would(&verdict, scope);
  }
  if (scope->tuple == NULL) {
    weigh_phrase(&verdict, scope);
    weigh_cue(&verdict, scope);
  }
  weigh_statement(&verdict, scope);
  return verdict;
}

const char *pfi_modality_rule_name(unsigned rule) {
  static const char *const names[] = {"plain",     "auxiliary", "adverb",  "governor",      "embedded",
                                      "condition", "stance",    "command", "clause_around", "cue"};
  return rule < sizeof names / sizeof names[0] ? names[rule] : "unknown";
}
