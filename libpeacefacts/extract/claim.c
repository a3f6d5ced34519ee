/* claim.c - joins the steps of extraction. */
#include "extract/claims.h"

pf_status pfi_claims_find(pfi_claims *out, const pf_model *model, const pfi_article *article, const pfi_blocks *blocks,
                          const pfi_repeats *repeats, const pf_extract_options *options, const pf_allocator *allocator,
                          pf_error *error) {
  (void)out;
  (void)model;
  (void)article;
  (void)blocks;
  (void)repeats;
  (void)options;
  (void)allocator;
  (void)error;
  return PF_OK;
}

void pfi_claims_free(pfi_claims *claims, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &claims->statements);
  PFI_VECTOR_FREE(allocator, &claims->claims);
  PFI_VECTOR_FREE(allocator, &claims->ranges);
}
