/* proposition.h - makes the claims of an article from its sentences' trees and the statements found in it. */
#ifndef PFI_EXTRACT_PROPOSITION_H
#define PFI_EXTRACT_PROPOSITION_H

#include "extract/ground.h"

/* A run of sentences of one block. */
typedef struct pfi_read_block {
  uint32_t number;
  uint32_t first_sentence;
  uint32_t sentence_count;
} pfi_read_block;

/* What was found in an article before: its words, and the blocks they were read from. */
typedef struct pfi_reading {
  pf_view text;
  const pfi_sentences *sentences;
  const pfi_analysis *analysis;
  const pfi_read_block *blocks;
  size_t block_count;
} pfi_reading;

/* Fills claims->claims, in the order of their first byte, from its statements and the reading. Ids are left to
 * pfi_claims_identify. MEMORY. */
pf_status pfi_propositions_find(pfi_claims *claims, const pfi_reading *reading, const pf_extract_options *options,
                                const pf_allocator *allocator, pf_error *error);

#endif
