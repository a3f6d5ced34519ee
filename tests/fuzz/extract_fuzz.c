/* extract_fuzz.c - any valid UTF-8, a block a line, is extracted; spans lie in the text and links in their tables. */
#include <stdlib.h>

#include "extract/claims.h"

enum { MOST_BLOCKS = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_mark(const pfi_claims *claims, pfi_mark mark, size_t text_size) {
  if (mark.first + (size_t)mark.count > claims->ranges.count) abort();
  uint32_t last = 0;
  for (uint32_t i = 0; i < mark.count; i++) {
    pfi_range range = claims->ranges.items[mark.first + i];
    if (range.size == 0 || range.start < last || range.start + (size_t)range.size > text_size) abort();
    last = range.start + range.size;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pfi_article article = {.text = {(const char *)data, size}};
  article.text.size = pfi_utf8_valid_prefix(article.text);
  pfi_block items[MOST_BLOCKS];
  pfi_blocks blocks = {items, 0};
  for (size_t start = 0; start < article.text.size && blocks.count < MOST_BLOCKS;) {
    size_t stop = start;
    while (stop < article.text.size && data[stop] != '\n')
      stop++;
    if (stop > start)
      items[blocks.count++] = (pfi_block){(uint32_t)start, (uint32_t)(stop - start), PF_BLOCK_PARAGRAPH};
    start = stop + 1;
  }
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_repeats repeats = {NULL, 0};
  pfi_claims claims = {0};
  pf_model *model;
  pfi_analyser *analyser;
  if (pf_model_new(&model, NULL, NULL, NULL) != PF_OK || pfi_analyser_new(&analyser, model, NULL, NULL) != PF_OK)
    abort();
  if (pfi_claims_find(&claims, analyser, &article, &blocks, &repeats, NULL, &allocator, NULL) != PF_OK) abort();
  pfi_analyser_free(analyser);
  pf_model_free(model);
  for (size_t i = 0; i < claims.statements.count; i++) {
    const pfi_statement *statement = &claims.statements.items[i];
    check_mark(&claims, statement->source, article.text.size);
    check_mark(&claims, statement->cue, article.text.size);
    check_mark(&claims, statement->content, article.text.size);
    if (statement->content.count == 0 || statement->block >= blocks.count) abort();
    if (statement->parent != PFI_NO_INDEX && statement->parent >= claims.statements.count) abort();
  }
  for (size_t i = 0; i < claims.claims.count; i++) {
    const pfi_claim *claim = &claims.claims.items[i];
    check_mark(&claims, claim->span, article.text.size);
    if (claim->span.count == 0 || claim->block >= blocks.count) abort();
    if (claim->statement != PFI_NO_INDEX && claim->statement >= claims.statements.count) abort();
  }
  pfi_claims_free(&claims, &allocator);
  return 0;
}
