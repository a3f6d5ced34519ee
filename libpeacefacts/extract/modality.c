/* modality.c - how sure the claim is made to be. Every operator over it is looked at; the strongest one decides, in the
 * order conditional, unconfirmed, wanted, possible, probable, planned, asserted. */
#include "extract/cue.h"
#include "extract/scope.h"

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

static bool has_child_lemma(const pfi_syntax *s, unsigned word, unsigned base, pf_view lemma) {
  for (PFI_EACH(child, &s->children[word]))
    if (s->base[child] == base && pfi_is_lemma(s, child, lemma)) return true;
  return false;
}

static bool is_negated(const pfi_scope *scope, unsigned head) {
  for (PFI_EACH(child, &scope->syntax->children[head]))
    if (pfi_is_class(scope, child, PFI_CLAUSE_WORD_NEGATIVE_ADVERB)) return true;
  return false;
}

/* One auxiliary of the predicate. `head` is the verb it stands with. */
static void weigh_auxiliary(pfi_verdict *verdict, const pfi_scope *scope, unsigned word, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  bool perfect = has_child_lemma(s, head, PFI_RELATION_AUX, PFI_VIEW("have"));
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_MAY)) {
    bool ability = pfi_is_lemma(s, word, PFI_VIEW("could")) ||
                   pfi_view_equal_ignoring_case(pfi_form_of(s, word), PFI_VIEW("could"));
    if (ability && (is_negated(scope, head) || has_child_lemma(s, head, PFI_RELATION_ADVMOD, PFI_VIEW("only")))) return;
    weigh(verdict, PF_MODALITY_POSSIBLE, word, PFI_MODALITY_AUXILIARY);
  }
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_WILL))
    weigh(verdict, PF_MODALITY_PLANNED, word, PFI_MODALITY_AUXILIARY);
  if (pfi_is_class(scope, word, PFI_CLAUSE_WORD_MUST)) {
    bool guess = perfect && pfi_is_lemma(s, word, PFI_VIEW("must"));
    weigh(verdict, guess ? PF_MODALITY_PROBABLE : PF_MODALITY_WANTED, word, PFI_MODALITY_AUXILIARY);
  }
}

static bool has_child_class(const pfi_scope *scope, unsigned head, uint32_t classes) {
  for (PFI_EACH(child, &scope->syntax->children[head]))
    if (pfi_is_class(scope, child, classes)) return true;
  return false;
}

/* "would burn the fields every spring", "would often burn them". */
static bool is_habit(const pfi_scope *scope, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  for (PFI_EACH(child, &s->children[head])) {
    if (pfi_is_class(scope, child, PFI_CLAUSE_WORD_HABIT)) return true;
    bool phrase = s->base[child] == PFI_RELATION_OBL || s->base[child] == PFI_RELATION_ADVCL;
    if (phrase && has_child_class(scope, child, PFI_CLAUSE_WORD_HABIT)) return true;
  }
  return false;
}

/* "would later become a judge": the past seen from further back. */
static bool is_told_later(const pfi_scope *scope, unsigned head) {
  for (PFI_EACH(child, &scope->syntax->children[head]))
    if (pfi_is_class(scope, child, PFI_CLAUSE_WORD_AFTERWARDS) ||
        pfi_view_equal_ignoring_case(pfi_form_of(scope->syntax, child), PFI_VIEW("later")))
      return true;
  return false;
}

/* "would not comment": a refusal to speak is told as so. */
static bool is_refusal(const pfi_scope *scope, unsigned head) {
  size_t count;
  const pfi_cue_form *forms = pfi_cue_find(pfi_lemma_of(scope->syntax, head), &count);
  return is_negated(scope, head) && forms != NULL && pfi_cue_of_part(forms, count, PFI_CUE_VERB) != NULL;
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
static unsigned modality_of_would(const pfi_scope *scope, unsigned word, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  static const pf_view wishes[] = {{"rather", 6}, {"sooner", 6}, {"like", 4}, {"prefer", 6}, {"love", 4}};
  for (size_t i = 0; i < sizeof wishes / sizeof wishes[0]; i++)
    if (pfi_is_lemma(s, head, wishes[i]) ||
        (i < 2 && word + 1 < s->count && pfi_view_equal_ignoring_case(pfi_form_of(s, word + 1), wishes[i])))
      return PF_MODALITY_WANTED;
  if (has_child_lemma(s, head, PFI_RELATION_AUX, PFI_VIEW("have"))) return PF_MODALITY_CONDITIONAL;
  if (is_past_will(scope, head)) return PF_MODALITY_PLANNED;
  if (scope->governor != PFI_NO_WORD) return PF_MODALITY_CONDITIONAL;
  bool told = is_habit(scope, head) || is_told_later(scope, head) || is_refusal(scope, head);
  return told ? PF_MODALITY_ASSERTED : PF_MODALITY_CONDITIONAL;
}

static void weigh_would(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  if (rank_of(verdict->value) > rank_of(PF_MODALITY_PLANNED)) return;
  for (PFI_EACH(word, &scope->tuple->predicate))
    if (s->base[word] == PFI_RELATION_AUX && s->head[word] != PFI_NO_WORD &&
        pfi_is_class(scope, word, PFI_CLAUSE_WORD_WOULD))
      weigh(verdict, modality_of_would(scope, word, s->head[word]), word, PFI_MODALITY_AUXILIARY);
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
         has_child_lemma(s, word, PFI_RELATION_CASE, PFI_VIEW("in"));
}

static void weigh_adverbs(pfi_verdict *verdict, const pfi_scope *scope, unsigned head) {
  for (PFI_EACH(child, &scope->syntax->children[head])) {
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

static void weigh_governors(pfi_verdict *verdict, const pfi_scope *scope) {
  for (unsigned i = 1; i < scope->head_count; i++)
    weigh(verdict, governor_modality(scope, scope->heads[i], false), scope->heads[i], PFI_MODALITY_GOVERNOR);
}

static bool has_complement(const pfi_tuple *tuple) {
  for (unsigned i = 0; i < tuple->argument_count; i++)
    if (tuple->arguments[i].role == PF_ROLE_COMPLEMENT) return true;
  return false;
}

/* "is scheduled", but not "was" or "could be". */
static bool is_passive_now(const pfi_syntax *s, unsigned head) {
  for (PFI_EACH(child, &s->children[head]))
    if (s->words[child].relation == PFI_RELATION_AUX_PASS) return PFI_HAS(s->words[child].features, TENSE_PRES);
  return false;
}

/* The predicate itself: "seems over", "is possible", "depends on", "was reported dead", "is scheduled for May". */
static void weigh_head(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  unsigned head = scope->heads[0];
  bool adjective = s->words[head].upos == PFI_UPOS_ADJ;
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
  for (PFI_EACH(child, &scope->syntax->children[scope->heads[0]]))
    if (pfi_set_has(&scope->tuple->predicate, child) && scope->syntax->words[child].upos == PFI_UPOS_ADJ &&
        pfi_is_class(scope, child, PFI_CLAUSE_WORD_PLANNED))
      weigh(verdict, PF_MODALITY_PLANNED, child, PFI_MODALITY_GOVERNOR);
}

static bool is_finite(const pfi_scope *scope) {
  unsigned head = scope->heads[scope->head_count - 1];
  if (PFI_HAS(scope->syntax->words[head].features, VERBFORM_FIN)) return true;
  for (PFI_EACH(child, &scope->syntax->children[head]))
    if (scope->syntax->base[child] == PFI_RELATION_AUX || scope->syntax->base[child] == PFI_RELATION_COP) return true;
  return false;
}

/* "[unconfirmed] reports say that" */
static void weigh_teller(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned teller = pfi_child_of(scope->syntax, scope->governor, PFI_RELATION_NSUBJ);
  if (teller == PFI_NO_WORD) return;
  for (PFI_EACH(child, &scope->syntax->children[teller]))
    if (scope->syntax->base[child] == PFI_RELATION_AMOD && pfi_is_class(scope, child, PFI_CLAUSE_WORD_UNCONFIRMED))
      weigh(verdict, PF_MODALITY_UNCONFIRMED, child, PFI_MODALITY_EMBEDDED);
}

static void weigh_embedding(pfi_verdict *verdict, const pfi_scope *scope) {
  if (scope->governor == PFI_NO_WORD) return;
  weigh_teller(verdict, scope);
  weigh(verdict, governor_modality(scope, scope->governor, is_finite(scope)), scope->governor, PFI_MODALITY_EMBEDDED);
}

/* "[As long as] the truce holds": the first word, PFI_NO_WORD when it is none. */
static unsigned as_long_as(const pfi_scope *scope, unsigned child) {
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

/* The word that makes a child of the verb a condition, PFI_NO_WORD when it is none. */
static unsigned condition_word(const pfi_scope *scope, unsigned child) {
  const pfi_syntax *s = scope->syntax;
  if (s->base[child] != PFI_RELATION_CCOMP && s->base[child] != PFI_RELATION_CSUBJ) {
    if ((s->base[child] == PFI_RELATION_ADVCL && pfi_is_class(scope, child, PFI_CLAUSE_WORD_CONDITIONAL)) ||
        (pfi_is_lemma(s, child, PFI_VIEW("provide")) && pfi_child_of(s, child, PFI_RELATION_CCOMP) != PFI_NO_WORD))
      return child;
    for (PFI_EACH(mark, &s->children[child]))
      if ((s->base[mark] == PFI_RELATION_MARK || s->base[mark] == PFI_RELATION_ADVMOD) &&
          pfi_is_class(scope, mark, PFI_CLAUSE_WORD_CONDITIONAL) && !is_no_condition(s, mark))
        return mark;
    if (s->base[child] == PFI_RELATION_ADVCL) return inverted_auxiliary(s, child);
  }
  return PFI_NO_WORD;
}

/* "Without a deal, the truce will collapse", but not "left without a word". */
static unsigned condition_phrase(const pfi_scope *scope, unsigned child, unsigned head) {
  const pfi_syntax *s = scope->syntax;
  if (s->base[child] != PFI_RELATION_OBL || child > head) return PFI_NO_WORD;
  unsigned preposition = pfi_child_of(s, child, PFI_RELATION_CASE);
  return preposition != PFI_NO_WORD && pfi_is_class(scope, preposition, PFI_CLAUSE_WORD_CONDITION_PREPOSITION)
             ? preposition
             : PFI_NO_WORD;
}

static void weigh_conditions(pfi_verdict *verdict, const pfi_scope *scope, unsigned head, bool before_only) {
  for (PFI_EACH(child, &scope->syntax->children[head])) {
    if (before_only && child > head) break;
    unsigned word = condition_word(scope, child);
    if (word == PFI_NO_WORD) word = condition_phrase(scope, child, head);
    if (word != PFI_NO_WORD) weigh(verdict, PF_MODALITY_CONDITIONAL, word, PFI_MODALITY_CONDITION);
    unsigned as = as_long_as(scope, child);
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
  if (has_child_lemma(scope->syntax, clause->head, PFI_RELATION_CC, PFI_VIEW("but"))) return;
  for (PFI_EACH(child, &scope->syntax->children[first]))
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

static void weigh_command(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned head = scope->heads[0];
  if (pfi_set_empty(&scope->tuple->subject) && scope->syntax->words[head].xpos == PFI_XPOS_VB)
    weigh(verdict, PF_MODALITY_WANTED, head, PFI_MODALITY_COMMAND);
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
  weigh_statement(&verdict, scope);
  return verdict;
}

const char *pfi_modality_rule_name(unsigned rule) {
  static const char *const names[] = {"plain",    "auxiliary", "adverb", "governor",
                                      "embedded", "condition", "stance", "command"};
  return rule < sizeof names / sizeof names[0] ? names[rule] : "unknown";
}
