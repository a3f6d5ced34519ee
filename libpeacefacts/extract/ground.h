/* ground.h - whose ground each word of an article stands on: the innermost statement whose content it is in, and
 * whether it is part of a cue or source. */
#ifndef PFI_EXTRACT_GROUND_H
#define PFI_EXTRACT_GROUND_H

#include "extract/claims.h"

#define PFI_GROUND_CUE 1u
#define PFI_GROUND_SOURCE 2u

typedef struct pfi_ground_word {
  uint32_t statement; /* PFI_NO_INDEX: the article itself speaks */
  uint32_t flags;     /* PFI_GROUND_ bits, and above them 1 + the statement that the word is the cue of */
} pfi_ground_word;

/* The statement that the word is the cue of, or PFI_NO_INDEX. */
static inline uint32_t pfi_cue_statement(const pfi_ground_word *word) {
  return (word->flags >> 2) - 1;
}

typedef struct pfi_ground {
  pfi_ground_word *words; /* one for each word of the analysis */
  size_t count;
} pfi_ground;

pf_status pfi_ground_find(pfi_ground *out, const pfi_claims *claims, const pfi_analysis *analysis,
                          const pf_allocator *allocator, pf_error *error);
void pfi_ground_free(pfi_ground *ground, const pf_allocator *allocator);

#endif
