/* index_format.h - the bytes of an index: docs/formats.md describes them. */
#ifndef PFI_DEDUPLICATE_INDEX_FORMAT_H
#define PFI_DEDUPLICATE_INDEX_FORMAT_H

#include "deduplicate/index.h"

/* Fills an empty index from bytes that lie on a multiple of 8 and outlive it. FORMAT; the index is then still empty. */
pf_status pfi_index_borrow(pf_index *index, pf_view bytes, pf_error *error);

#endif
