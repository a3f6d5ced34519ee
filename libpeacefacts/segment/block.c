/* block.c - cuts an article into blocks. */
#include "segment/segments.h"

pf_status pfi_blocks_find(pfi_blocks *out, const pfi_article *article, pfi_arena *arena, size_t max_blocks,
                          pf_error *error) {
  (void)max_blocks;
  pfi_block *items = pfi_arena_take(arena, sizeof *items);
  if (items == NULL) return pfi_fail_memory(error);
  items[0] = (pfi_block){0, (uint32_t)article->text.size, PF_BLOCK_PARAGRAPH};
  *out = (pfi_blocks){items, 1};
  return PF_OK;
}
