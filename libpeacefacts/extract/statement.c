/* statement.c - puts drafts in order and makes them statements: pieces sorted, quotations counted, links by number. */
#include "extract/draft.h"

static pf_view last_word(pf_view text) {
  size_t start = text.size;
  while (start > 0 && !pfi_is_space(text.data[start - 1]))
    start--;
  return pfi_view_slice(text, start, text.size - start);
}

/* "[The talks] focus on the border", "[The meeting] aims at ...": an occasion speaks for nobody. */
static bool is_nobody(const pfi_draft *draft, pf_view source) {
  static const char *const topics[] = {"", "", "", "aim", "", "focus", "center centre", "revolve"};
  static const char *const occasions[] = {"",
                                          "",
                                          "",
                                          "",
                                          "talk trip call",
                                          "talks visit round",
                                          "summit",
                                          "meeting session",
                                          "meetings",
                                          "",
                                          "discussion conference",
                                          "discussions",
                                          "negotiations conversation"};
  if (!PFI_IS_IN_ROWS(draft->lemma, topics)) return false;
  return source.size == 0 || PFI_IS_IN_ROWS(last_word(source), occasions);
}

/* A draft that becomes a statement: something is said, and somebody or a cue says it, or it is quoted. An attitude that
 * is nobody's ("the vote was respected") is the article's own word. */
static bool is_statement(const pfi_draft *draft, pf_view text) {
  if (draft->content_count == 0) return false;
  if (draft->quoted_words > 0) return true;
  if (is_nobody(draft, pfi_view_of_range(text, draft->source))) return false;
  return draft->cue.size > 0 && (draft->source.size > 0 || !draft->attitude);
}

static uint32_t first_byte(const pfi_draft *draft) {
  uint32_t first = draft->content_start;
  if (draft->cue.size > 0 && draft->cue.start < first) first = draft->cue.start;
  if (draft->source.size > 0 && draft->source.start < first) first = draft->source.start;
  return first;
}

/* Stable insertion into an order that is nearly sorted already: drafts come in the order of their cues, and a draft
 * begins at most a block before the one ahead of it, so a step back is short. It is bounded all the same. */
#define LONGEST_STEP 64
static void sort_drafts(uint32_t *order, size_t count, const pfi_draft *drafts) {
  for (size_t i = 1; i < count; i++) {
    uint32_t moved = order[i];
    size_t at = i;
    while (at > 0 && i - at < LONGEST_STEP && first_byte(&drafts[order[at - 1]]) > first_byte(&drafts[moved])) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = moved;
  }
}

static pf_quote quote_of(const pfi_draft *draft) {
  if (draft->quoted_words == 0) return PF_QUOTE_INDIRECT;
  return draft->quoted_words == draft->words ? PF_QUOTE_DIRECT : PF_QUOTE_MIXED;
}

static pfi_mark push_range(pfi_claims *out, pfi_range range) {
  pfi_mark mark = {(uint32_t)out->ranges.count, range.size > 0};
  if (range.size > 0) out->ranges.items[out->ranges.count++] = range;
  return mark;
}

/* The pieces of a draft lie at places[draft] .. in `pieces`, since they are sorted by draft. */
static pfi_mark push_content(pfi_claims *out, const pfi_range *pieces, size_t count) {
  pfi_mark mark = {(uint32_t)out->ranges.count, (uint32_t)count};
  memcpy(&out->ranges.items[out->ranges.count], pieces, count * sizeof *pieces);
  out->ranges.count += count;
  return mark;
}

/* Tables of the work: drafts in order, the number of each as a statement, the pieces sorted by draft. */
typedef struct finish_tables {
  uint32_t *order;   /* of drafts */
  uint32_t *numbers; /* statement of each draft, PFI_NO_INDEX: none */
  uint32_t *places;  /* of each draft's first piece in `pieces` */
  pfi_range *pieces;
} finish_tables;

/* A counting sort: the pieces of each draft keep their order. */
static void sort_pieces(const pfi_drafts *drafts, finish_tables *tables) {
  uint32_t place = 0;
  for (size_t i = 0; i < drafts->items.count; i++) {
    tables->places[i] = place;
    place += drafts->items.items[i].content_count;
  }
  for (size_t i = 0; i < drafts->pieces.count; i++) {
    const pfi_piece *piece = &drafts->pieces.items[i];
    if (piece->draft == PFI_NO_INDEX) continue; /* a source that was cited */
    tables->pieces[tables->places[piece->draft]++] = piece->range;
  }
  for (size_t i = 0; i < drafts->items.count; i++)
    tables->places[i] -= drafts->items.items[i].content_count;
}

static void write_statements(const pfi_drafts *drafts, const finish_tables *tables, size_t count, pfi_claims *out) {
  for (size_t i = 0; i < count; i++) {
    const pfi_draft *draft = &drafts->items.items[tables->order[i]];
    pfi_statement statement = {.cue_lemma = draft->lemma, .block = draft->block, .stance = draft->stance};
    statement.source = push_range(out, draft->source);
    statement.cue = push_range(out, draft->cue);
    statement.content = push_content(out, &tables->pieces[tables->places[tables->order[i]]], draft->content_count);
    statement.parent = draft->parent == PFI_NO_INDEX ? PFI_NO_INDEX : tables->numbers[draft->parent];
    statement.quote = quote_of(draft);
    out->statements.items[out->statements.count++] = statement;
  }
}

pf_status pfi_drafts_finish(pfi_drafts *drafts, pf_view text, pfi_claims *out, const pf_allocator *allocator,
                            pf_error *error) {
  size_t count = drafts->items.count, kept = 0;
  if (count == 0) return PF_OK;
  pf_status status = PF_OK;
  finish_tables tables = {pfi_new_array(allocator, count, 4), pfi_new_array(allocator, count, 4),
                          pfi_new_array(allocator, count, 4),
                          pfi_new_array(allocator, drafts->pieces.count + 1, sizeof(pfi_range))};
  if (tables.order == NULL || tables.numbers == NULL || tables.places == NULL || tables.pieces == NULL ||
      !PFI_RESERVE(allocator, &out->statements, count) ||
      !PFI_RESERVE(allocator, &out->ranges, 2 * count + drafts->pieces.count)) {
    status = pfi_fail_memory(error);
    goto done;
  }
  for (size_t i = 0; i < count; i++)
    if (is_statement(&drafts->items.items[i], text)) tables.order[kept++] = (uint32_t)i;
  sort_drafts(tables.order, kept, drafts->items.items);
  memset(tables.numbers, 0xFF, count * 4);
  for (size_t i = 0; i < kept; i++)
    tables.numbers[tables.order[i]] = (uint32_t)i;
  sort_pieces(drafts, &tables);
  write_statements(drafts, &tables, kept, out);
done:
  pfi_free(allocator, tables.order, count * 4);
  pfi_free(allocator, tables.numbers, count * 4);
  pfi_free(allocator, tables.places, count * 4);
  pfi_free(allocator, tables.pieces, (drafts->pieces.count + 1) * sizeof(pfi_range));
  return status;
}
