/* load_fuzz.c - any bytes load or are refused; what loads has a whole map and blocks that hold every byte but white
 * space. */
#include <stdlib.h>

#include "segment/segments.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds) {
  if (!holds) abort();
}

static void check_white(pf_view text, size_t start, size_t end) {
  for (size_t size; start < end; start += size)
    check(pfi_is_white_space(pfi_utf8_decode(text, start, &size)));
}

static void check_blocks(pf_view text, const pfi_blocks *blocks) {
  size_t at = 0, size;
  for (size_t i = 0; i < blocks->count; i++) {
    const pfi_block *block = &blocks->items[i];
    check(block->size > 0 && block->start >= at && (size_t)block->start + block->size <= text.size);
    check_white(text, at, block->start);
    check(!pfi_is_white_space(pfi_utf8_decode(text, block->start, &size)));
    at = (size_t)block->start + block->size;
  }
  check_white(text, at, text.size);
}

static void check_map(const pfi_article *article, size_t size) {
  size_t source = pfi_offset_to_source(&article->map, 0);
  for (size_t at = 0, step; at < article->text.size; at += step) {
    (void)pfi_utf8_decode(article->text, at, &step);
    size_t end = pfi_offset_to_source(&article->map, at + step);
    check(end > source && end <= size && pfi_offset_to_text(&article->map, source) == at);
    source = end;
  }
  check(source == size);
}

static void check_fields(const pfi_article *article) {
  for (int i = 0; i < PF_FIELD_COUNT; i++) {
    const pfi_field *field = &article->fields[i];
    check((field->origin == PF_ORIGIN_NONE) == (field->value.size == 0));
    check(pfi_utf8_valid_prefix(field->value) == field->value.size);
    check((size_t)field->range.start + field->range.size <= article->text.size);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_article article;
  memset(&article, 0, sizeof article);
  pfi_arena_init(&article.arena, &allocator);
  pfi_blocks blocks = {NULL, 0};
  pf_error error;
  pf_view bytes = {(const char *)data, size};
  pf_status status = pfi_article_load(&article, bytes, NULL, 1 << 20, &error);
  if (status == PF_OK) status = pfi_blocks_find(&blocks, &article, &article.arena, 1 << 16, &error);
  if (status == PF_OK) {
    check(pfi_utf8_valid_prefix(article.text) == article.text.size);
    check_blocks(article.text, &blocks);
    check_map(&article, size);
    check_fields(&article);
  } else {
    check(status == PF_ERROR_EMPTY || status == PF_ERROR_BINARY || status == PF_ERROR_LIMIT);
    check(error.offset <= size && error.message[0] != '\0');
  }
  pfi_arena_free(&article.arena);
  return 0;
}
