/* extracted.h - runs extract/ on text without the rooms before it: one block for each line, nothing repeated. */
#ifndef TESTS_SUPPORT_EXTRACTED_H
#define TESTS_SUPPORT_EXTRACTED_H

#include "extract/claims.h"

typedef struct extracted {
  pfi_article article;
  pfi_block blocks[64];
  pfi_claims claims;
  pf_allocator allocator;
  bool triples; /* asked for */
} extracted;

/* Every line is a paragraph, but one that begins with '=' is a heading and one that begins with '?' a question. */
pf_status extract_lines(extracted *out, const char *text, const pf_allocator *allocator);
/* The same, with the minimal triples of each claim. */
pf_status extract_lines_with_triples(extracted *out, const char *text);
/* The blocks of out->article, which the caller has filled in beside out->allocator. */
pf_status extract_blocks(extracted *out, const pfi_blocks *blocks, const pfi_repeats *repeats);
void extracted_free(extracted *found);

/* The text of a mark, its pieces joined by " ... ", into `out` of `size` bytes. */
void extracted_text(const extracted *found, pfi_mark mark, char *out, size_t size);

#endif
