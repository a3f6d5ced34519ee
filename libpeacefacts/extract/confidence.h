/* confidence.h - how often a claim of this construction and form is right. */
#ifndef PFI_EXTRACT_CONFIDENCE_H
#define PFI_EXTRACT_CONFIDENCE_H

#include "extract/tuple.h"

#define PFI_CONFIDENCE_OF_PHRASE 500 /* a content without a clause: not measured */

/* Thousandths. `attributed`: the claim belongs to a statement. */
uint16_t pfi_confidence_of(const pfi_tuples *tuples, unsigned clause, const pfi_tuple *tuple, bool attributed);

#endif
