/* clause.c - goes through the words from the root down and decides which of them head a clause, by their relation and
 * form. The relations are those of Universal Dependencies for English. */
#include "extract/clause.h"

#include "extract/claims.h"

static bool has_subject(const pfi_syntax *s, unsigned word) {
  return pfi_has_child(s, word, PFI_BASE_BIT(PFI_RELATION_NSUBJ) | PFI_BASE_BIT(PFI_RELATION_CSUBJ));
}

static bool has_copula(const pfi_syntax *s, unsigned word) {
  return pfi_has_child(s, word, PFI_BASE_BIT(PFI_RELATION_COP));
}

static bool predicates(const pfi_syntax *s, unsigned word) {
  return pfi_is_verb(s, word) || has_copula(s, word) || has_subject(s, word);
}

static bool has_to(const pfi_syntax *s, unsigned word) {
  if (!pfi_has_child(s, word, PFI_BASE_BIT(PFI_RELATION_MARK))) return false;
  for (PFI_EACH_CHILD(child, s, word))
    if (s->base[child] == PFI_RELATION_MARK && s->words[child].upos == PFI_UPOS_PART) return true;
  return false;
}

/* "after meeting", "by sending", "on resolving": the word before a gerund, PFI_NO_WORD when there is none. */
static unsigned tied_by(const pfi_syntax *s, unsigned word) {
  if (!pfi_has_child(s, word, PFI_BASE_BIT(PFI_RELATION_MARK) | PFI_BASE_BIT(PFI_RELATION_CASE))) return PFI_NO_WORD;
  for (PFI_EACH_CHILD(child, s, word)) {
    bool ties = s->base[child] == PFI_RELATION_MARK || s->base[child] == PFI_RELATION_CASE;
    if (ties && child < word && s->words[child].upos != PFI_UPOS_PART) return child;
  }
  return PFI_NO_WORD;
}

/* Does a gerund tell that something was done? After "by", "after", "without" it does, after "on" or "for" it names it.
 */
static bool tells_event(const pfi_syntax *s, unsigned word) {
  unsigned tie = tied_by(s, word);
  return tie == PFI_NO_WORD || (s->classes[tie] & PFI_CLAUSE_WORD_TELLING) != 0;
}

static bool is_participle(const pfi_syntax *s, unsigned word) {
  unsigned tag = s->words[word].xpos;
  return (tag == PFI_XPOS_VBG || tag == PFI_XPOS_VBN || tag == PFI_XPOS_VBD) && !has_subject(s, word);
}

static bool marks_condition(const pfi_syntax *s, unsigned word) {
  static const pf_view words[] = {{"if", 2}, {"unless", 6}, {"whether", 7}, {"lest", 4}, {"provided", 8}};
  if (!pfi_has_child(s, word, PFI_BASE_BIT(PFI_RELATION_MARK))) return false;
  for (PFI_EACH_CHILD(child, s, word)) {
    if (s->base[child] != PFI_RELATION_MARK) continue;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
      if (pfi_view_equal_ignoring_case(pfi_form_of(s, child), words[i])) return true;
  }
  return false;
}

/* Verbs that take an infinitive as their complement, where the parser may see a purpose. */
#define TAKES_INFINITIVE                                                                                               \
  (PFI_CLAUSE_WORD_PLANNED | PFI_CLAUSE_WORD_WANTED | PFI_CLAUSE_WORD_WANTED_BARE | PFI_CLAUSE_WORD_NEGATIVE)

static unsigned adverbial_kind(const pfi_syntax *s, const pfi_clauses *found, unsigned word) {
  if (!predicates(s, word) || s->words[s->head[word]].xpos == PFI_XPOS_WRB) return PFI_NO_WORD; /* "how they left" */
  if (marks_condition(s, word)) return PFI_CLAUSE_CONDITION;
  if (has_subject(s, word)) return PFI_CLAUSE_ADVERBIAL;
  if (has_to(s, word)) {
    unsigned head = s->head[word];
    bool complement = found->of_word[head] != PFI_NO_WORD && head < word && (s->classes[head] & TAKES_INFINITIVE) != 0;
    return complement && !pfi_is_set_off(s, word) ? PFI_CLAUSE_FOLDED : PFI_CLAUSE_PURPOSE;
  }
  return (is_participle(s, word) || has_copula(s, word)) && tells_event(s, word) ? PFI_CLAUSE_ADJUNCT : PFI_NO_WORD;
}

static unsigned noun_clause_kind(const pfi_syntax *s, unsigned word) {
  if (s->words[word].relation == PFI_RELATION_ACL_RELCL) return predicates(s, word) ? PFI_CLAUSE_RELATIVE : PFI_NO_WORD;
  if (has_subject(s, word) && has_copula(s, word)) return PFI_CLAUSE_COMPLEMENT;
  if (!pfi_is_verb(s, word)) return PFI_NO_WORD;
  if (has_to(s, word)) return PFI_CLAUSE_INFINITIVE;
  if (has_subject(s, word)) return PFI_CLAUSE_COMPLEMENT;
  return is_participle(s, word) && tied_by(s, word) == PFI_NO_WORD ? PFI_CLAUSE_PARTICIPLE : PFI_NO_WORD;
}

static bool is_common_or_proper(const pfi_syntax *s, unsigned word) {
  unsigned tag = s->words[word].upos;
  return tag == PFI_UPOS_NOUN || tag == PFI_UPOS_PROPN;
}

/* Is there a hyphen before the phrase, or an adverb at its start ("especially cotton", "not the others")? */
static bool adds_no_name(const pfi_syntax *s, unsigned word) {
  unsigned first = pfi_set_next(&s->yield[word], 0);
  while (first < word && pfi_is_punctuation(s, first))
    first++;
  if (s->words[first].upos == PFI_UPOS_ADV || s->words[first].upos == PFI_UPOS_PART) return true;
  return first > 0 && pfi_view_equal(pfi_form_of(s, first - 1), PFI_VIEW("-"));
}

/* The comma or bracket before the phrase of a word, PFI_NO_WORD when there is none. */
static unsigned mark_before(const pfi_syntax *s, unsigned word) {
  unsigned first = pfi_set_next(&s->yield[word], 0);
  if (pfi_is_punctuation(s, first)) return first;
  return first > 0 && pfi_is_punctuation(s, first - 1) ? first - 1 : PFI_NO_WORD;
}

/* What an apposition says something of: the noun phrase right before its comma, where another comma stands between it
 * and the noun that the parser has chosen ("the report, said Ada Holm, the mayor"); of "his chief of staff, Ada Holm"
 * the chief. */
static unsigned noun_of_apposition(const pfi_syntax *s, unsigned word) {
  unsigned noun = s->head[word], mark = mark_before(s, word), comma = PFI_NO_WORD;
  if (mark == PFI_NO_WORD || mark == 0 || noun > mark) return noun;
  for (unsigned i = noun + 1; i < mark; i++)
    if (s->words[i].xpos == PFI_XPOS_COMMA) comma = i;
  if (comma != PFI_NO_WORD && is_common_or_proper(s, mark - 1)) {
    unsigned near = mark - 1;
    while (s->head[near] != PFI_NO_WORD && s->head[near] > comma && s->head[near] < mark &&
           is_common_or_proper(s, s->head[near]))
      near = s->head[near];
    return near;
  }
  bool part = s->words[word].upos == PFI_UPOS_PROPN && s->words[noun].upos == PFI_UPOS_NOUN &&
              s->base[noun] == PFI_RELATION_NMOD && s->head[noun] != PFI_NO_WORD &&
              is_common_or_proper(s, s->head[noun]) && s->head[noun] < noun &&
              pfi_child_of(s, noun, PFI_RELATION_DET) == PFI_NO_WORD;
  return part ? s->head[noun] : noun;
}

/* "the talks with Lind, open questions": one person is not many things. */
static bool differs_in_number(const pfi_syntax *s, unsigned word, unsigned noun) {
  if (s->words[word].xpos != PFI_XPOS_NNS || pfi_child_of(s, word, PFI_RELATION_DET) != PFI_NO_WORD) return false;
  bool bare = s->words[noun].xpos == PFI_XPOS_NNS && pfi_child_of(s, noun, PFI_RELATION_DET) == PFI_NO_WORD &&
              pfi_child_of(s, noun, PFI_RELATION_NUMMOD) == PFI_NO_WORD; /* "debts, wars": a list */
  return bare || s->words[noun].xpos == PFI_XPOS_NNP;
}

/* "..., a move that angered the farmers": sums up the clause before it. */
static bool sums_up(const pfi_syntax *s, unsigned word) {
  return (s->classes[word] & PFI_CLAUSE_WORD_FRAMING) != 0;
}

/* "the debts, the war[, and the drought]": the parser takes the second of a list for an apposition of the first. */
static bool opens_list(const pfi_syntax *s, unsigned word) {
  if (!pfi_has_child(s, word, PFI_BASE_BIT(PFI_RELATION_CONJ))) return false;
  for (PFI_EACH_CHILD(child, s, word))
    if (s->base[child] == PFI_RELATION_CONJ && pfi_is_set_off(s, child)) return true;
  return false;
}

/* "Lena Berg, the mayor", but not "the ship Marigold", "Tuesday, a week after" or "Oslo, Norway". */
static bool is_apposition(const pfi_syntax *s, unsigned word) {
  unsigned noun = noun_of_apposition(s, word);
  if (differs_in_number(s, word, noun) || sums_up(s, word) || opens_list(s, word)) return false;
  if (!is_common_or_proper(s, word) || !is_common_or_proper(s, noun) || !pfi_is_set_off(s, word) ||
      adds_no_name(s, word))
    return false;
  if (s->words[word].upos == PFI_UPOS_PROPN && s->words[noun].upos == PFI_UPOS_PROPN) return false;
  return ((s->classes[word] | s->classes[noun]) & PFI_CLAUSE_WORD_TIME) == 0;
}

/* "include debts and [keeping order]": a gerund joined to a verb that is none, in a list of nouns. */
static bool is_bare_gerund(const pfi_syntax *s, unsigned word) {
  unsigned first = s->head[word];
  return s->words[word].xpos == PFI_XPOS_VBG && s->words[first].xpos != PFI_XPOS_VBG &&
         pfi_child_of(s, word, PFI_RELATION_AUX) == PFI_NO_WORD &&
         (s->words[first].xpos == PFI_XPOS_VBP || s->words[first].xpos == PFI_XPOS_VBZ ||
          s->words[first].xpos == PFI_XPOS_VBD);
}

/* "he said, [pointing to the fort]": set off, it is no complement. */
static bool is_set_off_gerund(const pfi_syntax *s, unsigned word) {
  return s->words[word].xpos == PFI_XPOS_VBG && !has_subject(s, word) && s->head[word] < word &&
         pfi_is_set_off(s, word);
}

static unsigned conjunct_kind(const pfi_syntax *s, const pfi_clauses *found, unsigned word) {
  unsigned first = found->of_word[s->head[word]];
  if (first == PFI_NO_WORD) return has_subject(s, word) && predicates(s, word) ? PFI_CLAUSE_MAIN : PFI_NO_WORD;
  if (has_copula(s, word) || has_subject(s, word)) return PFI_CLAUSE_CONJUNCT;
  if (is_bare_gerund(s, word)) return PFI_NO_WORD;
  /* "was tired and hungry" is one predicate, "was tired and left" two */
  return pfi_is_verb(s, word) && pfi_is_verb(s, s->head[word]) ? PFI_CLAUSE_CONJUNCT
         : s->words[word].upos == PFI_UPOS_VERB                ? PFI_CLAUSE_CONJUNCT
                                                               : PFI_NO_WORD;
}

static unsigned kind_of(const pfi_syntax *s, const pfi_clauses *found, unsigned word) {
  if (s->head[word] == PFI_NO_WORD) return predicates(s, word) ? PFI_CLAUSE_MAIN : PFI_NO_WORD; /* whatever its label */
  switch (s->base[word]) {
  case PFI_RELATION_ROOT:
  case PFI_RELATION_PARATAXIS:
    return predicates(s, word) ? PFI_CLAUSE_MAIN : PFI_NO_WORD;
  case PFI_RELATION_CONJ:
    return conjunct_kind(s, found, word);
  case PFI_RELATION_CCOMP:
    if (is_set_off_gerund(s, word)) return PFI_CLAUSE_ADJUNCT;
    if (s->words[word].xpos == PFI_XPOS_VBG && !has_subject(s, word) && s->head[word] < word) return PFI_CLAUSE_FOLDED;
    return predicates(s, word) ? PFI_CLAUSE_COMPLEMENT : PFI_NO_WORD;
  case PFI_RELATION_CSUBJ: /* "it is time [to go]" */
    if (s->head[word] < word && has_to(s, word) && pfi_child_of(s, s->head[word], PFI_RELATION_EXPL) != PFI_NO_WORD)
      return PFI_CLAUSE_FOLDED;
    return predicates(s, word) ? PFI_CLAUSE_COMPLEMENT : PFI_NO_WORD;
  case PFI_RELATION_XCOMP: {
    if (is_set_off_gerund(s, word)) return PFI_CLAUSE_ADJUNCT;
    bool verbal = pfi_is_verb(s, word) || pfi_child_of(s, word, PFI_RELATION_OBJ) != PFI_NO_WORD;
    return verbal || has_copula(s, word) ? PFI_CLAUSE_FOLDED : PFI_NO_WORD;
  }
  case PFI_RELATION_ADVCL:
    return adverbial_kind(s, found, word);
  case PFI_RELATION_ACL:
    return noun_clause_kind(s, word);
  case PFI_RELATION_APPOS:
    return is_apposition(s, word) ? PFI_CLAUSE_APPOSITION : PFI_NO_WORD;
  default:
    return PFI_NO_WORD;
  }
}

static bool of_noun(unsigned kind) {
  return kind == PFI_CLAUSE_RELATIVE || kind == PFI_CLAUSE_PARTICIPLE || kind == PFI_CLAUSE_INFINITIVE ||
         kind == PFI_CLAUSE_APPOSITION || kind == PFI_CLAUSE_TITLE;
}

/* The clause that a word stands in: that of the nearest word above which heads one. */
static unsigned clause_above(const pfi_syntax *s, const pfi_clauses *found, unsigned word) {
  for (unsigned at = s->head[word]; at != PFI_NO_WORD; at = s->head[at])
    if (found->of_word[at] != PFI_NO_WORD) return found->of_word[at];
  return PFI_NO_WORD;
}

/* "[Rising early], Mia left": the comma behind sets it off. */
static bool opens_sentence(const pfi_syntax *s, unsigned word) {
  unsigned last = pfi_set_last(&s->yield[word]);
  bool comma =
      s->words[last].xpos == PFI_XPOS_COMMA || (last + 1 < s->count && s->words[last + 1].xpos == PFI_XPOS_COMMA);
  return comma && s->head[word] != PFI_NO_WORD && last < s->head[word];
}

static unsigned with_before(const pfi_syntax *s, unsigned word) {
  for (PFI_EACH_CHILD(child, s, word)) {
    bool ties = s->base[child] == PFI_RELATION_MARK || s->base[child] == PFI_RELATION_CASE;
    if (ties && child < word && pfi_is_lemma(s, child, PFI_VIEW("with"))) return child;
  }
  return PFI_NO_WORD;
}

unsigned pfi_with_of(const pfi_syntax *syntax, unsigned word) {
  unsigned with = with_before(syntax, word), subject = pfi_child_of(syntax, word, PFI_RELATION_NSUBJ);
  return with != PFI_NO_WORD || subject == PFI_NO_WORD ? with : with_before(syntax, subject);
}

bool pfi_is_absolute(const pfi_syntax *syntax, unsigned noun) {
  bool phrase = syntax->base[noun] == PFI_RELATION_OBL && pfi_with_of(syntax, noun) != PFI_NO_WORD;
  return phrase && (pfi_is_set_off(syntax, noun) || opens_sentence(syntax, noun));
}

/* A participle of such a noun, or a clause that "with" ties. */
static bool is_absolute_clause(const pfi_syntax *s, unsigned word, unsigned kind) {
  if (kind == PFI_CLAUSE_PARTICIPLE) return pfi_is_absolute(s, s->head[word]);
  return kind == PFI_CLAUSE_ADVERBIAL && pfi_with_of(s, word) != PFI_NO_WORD &&
         (pfi_is_set_off(s, word) || opens_sentence(s, word));
}

static void add_clause(pfi_clauses *out, const pfi_syntax *s, unsigned word, unsigned kind) {
  pfi_clause clause = {.head = (uint8_t)word,
                       .kind = (uint8_t)kind,
                       .joined = (uint8_t)kind,
                       .upper = (uint8_t)clause_above(s, out, word),
                       .noun = of_noun(kind) ? s->head[word] : PFI_NO_WORD,
                       .set_off = pfi_is_set_off(s, word) || (kind == PFI_CLAUSE_ADJUNCT && opens_sentence(s, word)),
                       .has_copula = has_copula(s, word),
                       .absolute = is_absolute_clause(s, word, kind)};
  if (kind == PFI_CLAUSE_APPOSITION) clause.noun = (uint8_t)noun_of_apposition(s, word);
  if (kind == PFI_CLAUSE_CONJUNCT) {
    clause.upper = out->of_word[s->head[word]];
    clause.joined = out->items[clause.upper].joined;
    clause.noun = out->items[clause.upper].noun;
  }
  out->of_word[word] = (uint8_t)out->count;
  out->items[out->count++] = clause;
  pfi_set_add(&out->heads, word);
  bool adds = kind == PFI_CLAUSE_RELATIVE || kind == PFI_CLAUSE_PARTICIPLE ||
              (kind == PFI_CLAUSE_APPOSITION && clause.noun != s->head[word]);
  if (adds && clause.set_off) pfi_set_add(&out->added, word);
}

void pfi_clauses_find(pfi_clauses *out, const pfi_syntax *syntax) {
  out->count = 0;
  out->heads = out->added = (pfi_word_set){{0}};
  memset(out->of_word, PFI_NO_WORD, syntax->count);
  for (unsigned i = 0; i < syntax->count; i++) {
    unsigned word = syntax->order[i];
    unsigned kind = kind_of(syntax, out, word);
    if (kind != PFI_NO_WORD) add_clause(out, syntax, word, kind);
  }
}

const pfi_clause *pfi_top_clause(const pfi_clauses *clauses, unsigned clause) {
  const pfi_clause *c = &clauses->items[clause];
  while ((c->kind == PFI_CLAUSE_CONJUNCT || c->kind == PFI_CLAUSE_FOLDED) && c->upper != PFI_NO_WORD)
    c = &clauses->items[c->upper];
  return c;
}

static bool stands_for_noun(const pfi_syntax *s, unsigned word) {
  unsigned tag = s->words[word].xpos;
  return tag == PFI_XPOS_WDT || tag == PFI_XPOS_WP || tag == PFI_XPOS_WRB || tag == PFI_XPOS_WP_POSS ||
         PFI_HAS(s->words[word].features, PRONTYPE_REL);
}

unsigned pfi_relative_word(const pfi_syntax *syntax, const pfi_clause *clause) {
  const pfi_word_set *yield = &syntax->yield[clause->head];
  unsigned last = clause->head;
  for (PFI_EACH(word, yield)) {
    if (word >= last) break;
    if (stands_for_noun(syntax, word)) return word;
  }
  return PFI_NO_WORD;
}

const char *pfi_construction_name(unsigned construction) {
  static const char *const names[] = {"main",       "conjunct",   "complement", "complement", "adverbial",
                                      "condition",  "purpose",    "adjunct",    "relative",   "participle",
                                      "infinitive", "apposition", "title",      "phrase"};
  return construction < sizeof names / sizeof names[0] ? names[construction] : "unknown";
}
