/* draft.c - joins the pieces that the tagger found into attributions.
 *
 * Pieces that touch, or have only BETWEEN between them, are of one group; a group mostly is one attribution. Where it
 * has a second cue, it is cut: a source right before a cue is that cue's, a cue without one shares the source of the
 * attribution before it in the sentence ("She said ... and added ..."), and a quotation goes to the cue that follows
 * it when the one before has its content already. A quotation without cue goes on with the attribution before it.
 */
#include "extract/draft.h"

#include "extract/source.h"

typedef struct segment {
  size_t from, to; /* words */
  int role;        /* 0 source, 1 cue, 2 content */
  bool joined;     /* to the segment before */
  bool touching;   /* the segment before, with nothing between */
} segment;

typedef struct segments {
  const pfi_passage *passage;
  const uint8_t *roles;
  size_t at;
  segment current, next; /* `next` is one ahead */
  bool has_current, has_next;
} segments;

static bool is_begin(uint8_t role) {
  return role >= PFI_ROLE_SOURCE_BEGIN && role % 2 == 0;
}

/* Reads the segment at or after `at`. */
static bool read_segment(segments *s, segment *out) {
  size_t count = s->passage->words.count, gap = s->at;
  bool joined = s->at > 0;
  while (s->at < count && !is_begin(s->roles[s->at])) {
    joined = joined && s->roles[s->at] == PFI_ROLE_BETWEEN;
    s->at++;
  }
  if (s->at == count) return false;
  out->from = s->at++;
  while (s->at < count && s->roles[s->at] == s->roles[out->from] + 1)
    s->at++;
  out->to = s->at;
  out->role = (s->roles[out->from] - PFI_ROLE_SOURCE_BEGIN) / 2;
  out->joined = joined;
  out->touching = joined && gap == out->from;
  return true;
}

static bool next_segment(segments *s) {
  s->current = s->next;
  s->has_current = s->has_next;
  s->has_next = s->has_next && read_segment(s, &s->next);
  return s->has_current;
}

/* What is read so far of one attribution. */
typedef struct group {
  uint32_t draft;      /* PFI_NO_INDEX before its first segment */
  size_t last_word;    /* one past its last segment */
  size_t content_from; /* first word of its last content */
  size_t cue_from, cue_to;
  size_t source_from, source_to;
  bool has_source, has_cue, has_content, content_after_cue;
  size_t last_quotation; /* of the last content's last word; 0: none */
} group;

typedef struct reader {
  pfi_drafts *drafts;
  const pfi_passage *passage;
  const uint8_t *roles;
  uint32_t block;
  const pf_allocator *allocator;
  group group;
  uint32_t previous; /* the draft before, of this block or of the one before; PFI_NO_INDEX: none */
  size_t previous_end;
  pfi_range spoken; /* the last source of the block, size 0: none */
  uint32_t spoken_sentence;
  uint32_t quoting; /* the last draft of this block with a cue and a quotation, PFI_NO_INDEX: none */
} reader;

static const pfi_passage_word *word_at(const reader *r, size_t word) {
  return &r->passage->words.items[word];
}

static pfi_range range_of_words(const pfi_passage *passage, size_t from, size_t to) {
  uint32_t start = passage->words.items[from].start;
  return (pfi_range){start, passage->words.items[to - 1].stop - start};
}

/* Auxiliaries and the like that stand before the verb that names a cue: "went on to say", "has to admit". */
static bool is_light(const pfi_cue_form *entry) {
  static const char *const light[] = {"go", "put", "bring", "want", "need", "seek", "look", "feel"};
  for (size_t i = 0; i < sizeof light / sizeof light[0]; i++)
    if (strcmp(entry->lemma, light[i]) == 0) return true;
  return false;
}

const pfi_cue_form *pfi_cue_head(const pfi_passage *passage, size_t from, size_t to) {
  static const pfi_cue_part order[] = {PFI_CUE_VERB, PFI_CUE_NOUN, PFI_CUE_ADJECTIVE, PFI_CUE_PREPOSITION,
                                       PFI_CUE_ADVERB};
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    const pfi_cue_form *best = NULL;
    for (size_t word = from; word < to; word++) {
      const pfi_cue_form *entry = pfi_passage_cue(&passage->words.items[word], order[i]);
      if (entry != NULL && (best == NULL || is_light(best))) best = entry;
    }
    if (best != NULL) return best;
  }
  return NULL;
}

static bool new_draft(reader *r) {
  pfi_draft draft = {.block = r->block, .parent = PFI_NO_INDEX, .content_start = UINT32_MAX};
  r->group = (group){.draft = (uint32_t)r->drafts->items.count};
  return PFI_PUSH(r->allocator, &r->drafts->items, draft);
}

static void set_cue(reader *r, pfi_draft *draft, size_t from, size_t to) {
  draft->cue = range_of_words(r->passage, from, to);
  draft->block = r->block;
  const pfi_cue_form *head = pfi_cue_head(r->passage, from, to);
  draft->lemma = head != NULL ? pfi_view_of_string(head->lemma) : pfi_passage_text(r->passage, to - 1);
  draft->stance = head != NULL ? (pf_stance)head->stance : PF_STANCE_SAYS;
  draft->attitude = head == NULL || head->kind == PFI_CUE_ATTITUDE;
}

/* The tagger took the verb for a part of the source ("who joked of the museum"): the source ends before it. */
static bool split_source(reader *r) {
  group *g = &r->group;
  for (size_t word = g->source_from + 1; g->has_source && word < g->source_to; word++) {
    const pfi_cue_form *verb = pfi_passage_cue(word_at(r, word), PFI_CUE_VERB);
    bool finite = word_at(r, word)->tag == PFI_XPOS_VBD || word_at(r, word)->tag == PFI_XPOS_VBZ;
    if (verb == NULL || verb->kind != PFI_CUE_SPEECH || !finite) continue;
    r->drafts->items.items[g->draft].source = range_of_words(r->passage, g->source_from, word);
    g->cue_from = word;
    g->cue_to = g->source_to;
    return true;
  }
  return false;
}

/* The tagger found a quotation and no cue: a verb of saying in its source or near it may be it. */
static void find_cue(reader *r) {
  group *g = &r->group;
  pfi_draft *draft = &r->drafts->items.items[g->draft];
  if (g->has_cue || !g->has_content || draft->quoted_words == 0) return;
  if (!split_source(r)) {
    if (!pfi_cue_of_quotation(r->passage, r->roles, g->content_from, g->last_word, &g->cue_from)) return;
    g->cue_to = g->cue_from + 1;
  }
  g->has_cue = true;
  set_cue(r, draft, g->cue_from, g->cue_to);
}

/* The tagger found a cue and nobody who speaks: the words beside the cue may tell. */
static void find_source(reader *r) {
  const group *g = &r->group;
  pfi_draft *draft = &r->drafts->items.items[g->draft];
  size_t from, to;
  if (!g->has_cue || draft->source.size > 0 || !pfi_source_beside(r->passage, g->cue_from, g->cue_to, &from, &to))
    return;
  draft->source = range_of_words(r->passage, from, to);
}

/* The draft whose cue a content without one belongs to: the one before it in the sentence when it has no content yet,
 * else, for a quotation, the last one of the block that quotes. */
static uint32_t draft_to_go_on(const reader *r) {
  const pfi_drafts *drafts = r->drafts;
  if (r->group.has_cue || r->group.has_source) return PFI_NO_INDEX;
  if (r->previous != PFI_NO_INDEX && r->previous_end > 0) {
    const pfi_draft *before = &drafts->items.items[r->previous];
    bool waits = before->cue.size > 0 && before->content_count == 0;
    if (waits && word_at(r, r->previous_end - 1)->sentence == word_at(r, r->group.content_from)->sentence)
      return r->previous;
  }
  const pfi_draft *last = &drafts->items.items[r->group.draft];
  return last->quoted_words == last->words ? r->quoting : PFI_NO_INDEX;
}

/* Gives the group's pieces to the draft that it goes on with; false when there is none. */
static bool merge_content(reader *r) {
  pfi_drafts *drafts = r->drafts;
  uint32_t number = draft_to_go_on(r);
  if (number == PFI_NO_INDEX) return false;
  const pfi_draft *last = &drafts->items.items[r->group.draft];
  pfi_draft *into = &drafts->items.items[number];
  for (size_t i = drafts->pieces.count; i-- > 0 && drafts->pieces.items[i].draft == r->group.draft;)
    drafts->pieces.items[i].draft = number;
  into->content_count += last->content_count;
  into->words += last->words;
  into->quoted_words += last->quoted_words;
  if (last->content_start < into->content_start) into->content_start = last->content_start;
  if (into->quoted_words > 0) r->quoting = number;
  drafts->items.count--; /* it is the last one */
  return true;
}

/* How many of a range's words are quoted, and how many there are. */
static void count_words(const reader *r, pfi_range range, uint32_t *words, uint32_t *quoted) {
  *words = *quoted = 0;
  const pfi_passage *passage = r->passage;
  size_t low = 0, high = passage->words.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (passage->words.items[middle].start < range.start)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < passage->words.count && passage->words.items[low].start < range.start + range.size; low++) {
    if (pfi_passage_mark(word_at(r, low))) continue;
    ++*words;
    *quoted += word_at(r, low)->quotation != 0;
  }
}

/* Takes a piece out of the group's draft; it is among the last pieces. */
static void remove_piece(reader *r, size_t piece) {
  pfi_drafts *drafts = r->drafts;
  pfi_draft *draft = &drafts->items.items[r->group.draft];
  uint32_t words, quoted;
  count_words(r, drafts->pieces.items[piece].range, &words, &quoted);
  draft->words -= words;
  draft->quoted_words -= quoted;
  draft->content_count--;
  for (size_t i = piece; i + 1 < drafts->pieces.count; i++)
    drafts->pieces.items[i] = drafts->pieces.items[i + 1];
  drafts->pieces.count--;
}

/* Direct speech has no unquoted part behind its cue ("“Yes,” she said after the vote"), and what stands before the
 * comma of a participle isn't what it says ("Ruiz rose, saying that ..."). */
static void prune_content(reader *r) {
  const group *g = &r->group;
  pfi_drafts *drafts = r->drafts;
  if (!g->has_cue || drafts->items.items[g->draft].content_count < 2) return;
  const pfi_passage_word *verb = word_at(r, g->cue_from);
  bool participle = verb->tag == PFI_XPOS_VBG && g->cue_to == g->cue_from + 1;
  size_t first = drafts->pieces.count;
  while (first > 0 && drafts->pieces.items[first - 1].draft == g->draft)
    first--;
  uint32_t words, quoted;
  count_words(r, drafts->pieces.items[first].range, &words, &quoted);
  bool before = drafts->pieces.items[first].range.start < verb->start;
  if (participle && before && quoted == 0) {
    remove_piece(r, first);
    return;
  }
  if (!before || quoted < words) return;
  for (size_t i = drafts->pieces.count; i-- > first + 1;) {
    count_words(r, drafts->pieces.items[i].range, &words, &quoted);
    if (quoted == 0 && drafts->pieces.items[i].range.start > verb->start) remove_piece(r, i);
  }
}

/* A verb of saying that its particle makes another verb: "called up", "calls at". */
static bool is_other_verb(const reader *r, size_t cue_from, size_t cue_to) {
  static const char *const particles[] = {"up", "off", "at", "in", "back", "away"};
  const pfi_cue_form *head = pfi_cue_head(r->passage, cue_from, cue_to);
  if (head == NULL || strcmp(head->lemma, "call") != 0) return false;
  for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
    if (pfi_view_equal(pfi_passage_text(r->passage, cue_to - 1), pfi_view_of_string(particles[i]))) return true;
  return false;
}

/* "said a prayer", "read the children a story", "wrote a book about bees": what is said there is no statement. */
static bool is_rite(const reader *r, const pfi_draft *draft) {
  const group *g = &r->group;
  if (pfi_view_equal(draft->lemma, PFI_VIEW("write")) && g->cue_to > g->cue_from + 2) {
    for (size_t word = g->cue_from; word < g->cue_to; word++)
      if (pfi_view_is_word(pfi_passage_text(r->passage, word), "book")) return true;
  }
  if (!pfi_view_equal(draft->lemma, PFI_VIEW("say")) && !pfi_view_equal(draft->lemma, PFI_VIEW("read"))) return false;
  pf_view first = pfi_passage_text(r->passage, g->content_from);
  if (!pfi_view_is_word(first, "a") && !pfi_view_is_word(first, "the")) return false;
  for (size_t word = g->content_from; word < g->last_word; word++) {
    uint8_t tag = word_at(r, word)->tag;
    if ((tag >= PFI_XPOS_VB && tag <= PFI_XPOS_VBZ) || tag == PFI_XPOS_MD) return false;
  }
  return true;
}

/* "The story was reported in nine papers", "the army called up nine men": a mention of saying, or none, that nothing
 * is said by. */
static bool says_nothing(const reader *r) {
  const group *g = &r->group;
  const pfi_draft *draft = &r->drafts->items.items[g->draft];
  if (!g->has_cue || draft->quoted_words > 0 || draft->content_count != 1) return false;
  if (is_rite(r, draft)) return true;
  if (draft->source.size > 0 || g->content_from >= g->cue_from) return is_other_verb(r, g->cue_from, g->cue_to);
  for (size_t word = g->content_from; word < g->cue_from; word++) {
    uint8_t tag = word_at(r, word)->tag;
    if (tag >= PFI_XPOS_VB && tag <= PFI_XPOS_VBZ) return false;
  }
  return true;
}

/* Takes everything off the group's draft; its pieces are the last ones. */
static void empty_draft(reader *r) {
  pfi_draft *draft = &r->drafts->items.items[r->group.draft];
  r->drafts->pieces.count -= draft->content_count;
  draft->content_count = draft->words = 0;
  draft->cue.size = draft->source.size = 0;
}

static void close_group(reader *r) {
  if (r->group.draft == PFI_NO_INDEX) return;
  if (draft_to_go_on(r) == PFI_NO_INDEX || draft_to_go_on(r) == r->quoting) find_cue(r);
  if (merge_content(r)) {
    r->group = (group){.draft = PFI_NO_INDEX};
    return;
  }
  find_source(r);
  prune_content(r);
  if (says_nothing(r)) empty_draft(r);
  const pfi_draft *made = &r->drafts->items.items[r->group.draft];
  if (made->cue.size > 0 && made->quoted_words > 0) r->quoting = r->group.draft;
  if (made->source.size > 0) {
    r->spoken = made->source;
    r->spoken_sentence = word_at(r, r->group.last_word - 1)->sentence;
  }
  r->previous = r->group.draft;
  r->previous_end = r->group.last_word;
  r->group = (group){.draft = PFI_NO_INDEX};
}

static bool add_content(reader *r, uint32_t number, size_t from, size_t to) {
  pfi_draft *draft = &r->drafts->items.items[number];
  pfi_piece piece = {number, range_of_words(r->passage, from, to)};
  for (size_t word = from; word < to; word++) {
    if (pfi_passage_mark(word_at(r, word))) continue;
    draft->words++;
    draft->quoted_words += word_at(r, word)->quotation != 0;
  }
  if (piece.range.start < draft->content_start) draft->content_start = piece.range.start;
  draft->content_count++;
  return PFI_PUSH(r->allocator, &r->drafts->pieces, piece);
}

/* Does the group end with its sentence, of which the quotation is only the end ("he wrote “No!”")? */
static bool ends_sentence(const reader *r) {
  size_t last = r->group.last_word - 1;
  if (last + 1 >= r->passage->words.count) return false;
  uint32_t sentence = word_at(r, last)->sentence;
  return word_at(r, last + 1)->sentence != sentence && r->passage->covers.items[sentence] == PFI_COVER_END;
}

/* Does the segment begin a new attribution, although it is joined to the group? */
static bool starts_anew(const reader *r, const segments *s) {
  const group *g = &r->group;
  bool cue_follows = s->has_next && s->next.joined && s->next.role == 1;
  switch (s->current.role) {
  case 0:
    if (!g->has_cue && g->has_content) return ends_sentence(r);
    return g->has_cue && ((g->has_source && g->has_content) || (cue_follows && g->content_after_cue));
  case 1:
    return g->has_cue;
  default:
    return g->has_cue && g->has_content && s->current.touching && s->has_next && s->next.joined && s->next.role != 2 &&
           word_at(r, s->current.from)->quotation != g->last_quotation;
  }
}

/* A cue without source takes that of the attribution before it, when only a few words of the sentence lie between. */
#define SHARING_GAP 4
static void share_source(reader *r, size_t cue_from) {
  if (r->previous == PFI_NO_INDEX || r->previous_end == 0 || r->previous_end > cue_from) return;
  if (cue_from - r->previous_end > SHARING_GAP) return;
  const pfi_passage_word *cue = word_at(r, cue_from);
  if (word_at(r, r->previous_end - 1)->sentence != cue->sentence) return;
  bool asked = cue->tag == PFI_XPOS_VBN && cue->relation == PFI_RELATION_ADVCL; /* "When asked": somebody asks */
  if (asked && !pfi_view_ends(pfi_passage_text(r->passage, cue_from), PFI_VIEW("ing"))) return;
  pfi_range source = r->drafts->items.items[r->previous].source;
  if (source.size == 0 && r->spoken_sentence == cue->sentence) source = r->spoken;
  r->drafts->items.items[r->group.draft].source = source;
}

static bool take_segment(reader *r, const segments *s) {
  const segment *found = &s->current;
  if (r->group.draft != PFI_NO_INDEX && (!found->joined || starts_anew(r, s))) close_group(r);
  if (r->group.draft == PFI_NO_INDEX && !new_draft(r)) return false;
  group *g = &r->group;
  pfi_draft *draft = &r->drafts->items.items[g->draft];
  g->last_word = found->to;
  if (found->role == 0) {
    if (!g->has_source || !g->has_cue) draft->source = range_of_words(r->passage, found->from, found->to);
    g->has_source = true;
    g->source_from = found->from;
    g->source_to = found->to;
    return true;
  }
  if (found->role == 1) {
    set_cue(r, draft, found->from, found->to);
    g->has_cue = true;
    g->cue_from = found->from;
    g->cue_to = found->to;
    bool source_follows = s->has_next && s->next.joined && s->next.role == 0;
    if (!g->has_source && !source_follows) share_source(r, found->from);
    return true;
  }
  g->content_after_cue = g->has_cue;
  g->has_content = true;
  g->content_from = found->from;
  g->last_quotation = word_at(r, found->to - 1)->quotation;
  return add_content(r, g->draft, found->from, found->to);
}

/* Nothing but quotation, without speaker or cue. */
static bool is_bare_quotation(const pfi_passage *passage, const uint8_t *roles) {
  for (size_t s = 0; s < passage->covers.count; s++)
    if (passage->covers.items[s] != PFI_COVER_ALL) return false;
  for (size_t i = 0; i < passage->words.count; i++)
    if (roles[i] >= PFI_ROLE_SOURCE_BEGIN && roles[i] < PFI_ROLE_CONTENT_BEGIN) return false;
  return passage->words.count > 0;
}

/* A dash and a name alone sign the quotation of the block before. */
static bool sign_last(reader *r, size_t dash) {
  pfi_draft *draft = &r->drafts->items.items[r->drafts->last - 1];
  if (dash != 0 || draft->quoted_words == 0 || draft->source.size > 0) return false;
  draft->source = range_of_words(r->passage, 1, r->passage->words.count);
  set_cue(r, draft, 0, 1);
  return true;
}

/* Takes the block as what goes on from the block before; false when it doesn't, or there is no memory (*stored). */
static bool go_on(reader *r, const uint8_t *roles, bool *stored) {
  const pfi_drafts *drafts = r->drafts;
  if (drafts->last == 0 || r->block - drafts->last_block > 1) return false;
  const pfi_draft *last = &drafts->items.items[drafts->last - 1];
  size_t dash;
  if (pfi_source_of_signature(r->passage, &dash) && sign_last(r, dash)) return true;
  bool ready = last->quoted_words > 0 || last->content_count == 0;
  if (!ready || !is_bare_quotation(r->passage, roles)) return false;
  *stored = add_content(r, drafts->last - 1, 0, r->passage->words.count);
  return true;
}

/* "The minister replied:" and a quotation in the next block. */
static bool introduce(reader *r) {
  size_t cue, count = r->passage->words.count;
  if (!pfi_source_of_introduction(r->passage, &cue)) return true;
  uint32_t last = r->drafts->last;
  bool known = last != 0 && r->drafts->items.items[last - 1].block == r->block &&
               r->drafts->items.items[last - 1].cue.size > 0 &&
               r->drafts->items.items[last - 1].cue.start >= word_at(r, cue)->start;
  if (known) return true;
  if (!new_draft(r)) return false;
  r->group.has_cue = true;
  r->group.cue_from = cue;
  r->group.cue_to = cue + 1 == count - 1 ? count : cue + 1;
  set_cue(r, &r->drafts->items.items[r->group.draft], r->group.cue_from, r->group.cue_to);
  r->group.last_word = count;
  close_group(r);
  r->drafts->last = (uint32_t)r->drafts->items.count;
  return true;
}

pf_status pfi_drafts_read(pfi_drafts *drafts, const pfi_passage *passage, const uint8_t *roles, uint32_t block,
                          const pf_allocator *allocator, pf_error *error) {
  reader r = {drafts,       passage, roles,  block, allocator,   {.draft = PFI_NO_INDEX},
              PFI_NO_INDEX, 0,       {0, 0}, 0,     PFI_NO_INDEX};
  bool stored = true;
  if (go_on(&r, roles, &stored)) {
    drafts->last_block = block;
    return stored ? PF_OK : pfi_fail_memory(error);
  }
  segments s = {.passage = passage, .roles = roles};
  s.has_next = read_segment(&s, &s.next);
  size_t before = drafts->items.count;
  while (next_segment(&s))
    if (!take_segment(&r, &s)) return pfi_fail_memory(error);
  close_group(&r);
  drafts->last = drafts->items.count > before ? (uint32_t)drafts->items.count : 0;
  drafts->last_block = block;
  return introduce(&r) ? PF_OK : pfi_fail_memory(error);
}

void pfi_drafts_free(pfi_drafts *drafts, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &drafts->items);
  PFI_VECTOR_FREE(allocator, &drafts->pieces);
}
