/* paragraph_fuzz.c - any bytes, cut down to valid UTF-8, as paragraphs between NUL bytes: each is found again when it
 * is said again, and every repeat names an earlier paragraph; what differs is found between each two. */
#include <stdlib.h>
#include <string.h>

#include "deduplicate/difference.h"
#include "deduplicate/repeats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 64 };

static size_t cut(pfi_block blocks[MOST], pf_view text) {
  size_t count = 0, start = 0;
  for (size_t i = 0; i <= text.size && count < MOST; i++) {
    if (i < text.size && text.data[i] != '\0') continue;
    blocks[count++] = (pfi_block){(uint32_t)start, (uint32_t)(i - start), PF_BLOCK_PARAGRAPH};
    start = i + 1;
  }
  return count;
}

static void check_repeats(const pfi_repeats *repeats, const char *article, size_t count) {
  for (size_t i = 0; i < repeats->count; i++) {
    const pfi_repeat *repeat = &repeats->items[i];
    if (repeat->block >= count || repeat->similarity > repeat->containment || repeat->containment > 1000) abort();
    bool own = pfi_view_equal(repeat->first_article, pfi_view_of_string(article));
    if (own && repeat->first_block >= repeat->block) abort();
    if (repeat->kind == PF_REPEAT_EXACT && repeat->similarity != 1000) abort();
  }
}

static void compare(pf_view text, const pfi_block *blocks, size_t count, pfi_arena *arena) {
  for (size_t i = 1; i < count && i < 8; i++) {
    pfi_difference difference;
    pf_view earlier = pfi_view_slice(text, blocks[i - 1].start, blocks[i - 1].size);
    pf_view later = pfi_view_slice(text, blocks[i].start, blocks[i].size);
    if (pfi_difference_find(&difference, earlier, later, arena, NULL) != PF_OK) abort();
    uint32_t at = 0;
    for (size_t j = 0; j < difference.count; j++) {
      pfi_range range = difference.items[j].later;
      if (range.start < at || range.start + range.size > later.size) abort();
      at = range.start + range.size;
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pf_view text = {(const char *)data, size};
  text.size = pfi_utf8_valid_prefix(text);
  pfi_block blocks[MOST];
  size_t count = cut(blocks, text);
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  pf_index *index;
  if (pf_index_new(&index, NULL, NULL) != PF_OK) abort();
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  pfi_blocks all = {blocks, count};
  pfi_article article = {0};
  article.text = text;
  pfi_repeats first, again;
  article.id = PFI_VIEW("first");
  if (pfi_repeats_find(&first, index, NULL, &article, &all, &options, &arena, NULL) != PF_OK) abort();
  check_repeats(&first, "first", count);
  size_t kept = pf_index_paragraph_count(index);
  article.id = PFI_VIEW("again");
  if (pfi_repeats_find(&again, index, NULL, &article, &all, &options, &arena, NULL) != PF_OK) abort();
  check_repeats(&again, "again", count);
  if (pf_index_paragraph_count(index) != kept) abort();
  compare(text, blocks, count, &arena);
  pf_index_free(index);
  pfi_arena_free(&arena);
  return 0;
}
