/* identity.h - the ids of claims: the same words by the same source have the same id, wherever they stand. */
#ifndef PFI_EXTRACT_IDENTITY_H
#define PFI_EXTRACT_IDENTITY_H

#include "extract/claims.h"

/* Fills in the id of every claim. Where one article says the same twice, the later ones are numbered. MEMORY. */
pf_status pfi_claims_identify(pfi_claims *claims, pf_view text, const pf_allocator *allocator, pf_error *error);

#endif
