/* segments.h - the product of segment/: blocks of an article, and the sentences and tokens of its blocks. All are byte
 * ranges of the article's text, disjoint and ascending; every byte of the text is in a block or is white space. */
#ifndef PFI_SEGMENT_SEGMENTS_H
#define PFI_SEGMENT_SEGMENTS_H

#include "base/text.h"
#include "base/vector.h"
#include "load/article.h"

typedef struct pfi_block {
  uint32_t start;
  uint32_t size;
  pf_block_type type;
} pfi_block;

typedef struct pfi_blocks {
  const pfi_block *items;
  size_t count;
} pfi_blocks;

/* Cuts an article into typed blocks; they live in `arena`. LIMIT when there would be more than `max_blocks`. */
pf_status pfi_blocks_find(pfi_blocks *out, const pfi_article *article, pfi_arena *arena, size_t max_blocks,
                          pf_error *error);

/* A token is a syntactic word of Universal Dependencies: "don't" is two, "do" and "n't", the second marked JOINED. */
typedef struct pfi_token {
  uint32_t start;
  uint32_t size;
  uint32_t flags;
} pfi_token;
#define PFI_TOKEN_JOINED 1u /* continues the surface token of the word before (a multi-word token) */

typedef struct pfi_sentence {
  uint32_t start;
  uint32_t size;
  uint32_t first_token; /* number of its first token among the tokens of the same pfi_sentences */
  uint32_t token_count;
} pfi_sentence;

/* A sentence is cut behind so many tokens at the latest (a few more, where a multi-word token would be cut), so that
 * what comes later stays linear on text without sentence ends. */
enum { PFI_LONGEST_SENTENCE = 400 };

/* Sentences and tokens, kept from block to block so that memory is reused: clear the counts, keep the capacity. */
typedef struct pfi_sentences {
  PFI_VECTOR(pfi_sentence) sentences;
  PFI_VECTOR(pfi_token) tokens;
} pfi_sentences;

/* Appends the sentences and tokens of text[block]. MEMORY. */
pf_status pfi_sentences_find(pfi_sentences *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                             pf_error *error);
void pfi_sentences_free(pfi_sentences *sentences, const pf_allocator *allocator);

#endif
