/* tagger.h - gives every word of a block its role: source, cue or content of an attribution, or none. */
#ifndef PFI_EXTRACT_TAGGER_H
#define PFI_EXTRACT_TAGGER_H

#include "extract/role_features.h"

/* The numbers are those of the weights. */
typedef enum pfi_role {
  PFI_ROLE_NONE = 0,
  PFI_ROLE_BETWEEN = 1, /* none, between two pieces of one attribution */
  PFI_ROLE_SOURCE_BEGIN = 2,
  PFI_ROLE_SOURCE = 3,
  PFI_ROLE_CUE_BEGIN = 4,
  PFI_ROLE_CUE = 5,
  PFI_ROLE_CONTENT_BEGIN = 6,
  PFI_ROLE_CONTENT = 7
} pfi_role;

/* May `next` follow `previous`? A piece goes on only where it has begun, and BETWEEN only lies between pieces. */
bool pfi_role_may_follow(pfi_role previous, pfi_role next);

typedef struct pfi_tagger {
  pfi_contexts contexts;
  PFI_VECTOR(uint8_t) back;  /* PFI_ROLE_LABELS for each word: the best label before */
  PFI_VECTOR(uint8_t) roles; /* the result: a pfi_role for each word */
} pfi_tagger;

/* Replaces tagger->roles by those of the passage's words. MEMORY. */
pf_status pfi_tagger_run(pfi_tagger *tagger, const pfi_passage *passage, const pf_allocator *allocator,
                         pf_error *error);
/* Lets quotation marks overrule the roles: a quotation that is mostly content is content as a whole. */
void pfi_roles_settle(const pfi_passage *passage, uint8_t *roles);

void pfi_tagger_free(pfi_tagger *tagger, const pf_allocator *allocator);

#endif
