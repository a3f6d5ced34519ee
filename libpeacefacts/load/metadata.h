/* metadata.h - title, place, agency, byline and date of an article: from the caller, else from the text. */
#ifndef PFI_LOAD_METADATA_H
#define PFI_LOAD_METADATA_H

#include "load/article.h"

/* Fills the article's fields, title range and dateline range. `metadata` may be NULL.
 * ARGUMENT (a date that isn't an existing day in the form 2025-11-20), MEMORY. */
pf_status pfi_metadata_find(pfi_article *article, const pf_metadata *metadata, pf_error *error);

#endif
