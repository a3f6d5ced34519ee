/* argument.c - the arguments of a clause and the whole tuple.
 *
 * Object first, then the other phrases in the order of the sentence. Without an object the nearest preposition joins
 * the predicate ("flows into"). In a relative clause the noun stands where the pronoun or the gap is. */
#include "extract/tuple.h"

#include "extract/role.h"

static void add_part(pfi_tuple *out, pfi_word_set words, unsigned head, unsigned role, pfi_word_set preposition) {
  if (pfi_set_empty(&words) || out->argument_count == PFI_MOST_ARGUMENTS) return;
  out->arguments[out->argument_count++] = (pfi_tuple_part){words, preposition, (uint8_t)head, (uint8_t)role};
}

static const pfi_word_set no_words;

static bool is_capitalised(const pfi_syntax *s, unsigned word) {
  return pfi_is_upper(pfi_form_of(s, word).data[0]);
}

/* A name or object that the parser has torn: "met [Secretary] [of State] Lo", "led by [US] [Envoy] [Lo]", "[the bread
 * and fresh] [butter]". What follows at once without a preposition of its own is the same phrase. */
static bool continues(const pfi_syntax *s, const pfi_tuple_part *last, const pfi_word_set *words, unsigned head,
                      bool object, bool has_preposition) {
  unsigned first = pfi_set_next(words, 0), end = pfi_set_last(&last->words);
  if (end == PFI_NO_WORD || first != end + 1) return false;
  bool nominal = s->words[head].upos == PFI_UPOS_NOUN || s->words[head].upos == PFI_UPOS_PROPN;
  if (object) return last->role == PF_ROLE_OBJECT && nominal;
  if (has_preposition)
    return last->role == PF_ROLE_OBJECT && pfi_is_lemma(s, first, PFI_VIEW("of")) && is_capitalised(s, end) &&
           is_capitalised(s, head);
  return !pfi_set_empty(&last->preposition) && last->role != PF_ROLE_TIME && nominal && is_capitalised(s, end) &&
         is_capitalised(s, first);
}

/* A clause as an argument. */
static pfi_word_set whole_of(const pfi_syntax *s, unsigned word) {
  pfi_word_set words = s->yield[word];
  pfi_trim_edges(s, &words);
  return words;
}

/* A clause that hangs on the verb as an argument: "left [to see it]", "focused [on exchanging prisoners]". */
static void add_adverbial(pfi_tuple *out, const pfi_tuples *t, unsigned child) {
  const pfi_syntax *s = t->syntax;
  unsigned heads = t->clauses->of_word[child];
  if (heads != PFI_NO_WORD) {
    const pfi_clause *clause = &t->clauses->items[heads];
    if ((!clause->set_off && !clause->absolute) || clause->kind == PFI_CLAUSE_CONDITION)
      add_part(out, whole_of(s, child), child, PF_ROLE_OTHER, no_words);
    return;
  }
  if (child < s->head[child]) return;
  pfi_word_set preposition = pfi_ties_of(s, child);
  if (!pfi_set_empty(&preposition)) add_part(out, whole_of(s, child), child, PF_ROLE_OTHER, preposition);
}

/* "..., with [both sides] trading blame": a claim of its own. */
static bool is_told_apart(const pfi_tuples *t, unsigned noun) {
  for (PFI_EACH_CHILD(child, t->syntax, noun)) {
    unsigned clause = t->clauses->of_word[child];
    if (clause != PFI_NO_WORD && t->clauses->items[clause].absolute) return true;
  }
  return false;
}

/* The words of a dependent of the verb as an argument, or nothing. */
static void add_child(pfi_tuple *out, const pfi_tuples *t, unsigned child) {
  const pfi_syntax *s = t->syntax;
  const pfi_clauses *clauses = t->clauses;
  switch (s->base[child]) {
  case PFI_RELATION_OBJ:
    add_part(out, pfi_constituent_of(s, clauses, child), child, PF_ROLE_OBJECT, no_words);
    break;
  case PFI_RELATION_IOBJ:
    add_part(out, pfi_constituent_of(s, clauses, child), child, PF_ROLE_INDIRECT_OBJECT, no_words);
    break;
  case PFI_RELATION_OBL:
    if (is_told_apart(t, child)) break;
    add_part(out, pfi_constituent_of(s, clauses, child), child, pfi_role_of_oblique(s, child),
             pfi_is_absolute(s, child) ? no_words : pfi_prepositions_of(s, child));
    break;
  case PFI_RELATION_ADVMOD:
    if (s->words[child].xpos != PFI_XPOS_WRB)
      add_part(out, pfi_constituent_of(s, clauses, child), child, pfi_role_of_adverb(s, child), no_words);
    break;
  case PFI_RELATION_XCOMP:
    if (clauses->of_word[child] == PFI_NO_WORD)
      add_part(out, pfi_constituent_of(s, clauses, child), child, PF_ROLE_COMPLEMENT, no_words);
    break;
  case PFI_RELATION_CCOMP:
    add_part(out, whole_of(s, child), child, PF_ROLE_COMPLEMENT, no_words);
    break;
  case PFI_RELATION_ADVCL:
    add_adverbial(out, t, child);
    break;
  default:
    break;
  }
}

/* Joins the last argument to the one before it where they are one phrase. */
static void mend_last(pfi_tuple *out, const pfi_syntax *s) {
  if (out->argument_count < 2) return;
  pfi_tuple_part *last = &out->arguments[out->argument_count - 1], *before = last - 1;
  if (s->base[last->head] != PFI_RELATION_OBJ && s->base[last->head] != PFI_RELATION_OBL) return;
  if (!continues(s, before, &last->words, last->head, s->base[last->head] == PFI_RELATION_OBJ,
                 !pfi_set_empty(&last->preposition)))
    return;
  pfi_set_join(&before->words, &last->words);
  out->argument_count--;
}

static void add_children(pfi_tuple *out, const pfi_tuples *t, unsigned head) {
  const pfi_syntax *s = t->syntax;
  for (PFI_EACH_CHILD(child, s, head))
    if (!pfi_set_has(&out->predicate, child)) {
      unsigned before = out->argument_count;
      add_child(out, t, child);
      if (out->argument_count > before) mend_last(out, s);
    }
}

/* The noun or adjective of a copula. */
static void add_complement(pfi_tuple *out, const pfi_tuples *t, const pfi_clause *c) {
  if (pfi_set_has(&out->predicate, c->head) || !c->has_copula) return;
  pfi_word_set words = pfi_constituent_of(t->syntax, t->clauses, c->head);
  pfi_set_cut(&words, &out->predicate);
  pfi_trim_edges(t->syntax, &words);
  add_part(out, words, c->head, PF_ROLE_COMPLEMENT, pfi_prepositions_of(t->syntax, c->head));
}

static bool has_argument(const pfi_tuple *tuple, unsigned role) {
  for (unsigned i = 0; i < tuple->argument_count; i++)
    if (tuple->arguments[i].role == role) return true;
  return false;
}

/* The argument whose preposition joins the predicate: the first after the verb, a time only when there is no other. */
static unsigned nearest_preposition(const pfi_tuple *tuple) {
  unsigned best = PFI_MOST_ARGUMENTS;
  unsigned last = pfi_set_last(&tuple->predicate);
  for (unsigned i = 0; i < tuple->argument_count; i++) {
    const pfi_tuple_part *part = &tuple->arguments[i];
    if (part->head < last || pfi_set_empty(&part->preposition)) continue;
    if (pfi_set_next(&part->preposition, 0) < last) continue; /* of a relative pronoun */
    if (part->role != PF_ROLE_TIME) return i;
    if (best == PFI_MOST_ARGUMENTS) best = i;
  }
  return best;
}

static void join_preposition(pfi_tuple *tuple) {
  if (has_argument(tuple, PF_ROLE_OBJECT) || pfi_set_empty(&tuple->predicate)) return;
  unsigned at = nearest_preposition(tuple);
  if (at == PFI_MOST_ARGUMENTS) return;
  pfi_tuple_part part = tuple->arguments[at];
  if (has_argument(tuple, PF_ROLE_COMPLEMENT) && part.role != PF_ROLE_COMPLEMENT) return;
  pfi_set_join(&tuple->predicate, &part.preposition);
  pfi_set_cut(&part.words, &part.preposition);
  for (unsigned i = at; i > 0; i--)
    tuple->arguments[i] = tuple->arguments[i - 1];
  tuple->arguments[0] = part;
}

/* Who is given nothing is no receiver: "the list includes [Lo and Ruiz]". */
static void name_object(pfi_tuple *tuple) {
  if (has_argument(tuple, PF_ROLE_OBJECT)) return;
  for (unsigned i = 0; i < tuple->argument_count; i++)
    if (tuple->arguments[i].role == PF_ROLE_INDIRECT_OBJECT) tuple->arguments[i].role = PF_ROLE_OBJECT;
}

static void object_first(pfi_tuple *tuple) {
  for (unsigned i = 0; i < tuple->argument_count; i++) {
    if (tuple->arguments[i].role != PF_ROLE_OBJECT) continue;
    pfi_tuple_part part = tuple->arguments[i];
    for (unsigned k = i; k > 0; k--)
      tuple->arguments[k] = tuple->arguments[k - 1];
    tuple->arguments[0] = part;
    return;
  }
}

/* "bought and sold [cars]": what stands behind the second verb belongs to both. */
static void share_object(pfi_tuple *out, const pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  if (c->kind != PFI_CLAUSE_CONJUNCT || out->argument_count > 0) return;
  unsigned object = pfi_child_of(t->syntax, t->clauses->items[c->upper].head, PFI_RELATION_OBJ);
  if (object != PFI_NO_WORD && object > c->head) add_child(out, t, object);
}

/* Puts the noun in the argument that has the relative word; false when none has it. */
static bool fill_pronoun(pfi_tuple *out, unsigned word, unsigned noun_head, const pfi_word_set *noun) {
  for (unsigned i = 0; i < out->argument_count; i++) {
    pfi_tuple_part *part = &out->arguments[i];
    if (!pfi_set_has(&part->words, word)) continue;
    if (part->head != word) return true;
    part->words = *noun; /* its preposition stands with the pronoun */
    part->head = (uint8_t)noun_head;
    return true;
  }
  return false;
}

/* "that" where it only ties a clause to the word above. */
static unsigned word_that(const pfi_syntax *s, unsigned head) {
  for (PFI_EACH_CHILD(child, s, head))
    if (s->base[child] == PFI_RELATION_MARK && pfi_is_lemma(s, child, PFI_VIEW("that"))) return child;
  return PFI_NO_WORD;
}

/* Puts the noun of a relative clause where its pronoun or its gap is. */
static void fill_gap(pfi_tuple *out, const pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = pfi_top_clause(t->clauses, clause);
  const pfi_syntax *s = t->syntax;
  if (c->kind != PFI_CLAUSE_RELATIVE || out->subject_head == c->noun) return;
  if (word_that(s, c->head) != PFI_NO_WORD) return; /* "the news [that the dam broke]" leaves no gap */
  unsigned word = pfi_relative_word(s, c);
  pfi_word_set noun = pfi_bare_constituent_of(s, t->clauses, c->noun);
  pfi_set_cut(&noun, &s->yield[c->head]);
  pfi_trim_edges(s, &noun);
  if (word != PFI_NO_WORD && fill_pronoun(out, word, c->noun, &noun)) return;
  bool adverb = word != PFI_NO_WORD && s->words[word].xpos == PFI_XPOS_WRB;
  if (adverb && pfi_is_lemma(s, word, PFI_VIEW("where"))) add_part(out, noun, c->noun, PF_ROLE_PLACE, no_words);
  if (adverb && pfi_is_lemma(s, word, PFI_VIEW("when"))) add_part(out, noun, c->noun, PF_ROLE_TIME, no_words);
  if (!adverb && !has_argument(out, PF_ROLE_OBJECT) && !t->clauses->items[clause].has_copula)
    add_part(out, noun, c->noun, PF_ROLE_OBJECT, no_words);
}

static bool makes_tuple(const pfi_tuples *t, unsigned clause) {
  unsigned kind = pfi_top_clause(t->clauses, clause)->kind;
  const pfi_clause *top = pfi_top_clause(t->clauses, clause);
  if (kind == PFI_CLAUSE_RELATIVE && pfi_is_relative_pronoun(t->syntax, top->noun)) return false; /* "what he does" */
  bool agentless = kind == PFI_CLAUSE_INFINITIVE && pfi_set_empty(&t->subject[clause]);
  return !t->folds[clause] && kind != PFI_CLAUSE_CONDITION && kind != PFI_CLAUSE_PURPOSE && !agentless;
}

/* The arguments of the verbs that this one is folded into; their object is in the predicate. */
static void add_upper_arguments(pfi_tuple *out, const pfi_tuples *t, const pfi_clause *c) {
  while (c->kind == PFI_CLAUSE_CONJUNCT || c->kind == PFI_CLAUSE_FOLDED) {
    bool folded = c->kind == PFI_CLAUSE_FOLDED;
    if (c->upper == PFI_NO_WORD) return;
    c = &t->clauses->items[c->upper];
    if (folded) add_children(out, t, c->head);
  }
}

/* "two fires in the hall" after "there were": the place is what is told of the fires. */
static bool place_subject(pfi_tuple *out, const pfi_tuples *t) {
  const pfi_syntax *s = t->syntax;
  if (out->subject_head >= s->count) return false;
  for (PFI_EACH_CHILD(child, s, out->subject_head)) {
    if (s->base[child] != PFI_RELATION_NMOD || child < out->subject_head) continue;
    unsigned preposition = pfi_child_of(s, child, PFI_RELATION_CASE);
    if (preposition == PFI_NO_WORD || (s->classes[preposition] & PFI_CLAUSE_WORD_PLACE) == 0) continue;
    pfi_set_cut(&out->subject, &s->yield[child]);
    pfi_trim_edges(s, &out->subject);
    add_part(out, pfi_constituent_of(s, t->clauses, child), child, PF_ROLE_PLACE, pfi_prepositions_of(s, child));
    return true;
  }
  return false;
}

/* "There are nine bridges": where nothing else is told of the noun, it is the complement. */
static void keep_expletive(pfi_tuple *out, const pfi_tuples *t, const pfi_clause *c) {
  unsigned there = pfi_child_of(t->syntax, c->head, PFI_RELATION_EXPL);
  if (there == PFI_NO_WORD || t->syntax->words[there].xpos != PFI_XPOS_EX) return;
  for (unsigned i = 0; i < out->argument_count; i++) /* "there are still nine bridges" */
    if (t->syntax->base[out->arguments[i].head] != PFI_RELATION_ADVMOD) return;
  if (place_subject(out, t)) return;
  add_part(out, out->subject, out->subject_head, PF_ROLE_COMPLEMENT, no_words);
  out->subject = t->syntax->yield[there];
}

/* "asked [Tom] [to sign] the form": who is to do what stands in the predicate of the whole. */
static void find_moved(pfi_tuple *out, const pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  out->moved = out->moved_predicate = no_words;
  out->moved_head = PFI_NO_WORD;
  if (c->kind != PFI_CLAUSE_FOLDED || c->upper == PFI_NO_WORD) return;
  unsigned object = pfi_moved_by(t->syntax, t->clauses->items[c->upper].head, c->head);
  if (object == PFI_NO_WORD) return;
  out->moved = pfi_bare_constituent_of(t->syntax, t->clauses, object);
  out->moved_head = object;
  out->moved_predicate = t->group[clause];
  pfi_set_cut(&out->moved_predicate, &t->prefix[clause]);
}

bool pfi_tuple_make(pfi_tuple *out, const pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  if (!makes_tuple(t, clause)) return false;
  out->argument_count = 0;
  out->subject = t->subject[clause];
  out->subject_head = t->subject_head[clause];
  out->verb = c->head;
  out->shared_subject = t->shares[clause];
  out->predicate = t->group[clause];
  find_moved(out, t, clause);
  if (c->kind == PFI_CLAUSE_APPOSITION || c->kind == PFI_CLAUSE_TITLE) {
    out->predicate = no_words;
    add_part(out, t->complement[clause], t->complement_head[clause], PF_ROLE_COMPLEMENT, no_words);
    return true;
  }
  add_complement(out, t, c);
  add_children(out, t, c->head);
  add_upper_arguments(out, t, c);
  share_object(out, t, clause);
  fill_gap(out, t, clause);
  keep_expletive(out, t, c);
  name_object(out);
  object_first(out);
  join_preposition(out);
  return true;
}
