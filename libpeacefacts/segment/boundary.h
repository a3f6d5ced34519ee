/* boundary.h - the features by which the gap between two tokens is told to be a sentence end or not. The same file
 * serves sentence.c and train/train_boundaries.c. */
#ifndef PFI_SEGMENT_BOUNDARY_H
#define PFI_SEGMENT_BOUNDARY_H

#include "segment/segments.h"

enum { PFI_BOUNDARY_FEATURES = 28 };

/* A walk over the tokens of one block, as token.c left them. */
typedef struct pfi_boundary {
  pf_view text;
  const pfi_token *tokens;
  uint32_t count;
  uint32_t sentence_first; /* the first token of the sentence that is open */
  uint32_t block_shape;    /* how the block ends, how many of its words have a capital */
  uint32_t block_habit;    /* how many words it has to a stop */
  uint32_t brackets;       /* open brackets in the sentence */
  bool quote_open;         /* a double quotation mark is open */
} pfi_boundary;

/* Begins a walk over `count` tokens. */
pfi_boundary pfi_boundary_begin(pf_view text, const pfi_token *tokens, uint32_t count);

/* Notes token `at`; to be called for each token in turn, before the gap behind it is asked about. */
void pfi_boundary_pass(pfi_boundary *walk, uint32_t at);

/* Notes that a sentence ends behind token `at`. */
void pfi_boundary_cut(pfi_boundary *walk, uint32_t at);

typedef enum pfi_boundary_rule { PFI_BOUNDARY_NEVER, PFI_BOUNDARY_ALWAYS, PFI_BOUNDARY_OPEN } pfi_boundary_rule;

/* Must a sentence end behind token `at`, can it not, or is that for the classifier to say? */
pfi_boundary_rule pfi_boundary_apply_rules(const pfi_boundary *walk, uint32_t at);

/* The features of the gap behind token `at`: indices of weights. */
void pfi_boundary_features(const pfi_boundary *walk, uint32_t at, uint32_t features[PFI_BOUNDARY_FEATURES]);

/* Does a sentence end behind token `at`? */
bool pfi_boundary_is_end(const pfi_boundary *walk, uint32_t at);

#endif
