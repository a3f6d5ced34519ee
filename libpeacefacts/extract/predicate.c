/* predicate.c - verb groups and subjects of the clauses, from the upper ones to the lower, which share them.
 *
 * The group is auxiliaries, negation, particle, verb and the adverbs among them; a verb that takes another one as its
 * complement ("plan to open") is one predicate with it. A conjunct gets the auxiliaries its form needs. */
#include "extract/role.h"
#include "extract/tuple.h"

static bool joins_group(const pfi_syntax *s, unsigned child) {
  switch (s->words[child].relation) {
  case PFI_RELATION_AUX:
  case PFI_RELATION_AUX_PASS:
  case PFI_RELATION_COP:
  case PFI_RELATION_COMPOUND_PRT:
    return true;
  case PFI_RELATION_MARK:
  case PFI_RELATION_CASE: /* "to", and the adjective in "is due to leave", which parsers take for a preposition */
    return s->words[child].upos == PFI_UPOS_PART || s->words[child].upos == PFI_UPOS_ADJ;
  case PFI_RELATION_ADVMOD:
    return PFI_HAS(s->words[child].features, POLARITY_NEG) || s->words[child].upos == PFI_UPOS_PART;
  default:
    return false;
  }
}

/* Adverbs between the first word of the group and the verb, and the one right before the verb. */
static void add_adverbs(const pfi_syntax *s, unsigned head, pfi_word_set *group) {
  if (!pfi_has_child(s, head, PFI_BASE_BIT(PFI_RELATION_ADVMOD))) return;
  unsigned first = pfi_set_next(group, 0);
  for (PFI_EACH_CHILD(child, s, head)) {
    if (s->base[child] != PFI_RELATION_ADVMOD || child > head) continue;
    if (child > first || child + 1 == first) pfi_set_join(group, &s->yield[child]);
  }
}

/* Does the noun or adjective of a copula belong to the predicate, since something depends on it? "aware of the risk" */
static bool predicate_takes_head(const pfi_tuples *t, unsigned clause) {
  const pfi_syntax *s = t->syntax;
  unsigned head = t->clauses->items[clause].head;
  if (s->words[head].upos != PFI_UPOS_ADJ) return false;
  for (PFI_EACH_CHILD(child, s, head)) {
    if (child < head) continue;
    if (s->base[child] == PFI_RELATION_OBL && !pfi_is_set_off(s, child)) return true;
    if (s->base[child] == PFI_RELATION_CCOMP) return true;
  }
  return false;
}

static pfi_word_set own_group(const pfi_tuples *t, unsigned clause) {
  const pfi_syntax *s = t->syntax;
  const pfi_clause *c = &t->clauses->items[clause];
  pfi_word_set group = {{0}};
  for (PFI_EACH_CHILD(child, s, c->head))
    if (joins_group(s, child)) pfi_set_add(&group, child);
  if (pfi_is_verb(s, c->head) || predicate_takes_head(t, clause)) pfi_set_add(&group, c->head);
  if (!pfi_set_empty(&group)) add_adverbs(s, c->head, &group);
  return group;
}

/* The auxiliaries of the clause before that a conjunct's form needs: "was closed and [was] sold". */
static void share_auxiliaries(const pfi_tuples *t, unsigned clause, unsigned upper, pfi_word_set *group) {
  const pfi_syntax *s = t->syntax;
  unsigned head = t->clauses->items[clause].head, first = t->clauses->items[upper].head;
  uint64_t features = s->words[head].features;
  bool finite = PFI_HAS(features, VERBFORM_FIN) || s->words[head].xpos == PFI_XPOS_VBD;
  if (finite || pfi_child_of(s, head, PFI_RELATION_AUX) != PFI_NO_WORD || !pfi_is_verb(s, head)) return;
  for (PFI_EACH_CHILD(child, s, first)) {
    if (child > first) break;
    bool needed = s->base[child] == PFI_RELATION_AUX ||
                  (s->base[child] == PFI_RELATION_MARK && s->words[child].upos == PFI_UPOS_PART) ||
                  (PFI_HAS(s->words[child].features, POLARITY_NEG) && s->base[child] == PFI_RELATION_ADVMOD);
    if (needed) pfi_set_add(group, child);
  }
}

bool pfi_is_relative_pronoun(const pfi_syntax *s, unsigned word) {
  unsigned tag = s->words[word].xpos;
  return tag == PFI_XPOS_WDT || tag == PFI_XPOS_WP || PFI_HAS(s->words[word].features, PRONTYPE_REL);
}

unsigned pfi_moved_by(const pfi_syntax *s, unsigned head, unsigned folded) {
  for (PFI_EACH_CHILD(child, s, head)) {
    bool object = s->base[child] == PFI_RELATION_OBJ || s->base[child] == PFI_RELATION_IOBJ;
    if (object && child > head && child < folded && !pfi_is_relative_pronoun(s, child)) return child;
  }
  for (PFI_EACH_CHILD(child, s, head))
    if (s->base[child] == PFI_RELATION_OBL && child > head && child < folded &&
        pfi_role_of_oblique(s, child) != PF_ROLE_TIME)
      return child;
  return PFI_NO_WORD;
}

/* The words of an upper clause that go before a folded one: its group, its object, its noun or adjective. */
static pfi_word_set prefix_of(const pfi_tuples *t, unsigned upper, unsigned folded) {
  const pfi_syntax *s = t->syntax;
  const pfi_clause *c = &t->clauses->items[upper];
  pfi_word_set words = t->group[upper];
  if (!pfi_is_verb(s, c->head)) {
    pfi_word_set phrase = pfi_constituent_of(s, t->clauses, c->head);
    for (PFI_EACH_CHILD(child, s, c->head))
      if (t->clauses->of_word[child] != PFI_NO_WORD || pfi_is_clausal(s->base[child]))
        pfi_set_cut(&phrase, &s->yield[child]);
    pfi_trim_edges(s, &phrase);
    pfi_set_join(&words, &phrase);
  }
  for (PFI_EACH_CHILD(child, s, c->head)) /* "have yet to" */
    if (s->base[child] == PFI_RELATION_ADVMOD && child == c->head + 1u && child < folded) pfi_set_add(&words, child);
  unsigned object = pfi_moved_by(s, c->head, folded);
  if (object != PFI_NO_WORD) {
    pfi_word_set phrase = pfi_constituent_of(s, t->clauses, object);
    pfi_set_join(&words, &phrase);
  }
  return words;
}

static void find_group(pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  t->prefix[clause] = (pfi_word_set){{0}};
  t->group[clause] = own_group(t, clause);
  if (c->kind == PFI_CLAUSE_FOLDED && c->upper != PFI_NO_WORD) {
    t->prefix[clause] = prefix_of(t, c->upper, c->head);
    t->folds[c->upper] = true;
  }
  if (c->kind == PFI_CLAUSE_CONJUNCT) {
    t->prefix[clause] = t->prefix[c->upper];
    share_auxiliaries(t, clause, c->upper, &t->group[clause]);
  }
  pfi_set_join(&t->group[clause], &t->prefix[clause]);
}

/* "It is time to go" folds its clause and keeps "It". */
static unsigned own_subject(const pfi_tuples *t, unsigned head) {
  const pfi_syntax *s = t->syntax;
  unsigned subject = pfi_child_of(s, head, PFI_RELATION_NSUBJ);
  if (subject == PFI_NO_WORD) subject = pfi_child_of(s, head, PFI_RELATION_CSUBJ);
  if (subject == PFI_NO_WORD || t->clauses->of_word[subject] == PFI_NO_WORD) return subject;
  bool folded = t->clauses->items[t->clauses->of_word[subject]].kind == PFI_CLAUSE_FOLDED;
  return folded ? pfi_child_of(s, head, PFI_RELATION_EXPL) : subject;
}

/* The noun that a relative clause or participle belongs to, without that clause. */
static void take_noun(pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  const pfi_syntax *s = t->syntax;
  unsigned first = clause;
  while (t->clauses->items[first].kind == PFI_CLAUSE_CONJUNCT && t->clauses->items[first].upper != PFI_NO_WORD)
    first = t->clauses->items[first].upper;
  t->subject[clause] = pfi_bare_constituent_of(s, t->clauses, c->noun);
  pfi_set_cut(&t->subject[clause], &s->yield[t->clauses->items[first].head]);
  pfi_trim_edges(s, &t->subject[clause]);
  t->subject_head[clause] = c->noun;
}

/* "a friend, Ada Holm": the name is what something is said of. */
static bool names_noun(const pfi_syntax *s, const pfi_clause *c) {
  return c->kind == PFI_CLAUSE_APPOSITION && s->words[c->head].upos == PFI_UPOS_PROPN &&
         s->words[c->noun].upos != PFI_UPOS_PROPN;
}

/* Of an apposition: the noun, without the other members of its list. */
static void take_named(pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  const pfi_syntax *s = t->syntax;
  take_noun(t, clause);
  for (PFI_EACH_CHILD(child, s, c->noun))
    if (s->base[child] == PFI_RELATION_CONJ) pfi_set_cut(&t->subject[clause], &s->yield[child]);
  pfi_trim_edges(s, &t->subject[clause]);
  t->complement[clause] = pfi_bare_constituent_of(s, t->clauses, c->head);
  t->complement_head[clause] = c->head;
  if (!names_noun(s, c)) return;
  pfi_word_set noun = t->subject[clause];
  t->subject[clause] = t->complement[clause];
  t->subject_head[clause] = c->head;
  t->complement[clause] = noun;
  t->complement_head[clause] = c->noun;
}

static void share_subject(pfi_tuples *t, unsigned clause, unsigned upper) {
  t->shares[clause] = true;
  t->subject[clause] = t->subject[upper];
  t->subject_head[clause] = t->subject_head[upper];
}

/* "the demand for [Chile] to leave", else "[Lind]'s plan to leave". */
static unsigned agent_of_noun(const pfi_syntax *s, const pfi_clause *c) {
  unsigned owner = PFI_NO_WORD;
  for (PFI_EACH_CHILD(child, s, c->noun)) {
    bool meant = s->base[child] == PFI_RELATION_NMOD && child > c->noun && child < c->head;
    unsigned preposition = meant ? pfi_child_of(s, child, PFI_RELATION_CASE) : PFI_NO_WORD;
    if (preposition != PFI_NO_WORD && pfi_is_lemma(s, preposition, PFI_VIEW("for"))) return child;
    if (s->words[child].relation == PFI_RELATION_NMOD_POSS) owner = child;
  }
  return owner;
}

/* "it is time": nobody does it. */
static bool is_empty_it(const pfi_tuples *t, unsigned clause) {
  unsigned head = t->subject_head[clause];
  return head < t->syntax->count &&
         (t->syntax->base[head] == PFI_RELATION_EXPL || pfi_is_lemma(t->syntax, head, PFI_VIEW("it")));
}

/* Of "the plan to close the mill": whose plan it is, or who announced it; of "called for the road to be closed": the
 * road. Of "the way to close the mill" nobody. */
static void take_agent(pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  const pfi_syntax *s = t->syntax;
  enum { MEANT = PFI_CLAUSE_WORD_PLANNED | PFI_CLAUSE_WORD_WANTED | PFI_CLAUSE_WORD_NEGATIVE };
  unsigned above = s->head[c->noun], base = s->base[c->noun];
  unsigned upper = above == PFI_NO_WORD ? PFI_NO_WORD : t->clauses->of_word[above];
  bool argument = base == PFI_RELATION_OBJ || base == PFI_RELATION_OBL;
  if ((s->classes[c->noun] & MEANT) != 0) {
    unsigned agent = agent_of_noun(s, c);
    if (agent != PFI_NO_WORD) {
      t->subject[clause] = pfi_bare_constituent_of(s, t->clauses, agent);
      unsigned mark = pfi_child_of(s, agent, PFI_RELATION_CASE); /* "Lind 's" */
      if (mark != PFI_NO_WORD) pfi_set_drop(&t->subject[clause], mark);
      t->subject_head[clause] = (uint8_t)agent;
      return;
    }
    if (argument && upper != PFI_NO_WORD && upper == c->upper && !is_empty_it(t, upper))
      share_subject(t, clause, upper);
  } else if (base == PFI_RELATION_OBL && above != PFI_NO_WORD && (s->classes[above] & PFI_CLAUSE_WORD_WANTED) != 0) {
    take_noun(t, clause);
  }
}

static bool is_noun(const pfi_syntax *s, unsigned word) {
  return s->words[word].upos == PFI_UPOS_NOUN || s->words[word].upos == PFI_UPOS_PROPN;
}

/* "showed [them] leaving the hall": who is perceived, or kept, doing something; PFI_NO_WORD. */
static unsigned perceived(const pfi_syntax *s, const pfi_clause *c) {
  static const pf_view verbs[] = {{"show", 4}, {"see", 3},   {"hear", 4}, {"find", 4},   {"catch", 5}, {"leave", 5},
                                  {"keep", 4}, {"watch", 5}, {"film", 4}, {"depict", 6}, {"send", 4}};
  unsigned upper = s->head[c->head];
  pfi_word_set ties = pfi_ties_of(s, c->head); /* "kept the peace by paying" */
  if (upper == PFI_NO_WORD || c->set_off || !pfi_set_empty(&ties) || s->words[c->head].xpos != PFI_XPOS_VBG)
    return PFI_NO_WORD;
  unsigned object = pfi_child_of(s, upper, PFI_RELATION_OBJ);
  if (object == PFI_NO_WORD || object > c->head) return PFI_NO_WORD;
  for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
    if (pfi_is_lemma(s, upper, verbs[i])) return object;
  return PFI_NO_WORD;
}

unsigned pfi_noun_before(const pfi_syntax *s, const pfi_clause *c) {
  unsigned first = pfi_set_next(&s->yield[c->head], 0);
  while (first < c->head && pfi_is_punctuation(s, first))
    first++;
  bool timed = first < c->head && s->head[first] == c->head && (s->classes[first] & PFI_CLAUSE_WORD_WHEN) != 0;
  if (!timed || !c->set_off || first < 2 || s->words[c->head].xpos != PFI_XPOS_VBG) return PFI_NO_WORD;
  unsigned noun = first - 2; /* before the comma */
  if (!is_noun(s, noun)) return PFI_NO_WORD;
  while (s->head[noun] != PFI_NO_WORD && s->head[noun] < first && is_noun(s, s->head[noun]))
    noun = s->head[noun];
  return noun;
}

/* The subject of a participle that hangs on a verb. */
static void take_subject_of_adjunct(pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  const pfi_syntax *s = t->syntax;
  unsigned noun = perceived(s, c);
  if (noun == PFI_NO_WORD) noun = pfi_noun_before(s, c);
  if (noun == PFI_NO_WORD) {
    bool there = pfi_child_of(s, c->head, PFI_RELATION_EXPL) != PFI_NO_WORD;
    if (c->upper != PFI_NO_WORD && !there) share_subject(t, clause, c->upper);
    return;
  }
  t->subject[clause] = pfi_bare_constituent_of(s, t->clauses, noun);
  pfi_set_cut(&t->subject[clause], &s->yield[c->head]);
  pfi_trim_edges(s, &t->subject[clause]);
  t->subject_head[clause] = (uint8_t)noun;
}

/* "Lind, [whose firm] sells boats": the owner's name stands for the pronoun. */
static void replace_whose(pfi_tuples *t, unsigned clause, unsigned subject) {
  const pfi_clause *c = &t->clauses->items[clause];
  const pfi_syntax *s = t->syntax;
  for (PFI_EACH_CHILD(child, s, subject)) {
    if (s->words[child].xpos != PFI_XPOS_WP_POSS) continue;
    pfi_word_set noun = pfi_bare_constituent_of(s, t->clauses, c->noun);
    pfi_set_cut(&noun, &s->yield[c->head]);
    pfi_trim_edges(s, &noun);
    pfi_set_drop(&t->subject[clause], child);
    pfi_set_join(&t->subject[clause], &noun);
  }
}

/* "[The aide] [Ada Holm] spoke": a title and a name that the parser has torn into two subjects. */
static void mend_subject(pfi_tuples *t, unsigned clause) {
  const pfi_syntax *s = t->syntax;
  for (PFI_EACH_CHILD(child, s, t->clauses->items[clause].head)) {
    if (s->base[child] != PFI_RELATION_NSUBJ || s->words[child].upos != PFI_UPOS_PROPN) continue;
    unsigned last = pfi_set_last(&t->subject[clause]);
    if (last == PFI_NO_WORD || pfi_set_next(&s->yield[child], 0) != last + 1) continue;
    pfi_word_set words = pfi_constituent_of(s, t->clauses, child);
    pfi_set_join(&t->subject[clause], &words);
    t->subject_head[clause] = (uint8_t)child;
  }
}

/* "The vote was postponed, [which] angered the farmers": the clause above is what angered them. */
static void take_clause_above(pfi_tuples *t, unsigned clause, unsigned pronoun) {
  const pfi_clause *c = &t->clauses->items[clause];
  const pfi_syntax *s = t->syntax;
  if (!c->set_off || c->upper == PFI_NO_WORD || !pfi_is_lemma(s, pronoun, PFI_VIEW("which"))) return;
  unsigned head = t->clauses->items[c->upper].head;
  t->subject[clause] = s->yield[head];
  pfi_set_cut(&t->subject[clause], &s->yield[c->head]);
  pfi_trim_edges(s, &t->subject[clause]);
  t->subject_head[clause] = (uint8_t)head;
}

static void find_subject(pfi_tuples *t, unsigned clause) {
  const pfi_clause *c = &t->clauses->items[clause];
  unsigned subject = own_subject(t, c->head);
  t->subject[clause] = (pfi_word_set){{0}};
  t->subject_head[clause] = PFI_NO_WORD;
  bool relative = subject != PFI_NO_WORD && pfi_is_relative_pronoun(t->syntax, subject);
  if (relative && c->noun == PFI_NO_WORD && c->kind == PFI_CLAUSE_ADVERBIAL) {
    take_clause_above(t, clause, subject);
    return;
  }
  if (subject != PFI_NO_WORD && !(relative && c->noun != PFI_NO_WORD)) {
    t->subject[clause] = pfi_constituent_of(t->syntax, t->clauses, subject);
    t->subject_head[clause] = (uint8_t)subject;
    if (c->absolute && c->kind == PFI_CLAUSE_ADVERBIAL)
      pfi_set_drop(&t->subject[clause], pfi_with_of(t->syntax, c->head));
    mend_subject(t, clause);
    if (c->kind == PFI_CLAUSE_RELATIVE) replace_whose(t, clause, subject);
    return;
  }
  switch (c->kind) {
  case PFI_CLAUSE_CONJUNCT:
  case PFI_CLAUSE_FOLDED:
  case PFI_CLAUSE_PURPOSE:
    if (c->upper != PFI_NO_WORD) share_subject(t, clause, c->upper);
    break;
  case PFI_CLAUSE_ADJUNCT:
    take_subject_of_adjunct(t, clause);
    break;
  case PFI_CLAUSE_RELATIVE:
  case PFI_CLAUSE_PARTICIPLE:
    take_noun(t, clause);
    break;
  case PFI_CLAUSE_INFINITIVE:
    take_agent(t, clause);
    break;
  case PFI_CLAUSE_APPOSITION:
  case PFI_CLAUSE_TITLE:
    take_named(t, clause);
    break;
  default:
    break;
  }
}

void pfi_tuples_prepare(pfi_tuples *tuples, const pfi_syntax *syntax, const pfi_clauses *clauses) {
  tuples->syntax = syntax;
  tuples->clauses = clauses;
  for (unsigned c = 0; c < clauses->count; c++) {
    tuples->folds[c] = tuples->shares[c] = false;
    find_group(tuples, c);
    find_subject(tuples, c);
  }
}
