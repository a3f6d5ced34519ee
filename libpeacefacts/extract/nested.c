/* nested.c - statements inside somebody's words, read off the tree: a finite verb of saying with its own subject and a
 * clause as its complement. The tagger, as its corpus, knows the outermost only. A link of a chain must be told as a
 * fact: what was not, would be or may be said makes none. Every word of a content is looked at once, and its statement
 * is the child of the last one whose content it stands in, so that the time is linear but for the length of sentences.
 */
#include "extract/nested.h"

#include "extract/source.h"
#include "extract/tagger.h"

size_t pfi_passage_word_after(const pfi_passage *passage, uint32_t offset) {
  size_t low = 0, high = passage->words.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (passage->words.items[middle].stop <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

typedef struct stretch {
  size_t from, to; /* words */
} stretch;

#define DEEPEST_CHAIN 8

typedef struct nester {
  pfi_drafts *drafts;
  const pfi_passage *passage;
  const pfi_contexts *contexts;
  const pf_allocator *allocator;
  stretch around[DEEPEST_CHAIN]; /* the contents that the word stands in, the innermost last */
  uint32_t owners[DEEPEST_CHAIN];
  size_t depth;
  uint32_t block;
} nester;

static const pfi_passage_word *word_of(const nester *n, size_t word) {
  return &n->passage->words.items[word];
}

static bool reads_as(const nester *n, size_t word, const char *form) {
  return pfi_view_is_word(pfi_passage_text(n->passage, word), form);
}

static bool reads_as_any(const nester *n, size_t word, const char *const *forms, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (reads_as(n, word, forms[i])) return true;
  return false;
}
#define READS_AS_ANY(n, word, forms) reads_as_any((n), (word), (forms), sizeof(forms) / sizeof(forms)[0])

/* Is the verb told as a fact: finite, neither negated nor modal, not below "if" or "whether"? */
static bool is_told_as_fact(const nester *n, size_t verb) {
  static const char *const denials[] = {"not", "n't", "n’t", "never", "nobody", "no"};
  static const char *const conditions[] = {"if", "unless", "whether", "until"};
  const pfi_context *context = &n->contexts->items.items[verb];
  bool has = false;
  for (size_t i = context->first; i <= context->last; i++) {
    const pfi_passage_word *word = word_of(n, i);
    if (word->head != verb + 1) continue;
    if (word->tag == PFI_XPOS_MD || READS_AS_ANY(n, i, denials) || READS_AS_ANY(n, i, conditions)) return false;
    if (word->relation == PFI_RELATION_AUX_PASS) return false;
    has = has || word->relation == PFI_RELATION_AUX;
  }
  uint8_t tag = word_of(n, verb)->tag;
  return tag == PFI_XPOS_VBD || tag == PFI_XPOS_VBZ || tag == PFI_XPOS_VBP || (tag == PFI_XPOS_VBN && has);
}

/* "told the council that ...": a clause that the parser hung on the one who is told. */
static size_t clause_of_hearer(const nester *n, size_t verb) {
  size_t none = n->passage->words.count, hearer = pfi_passage_child(n->passage, verb, PFI_RELATION_IOBJ, none);
  if (hearer == none) return none;
  size_t clause = pfi_passage_child(n->passage, hearer, PFI_RELATION_ACL, none);
  if (clause == none) return none;
  return reads_as(n, n->contexts->items.items[clause].first, "that") ? clause : none;
}

/* The clause that the verb says, [from, to); false when it has none. */
static bool complement_of(const nester *n, size_t verb, const pfi_cue_form *cue, stretch *out) {
  size_t none = n->passage->words.count, clause = pfi_passage_child(n->passage, verb, PFI_RELATION_CCOMP, none);
  if (clause == none && cue->stance == PF_STANCE_WANTS)
    clause = pfi_passage_child(n->passage, verb, PFI_RELATION_XCOMP, none);
  if (clause == none) clause = clause_of_hearer(n, verb);
  if (clause == none) return false;
  const pfi_context *context = &n->contexts->items.items[clause];
  *out = (stretch){context->first, (size_t)context->last + 1};
  if (clause < verb) pfi_passage_phrase(n->passage, clause, &out->from, &out->to); /* without far marks */
  return clause > verb ? out->from > verb : out->to <= verb;
}

/* A mark of quotation that is a word of its own, and no apostrophe. */
static bool is_quote_mark(const nester *n, size_t word) {
  static const char *const marks[] = {"'", "‘", "’", "\"", "“", "”", "``", "''"};
  return word_of(n, word)->shape == PFI_SHAPE_QUOTE && READS_AS_ANY(n, word, marks);
}

#define NEAREST_MARK 4 /* words from the verb to a quotation in the quotation */
#define FEWEST_QUOTED 2

/* "He said ‘we will pay’": a quotation inside the quotation, marks and all. */
static bool quotation_after(const nester *n, size_t verb, const pfi_cue_form *cue, size_t stop, stretch *out) {
  if (word_of(n, verb)->quotation == 0 || (cue->frames & PFI_FRAME_QUOTE) == 0) return false;
  for (size_t from = verb + 1; from < stop && from <= verb + NEAREST_MARK; from++) {
    bool opens = is_quote_mark(n, from) && from + 1 < stop && word_of(n, from)->stop == word_of(n, from + 1)->start;
    if (!opens) continue;
    size_t to = from + 1;
    while (to < stop && !is_quote_mark(n, to))
      to++;
    *out = (stretch){from, to < stop ? to + 1 : to};
    return to < stop && to - from > FEWEST_QUOTED;
  }
  return false;
}

/* Who says it; pronouns that are nobody or the outer speaker, and clauses, are no link. */
static bool speaker_of_verb(const nester *n, size_t verb, bool names_only, stretch *out) {
  static const char *const nobody[] = {"it",  "there", "this", "that", "which", "what",
                                       "you", "i",     "we",   "one",  "nobody"};
  static const char *const pronouns[] = {"he", "she", "they", "who", "some", "many", "most", "all"};
  size_t none = n->passage->words.count, subject = pfi_passage_child(n->passage, verb, PFI_RELATION_NSUBJ, none);
  if (subject == none || READS_AS_ANY(n, subject, nobody)) return false;
  if (names_only && READS_AS_ANY(n, subject, pronouns)) return false;
  pfi_passage_phrase(n->passage, subject, &out->from, &out->to);
  for (size_t i = out->from; i < out->to; i++)
    if (word_of(n, i)->tag == PFI_XPOS_DT && reads_as(n, i, "no")) return false;
  return true;
}

/* The cue with its auxiliaries. */
static size_t first_of_cue(const nester *n, size_t verb) {
  size_t from = verb;
  while (from > 0 && word_of(n, from - 1)->head == verb + 1 &&
         (word_of(n, from - 1)->relation == PFI_RELATION_AUX || word_of(n, from - 1)->relation == PFI_RELATION_ADVMOD))
    from--;
  while (from < verb && word_of(n, from)->relation == PFI_RELATION_ADVMOD)
    from++;
  return from;
}

static pfi_range range_of_stretch(const nester *n, stretch words) {
  uint32_t start = word_of(n, words.from)->start;
  return (pfi_range){start, word_of(n, words.to - 1)->stop - start};
}

static bool is_trailing(const pfi_passage_word *word) {
  return word->shape == PFI_SHAPE_COMMA || (word->shape == PFI_SHAPE_STOP && word->quotation == 0);
}

static bool add_nested(nester *n, const pfi_cue_form *head, stretch source, stretch cue, stretch content) {
  uint32_t outer = n->depth > 0 ? n->owners[n->depth - 1] : PFI_NO_INDEX;
  pfi_draft draft = {
      .source = range_of_stretch(n, source), .cue = range_of_stretch(n, cue), .block = n->block, .parent = outer};
  while (content.to > content.from + 1 && is_trailing(word_of(n, content.to - 1)))
    content.to--;
  while (content.from + 1 < content.to && is_trailing(word_of(n, content.from)))
    content.from++;
  draft.lemma = pfi_view_of_string(head->lemma);
  draft.stance = (pf_stance)head->stance;
  draft.attitude = head->kind == PFI_CUE_ATTITUDE;
  draft.content_count = 1;
  for (size_t i = content.from; i < content.to; i++) {
    if (pfi_passage_mark(word_of(n, i))) continue;
    draft.words++;
    draft.quoted_words += word_of(n, i)->quotation != 0;
  }
  pfi_piece piece = {(uint32_t)n->drafts->items.count, range_of_stretch(n, content)};
  draft.content_start = piece.range.start;
  if (n->depth < DEEPEST_CHAIN) {
    n->around[n->depth] = content;
    n->owners[n->depth++] = piece.draft;
  }
  return PFI_PUSH(n->allocator, &n->drafts->items, draft) && PFI_PUSH(n->allocator, &n->drafts->pieces, piece);
}

static bool lies_in(stretch inner, stretch outer) {
  return inner.from >= outer.from && inner.to <= outer.to && inner.from < inner.to;
}

/* "... quoted Ruiz as saying that ...": the content begins with who is quoted. */
static bool nest_quoted(nester *n, size_t verb, stretch piece, bool *stored) {
  if (verb < piece.from + 2 || verb + 1 >= piece.to || !reads_as(n, verb - 1, "as")) return false;
  if (!reads_as(n, verb, "saying") && !reads_as(n, verb, "telling")) return false;
  const pfi_cue_form *head = pfi_passage_cue(word_of(n, verb), PFI_CUE_VERB);
  stretch source = {piece.from, verb - 1}, content = {verb + 1, piece.to};
  while (content.from + 1 < content.to && word_of(n, content.from)->shape == PFI_SHAPE_COLON)
    content.from++;
  if (head != NULL) *stored = add_nested(n, head, source, (stretch){verb, verb + 1}, content);
  return head != NULL;
}

#define FARTHEST_OWNER 10 /* words before the noun */
#define FEWEST_WANTED 2   /* words: "a demand for oil" wants nothing */

/* What a noun of saying says: "to close the port", "that the dam would fail", behind "for" a thing that has words of
 * its own. */
static bool complement_of_noun(const nester *n, size_t noun, stretch *out) {
  size_t none = n->passage->words.count, clause = pfi_passage_child(n->passage, noun, PFI_RELATION_ACL, none);
  if (clause == none) clause = pfi_passage_child(n->passage, noun, PFI_RELATION_CCOMP, none);
  bool thing = clause == none;
  if (thing) clause = pfi_passage_child(n->passage, noun, PFI_RELATION_NMOD, none);
  if (clause == none || clause < noun) return false;
  const pfi_context *context = &n->contexts->items.items[clause];
  *out = (stretch){context->first, (size_t)context->last + 1};
  bool split = !thing && out->from > noun + 2 && reads_as(n, out->from, "to") && reads_as(n, noun + 1, "for");
  if (split) out->from = noun + 1; /* "for the mill to close": the tree may part them */
  bool aims = out->from > noun && reads_as(n, out->from, "for");
  bool opens = aims || reads_as(n, out->from, "to") || reads_as(n, out->from, "that");
  if (!opens || (thing && !aims)) return false;
  if (aims) out->from++;
  return out->to >= out->from + FEWEST_WANTED && out->from == noun + 1 + aims;
}

/* Whose the noun is: somebody who is named, not "his" or "its". */
static bool owner_of_noun(const nester *n, size_t noun, stretch *out) {
  size_t owner = noun, farthest = noun > FARTHEST_OWNER ? noun - FARTHEST_OWNER : 0;
  do
    if (owner-- == farthest) return false;
  while (word_of(n, owner)->head != noun + 1 || word_of(n, owner)->relation != PFI_RELATION_NMOD_POSS);
  if (word_of(n, owner)->tag == PFI_XPOS_PRP_POSS) return false;
  pfi_passage_phrase(n->passage, owner, &out->from, &out->to);
  return out->to > out->from && out->to <= noun;
}

/* "the mill's demand to close the port": a noun of saying, whose it is and what it says. */
static const pfi_cue_form *read_noun(const nester *n, size_t noun, stretch *source, stretch *cue, stretch *content) {
  const pfi_passage_word *word = word_of(n, noun);
  const pfi_cue_form *head = pfi_passage_cue(word, PFI_CUE_NOUN);
  bool says = head != NULL && (head->kind == PFI_CUE_SPEECH || head->kind == PFI_CUE_INTENTION);
  if (!says || word->quotation != 0 || (word->tag != PFI_XPOS_NN && word->tag != PFI_XPOS_NNS)) return NULL;
  if (!owner_of_noun(n, noun, source) || !complement_of_noun(n, noun, content)) return NULL;
  bool clause = content->from == noun + 1;
  if (clause && reads_as(n, content->from, "to") && head->stance != PF_STANCE_WANTS) return NULL;
  *cue = (stretch){noun, clause ? noun + 1 : noun + 2};
  return head;
}

static bool nest_noun(nester *n, size_t noun) {
  stretch source, cue, content, inner = n->around[n->depth - 1];
  const pfi_cue_form *head = read_noun(n, noun, &source, &cue, &content);
  if (head == NULL) return true;
  if (content.to > inner.to) content.to = inner.to;
  if (!lies_in(source, inner) || !lies_in(content, inner)) return true;
  return add_nested(n, head, source, cue, content);
}

/* A statement made by the word, if it is a verb that makes one; false when there is no memory. */
static bool nest_verb(nester *n, size_t verb, stretch piece) {
  bool stored = true;
  const pfi_passage_word *word = word_of(n, verb);
  const pfi_cue_form *head = pfi_passage_cue(word, PFI_CUE_VERB);
  if (head == NULL || word->tag == PFI_XPOS_NN || word->tag == PFI_XPOS_NNS) return nest_noun(n, verb);
  if (head->kind != PFI_CUE_SPEECH && head->kind != PFI_CUE_BELIEF) return true;
  if (word->tag == PFI_XPOS_VBG && nest_quoted(n, verb, piece, &stored)) return stored;
  stretch source, content, inner = n->around[n->depth - 1];
  bool direct = word->quotation != 0;
  bool complement = !direct && complement_of(n, verb, head, &content);
  bool quoting = !complement && quotation_after(n, verb, head, piece.to, &content);
  if (!complement && !quoting) return true;
  if (!is_told_as_fact(n, verb) || !speaker_of_verb(n, verb, head->kind != PFI_CUE_SPEECH, &source)) return true;
  if (content.to > inner.to) content.to = inner.to;
  if (!lies_in(source, inner) || !lies_in(content, inner)) return true;
  return add_nested(n, head, source, (stretch){first_of_cue(n, verb), verb + 1}, content);
}

static bool nest_piece(nester *n, uint32_t owner, stretch piece) {
  n->depth = 1;
  n->block = n->drafts->items.items[owner].block;
  n->around[0] = piece;
  n->owners[0] = owner;
  for (size_t word = piece.from; word < piece.to; word++) {
    while (n->depth > 1 && word >= n->around[n->depth - 1].to)
      n->depth--;
    if (!nest_verb(n, word, piece)) return false;
  }
  return true;
}

/* Does the source stand behind its words, so that what it says was said is a fact to it? */
static bool vouches(const pfi_draft *draft) {
  return draft->stance == PF_STANCE_SAYS || draft->stance == PF_STANCE_BELIEVES;
}

pf_status pfi_drafts_nest(pfi_drafts *drafts, size_t first, size_t first_piece, const pfi_passage *passage,
                          const pfi_contexts *contexts, const pf_allocator *allocator, pf_error *error) {
  nester n = {.drafts = drafts, .passage = passage, .contexts = contexts, .allocator = allocator};
  size_t stop = drafts->pieces.count;
  for (size_t i = first_piece; i < stop; i++) {
    pfi_piece piece = drafts->pieces.items[i];
    if (piece.draft == PFI_NO_INDEX || piece.draft < first || !vouches(&drafts->items.items[piece.draft])) continue;
    if (drafts->items.items[piece.draft].cue.size == 0) continue;
    stretch words = {pfi_passage_word_after(passage, piece.range.start),
                     pfi_passage_word_after(passage, piece.range.start + piece.range.size - 1) + 1};
    if (!nest_piece(&n, piece.draft, words)) return pfi_fail_memory(error);
  }
  return PF_OK;
}

/* Are the words [from, to) of no attribution? */
static bool are_free(const uint8_t *roles, stretch words) {
  for (size_t i = words.from; i < words.to; i++)
    if (roles[i] != PFI_ROLE_NONE) return false;
  return true;
}

/* Puts the last draft, and its one piece, in the place of another. */
static void move_last_draft(pfi_drafts *drafts, uint32_t to) {
  drafts->items.items[to] = drafts->items.items[--drafts->items.count];
  drafts->pieces.items[drafts->pieces.count - 1].draft = to;
}

/* May they be who says one thing more: "the agency reported, citing the police" has one source and two cues. */
static bool may_be_source(const uint8_t *roles, stretch words) {
  for (size_t i = words.from; i < words.to; i++)
    if (roles[i] != PFI_ROLE_NONE && roles[i] != PFI_ROLE_SOURCE_BEGIN && roles[i] != PFI_ROLE_SOURCE) return false;
  return true;
}

#define LONGEST_CLAUSE 160 /* words: a sentence without end is no clause of each of its verbs */

/* "The mill will close, the owner said": the clause before a verb that the tree hangs loosely on it. */
static bool clause_before(const nester *n, size_t verb, size_t source, stretch *out) {
  const pfi_passage_word *word = word_of(n, verb);
  size_t none = n->passage->words.count;
  bool loose =
      word->relation == PFI_RELATION_PARATAXIS ||
      (word->relation == PFI_RELATION_CONJ && pfi_passage_child(n->passage, verb, PFI_RELATION_CC, none) == none);
  if (!loose || word->head == 0 || word->head > verb) return false;
  if (pfi_passage_child(n->passage, verb, PFI_RELATION_OBJ, none) != none) return false;
  *out = (stretch){n->contexts->items.items[word->head - 1].first, source};
  if (word->head - 1 >= source || out->from >= source || source - out->from > LONGEST_CLAUSE) return false;
  return word_of(n, source - 1)->shape == PFI_SHAPE_COMMA;
}

/* "Lo said the talks had failed": a verb of saying told as a fact, who says it and what. */
static const pfi_cue_form *read_verb(const nester *n, size_t verb, stretch *source, stretch *cue, stretch *content) {
  const pfi_passage_word *word = word_of(n, verb);
  const pfi_cue_form *head = pfi_passage_cue(word, PFI_CUE_VERB);
  if (head == NULL || head->kind != PFI_CUE_SPEECH || word->quotation != 0 || !is_told_as_fact(n, verb)) return NULL;
  if (!speaker_of_verb(n, verb, false, source)) return NULL;
  if (!complement_of(n, verb, head, content) && !clause_before(n, verb, source->from, content)) return NULL;
  *cue = (stretch){first_of_cue(n, verb), verb + 1};
  return source->to <= content->from || content->to <= source->from ? head : NULL;
}

/* A statement that the word makes by the tree, in the place of draft number `to`, or behind all when there is none. */
static bool add_missed(nester *n, const uint8_t *roles, size_t word, uint32_t to) {
  stretch source, cue, content;
  const pfi_cue_form *head = read_noun(n, word, &source, &cue, &content);
  if (head == NULL) head = read_verb(n, word, &source, &cue, &content);
  if (head == NULL || !may_be_source(roles, source) || !are_free(roles, content)) return true;
  if (to == PFI_NO_INDEX && !are_free(roles, cue)) return true;
  n->depth = 0;
  if (!add_nested(n, head, source, cue, content)) return false;
  if (to != PFI_NO_INDEX) move_last_draft(n->drafts, to);
  return true;
}

/* The tagger may mark a cue and miss what it says: a draft without content. */
static bool fill_draft(nester *n, const uint8_t *roles, uint32_t number) {
  pfi_range cue = n->drafts->items.items[number].cue;
  if (cue.size == 0) return true;
  size_t stop = pfi_passage_word_after(n->passage, cue.start + cue.size - 1) + 1;
  for (size_t word = pfi_passage_word_after(n->passage, cue.start); word < stop; word++) {
    if (n->drafts->items.items[number].content_count > 0) return true;
    if (!add_missed(n, roles, word, number)) return false;
  }
  return true;
}

pf_status pfi_drafts_missed(pfi_drafts *drafts, size_t first, const uint8_t *roles, uint32_t block,
                            const pfi_passage *passage, const pfi_contexts *contexts, const pf_allocator *allocator,
                            pf_error *error) {
  nester n = {.drafts = drafts, .passage = passage, .contexts = contexts, .allocator = allocator, .block = block};
  for (size_t number = first, stop = drafts->items.count; number < stop; number++)
    if (!fill_draft(&n, roles, (uint32_t)number)) return pfi_fail_memory(error);
  for (size_t word = 0; word < passage->words.count; word++)
    if (roles[word] == PFI_ROLE_NONE && !add_missed(&n, roles, word, PFI_NO_INDEX)) return pfi_fail_memory(error);
  return PF_OK;
}
