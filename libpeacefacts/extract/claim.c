/* claim.c - joins the steps of extraction: sentences and their analysis, the roles of words, drafts of attributions;
 * then statements, claims and their ids.
 *
 * Titles, headings, questions and boilerplate make none, a dateline is no part of a sentence, and a repeated block is
 * not read twice.
 */
#include "extract/chain.h"
#include "extract/detail.h"
#include "extract/entity.h"
#include "extract/identity.h"
#include "extract/nested.h"
#include "extract/proposition.h"
#include "load/dateline.h"
#include "load/language.h"

typedef struct extraction {
  const pfi_article *article;
  const pfi_blocks *blocks;
  const pf_allocator *allocator;
  PFI_VECTOR(pfi_read_block) read;     /* for statements */
  PFI_VECTOR(pfi_read_block) claiming; /* and those of them that make claims */
  pfi_sentences sentences;
  pfi_analysis analysis;
  pfi_passage passage;
  pfi_tagger tagger;
  pfi_drafts drafts;
} extraction;

static bool makes_claims(pf_block_type type) {
  return type == PF_BLOCK_PARAGRAPH || type == PF_BLOCK_ANSWER || type == PF_BLOCK_LIST_ITEM ||
         type == PF_BLOCK_SYNOPSIS || type == PF_BLOCK_QUOTE;
}

/* A title may say who says what; "The minister said:" on a line of its own looks like a heading, but says who speaks in
 * the next block. */
static bool introduces(const pfi_article *article, const pfi_block *block) {
  if (block->type == PF_BLOCK_TITLE) return true;
  return block->type == PF_BLOCK_HEADING && article->text.data[block->start + block->size - 1] == ':';
}

static bool is_repeated(const pfi_repeats *repeats, size_t from, size_t block) {
  for (size_t r = from; r < repeats->count && repeats->items[r].block == block; r++)
    if (repeats->items[r].kind == PF_REPEAT_EXACT || repeats->items[r].kind == PF_REPEAT_CONTAINED) return true;
  return false;
}

/* A paragraph in another language inside an English article is not misread: it makes no claims. Short ones are read,
 * since a few words tell no language for sure. */
static bool is_foreign(pf_view text) {
  enum { SURE_FROM = 60 };
  if (text.size < SURE_FROM || pfi_language_is_plain_english(text)) return false;
  return pfi_language_is_foreign(pfi_language_recognise(text));
}

/* "AP: minister to resign" says whose report it is and is left to the readers of statements. */
static bool is_attribution(pf_view dateline) {
  const char *colon = memchr(dateline.data, ':', dateline.size);
  return colon != NULL && pfi_is_news_agency(pfi_view_slice(dateline, 0, (size_t)(colon - dateline.data)));
}

/* Where the block's text begins behind the dateline that load/ found. */
static uint32_t text_start(const pfi_article *article, const pfi_block *block) {
  pfi_range dateline = article->dateline_range;
  if (dateline.start != block->start || dateline.size > block->size) return block->start;
  if (is_attribution(pfi_view_of_range(article->text, dateline))) return block->start;
  return block->start + dateline.size;
}

/* Finds the sentences of the blocks that are to be read. */
static pf_status cut_blocks(extraction *work, const pfi_repeats *repeats, pf_error *error) {
  size_t repeat = 0;
  for (size_t b = 0; b < work->blocks->count; b++) {
    const pfi_block *block = &work->blocks->items[b];
    while (repeat < repeats->count && repeats->items[repeat].block < b)
      repeat++;
    bool claims = makes_claims(block->type);
    if (is_repeated(repeats, repeat, b) || (!claims && !introduces(work->article, block))) continue;
    if (is_foreign(pfi_view_slice(work->article->text, block->start, block->size))) continue;
    pfi_read_block read = {(uint32_t)b, (uint32_t)work->sentences.sentences.count, 0};
    uint32_t start = text_start(work->article, block);
    pfi_range text = {start, block->start + block->size - start};
    pf_status status = pfi_sentences_find(&work->sentences, work->article->text, text, work->allocator, error);
    if (status != PF_OK) return status;
    read.sentence_count = (uint32_t)work->sentences.sentences.count - read.first_sentence;
    if (!PFI_PUSH(work->allocator, &work->read, read) || (claims && !PFI_PUSH(work->allocator, &work->claiming, read)))
      return pfi_fail_memory(error);
  }
  return PF_OK;
}

/* The roles of a block's words, and what they make. */
static pf_status draft_block(extraction *work, const pfi_read_block *read, pf_error *error) {
  pfi_findings findings = {work->article->text, &work->sentences, &work->analysis};
  const pfi_block *block = &work->blocks->items[read->number];
  size_t before = work->drafts.items.count, before_piece = work->drafts.pieces.count;
  pf_status status;
  PFI_TRY(pfi_passage_read(&work->passage, &findings, (pfi_range){block->start, block->size}, read->first_sentence,
                           read->sentence_count, work->allocator, error));
  PFI_TRY(pfi_tagger_run(&work->tagger, &work->passage, work->allocator, error));
  pfi_roles_settle(&work->passage, work->tagger.roles.items);
  PFI_TRY(
      pfi_drafts_read(&work->drafts, &work->passage, work->tagger.roles.items, read->number, work->allocator, error));
  PFI_TRY(pfi_drafts_missed(&work->drafts, before, work->tagger.roles.items, read->number, &work->passage,
                            &work->tagger.contexts, work->allocator, error));
  PFI_TRY(pfi_drafts_nest(&work->drafts, before, before_piece, &work->passage, &work->tagger.contexts, work->allocator,
                          error));
  PFI_TRY(pfi_drafts_chain(&work->drafts, before, before_piece, &work->passage, work->allocator, error));
done:
  return status;
}

static void free_drafting(extraction *work) {
  pfi_passage_free(&work->passage, work->allocator);
  pfi_tagger_free(&work->tagger, work->allocator);
  pfi_drafts_free(&work->drafts, work->allocator);
}

static void free_reading(extraction *work) {
  PFI_VECTOR_FREE(work->allocator, &work->read);
  PFI_VECTOR_FREE(work->allocator, &work->claiming);
  pfi_sentences_free(&work->sentences, work->allocator);
  pfi_analysis_free(&work->analysis, work->allocator);
}

/* What was found is kept as long as the report, so without room to grow; but the ranges, which it turns into spans. */
static bool trim_claims(pfi_claims *claims, const pf_allocator *allocator) {
  return PFI_VECTOR_TRIM(allocator, &claims->statements) && PFI_VECTOR_TRIM(allocator, &claims->claims) &&
         PFI_VECTOR_TRIM(allocator, &claims->entities) && PFI_VECTOR_TRIM(allocator, &claims->mentions) &&
         PFI_VECTOR_TRIM(allocator, &claims->arguments) && PFI_VECTOR_TRIM(allocator, &claims->quantities) &&
         PFI_VECTOR_TRIM(allocator, &claims->triples) && PFI_VECTOR_TRIM(allocator, &claims->letters);
}

/* Each step's working memory goes before the next step begins: an article may be long. */
pf_status pfi_claims_find(pfi_claims *out, pfi_analyser *analyser, const pfi_article *article, const pfi_blocks *blocks,
                          const pfi_repeats *repeats, const pf_extract_options *options, const pf_allocator *allocator,
                          pf_error *error) {
  extraction work = {.article = article, .blocks = blocks, .allocator = allocator};
  pf_status status;
  PFI_TRY(cut_blocks(&work, repeats, error));
  if (!PFI_VECTOR_TRIM(allocator, &work.sentences.tokens)) PFI_TRY(pfi_fail_memory(error));
  PFI_TRY(pfi_analyse(&work.analysis, analyser, article->text, &work.sentences, error));
  PFI_VECTOR_FREE(allocator, &work.sentences.tokens); /* the words of the analysis are all that is read from here on */
  for (size_t i = 0; i < work.read.count; i++)
    PFI_TRY(draft_block(&work, &work.read.items[i], error));
  PFI_TRY(pfi_drafts_finish(&work.drafts, article->text, out, allocator, error));
  free_drafting(&work);
  pfi_reading reading = {article->text, &work.sentences, &work.analysis, work.claiming.items, work.claiming.count};
  PFI_TRY(pfi_propositions_find(out, &reading, options, allocator, error));
  PFI_TRY(pfi_entities_find(out, &reading, allocator, error));
  PFI_TRY(pfi_details_find(out, &reading, article->fields[PF_FIELD_PUBLISHED].value, allocator, error));
  free_reading(&work);
  PFI_TRY(pfi_claims_identify(out, article->text, allocator, error));
  if (!trim_claims(out, allocator)) PFI_TRY(pfi_fail_memory(error));
done:
  free_drafting(&work);
  free_reading(&work);
  return status;
}

void pfi_claims_free(pfi_claims *claims, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &claims->statements);
  PFI_VECTOR_FREE(allocator, &claims->claims);
  PFI_VECTOR_FREE(allocator, &claims->ranges);
  PFI_VECTOR_FREE(allocator, &claims->arguments);
  PFI_VECTOR_FREE(allocator, &claims->entities);
  PFI_VECTOR_FREE(allocator, &claims->mentions);
  PFI_VECTOR_FREE(allocator, &claims->quantities);
  PFI_VECTOR_FREE(allocator, &claims->triples);
  PFI_VECTOR_FREE(allocator, &claims->letters);
}
