/* name.h - the names of a whole article, made consistent, as mentions. */
#ifndef PFI_ANALYSE_NAME_H
#define PFI_ANALYSE_NAME_H

#include "analyse/analysis.h"
#include "analyse/heads.h"

/* tags[i] is the tag of word i of the article: 0 none, 1 + 2 * type for the first word of a name, 2 + 2 * type for the
 * others. */

typedef struct pfi_name_scores {
  int16_t of[PFI_NAME_TYPES];
} pfi_name_scores;

/* Brings the tags of one article in line with each other: a short form takes the type of the whole name, and the same
 * name has the same type throughout. MEMORY. */
pf_status pfi_names_settle(const pfi_analysis *analysis, pf_view text, uint8_t *tags, const pfi_name_scores *scores,
                           const pf_allocator *allocator, pf_error *error);

/* Appends a mention for every name. MEMORY. */
pf_status pfi_names_collect(pfi_analysis *analysis, const uint8_t *tags, const pf_allocator *allocator,
                            pf_error *error);

#endif
