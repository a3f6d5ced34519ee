/* triple.h - the minimal rendering of a claim: subject, predicate and one object, small enough to compare. */
#ifndef PFI_EXTRACT_TRIPLE_H
#define PFI_EXTRACT_TRIPLE_H

#include "extract/claim_writer.h"

/* Writes the triples of a tuple and sets claim->triples. False when there is no memory. */
bool pfi_write_triples(pfi_claim_writer *writer, const pfi_clauses *clauses, const pfi_tuple *tuple, pfi_claim *claim);

#endif
