/* quote.h - the quotations of one block: stretches in quotation marks, outermost only. */
#ifndef PFI_EXTRACT_QUOTE_H
#define PFI_EXTRACT_QUOTE_H

#include "base/text.h"
#include "base/vector.h"

/* Bytes [start, stop) of the text with the marks, [inner_start, inner_stop) without them. */
typedef struct pfi_quotation {
  uint32_t start;
  uint32_t stop;
  uint32_t inner_start;
  uint32_t inner_stop;
  bool closed; /* false: the mark was left open and the quotation ends with the block or before the next one */
} pfi_quotation;

typedef struct pfi_quotations {
  PFI_VECTOR(pfi_quotation) items; /* disjoint, ascending */
} pfi_quotations;

/* Replaces `out` by the quotations of text[block]. MEMORY. Time is linear in the block, whatever marks it holds. */
pf_status pfi_quotations_find(pfi_quotations *out, pf_view text, pfi_range block, const pf_allocator *allocator,
                              pf_error *error);
void pfi_quotations_free(pfi_quotations *quotations, const pf_allocator *allocator);

#endif
