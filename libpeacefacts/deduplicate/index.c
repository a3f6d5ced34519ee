/* index.c - the life of a pf_index. */
#include "base/error.h"
#include "deduplicate/repeats.h"

struct pf_index {
  pf_allocator allocator;
};

pf_status pf_index_new(pf_index **out, const pf_allocator *allocator, pf_error *error) {
  pfi_error_clear(error);
  if (out == NULL) return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "out is NULL.");
  pf_allocator used = pfi_allocator_or_default(allocator);
  *out = pfi_new_array(&used, 1, sizeof **out);
  if (*out == NULL) return pfi_fail_memory(error);
  (*out)->allocator = used;
  return PF_OK;
}

void pf_index_free(pf_index *index) {
  if (index == NULL) return;
  pf_allocator allocator = index->allocator;
  pfi_free(&allocator, index, sizeof *index);
}

pf_status pfi_repeats_find(pfi_repeats *out, pf_index *index, const pfi_article *article, const pfi_blocks *blocks,
                           const pf_deduplicate_options *options, pfi_arena *arena, pf_error *error) {
  (void)index;
  (void)article;
  (void)blocks;
  (void)options;
  (void)arena;
  (void)error;
  *out = (pfi_repeats){NULL, 0};
  return PF_OK;
}
