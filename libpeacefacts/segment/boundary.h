/* boundary.h - tells whether a sentence ends in the gap between two tokens. The same features serve sentence.c and
 * train/train_boundaries.c. */
#ifndef PFI_SEGMENT_BOUNDARY_H
#define PFI_SEGMENT_BOUNDARY_H

#include "segment/token_shape.h"

/* The first features are cheap and say most; when they speak against an end the others are not asked. */
enum { PFI_BOUNDARY_FEATURES = 28, PFI_BOUNDARY_FIRST_FEATURES = 8 };

/* While a block is walked over, the flags of its tokens hold their shapes from this bit on. */
enum { PFI_BOUNDARY_SHAPE_SHIFT = 8 };

/* A walk over the tokens of one block, as token.c left them. */
typedef struct pfi_boundary {
  pf_view text;
  const pfi_token *tokens;
  uint32_t count;
  uint32_t sentence_first; /* the first token of the sentence that is open */
  uint32_t block_ending;   /* the block ends with a word (0), a stop (1), something else (2) */
  uint32_t block_capitals; /* how many of its words have a capital, in eighths */
  uint32_t block_habit;    /* how many words it has to a stop */
  uint32_t brackets;       /* open brackets in the sentence, 3 at most */
  bool quote_open;         /* a double quotation mark is open */
} pfi_boundary;

typedef enum pfi_boundary_rule { PFI_BOUNDARY_NEVER, PFI_BOUNDARY_ALWAYS, PFI_BOUNDARY_OPEN } pfi_boundary_rule;

/* Begins a walk over `count` tokens; writes their shapes into their flags. */
pfi_boundary pfi_boundary_begin(pf_view text, pfi_token *tokens, uint32_t count);

static inline pfi_token_shape pfi_boundary_shape(const pfi_boundary *walk, uint32_t at) {
  return at < walk->count ? (pfi_token_shape)(walk->tokens[at].flags >> PFI_BOUNDARY_SHAPE_SHIFT) : PFI_SHAPE_NONE;
}

/* Is token `at` a word or comma with a word in lower case behind it? Then there is nothing to note and no sentence
 * ends: most of the text. */
static inline bool pfi_boundary_is_inside(const pfi_boundary *walk, uint32_t at) {
  pfi_token_shape shape = pfi_boundary_shape(walk, at);
  return shape >= PFI_SHAPE_LOWER && shape <= PFI_SHAPE_COMMA && pfi_boundary_shape(walk, at + 1) == PFI_SHAPE_LOWER;
}

/* Notes token `at`; to be called for each token in turn, before the gap behind it is asked about. */
void pfi_boundary_pass(pfi_boundary *walk, uint32_t at);

/* Notes that a sentence ends behind token `at`. */
void pfi_boundary_cut(pfi_boundary *walk, uint32_t at);

/* Must a sentence end behind token `at`, can it not, or is that for the classifier to say? */
pfi_boundary_rule pfi_boundary_apply_rules(const pfi_boundary *walk, uint32_t at);

/* The features of the gap behind token `at`: indices of weights. */
void pfi_boundary_features(const pfi_boundary *walk, uint32_t at, uint32_t features[PFI_BOUNDARY_FEATURES]);

/* Does a sentence end behind token `at`? */
bool pfi_boundary_is_end(const pfi_boundary *walk, uint32_t at);

#endif
