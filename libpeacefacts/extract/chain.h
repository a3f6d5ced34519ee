/* chain.h - chains of sources: "Xinhua, citing Axios". */
#ifndef PFI_EXTRACT_CHAIN_H
#define PFI_EXTRACT_CHAIN_H

#include "extract/draft.h"

/* Links the drafts from number `first` on, and pieces from `first_piece` on, all of the passage's block: whom a source
 * cites is a source of its own, whose statement lies inside that of the one who cites. MEMORY. */
pf_status pfi_drafts_chain(pfi_drafts *drafts, size_t first, size_t first_piece, const pfi_passage *passage,
                           const pf_allocator *allocator, pf_error *error);

#endif
