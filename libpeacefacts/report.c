/* report.c - the making and freeing of a pf_report: a picture of a corpus, with everything turned into public values.
 */
#include "report.h"

#include "base/error.h"
#include "base/hash.h"

static pf_span span_of_range(pfi_range range) {
  return (pf_span){range.start, range.size};
}

pf_span pfi_source_span(const pfi_article *article, pfi_range range) {
  size_t start = pfi_offset_to_source(&article->map, range.start);
  return (pf_span){start, pfi_offset_to_source(&article->map, (size_t)range.start + range.size) - start};
}

typedef struct span_tables {
  pf_span *source;
  pf_span *text;
} span_tables;

static bool span_tables_new(span_tables *out, pfi_arena *arena, const pfi_article *article, size_t count) {
  out->text = pfi_arena_take(arena, count * sizeof(pf_span));
  out->source = article->map.count == 0 ? out->text : pfi_arena_take(arena, count * sizeof(pf_span));
  return out->text != NULL && out->source != NULL;
}

static void span_tables_set(span_tables *tables, const pfi_article *article, size_t i, pfi_range range) {
  tables->source[i] = pfi_source_span(article, range);
  tables->text[i] = span_of_range(range);
}

static pf_status convert_blocks(pf_report *report, pfi_report_article *out, pf_error *error) {
  const pfi_document *document = out->document;
  span_tables tables;
  if (!span_tables_new(&tables, &report->arena, &document->article, document->blocks.count))
    return pfi_fail_memory(error);
  for (size_t i = 0; i < document->blocks.count; i++) {
    const pfi_block *block = &document->blocks.items[i];
    span_tables_set(&tables, &document->article, i, (pfi_range){block->start, block->size});
  }
  out->block_spans = (pfi_span_table){tables.source, tables.text};
  return PF_OK;
}

static pf_status convert_claims(pf_report *report, pfi_report_article *out, pf_error *error) {
  span_tables tables;
  if (!span_tables_new(&tables, &report->arena, &out->document->article, out->claims.ranges.count))
    return pfi_fail_memory(error);
  for (size_t i = 0; i < out->claims.ranges.count; i++)
    span_tables_set(&tables, &out->document->article, i, out->claims.ranges.items[i]);
  out->claim_spans = (pfi_span_table){tables.source, tables.text};
  PFI_VECTOR_FREE(&report->allocator, &out->claims.ranges); /* the same places once more */
  return PF_OK;
}

/* Copies the repeats, ids included: the corpus may be cleared and the index freed before the report. */
static pf_status convert_repeats(pf_report *report, pfi_report_article *out, const pfi_repeats *repeats,
                                 pf_error *error) {
  size_t block_count = out->document->blocks.count;
  pf_repeat *items = pfi_arena_take(&report->arena, repeats->count * sizeof *items);
  uint32_t *starts = pfi_arena_take(&report->arena, (block_count + 1) * sizeof *starts);
  out->changes = pfi_arena_take(&report->arena, repeats->count * sizeof *out->changes);
  if (items == NULL || starts == NULL || out->changes == NULL) return pfi_fail_memory(error);
  size_t next = 0;
  for (size_t block = 0; block < block_count; block++) {
    starts[block] = (uint32_t)next;
    for (; next < repeats->count && repeats->items[next].block == block; next++) {
      const pfi_repeat *from = &repeats->items[next];
      pf_view id = pfi_arena_copy(&report->arena, from->first_article);
      if (id.data == NULL) return pfi_fail_memory(error);
      items[next] = (pf_repeat){id, from->first_block, from->kind, from->similarity, from->containment};
      out->changes[next] = (pfi_repeat_changes){PFI_NO_INDEX, from->other_numbers ? PF_CHANGE_NUMBER : 0, 0, NULL};
    }
  }
  starts[block_count] = (uint32_t)next;
  out->repeats = items;
  out->repeat_starts = starts;
  return PF_OK;
}

/* Open addressing from an article's id to its number; when an id stands twice, the first article has it. */
typedef struct id_table {
  uint32_t *slots; /* number + 1, 0 is empty */
  size_t size;     /* a power of two */
} id_table;

static size_t id_slot(const pf_report *report, const id_table *table, pf_view id) {
  size_t slot = (size_t)pfi_hash64(id.data, id.size, 0) & (table->size - 1);
  while (table->slots[slot] != 0 && !pfi_view_equal(report->articles[table->slots[slot] - 1].document->article.id, id))
    slot = (slot + 1) & (table->size - 1);
  return slot;
}

static bool id_table_new(id_table *out, const pf_report *report) {
  out->size = 16;
  while (out->size < report->count * 2)
    out->size *= 2;
  out->slots = pfi_new_array(&report->allocator, out->size, sizeof *out->slots);
  if (out->slots == NULL) return false;
  for (size_t i = 0; i < report->count; i++) {
    size_t slot = id_slot(report, out, report->articles[i].document->article.id);
    if (out->slots[slot] == 0) out->slots[slot] = (uint32_t)(i + 1);
  }
  return true;
}

/* Walks all repeats of the report and calls for each one that names an article of the report: counts first, then fills.
 * Going in input order keeps the copies of a block in input order. */
static void spread_copies(pf_report *report, const id_table *table, pfi_copy **fill) {
  for (size_t a = 0; a < report->count; a++) {
    pfi_report_article *article = &report->articles[a];
    for (size_t b = 0; b < article->document->blocks.count; b++) {
      for (uint32_t r = article->repeat_starts[b]; r < article->repeat_starts[b + 1]; r++) {
        const pf_repeat *repeat = &article->repeats[r];
        uint32_t number = table->slots[id_slot(report, table, repeat->article)];
        if (number == 0) continue;
        pfi_report_article *first = &report->articles[number - 1];
        article->changes[r].article = number - 1;
        if (fill != NULL)
          fill[number - 1][first->copy_count] =
              (pfi_copy){(uint32_t)repeat->block,
                         {article->document->article.id, b, repeat->kind, repeat->similarity, repeat->containment}};
        first->copy_count++;
      }
    }
  }
}

/* Sorts by block with a stable merge, so that equal blocks stay in input order. `spare` is as long as `items`. */
static void sort_copies(pfi_copy *items, pfi_copy *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t start = 0; start < count; start += 2 * width) {
      size_t middle = start + width < count ? start + width : count;
      size_t stop = start + 2 * width < count ? start + 2 * width : count;
      size_t left = start, right = middle;
      for (size_t i = start; i < stop; i++)
        spare[i] = left < middle && (right >= stop || items[left].block <= items[right].block) ? items[left++]
                                                                                               : items[right++];
    }
    memcpy(items, spare, count * sizeof *items);
  }
}

static pf_status fill_copies(pf_report *report, const id_table *table, pf_error *error) {
  pf_status status = PF_OK;
  pfi_copy **fill = pfi_new_array(&report->allocator, report->count, sizeof(pfi_copy *));
  if (fill == NULL) return pfi_fail_memory(error);
  for (size_t i = 0; i < report->count && status == PF_OK; i++) {
    /* Twice the room: the second half is for sorting. */
    fill[i] = pfi_arena_take(&report->arena, 2 * report->articles[i].copy_count * sizeof(pfi_copy));
    if (fill[i] == NULL) status = pfi_fail_memory(error);
    report->articles[i].copy_count = 0;
  }
  if (status == PF_OK) spread_copies(report, table, fill);
  for (size_t i = 0; i < report->count && status == PF_OK; i++) {
    sort_copies(fill[i], fill[i] + report->articles[i].copy_count, report->articles[i].copy_count);
    report->articles[i].copies = fill[i];
  }
  pfi_free(&report->allocator, fill, report->count * sizeof(pfi_copy *));
  return status;
}

static pf_status find_copies(pf_report *report, pf_error *error) {
  id_table table;
  if (report->count == 0) return PF_OK;
  if (!id_table_new(&table, report)) return pfi_fail_memory(error);
  spread_copies(report, &table, NULL);
  pf_status status = fill_copies(report, &table, error);
  pfi_free(&report->allocator, table.slots, table.size * sizeof *table.slots);
  return status;
}

static pf_status report_article_new(pf_report *report, pfi_report_article *out, const pfi_corpus_entry *entry,
                                    pfi_analyser *analyser, const pf_extract_options *options, pf_error *error) {
  pf_status status;
  pfi_document *document = entry->document;
  pfi_document_hold(document);
  out->document = document;
  PFI_TRY(convert_blocks(report, out, error));
  PFI_TRY(convert_repeats(report, out, &entry->repeats, error));
  if (analyser != NULL && document->article.status == PF_OK)
    PFI_TRY(pfi_claims_find(&out->claims, analyser, &document->article, &document->blocks, &entry->repeats, options,
                            &report->allocator, error));
  PFI_TRY(convert_claims(report, out, error));
done:
  return status;
}

static pf_status read_articles(pf_report *report, const pf_corpus *corpus, const pf_model *model,
                               const pf_extract_options *options, pf_error *error) {
  pf_status status = PF_OK;
  pfi_analyser *analyser = NULL;
  if (model != NULL) PFI_TRY(pfi_analyser_new(&analyser, model, &report->allocator, error));
  for (size_t i = 0; i < report->count; i++)
    PFI_TRY(report_article_new(report, &report->articles[i], &corpus->entries.items[i], analyser, options, error));
done:
  pfi_analyser_free(analyser);
  return status;
}

static pf_status fill_report(pf_report *report, const pf_corpus *corpus, const pf_model *model,
                             const pf_extract_options *options, pf_error *error) {
  pf_status status = PF_OK;
  size_t count = corpus->entries.count;
  if (count == 0) return PF_OK;
  report->articles = pfi_new_array(&report->allocator, count, sizeof *report->articles);
  if (report->articles == NULL) return pfi_fail_memory(error);
  report->count = count;
  PFI_TRY(read_articles(report, corpus, model, options, error));
  PFI_TRY(find_copies(report, error));
  PFI_TRY(pfi_report_identify(report, error));
  PFI_TRY(pfi_report_compare(report, error));
done:
  return status;
}

static pf_status report_make(pf_report **out, const pf_corpus *corpus, const pf_model *model,
                             const pf_extract_options *options, pf_error *error) {
  if (out != NULL) *out = NULL;
  if (out == NULL || corpus == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out or corpus is NULL.");
  pf_report *report = pfi_new_array(&corpus->allocator, 1, sizeof *report);
  if (report == NULL) return pfi_fail_memory(error);
  report->allocator = corpus->allocator;
  report->with_triples = options != NULL && options->triples != 0;
  report->with_why = options != NULL && options->why != 0;
  pfi_arena_init(&report->arena, &corpus->allocator);
  pf_status status = fill_report(report, corpus, model, options, error);
  if (status == PF_OK)
    *out = report;
  else
    pf_report_free(report);
  return status;
}

pf_status pf_report_new(pf_report **out, const pf_corpus *corpus, pf_error *error) {
  pfi_error_clear(error);
  return report_make(out, corpus, NULL, NULL, error);
}

pf_status pf_extract(pf_report **out, const pf_model *model, const pf_corpus *corpus, const pf_extract_options *options,
                     pf_error *error) {
  pfi_error_clear(error);
  if (out != NULL) *out = NULL;
  if (model == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "model is NULL; make one with pf_model_new.");
  pf_extract_options taken = PF_EXTRACT_OPTIONS_INIT;
  pf_status status = pfi_options_check(options, options == NULL ? 0 : options->size, sizeof taken, "options", error);
  if (status != PF_OK) return status;
  if (options != NULL) memcpy(&taken, options, options->size < sizeof taken ? options->size : sizeof taken);
  return report_make(out, corpus, model, &taken, error);
}

void pf_report_free(pf_report *report) {
  if (report == NULL) return;
  pf_allocator allocator = report->allocator;
  for (size_t i = 0; i < report->count; i++) {
    pfi_claims_free(&report->articles[i].claims, &allocator);
    pfi_document_release(report->articles[i].document);
  }
  pfi_free(&allocator, report->articles, report->count * sizeof *report->articles);
  pfi_arena_free(&report->arena);
  pfi_free(&allocator, report, sizeof *report);
}
