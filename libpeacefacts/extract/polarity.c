/* polarity.c - is the claim affirmed or negated? Every word that turns it over is counted; two of them affirm again
 * ("did not fail to"). The cue is the first that was counted. */
#include "extract/scope.h"

static void turn(pfi_verdict *verdict, unsigned word, unsigned rule) {
  verdict->value = verdict->value == PF_POLARITY_AFFIRMED ? PF_POLARITY_NEGATED : PF_POLARITY_AFFIRMED;
  if (verdict->rule != PFI_POLARITY_PLAIN) return;
  verdict->rule = (uint8_t)rule;
  if (word < PFI_NO_WORD) pfi_set_add(&verdict->cue, word);
}

/* The same by a verb, whose cue has its particle: "ruled out". */
static void turn_by_verb(pfi_verdict *verdict, const pfi_scope *scope, unsigned verb, unsigned rule) {
  bool first = verdict->rule == PFI_POLARITY_PLAIN;
  turn(verdict, verb, rule);
  unsigned particle = pfi_child_of(scope->syntax, verb, PFI_RELATION_COMPOUND);
  if (first && particle != PFI_NO_WORD && scope->syntax->words[particle].relation == PFI_RELATION_COMPOUND_PRT)
    pfi_set_add(&verdict->cue, particle);
}

static bool is_word(const pfi_syntax *s, unsigned word, pf_view text) {
  return pfi_view_equal_ignoring_case(pfi_form_of(s, word), text);
}

/* "not only", "no doubt", "no fewer than", "not a few", "none the worse", "not help but", but "does not doubt". */
static bool denies_nothing(const pfi_scope *scope, unsigned word) {
  const pfi_syntax *s = scope->syntax;
  if (word + 1 >= s->count) return false;
  if (is_word(s, word, PFI_VIEW("none"))) return is_word(s, word + 1, PFI_VIEW("the"));
  if (is_word(s, word + 1, PFI_VIEW("a")) && word + 2 < s->count)
    return is_word(s, word + 2, PFI_VIEW("few")) || is_word(s, word + 2, PFI_VIEW("little"));
  if (is_word(s, word + 1, PFI_VIEW("help"))) return word + 2 < s->count && is_word(s, word + 2, PFI_VIEW("but"));
  return pfi_is_class(scope, word + 1, PFI_CLAUSE_WORD_NO_DENIAL) && !pfi_is_verb(s, word + 1);
}

static bool is_negative_adverb(const pfi_scope *scope, unsigned word) {
  const pfi_syntax *s = scope->syntax;
  if (!pfi_is_class(scope, word, PFI_CLAUSE_WORD_NEGATIVE_ADVERB)) return false;
  if (s->base[word] == PFI_RELATION_CC) return true; /* "neither confirmed ... nor denied" */
  return s->base[word] == PFI_RELATION_ADVMOD && !is_word(s, word, PFI_VIEW("no")) && !denies_nothing(scope, word);
}

/* "no longer": the adverb hangs on another one. */
static bool is_no_longer(const pfi_scope *scope, unsigned word, unsigned *no) {
  *no = word > 0 ? word - 1 : PFI_NO_WORD;
  return is_word(scope->syntax, word, PFI_VIEW("longer")) && word > 0 && is_word(scope->syntax, *no, PFI_VIEW("no"));
}

static void turn_by_adverbs(pfi_verdict *verdict, const pfi_scope *scope, unsigned head) {
  for (PFI_EACH_CHILD(child, scope->syntax, head)) {
    unsigned no;
    if (is_negative_adverb(scope, child)) turn(verdict, child, PFI_POLARITY_ADVERB);
    if (!is_no_longer(scope, child, &no)) continue;
    turn(verdict, no, PFI_POLARITY_ADVERB);
    pfi_set_add(&verdict->cue, child);
  }
}

/* Negation that a conjunct has in its group but hangs on the verb before it: "did not shell or [did not] burn". */
static void turn_by_shared(pfi_verdict *verdict, const pfi_scope *scope) {
  if (scope->clauses->items[scope->clause].kind != PFI_CLAUSE_CONJUNCT) return;
  for (PFI_EACH(word, &scope->tuple->predicate))
    if (scope->syntax->base[word] == PFI_RELATION_ADVMOD && is_negative_adverb(scope, word) &&
        scope->syntax->head[word] != scope->heads[0])
      turn(verdict, word, PFI_POLARITY_ADVERB);
}

/* "no", "nobody" in a noun phrase: the word, or PFI_NO_WORD. */
static unsigned negative_in(const pfi_scope *scope, unsigned noun) {
  if (noun >= scope->syntax->count || denies_nothing(scope, noun)) return PFI_NO_WORD;
  if (pfi_is_class(scope, noun, PFI_CLAUSE_WORD_NEGATIVE_WORD) && scope->syntax->words[noun].upos != PFI_UPOS_ADV)
    return noun;
  if (!pfi_has_child_class(scope->syntax, noun, PFI_CLAUSE_WORD_NEGATIVE_WORD)) return PFI_NO_WORD;
  for (PFI_EACH_CHILD(child, scope->syntax, noun))
    if (scope->syntax->base[child] == PFI_RELATION_DET && pfi_is_class(scope, child, PFI_CLAUSE_WORD_NEGATIVE_WORD) &&
        !denies_nothing(scope, child))
      return child;
  return PFI_NO_WORD;
}

/* "Not all prisoners returned". */
static unsigned limited_in(const pfi_scope *scope, unsigned noun) {
  static const pf_view words[] = {{"all", 3},       {"every", 5}, {"everyone", 8},
                                  {"everybody", 9}, {"many", 4},  {"much", 4}};
  const pfi_syntax *s = scope->syntax;
  unsigned first = noun < s->count ? pfi_set_next(&s->yield[noun], 0) : s->count;
  for (unsigned at = first > 0 ? first - 1 : first; at <= first && at + 1 < s->count; at++)
    for (size_t i = 0; i < sizeof words / sizeof words[0] && is_word(s, at, PFI_VIEW("not")); i++)
      if (is_word(s, at + 1, words[i])) return at;
  return PFI_NO_WORD;
}

/* "spared no effort", "lost no time": a loss that there was not. */
static bool loses_nothing(const pfi_scope *scope, unsigned noun) {
  const pfi_syntax *s = scope->syntax;
  return pfi_is_lemma(s, scope->heads[0], PFI_VIEW("spare")) ||
         (pfi_is_lemma(s, scope->heads[0], PFI_VIEW("lose")) && pfi_is_lemma(s, noun, PFI_VIEW("time")));
}

static void turn_by_nouns(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned found = negative_in(scope, scope->tuple->subject_head);
  if (found == PFI_NO_WORD) found = limited_in(scope, scope->tuple->subject_head);
  for (unsigned i = 0; i < scope->tuple->argument_count && found == PFI_NO_WORD; i++) {
    unsigned role = scope->tuple->arguments[i].role;
    bool core = role == PF_ROLE_OBJECT || role == PF_ROLE_INDIRECT_OBJECT || role == PF_ROLE_COMPLEMENT;
    if (core && scope->syntax->base[scope->tuple->arguments[i].head] != PFI_RELATION_CCOMP &&
        !loses_nothing(scope, scope->tuple->arguments[i].head))
      found = negative_in(scope, scope->tuple->arguments[i].head);
  }
  if (found != PFI_NO_WORD && !pfi_set_has(&verdict->cue, found)) turn(verdict, found, PFI_POLARITY_WORD);
}

/* "stopped [to look]", not "stopped looking" or "ceased to exist". */
static bool stops_for(const pfi_syntax *s, unsigned verb, unsigned folded) {
  return pfi_is_lemma(s, verb, PFI_VIEW("stop")) && s->words[folded].xpos != PFI_XPOS_VBG;
}

/* Verbs the predicate is folded into: "failed to", "denied doing", "have yet to". */
static void turn_by_governors(pfi_verdict *verdict, const pfi_scope *scope) {
  const pfi_syntax *s = scope->syntax;
  for (unsigned i = 1; i < scope->head_count; i++) {
    unsigned head = scope->heads[i];
    if (pfi_is_class(scope, head, PFI_CLAUSE_WORD_NEGATIVE | PFI_CLAUSE_WORD_DENIES) &&
        !stops_for(s, head, scope->heads[i - 1]))
      turn(verdict, head, PFI_POLARITY_GOVERNOR);
    if (!pfi_is_lemma(s, head, PFI_VIEW("have")) && !pfi_is_lemma(s, head, PFI_VIEW("be"))) continue;
    for (unsigned word = head + 1; word < s->count && word <= head + 2; word++)
      if (is_word(s, word, PFI_VIEW("yet"))) turn(verdict, word, PFI_POLARITY_GOVERNOR);
  }
}

static bool denies_what_follows(const pfi_scope *scope, unsigned word) {
  const pfi_syntax *s = scope->syntax;
  if (!pfi_is_class(scope, word, PFI_CLAUSE_WORD_DENIES)) return false;
  return !pfi_is_lemma(s, word, PFI_VIEW("rule")) || pfi_child_of(s, word, PFI_RELATION_COMPOUND) != PFI_NO_WORD;
}

/* "dismissed fears that ...", "the idea that ... is absurd": the word that denies what the noun tells. */
static unsigned denial_of_noun(const pfi_scope *scope, unsigned noun) {
  const pfi_syntax *s = scope->syntax;
  unsigned above = s->head[noun], base = s->base[noun];
  if (above == PFI_NO_WORD || (base != PFI_RELATION_OBJ && base != PFI_RELATION_NSUBJ && base != PFI_RELATION_OBL))
    return PFI_NO_WORD;
  if (denies_what_follows(scope, above)) return above;
  unsigned told = pfi_child_of(s, above, PFI_RELATION_XCOMP); /* "proved false", "called the report baseless" */
  return told != PFI_NO_WORD && told > noun && denies_what_follows(scope, told) ? told : PFI_NO_WORD;
}

/* "[refused to] rule out that": what turns the governor over. */
static void turn_over_governor(pfi_verdict *verdict, const pfi_scope *scope, unsigned governor) {
  const pfi_syntax *s = scope->syntax;
  unsigned clause = scope->clauses->of_word[governor];
  for (unsigned steps = 0; steps < PFI_SCOPE_HEADS && clause != PFI_NO_WORD; steps++) {
    const pfi_clause *c = &scope->clauses->items[clause];
    if (c->kind != PFI_CLAUSE_FOLDED || c->upper == PFI_NO_WORD) return;
    unsigned upper = scope->clauses->items[c->upper].head;
    if (pfi_is_class(scope, upper, PFI_CLAUSE_WORD_NEGATIVE) && !stops_for(s, upper, c->head))
      turn(verdict, upper, PFI_POLARITY_EMBEDDED);
    clause = c->upper;
  }
}

/* The word that embeds the clause: "denied that", "no evidence that", "does not think that". */
static void turn_by_embedding(pfi_verdict *verdict, const pfi_scope *scope) {
  unsigned governor = scope->governor;
  if (governor == PFI_NO_WORD) return;
  bool noun = scope->syntax->words[governor].upos == PFI_UPOS_NOUN;
  bool denies = denies_what_follows(scope, governor) ||
                (scope->clauses->items[scope->top].kind == PFI_CLAUSE_INFINITIVE &&
                 pfi_is_class(scope, governor, PFI_CLAUSE_WORD_NEGATIVE)); /* "its failure to pay" */
  bool raises = pfi_is_class(scope, governor, PFI_CLAUSE_WORD_RAISES);
  if (denies) turn_by_verb(verdict, scope, governor, PFI_POLARITY_EMBEDDED);
  if (noun && !denies && denial_of_noun(scope, governor) != PFI_NO_WORD)
    turn_by_verb(verdict, scope, denial_of_noun(scope, governor), PFI_POLARITY_EMBEDDED);
  if (!denies && !raises) return;
  unsigned found = PFI_NO_WORD;
  for (PFI_EACH_CHILD(child, scope->syntax, governor)) {
    bool no = scope->syntax->base[child] == PFI_RELATION_DET && is_word(scope->syntax, child, PFI_VIEW("no"));
    if (no || is_negative_adverb(scope, child)) found = child;
  }
  if (found != PFI_NO_WORD) turn(verdict, found, PFI_POLARITY_EMBEDDED);
  turn_over_governor(verdict, scope, governor);
}

static bool is_governed_by_denial(const pfi_scope *scope) {
  return scope->governor != PFI_NO_WORD && denies_what_follows(scope, scope->governor);
}

bool pfi_cue_is_against(pf_view cue) {
  static const pf_view against = {"against", 7};
  return cue.size >= against.size &&
         pfi_view_equal_ignoring_case(pfi_view_slice(cue, cue.size - against.size, against.size), against);
}

static void turn_by_statement(pfi_verdict *verdict, const pfi_scope *scope) {
  if (scope->statement == NULL || !scope->direct || is_governed_by_denial(scope)) return;
  if (scope->statement->quote == PF_QUOTE_DIRECT || verdict->rule == PFI_POLARITY_EMBEDDED) return;
  if (scope->statement->stance != PF_STANCE_DENIES && scope->statement->stance != PF_STANCE_DOUBTS &&
      !pfi_cue_is_against(scope->cue_text))
    return;
  if (verdict->rule == PFI_POLARITY_PLAIN) verdict->cue_of_statement = true;
  turn(verdict, PFI_NO_WORD, PFI_POLARITY_STATEMENT);
}

/* "without firing a shot". */
static void turn_by_without(pfi_verdict *verdict, const pfi_scope *scope) {
  if (scope->clauses->items[scope->clause].kind != PFI_CLAUSE_ADJUNCT) return;
  for (PFI_EACH_CHILD(child, scope->syntax, scope->heads[0]))
    if (child < scope->heads[0] && is_word(scope->syntax, child, PFI_VIEW("without")) &&
        (scope->syntax->base[child] == PFI_RELATION_MARK || scope->syntax->base[child] == PFI_RELATION_CASE))
      turn(verdict, child, PFI_POLARITY_WITHOUT);
}

pfi_verdict pfi_polarity_find(const pfi_scope *scope) {
  pfi_verdict verdict = {.value = PF_POLARITY_AFFIRMED};
  if (scope->tuple != NULL) {
    for (unsigned i = 0; i < scope->head_count; i++)
      turn_by_adverbs(&verdict, scope, scope->heads[i]);
    turn_by_shared(&verdict, scope);
    turn_by_nouns(&verdict, scope);
    turn_by_governors(&verdict, scope);
    turn_by_embedding(&verdict, scope);
    turn_by_without(&verdict, scope);
  }
  turn_by_statement(&verdict, scope);
  if (verdict.value == PF_POLARITY_AFFIRMED) verdict = (pfi_verdict){.value = PF_POLARITY_AFFIRMED};
  return verdict;
}

const char *pfi_polarity_rule_name(unsigned rule) {
  static const char *const names[] = {"plain",    "negative_adverb", "negative_word", "negative_governor",
                                      "embedded", "stance",          "without"};
  return rule < sizeof names / sizeof names[0] ? names[rule] : "unknown";
}
