/* paragraphs.h - for tests of deduplicate/: an article made of paragraphs, and what an index says of them. */
#ifndef TESTS_DEDUPLICATE_PARAGRAPHS_H
#define TESTS_DEDUPLICATE_PARAGRAPHS_H

#include <stdlib.h>
#include <string.h>

#include "deduplicate/repeats.h"
#include "support/cmocka_all.h"
#include "support/ledger.h"

/* Looks up and adds the paragraphs as the blocks of article `id`. The repeats live in `arena`. */
static inline pf_status see_views(pf_index *index, const char *id, const pf_view *paragraphs, size_t count,
                                  const pf_deduplicate_options *options, pfi_arena *arena, pfi_repeats *out) {
  size_t size = 0;
  for (size_t i = 0; i < count; i++)
    size += paragraphs[i].size;
  char *text = malloc(size + 1);
  pfi_block *blocks = malloc((count + 1) * sizeof *blocks);
  assert_true(text != NULL && blocks != NULL);
  size_t at = 0;
  for (size_t i = 0; i < count; i++) {
    if (paragraphs[i].size > 0) memcpy(text + at, paragraphs[i].data, paragraphs[i].size);
    blocks[i] = (pfi_block){(uint32_t)at, (uint32_t)paragraphs[i].size, PF_BLOCK_PARAGRAPH};
    at += paragraphs[i].size;
  }
  pfi_article article = {0};
  article.id = pfi_view_of_string(id);
  article.text = (pf_view){text, size};
  pfi_blocks all = {blocks, count};
  pf_deduplicate_options none = PF_DEDUPLICATE_OPTIONS_INIT;
  pf_status status = pfi_repeats_find(out, index, NULL, &article, &all, options == NULL ? &none : options, arena, NULL);
  free(text);
  free(blocks);
  return status;
}

static inline pf_status see(pf_index *index, const char *id, const char *const *paragraphs, size_t count,
                            pfi_arena *arena, pfi_repeats *out) {
  pf_view views[64];
  assert_true(count <= 64);
  for (size_t i = 0; i < count; i++)
    views[i] = pfi_view_of_string(paragraphs[i]);
  return see_views(index, id, views, count, NULL, arena, out);
}

#define SEE(index, id, arena, out, ...)                                                                                \
  assert_int_equal(see((index), (id), (const char *const[]){__VA_ARGS__},                                              \
                       sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), (arena), (out)),                   \
                   PF_OK)

static inline void assert_repeat(const pfi_repeats *repeats, size_t number, uint32_t block, const char *article,
                                 uint32_t first_block, pf_repeat_kind kind) {
  assert_true(number < repeats->count);
  const pfi_repeat *repeat = &repeats->items[number];
  assert_int_equal(repeat->block, block);
  assert_int_equal(repeat->first_article.size, strlen(article));
  assert_memory_equal(repeat->first_article.data, article, strlen(article));
  assert_int_equal(repeat->first_block, first_block);
  assert_int_equal(repeat->kind, kind);
}

#endif
