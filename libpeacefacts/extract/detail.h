/* detail.h - the time and the quantities of each claim. */
#ifndef PFI_EXTRACT_DETAIL_H
#define PFI_EXTRACT_DETAIL_H

#include "extract/proposition.h"

/* Fills in time and quantities of claims->claims, which are in the order of their first byte and know their modality.
 * Of claims that hold one another the innermost has what is said in it. `published` is the article's date, empty when
 * it has none. MEMORY. */
pf_status pfi_details_find(pfi_claims *claims, const pfi_reading *reading, pf_view published,
                           const pf_allocator *allocator, pf_error *error);

#endif
