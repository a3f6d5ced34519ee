/* proposition.h - cuts statements and sentences into claims. */
#ifndef PFI_EXTRACT_PROPOSITION_H
#define PFI_EXTRACT_PROPOSITION_H

#include "extract/claims.h"
#include "extract/passage.h"

/* A sentence of a block that was read. */
typedef struct pfi_bound {
  uint32_t start; /* bytes of the text, from the first word ... */
  uint32_t stop;  /* ... to the last, without the marks around them */
  uint32_t block;
  uint32_t words;
  bool asks; /* ends in a question mark */
} pfi_bound;

typedef struct pfi_bounds {
  PFI_VECTOR(pfi_bound) items; /* ascending */
} pfi_bounds;

/* Appends the sentences of a passage, without what stands before byte `dateline` of the text. MEMORY. */
pf_status pfi_bounds_add(pfi_bounds *bounds, const pfi_passage *passage, uint32_t block, uint32_t dateline,
                         const pf_allocator *allocator, pf_error *error);
void pfi_bounds_free(pfi_bounds *bounds, const pf_allocator *allocator);

/* Fills claims->claims, in the order of their first byte, from its statements and the sentences. Ids are left to
 * pfi_claims_identify. MEMORY. */
pf_status pfi_propositions_find(pfi_claims *claims, pf_view text, const pfi_bounds *bounds,
                                const pf_allocator *allocator, pf_error *error);

#endif
