/* entity.h - who and what an article speaks of: the entities that analyse/ linked, with their mentions and roles, and
 * which of them stands behind each statement's source. */
#ifndef PFI_EXTRACT_ENTITY_H
#define PFI_EXTRACT_ENTITY_H

#include "extract/proposition.h"

/* Fills claims->entities (numbered as in the analysis) and claims->mentions, and the source_entity of each statement.
 * MEMORY. */
pf_status pfi_entities_find(pfi_claims *claims, const pfi_reading *reading, const pf_allocator *allocator,
                            pf_error *error);

#endif
