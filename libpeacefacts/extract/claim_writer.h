/* claim_writer.h - turns sets of words into marks of the article's bytes and puts a claim behind the others. */
#ifndef PFI_EXTRACT_CLAIM_WRITER_H
#define PFI_EXTRACT_CLAIM_WRITER_H

#include "extract/claims.h"
#include "extract/tuple.h"

typedef struct pfi_claim_writer {
  pfi_claims *claims;
  const pfi_syntax *syntax;
  const pf_allocator *allocator;
} pfi_claim_writer;

/* A mark of the words: one range for each run of them. False when there is no memory. */
bool pfi_write_mark(pfi_claim_writer *writer, const pfi_word_set *words, pfi_mark *out);

/* Completes `claim` by its span and the parts of its tuple (NULL: a noun phrase has none), and adds it. */
bool pfi_write_claim(pfi_claim_writer *writer, pfi_claim *claim, const pfi_word_set *span, const pfi_tuple *tuple);

#endif
