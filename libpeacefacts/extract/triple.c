/* triple.c - takes a tuple apart: one triple for each argument and each prepositional level of the first one, for each
 * of coordinated subjects and objects.
 *
 * The predicate takes along what stands before the object: "(the firm; moved its office to; Lyon)". All words are the
 * sentence's own. */
#include "extract/triple.h"

enum { MOST_MEMBERS = 6, MOST_LEVELS = 3 };

typedef struct members {
  pfi_word_set words[MOST_MEMBERS];
  uint8_t heads[MOST_MEMBERS];
  unsigned count;
} members;

typedef struct triple_maker {
  pfi_claim_writer *writer;
  const pfi_clauses *clauses;
  const pfi_tuple *tuple;
  members subjects;
} triple_maker;

static bool is_noun_word(const pfi_syntax *s, unsigned word) {
  unsigned tag = s->words[word].upos;
  return tag == PFI_UPOS_NOUN || tag == PFI_UPOS_PROPN || tag == PFI_UPOS_PRON || tag == PFI_UPOS_NUM;
}

/* What a noun phrase can do without in a triple: relative clauses and the other members of its list. */
static pfi_word_set without_extras(const triple_maker *m, pfi_word_set words, unsigned head) {
  const pfi_syntax *s = m->writer->syntax;
  for (PFI_EACH_CHILD(child, s, head)) {
    bool extra = s->words[child].relation == PFI_RELATION_ACL_RELCL ||
                 (s->base[child] == PFI_RELATION_CONJ && is_noun_word(s, child));
    if (extra) pfi_set_cut(&words, &s->yield[child]);
  }
  pfi_trim_edges(s, &words);
  return words;
}

static void add_member(members *out, pfi_word_set words, unsigned head) {
  if (out->count == MOST_MEMBERS || pfi_set_empty(&words)) return;
  out->words[out->count] = words;
  out->heads[out->count++] = (uint8_t)head;
}

/* "between A and B" stays whole, and so do names. */
static bool is_one(const pfi_syntax *s, unsigned head) {
  for (PFI_EACH_CHILD(child, s, head)) {
    if (s->base[child] == PFI_RELATION_CASE && pfi_is_lemma(s, child, PFI_VIEW("between"))) return true;
    if (s->base[child] == PFI_RELATION_CC && s->words[child].relation == PFI_RELATION_CC_PRECONJ) return true;
  }
  return false;
}

/* The members of a list, each with the words it needs; of a clause the whole. */
static void split_list(members *out, const triple_maker *m, pfi_word_set words, unsigned head) {
  const pfi_syntax *s = m->writer->syntax;
  out->count = 0;
  if (head >= s->count || !is_noun_word(s, head) || is_one(s, head)) {
    add_member(out, words, head);
    return;
  }
  add_member(out, without_extras(m, words, head), head);
  for (PFI_EACH_CHILD(child, s, head)) {
    if (s->base[child] != PFI_RELATION_CONJ || !is_noun_word(s, child) || !pfi_set_has(&words, child)) continue;
    pfi_word_set member = pfi_constituent_of(s, m->clauses, child);
    add_member(out, without_extras(m, member, child), child);
  }
}

static bool write_triple(triple_maker *m, const pfi_word_set *predicate, const pfi_word_set *object, pfi_claim *claim) {
  for (unsigned i = 0; i < m->subjects.count; i++) {
    pfi_triple triple;
    pfi_claims *claims = m->writer->claims;
    if (!pfi_write_mark(m->writer, &m->subjects.words[i], &triple.parts[PF_TRIPLE_SUBJECT]) ||
        !pfi_write_mark(m->writer, predicate, &triple.parts[PF_TRIPLE_PREDICATE]) ||
        !pfi_write_mark(m->writer, object, &triple.parts[PF_TRIPLE_OBJECT]) ||
        !PFI_PUSH(m->writer->allocator, &claims->triples, triple))
      return false;
    claim->triples.count++;
  }
  return true;
}

/* The last prepositional phrase of a noun that is in `words`, PFI_NO_WORD when there is none. */
static unsigned last_modifier(const pfi_syntax *s, unsigned head, const pfi_word_set *words) {
  unsigned found = PFI_NO_WORD;
  for (PFI_EACH_CHILD(child, s, head))
    if (s->base[child] == PFI_RELATION_NMOD && child > head && pfi_set_has(words, child) &&
        pfi_child_of(s, child, PFI_RELATION_CASE) != PFI_NO_WORD)
      found = child;
  return found;
}

/* "became; a judge of the court of Malta", "became a judge of; the court of Malta", ... */
static bool write_levels(triple_maker *m, pfi_word_set predicate, pfi_word_set object, unsigned head,
                         pfi_claim *claim) {
  const pfi_syntax *s = m->writer->syntax;
  for (unsigned level = 0; level < MOST_LEVELS; level++) {
    if (!write_triple(m, &predicate, &object, claim)) return false;
    unsigned modifier = head < s->count ? last_modifier(s, head, &object) : PFI_NO_WORD;
    if (modifier == PFI_NO_WORD) return true;
    pfi_word_set inner = s->yield[modifier], preposition = pfi_prepositions_of(s, modifier);
    pfi_set_keep(&inner, &object);
    pfi_set_cut(&object, &inner);
    pfi_set_join(&predicate, &object);
    pfi_set_join(&predicate, &preposition);
    pfi_set_cut(&inner, &preposition);
    pfi_trim_edges(s, &inner);
    if (pfi_set_empty(&inner)) return true;
    object = inner;
    head = modifier;
  }
  return true;
}

/* One argument: `before` is what the predicate takes along. */
static bool write_argument_triples(triple_maker *m, const pfi_word_set *before, const pfi_tuple_part *part,
                                   pfi_claim *claim) {
  pfi_word_set predicate = *before, words = part->words;
  pfi_set_join(&predicate, &part->preposition);
  pfi_set_cut(&words, &part->preposition);
  members objects;
  split_list(&objects, m, words, part->head);
  for (unsigned i = 0; i < objects.count; i++)
    if (!write_levels(m, predicate, objects.words[i], objects.heads[i], claim)) return false;
  return true;
}

/* "Procter and Gamble sells soap": a list of names with a verb in the singular is one name. */
static bool is_one_name(const pfi_syntax *s, const pfi_tuple *tuple) {
  bool names = tuple->subject_head < s->count && s->words[tuple->subject_head].upos == PFI_UPOS_PROPN;
  for (PFI_EACH(word, &tuple->predicate))
    if (names && (s->words[word].xpos == PFI_XPOS_VBZ || pfi_view_equal(pfi_form_of(s, word), PFI_VIEW("was"))))
      return true;
  return false;
}

/* Finds the members of the subject. */
static void split_subject(triple_maker *m) {
  const pfi_tuple *tuple = m->tuple;
  m->subjects.count = 0;
  if (is_one_name(m->writer->syntax, tuple))
    add_member(&m->subjects, tuple->subject, tuple->subject_head);
  else
    split_list(&m->subjects, m, tuple->subject, tuple->subject_head);
}

/* "asked Tom to sign the form": "Tom; to sign; the form" as well. */
static bool write_moved(triple_maker *m, pfi_claim *claim) {
  const pfi_tuple *tuple = m->tuple;
  if (pfi_set_empty(&tuple->moved)) return true;
  split_list(&m->subjects, m, tuple->moved, tuple->moved_head);
  for (unsigned i = 0; i < tuple->argument_count; i++)
    if (tuple->arguments[i].role == PF_ROLE_OBJECT)
      return write_argument_triples(m, &tuple->moved_predicate, &tuple->arguments[i], claim);
  return true;
}

bool pfi_write_triples(pfi_claim_writer *writer, const pfi_clauses *clauses, const pfi_tuple *tuple, pfi_claim *claim) {
  triple_maker m = {.writer = writer, .clauses = clauses, .tuple = tuple};
  claim->triples = (pfi_mark){(uint32_t)writer->claims->triples.count, 0};
  if (pfi_set_empty(&tuple->subject)) return true;
  split_subject(&m);
  pfi_word_set predicate = tuple->predicate;
  for (unsigned i = 0; i < tuple->argument_count; i++) {
    const pfi_tuple_part *part = &tuple->arguments[i];
    if (!write_argument_triples(&m, &predicate, part, claim)) return false;
    if (i > 0) continue;
    pfi_word_set taken = without_extras(&m, part->words, part->head);
    pfi_set_join(&predicate, &taken);
    pfi_set_join(&predicate, &part->preposition);
  }
  return write_moved(&m, claim);
}
