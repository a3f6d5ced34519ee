/* made_report.c - puts blocks, repeats, statements and claims into a report by hand, where the rooms would have. */
#include "support/made_report.h"

#include "base/error.h"
#include "report.h"

#include <assert.h>

/* There is memory in tests, unless they ask for none while rendering. */
static void push(bool pushed) {
  assert(pushed);
  (void)pushed;
}

/* Where `words` stand in the text: all of them, or from the first to the last of "first..last". */
static pfi_range find_words(pf_view text, pf_view words) {
  size_t split = 0;
  while (split + 1 < words.size && memcmp(words.data + split, "..", 2) != 0)
    split++;
  bool ends = split + 1 < words.size;
  pf_view first = {words.data, ends ? split : words.size};
  pf_view last = ends ? pfi_view_slice(words, split + 2, words.size - split - 2) : first;
  size_t start = 0;
  while (start + first.size <= text.size && memcmp(text.data + start, first.data, first.size) != 0)
    start++;
  size_t stop = start;
  while (stop + last.size <= text.size && memcmp(text.data + stop, last.data, last.size) != 0)
    stop++;
  assert(stop + last.size <= text.size);
  return (pfi_range){(uint32_t)start, (uint32_t)(stop + last.size - start)};
}

static pfi_mark make_mark(pfi_report_article *found, const char *words, const pf_allocator *allocator) {
  pf_view text = found->document->article.text;
  pfi_mark mark = {(uint32_t)found->claims.ranges.count, 0};
  while (words != NULL) {
    const char *bar = strchr(words, '|');
    pf_view piece = {words, bar == NULL ? strlen(words) : (size_t)(bar - words)};
    push(PFI_PUSH(allocator, &found->claims.ranges, find_words(text, piece)));
    mark.count++;
    words = bar == NULL ? NULL : bar + 1;
  }
  return mark;
}

static uint32_t block_of(const pfi_report_article *found, pfi_mark mark) {
  size_t block = 0;
  uint32_t start = mark.count == 0 ? 0 : found->claims.ranges.items[mark.first].start;
  while (block + 1 < found->document->blocks.count && found->document->blocks.items[block + 1].start <= start)
    block++;
  return (uint32_t)block;
}

static void make_blocks(pfi_report_article *found, const made_block *blocks) {
  pfi_article *article = &found->document->article;
  size_t count = 0, from = 0;
  while (blocks[count].words != NULL)
    count++;
  pfi_block *items = pfi_arena_take(&article->arena, count * sizeof *items);
  assert(items != NULL);
  for (size_t i = 0; i < count; i++) {
    pf_view rest = pfi_view_slice(article->text, from, article->text.size - from);
    pfi_range range = find_words(rest, pfi_view_of_string(blocks[i].words));
    items[i] = (pfi_block){(uint32_t)from + range.start, range.size, blocks[i].type};
    from += range.start + range.size;
  }
  found->document->blocks = (pfi_blocks){items, count};
}

static uint32_t make_entity(pfi_report_article *found, const made_statement *from, const pf_allocator *allocator) {
  if (from->entity == NULL) return PFI_NO_INDEX;
  pf_view name = pfi_view_of_string(from->entity);
  pfi_claim_entity made = {.name = find_words(found->document->article.text, name),
                           .roles = make_mark(found, from->role, allocator)};
  push(PFI_PUSH(allocator, &found->claims.entities, made));
  return (uint32_t)found->claims.entities.count - 1;
}

static void make_statements(pfi_report_article *found, const made_article *from, const pf_allocator *allocator) {
  for (const made_statement *s = from->statements; s != NULL && s->content != NULL; s++) {
    pfi_statement made = {.source = make_mark(found, s->source, allocator),
                          .source_entity = make_entity(found, s, allocator),
                          .cue = make_mark(found, s->cue, allocator),
                          .cue_lemma = pfi_view_of_string(s->lemma),
                          .content = make_mark(found, s->content, allocator),
                          .parent = s->parent == 0 ? PFI_NO_INDEX : (uint32_t)(s->parent - 1),
                          .quote = s->quote,
                          .stance = s->stance};
    made.block = block_of(found, made.content);
    push(PFI_PUSH(allocator, &found->claims.statements, made));
  }
}

static void make_claims(pfi_report_article *found, const made_article *from, const pf_allocator *allocator) {
  for (const made_claim *c = from->claims; c != NULL && c->words != NULL; c++) {
    pfi_claim made = {.id = "0123456789abcdef",
                      .statement = c->statement == 0 ? PFI_NO_INDEX : (uint32_t)(c->statement - 1),
                      .span = make_mark(found, c->words, allocator),
                      .subject = make_mark(found, c->subject, allocator),
                      .predicate = make_mark(found, c->predicate, allocator),
                      .arguments = {(uint32_t)found->claims.arguments.count, c->object != NULL},
                      .subject_entity = PFI_NO_INDEX,
                      .polarity = (uint8_t)c->polarity,
                      .modality = (uint8_t)c->modality};
    pfi_claim_argument object = {.span = make_mark(found, c->object, allocator), .entity = PFI_NO_INDEX};
    if (c->object != NULL) push(PFI_PUSH(allocator, &found->claims.arguments, object));
    made.id[15] = (char)('a' + (c - from->claims) % 6);
    made.block = block_of(found, made.span);
    push(PFI_PUSH(allocator, &found->claims.claims, made));
  }
}

/* The public spans; the text of a made article is the caller's bytes. */
static void make_spans(pf_report *report, pfi_report_article *found) {
  pf_span *blocks = pfi_arena_take(&report->arena, found->document->blocks.count * sizeof *blocks);
  pf_span *ranges = pfi_arena_take(&report->arena, found->claims.ranges.count * sizeof *ranges);
  assert(blocks != NULL && ranges != NULL);
  for (size_t i = 0; i < found->document->blocks.count; i++)
    blocks[i] = (pf_span){found->document->blocks.items[i].start, found->document->blocks.items[i].size};
  for (size_t i = 0; i < found->claims.ranges.count; i++)
    ranges[i] = (pf_span){found->claims.ranges.items[i].start, found->claims.ranges.items[i].size};
  found->block_spans = (pfi_span_table){blocks, blocks};
  found->claim_spans = (pfi_span_table){ranges, ranges};
}

static void make_repeats(pf_report *report, pfi_report_article *found, const made_repeat *repeats) {
  size_t count = 0, next = 0, blocks = found->document->blocks.count;
  while (repeats != NULL && repeats[count].article != NULL)
    count++;
  pf_repeat *items = pfi_arena_take(&report->arena, count * sizeof *items);
  uint32_t *starts = pfi_arena_take(&report->arena, (blocks + 1) * sizeof *starts);
  assert(items != NULL && starts != NULL);
  for (size_t block = 0; block <= blocks; block++) {
    starts[block] = (uint32_t)next;
    for (; next < count && repeats[next].block == block; next++)
      items[next] = (pf_repeat){pfi_view_of_string(repeats[next].article), repeats[next].first, repeats[next].kind,
                                repeats[next].similarity, repeats[next].similarity};
  }
  found->changes = pfi_arena_take(&report->arena, count * sizeof *found->changes);
  assert(found->changes != NULL);
  for (size_t i = 0; i < count; i++)
    found->changes[i] = (pfi_repeat_changes){PFI_NO_INDEX, 0, 0, NULL};
  found->repeats = items;
  found->repeat_starts = starts;
  found->copies = NULL;
  found->copy_count = 0;
}

static void make_article(pf_report *report, pfi_report_article *found, const made_article *from) {
  pfi_article *article = &found->document->article;
  memcpy(article->language, "en", sizeof "en");
  article->status = from->status;
  pf_view *warning = pfi_arena_take(&article->arena, sizeof *warning);
  assert(warning != NULL);
  *warning = pfi_view_of_string(from->warning);
  article->warnings = warning;
  article->warning_count = from->warning != NULL;
  article->fields[PF_FIELD_TITLE] = (pfi_field){pfi_view_of_string(from->title), {0, 0}, PF_ORIGIN_CALLER};
  article->fields[PF_FIELD_PUBLISHED] = (pfi_field){pfi_view_of_string(from->published), {0, 0}, PF_ORIGIN_CALLER};
  if (from->blocks != NULL) make_blocks(found, from->blocks);
  found->claims.ranges.count = found->claims.statements.count = found->claims.claims.count = 0;
  make_statements(found, from, &report->allocator);
  make_claims(found, from, &report->allocator);
  make_repeats(report, found, from->repeats);
  make_spans(report, found);
}

pf_report *made_report(const made_article *articles, size_t count, const pf_allocator *allocator) {
  pf_corpus *corpus = NULL;
  pf_report *report = NULL;
  if (pf_corpus_new(&corpus, NULL, allocator, NULL) != PF_OK) return NULL;
  for (size_t i = 0; i < count; i++) {
    pf_metadata metadata = PF_METADATA_INIT;
    metadata.id = metadata.source = pfi_view_of_string(articles[i].id);
    pf_status status = pf_corpus_add(corpus, articles[i].text, strlen(articles[i].text), &metadata, NULL);
    assert(status == PF_OK);
    (void)status;
  }
  if (pf_report_new(&report, corpus, NULL) == PF_OK) {
    for (size_t i = 0; i < count; i++)
      make_article(report, &report->articles[i], &articles[i]);
  }
  pf_corpus_free(corpus);
  return report;
}
