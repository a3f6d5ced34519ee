/* loaded.c - see loaded.h. */
#include "support/loaded.h"

#include <string.h>

static char letter_of(pf_block_type type) {
  static const char letters[] = "TSHPL?A\"-";
  return letters[type];
}

void loaded_init(loaded *out, const char *bytes, size_t size, const pf_metadata *metadata) {
  memset(out, 0, sizeof *out);
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena_init(&out->article.arena, &allocator);
  out->status = pfi_article_load(&out->article, (pf_view){bytes, size}, metadata, PF_MAX_ARTICLE_BYTES, &out->error);
  if (out->status == PF_OK)
    out->status = pfi_blocks_find(&out->blocks, &out->article, &out->article.arena, PF_MAX_BLOCKS, &out->error);
  for (size_t i = 0; i < out->blocks.count && i + 1 < sizeof out->types; i++)
    out->types[i] = letter_of(out->blocks.items[i].type);
}

void loaded_free(loaded *out) {
  pfi_arena_free(&out->article.arena);
}

const char *loaded_field(const loaded *of, pf_field field) {
  pf_view value = of->article.fields[field].value;
  static char copies[PF_FIELD_COUNT][512];
  size_t size = value.size < sizeof copies[0] - 1 ? value.size : sizeof copies[0] - 1;
  if (size > 0) memcpy(copies[field], value.data, size);
  copies[field][size] = '\0';
  return copies[field];
}

pf_view loaded_block(const loaded *of, size_t number) {
  return pfi_view_slice(of->article.text, of->blocks.items[number].start, of->blocks.items[number].size);
}
