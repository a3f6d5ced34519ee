/* claims.h - the product of extract/: statements (who says what) and claims (what is said to be so) of one article. */
#ifndef PFI_EXTRACT_CLAIMS_H
#define PFI_EXTRACT_CLAIMS_H

#include "analyse/analysis.h"
#include "base/vector.h"
#include "deduplicate/repeats.h"
#include "segment/segments.h"

/* A stretch that may be broken: `count` ranges from number `first` of pfi_claims.ranges, ascending. */
typedef struct pfi_mark {
  uint32_t first;
  uint32_t count;
} pfi_mark;

#define PFI_NO_INDEX UINT32_MAX

typedef struct pfi_statement {
  pfi_mark source;   /* count 0: nobody is named */
  pfi_mark cue;      /* count 0: a quotation that nothing introduces */
  pf_view cue_lemma; /* in static memory or in the arena */
  pfi_mark content;
  uint32_t block;  /* of its cue, or of the first byte of its content */
  uint32_t parent; /* statement around it, PFI_NO_INDEX when there is none */
  pf_quote quote;
  pf_stance stance;
} pfi_statement;

typedef struct pfi_claim {
  char id[17]; /* hexadecimal, stable: from the words of the claim and its source, not from where it stands */
  uint32_t block;
  uint32_t statement; /* innermost attribution, or PFI_NO_INDEX */
  pfi_mark span;
} pfi_claim;

typedef struct pfi_claims {
  PFI_VECTOR(pfi_statement) statements; /* in the order of their first byte */
  PFI_VECTOR(pfi_claim) claims;         /* in the order of their first byte */
  PFI_VECTOR(pfi_range) ranges;         /* of the article's text */
} pfi_claims;

/* Finds the statements and claims of one article; blocks that repeat are left out. The analyser is working memory: what
 * it has read before changes nothing. MEMORY. */
pf_status pfi_claims_find(pfi_claims *out, pfi_analyser *analyser, const pfi_article *article, const pfi_blocks *blocks,
                          const pfi_repeats *repeats, const pf_extract_options *options, const pf_allocator *allocator,
                          pf_error *error);
void pfi_claims_free(pfi_claims *claims, const pf_allocator *allocator);

#endif
