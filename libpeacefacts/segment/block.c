/* block.c - cuts an article into blocks. Each stretch of its text is one: so every byte is in a block or is white
 * space, blocks are disjoint and ascending, and none begins or ends with white space. What each is, block_type.c says.
 */
#include "segment/block_type.h"

static pf_status collect_blocks(pfi_block_list *list, const pfi_article *article, size_t max_blocks, pf_error *error) {
  pfi_stretch_reader reader = pfi_stretches_of(article->text, &article->layout);
  pfi_stretch stretch;
  while (pfi_stretch_next(&reader, &stretch)) {
    if (list->count == max_blocks)
      return pfi_fail(error, PF_ERROR_LIMIT, pfi_offset_to_source(&article->map, stretch.range.start),
                      "The article has more than %zu blocks, which is the limit; split it, or raise max_blocks.",
                      max_blocks);
    pfi_block block = {stretch.range.start, stretch.range.size, PF_BLOCK_PARAGRAPH};
    if (!PFI_PUSH(&article->arena.allocator, list, block)) return pfi_fail_memory(error);
  }
  return PF_OK;
}

pf_status pfi_blocks_find(pfi_blocks *out, const pfi_article *article, pfi_arena *arena, size_t max_blocks,
                          pf_error *error) {
  pf_status status;
  pfi_block_list list = {NULL, 0, 0};
  PFI_TRY(collect_blocks(&list, article, max_blocks, error));
  PFI_TRY(pfi_block_types_find(&list, article, error));
  pfi_block *items = pfi_arena_take(arena, list.count * sizeof *items);
  if (items == NULL) {
    status = pfi_fail_memory(error);
    goto done;
  }
  if (list.count > 0) memcpy(items, list.items, list.count * sizeof *items);
  *out = (pfi_blocks){items, list.count};
done:
  PFI_VECTOR_FREE(&article->arena.allocator, &list);
  return status;
}
