/* index_format.h - the bytes of an index: docs/formats.md describes them. */
#ifndef PFI_DEDUPLICATE_INDEX_FORMAT_H
#define PFI_DEDUPLICATE_INDEX_FORMAT_H

#include "deduplicate/index.h"

/* Lets an empty index point into bytes whose head and sizes are right; the rest is not looked at. The bytes lie on a
 * multiple of 8 and outlive the index. FORMAT; the index is then still empty. */
pf_status pfi_index_point(pf_index *index, pf_view bytes, pf_error *error);

/* The same, with the check that so many bytes allow: what every load does. FORMAT; the index is then good for freeing
 * alone. */
pf_status pfi_index_borrow(pf_index *index, pf_view bytes, pf_error *error);

#endif
