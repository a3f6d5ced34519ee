/* segment_fuzz.c - any bytes, cut down to valid UTF-8 as load/ does, are cut into sentences and tokens that keep the
 * promises of segments.h: ascending, disjoint, whole characters, every token in one sentence. The first byte says which
 * part of the text is the block. */
#include <stdlib.h>

#include "segment/segments.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_tokens(pf_view text, pfi_range block, const pfi_sentences *found) {
  size_t at = block.start;
  for (size_t i = 0; i < found->tokens.count; i++) {
    const pfi_token *token = &found->tokens.items[i];
    bool joined = (token->flags & PFI_TOKEN_JOINED) != 0;
    if (token->size == 0 || token->start < at || (joined && (i == 0 || token->start != at))) abort();
    if ((token->flags & ~PFI_TOKEN_JOINED) != 0) abort();
    at = token->start + token->size;
    if (at > block.start + block.size || pfi_utf8_is_continuation(text.data[token->start])) abort();
  }
}

static void check_sentences(const pfi_sentences *found) {
  size_t token = 0;
  for (size_t i = 0; i < found->sentences.count; i++) {
    const pfi_sentence *sentence = &found->sentences.items[i];
    if (sentence->first_token != token || sentence->token_count == 0 ||
        sentence->token_count > PFI_LONGEST_SENTENCE + 8)
      abort();
    token += sentence->token_count;
    const pfi_token *last = &found->tokens.items[token - 1];
    if (sentence->start != found->tokens.items[sentence->first_token].start) abort();
    if (sentence->start + sentence->size != last->start + last->size) abort();
  }
  if (token != found->tokens.count) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  pf_view text = {(const char *)data + 1, size - 1};
  text.size = pfi_utf8_valid_prefix(text);
  size_t start = data[0] % 8 < text.size ? data[0] % 8 : 0;
  while (start < text.size && pfi_utf8_is_continuation(text.data[start]))
    start++;
  pfi_range block = {(uint32_t)start, (uint32_t)(text.size - start)};
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences found = {0};
  if (pfi_sentences_find(&found, text, block, &allocator, NULL) != PF_OK) abort();
  check_tokens(text, block, &found);
  check_sentences(&found);
  pfi_sentences_free(&found, &allocator);
  return 0;
}
