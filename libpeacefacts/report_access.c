/* report_access.c - what a caller reads out of a pf_report, by number. Invariant: a number past the end, or a NULL
 * report, gives an empty value. */
#include "report.h"

static const pf_view no_text = {"", 0};
static const pf_spans no_spans = {NULL, 0};

const pfi_report_article *pfi_report_article_at(const pf_report *report, size_t article) {
  return report != NULL && article < report->count ? &report->articles[article] : NULL;
}

static const pfi_article *loaded_article(const pf_report *report, size_t article) {
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found == NULL ? NULL : &found->document->article;
}

size_t pf_report_article_count(const pf_report *report) {
  return report == NULL ? 0 : report->count;
}

pf_view pf_article_id(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL ? no_text : found->id;
}

pf_view pf_article_source(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL ? no_text : found->source;
}

pf_view pf_article_text(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL || found->text.data == NULL ? no_text : found->text;
}

pf_view pf_article_language(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL ? no_text : pfi_view_of_string(found->language);
}

pf_status pf_article_status(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL ? PF_OK : found->status;
}

pf_view pf_article_message(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL || found->message.data == NULL ? no_text : found->message;
}

size_t pf_article_warning_count(const pf_report *report, size_t article) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL ? 0 : found->warning_count;
}

pf_view pf_article_warning(const pf_report *report, size_t article, size_t warning) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL || warning >= found->warning_count ? no_text : found->warnings[warning];
}

static const pfi_field *loaded_field(const pf_report *report, size_t article, pf_field field) {
  const pfi_article *found = loaded_article(report, article);
  return found == NULL || (unsigned)field >= PF_FIELD_COUNT ? NULL : &found->fields[field];
}

pf_view pf_article_field(const pf_report *report, size_t article, pf_field field) {
  const pfi_field *found = loaded_field(report, article, field);
  return found == NULL || found->value.data == NULL ? no_text : found->value;
}

pf_origin pf_article_field_origin(const pf_report *report, size_t article, pf_field field) {
  const pfi_field *found = loaded_field(report, article, field);
  return found == NULL ? PF_ORIGIN_NONE : found->origin;
}

pf_span pf_article_field_span(const pf_report *report, size_t article, pf_field field) {
  const pfi_field *found = loaded_field(report, article, field);
  if (found == NULL || found->origin != PF_ORIGIN_TEXT) return (pf_span){0, 0};
  const pfi_offset_map *map = &loaded_article(report, article)->map;
  size_t start = pfi_offset_to_source(map, found->range.start);
  return (pf_span){start, pfi_offset_to_source(map, (size_t)found->range.start + found->range.size) - start};
}

pf_span pf_report_text_span(const pf_report *report, size_t article, pf_span span) {
  const pfi_article *found = loaded_article(report, article);
  if (found == NULL || span.start > found->byte_count || span.size > found->byte_count - span.start)
    return (pf_span){0, 0};
  size_t start = pfi_offset_to_text(&found->map, span.start);
  return (pf_span){start, pfi_offset_to_text(&found->map, span.start + span.size) - start};
}

pf_view pf_report_text(const pf_report *report, size_t article, pf_span span) {
  pf_span inside = pf_report_text_span(report, article, span);
  return inside.size == 0 ? no_text : pfi_view_slice(pf_article_text(report, article), inside.start, inside.size);
}

/* ---- blocks ---- */

size_t pf_block_count(const pf_report *report, size_t article) {
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found == NULL ? 0 : found->document->blocks.count;
}

pf_block_type pf_block_type_of(const pf_report *report, size_t article, size_t block) {
  if (block >= pf_block_count(report, article)) return PF_BLOCK_BOILERPLATE;
  return pfi_report_article_at(report, article)->document->blocks.items[block].type;
}

pf_spans pf_block_span(const pf_report *report, size_t article, size_t block) {
  if (block >= pf_block_count(report, article)) return no_spans;
  return (pf_spans){&pfi_report_article_at(report, article)->block_spans.source[block], 1};
}

size_t pf_block_repeat_count(const pf_report *report, size_t article, size_t block) {
  if (block >= pf_block_count(report, article)) return 0;
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found->repeat_starts[block + 1] - found->repeat_starts[block];
}

pf_repeat pf_block_repeat(const pf_report *report, size_t article, size_t block, size_t repeat) {
  if (repeat >= pf_block_repeat_count(report, article, block))
    return (pf_repeat){no_text, PF_NONE, PF_REPEAT_EXACT, 0, 0};
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found->repeats[found->repeat_starts[block] + repeat];
}

/* ---- statements and claims ---- */

pf_spans pfi_mark_source(const pfi_report_article *article, pfi_mark mark) {
  return mark.count == 0 ? no_spans : (pf_spans){article->claim_spans.source + mark.first, mark.count};
}

pf_spans pfi_mark_text(const pfi_report_article *article, pfi_mark mark) {
  return mark.count == 0 ? no_spans : (pf_spans){article->claim_spans.text + mark.first, mark.count};
}

size_t pfi_public_index(uint32_t index) {
  return index == PFI_NO_INDEX ? PF_NONE : index;
}

size_t pf_statement_count(const pf_report *report, size_t article) {
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found == NULL ? 0 : found->claims.statements.count;
}

static const pfi_statement *statement_at(const pf_report *report, size_t article, size_t statement) {
  if (statement >= pf_statement_count(report, article)) return NULL;
  return &pfi_report_article_at(report, article)->claims.statements.items[statement];
}

size_t pf_statement_block(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? PF_NONE : found->block;
}

pf_spans pf_statement_source(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? no_spans : pfi_mark_source(pfi_report_article_at(report, article), found->source);
}

size_t pf_statement_source_entity(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? PF_NONE : pfi_public_index(found->source_entity);
}

pf_spans pf_statement_cue(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? no_spans : pfi_mark_source(pfi_report_article_at(report, article), found->cue);
}

pf_view pf_statement_cue_lemma(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL || found->cue_lemma.data == NULL ? no_text : found->cue_lemma;
}

pf_spans pf_statement_content(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? no_spans : pfi_mark_source(pfi_report_article_at(report, article), found->content);
}

pf_quote pf_statement_quote(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? PF_QUOTE_INDIRECT : found->quote;
}

pf_stance pf_statement_stance(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? PF_STANCE_SAYS : found->stance;
}

size_t pf_statement_parent(const pf_report *report, size_t article, size_t statement) {
  const pfi_statement *found = statement_at(report, article, statement);
  return found == NULL ? PF_NONE : pfi_public_index(found->parent);
}
