/* sentence.c - finds the sentences of a block: scans its tokens, asks boundary.c about each gap, and puts the full
 * stops of abbreviations back to their words where the sentence goes on. */
#include "segment/boundary.h"
#include "segment/token.h"

/* Only while a block is worked on: a sentence ends behind this token. */
#define TOKEN_ENDS 4u

static void mark_ends(pf_view text, pfi_token *tokens, uint32_t count) {
  pfi_boundary walk = pfi_boundary_begin(text, tokens, count);
  for (uint32_t at = 0; at < count; at++) {
    bool long_enough = at + 1 - walk.sentence_first >= PFI_LONGEST_SENTENCE && at + 1 < count &&
                       (tokens[at + 1].flags & (PFI_TOKEN_JOINED | PFI_TOKEN_GLUED)) == 0;
    if (!long_enough && pfi_boundary_is_inside(&walk, at)) {
      continue;
    }
    pfi_boundary_pass(&walk, at);
    if (at + 1 == count || long_enough || pfi_boundary_is_end(&walk, at)) {
      tokens[at].flags |= TOKEN_ENDS;
      pfi_boundary_cut(&walk, at);
    }
  }
}

static bool put_sentence(pfi_sentences *out, size_t first, size_t end, const pf_allocator *allocator) {
  const pfi_token *tokens = out->tokens.items;
  uint32_t start = tokens[first].start;
  pfi_sentence sentence = {start, tokens[end - 1].start + tokens[end - 1].size - start, (uint32_t)first,
                           (uint32_t)(end - first)};
  return PFI_PUSH(allocator, &out->sentences, sentence);
}

/* Writes the tokens from `first` on again, over themselves, with abbreviations whole, and puts their sentences. */
static bool put_sentences(pfi_sentences *out, size_t first, const pf_allocator *allocator) {
  pfi_token *tokens = out->tokens.items;
  size_t to = first, begin = first;
  for (size_t from = first; from < out->tokens.count; from++) {
    uint32_t flags = tokens[from].flags;
    if ((flags & PFI_TOKEN_GLUED) != 0 && (flags & TOKEN_ENDS) == 0) {
      tokens[to - 1].size += tokens[from].size;
      continue;
    }
    tokens[to] = tokens[from];
    tokens[to++].flags &= PFI_TOKEN_JOINED;
    if ((flags & TOKEN_ENDS) != 0) {
      if (!put_sentence(out, begin, to, allocator)) {
        return false;
      }
      begin = to;
    }
  }
  out->tokens.count = to;
  return true;
}

pf_status pfi_sentences_find(pfi_sentences *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                             pf_error *error) {
  size_t first = out->tokens.count;
  pf_status status = PF_OK;
  PFI_TRY(pfi_tokens_scan(out, text, block, allocator, error));
  if (out->tokens.count == first) {
    goto done;
  }
  mark_ends(text, out->tokens.items + first, (uint32_t)(out->tokens.count - first));
  if (!put_sentences(out, first, allocator)) {
    status = pfi_fail_memory(error);
  }
done:
  return status;
}

void pfi_sentences_free(pfi_sentences *sentences, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &sentences->sentences);
  PFI_VECTOR_FREE(allocator, &sentences->tokens);
}
