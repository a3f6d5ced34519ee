/* sentence.c - cuts a block into sentences. */
#include "segment/segments.h"

pf_status pfi_sentences_find(pfi_sentences *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                             pf_error *error) {
  (void)text;
  pfi_sentence sentence = {block.start, block.size, (uint32_t)out->tokens.count, 0};
  return PFI_PUSH(allocator, &out->sentences, sentence) ? PF_OK : pfi_fail_memory(error);
}

void pfi_sentences_free(pfi_sentences *sentences, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &sentences->sentences);
  PFI_VECTOR_FREE(allocator, &sentences->tokens);
}
