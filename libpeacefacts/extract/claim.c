/* claim.c - joins the steps of extraction: blocks to passages, roles, drafts; then statements, claims and their ids.
 *
 * A claim is a sentence's share of a statement's content, or a sentence that no statement touches: then the article
 * itself says it. Titles, headings, questions and boilerplate make none, and a repeated block is not read twice.
 */
#include "extract/draft.h"
#include "extract/identity.h"
#include "extract/proposition.h"

typedef struct extraction {
  pfi_claims *out;
  const pfi_article *article;
  const pf_allocator *allocator;
  pfi_passage passage;
  pfi_tagger tagger;
  pfi_drafts drafts;
  pfi_bounds bounds;
} extraction;

static bool makes_claims(pf_block_type type) {
  return type == PF_BLOCK_PARAGRAPH || type == PF_BLOCK_ANSWER || type == PF_BLOCK_LIST_ITEM ||
         type == PF_BLOCK_SYNOPSIS || type == PF_BLOCK_QUOTE;
}

static pf_status read_block(extraction *work, const pfi_block *block, uint32_t number, pf_error *error) {
  pf_status status;
  PFI_TRY(pfi_passage_read(&work->passage, work->article->text, (pfi_range){block->start, block->size}, work->allocator,
                           error));
  PFI_TRY(pfi_tagger_run(&work->tagger, &work->passage, work->allocator, error));
  pfi_roles_settle(&work->passage, work->tagger.roles.items);
  PFI_TRY(pfi_drafts_read(&work->drafts, &work->passage, work->tagger.roles.items, number, work->allocator, error));
  PFI_TRY(pfi_bounds_add(&work->bounds, &work->passage, number, work->allocator, error));
done:
  return status;
}

static pf_status read_blocks(extraction *work, const pfi_blocks *blocks, const pfi_repeats *repeats, pf_error *error) {
  size_t repeat = 0;
  for (size_t b = 0; b < blocks->count; b++) {
    while (repeat < repeats->count && repeats->items[repeat].block < b)
      repeat++;
    bool repeated = false;
    for (size_t r = repeat; r < repeats->count && repeats->items[r].block == b; r++)
      repeated = repeated || repeats->items[r].kind == PF_REPEAT_EXACT || repeats->items[r].kind == PF_REPEAT_CONTAINED;
    if (repeated || !makes_claims(blocks->items[b].type)) continue;
    pf_status status = read_block(work, &blocks->items[b], (uint32_t)b, error);
    if (status != PF_OK) return status;
  }
  return PF_OK;
}

pf_status pfi_claims_find(pfi_claims *out, const pf_model *model, const pfi_article *article, const pfi_blocks *blocks,
                          const pfi_repeats *repeats, const pf_extract_options *options, const pf_allocator *allocator,
                          pf_error *error) {
  (void)model; /* the role tagger's weights are part of the library */
  (void)options;
  extraction work = {.out = out, .article = article, .allocator = allocator};
  pf_status status;
  PFI_TRY(read_blocks(&work, blocks, repeats, error));
  PFI_TRY(pfi_drafts_finish(&work.drafts, out, allocator, error));
  PFI_TRY(pfi_propositions_find(out, article->text, &work.bounds, allocator, error));
  PFI_TRY(pfi_claims_identify(out, article->text, allocator, error));
done:
  pfi_passage_free(&work.passage, allocator);
  pfi_tagger_free(&work.tagger, allocator);
  pfi_drafts_free(&work.drafts, allocator);
  pfi_bounds_free(&work.bounds, allocator);
  return status;
}

void pfi_claims_free(pfi_claims *claims, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &claims->statements);
  PFI_VECTOR_FREE(allocator, &claims->claims);
  PFI_VECTOR_FREE(allocator, &claims->ranges);
}
