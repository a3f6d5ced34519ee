/* warning.h - sentences about what loading had to do to an article. */
#ifndef PFI_LOAD_WARNING_H
#define PFI_LOAD_WARNING_H

#include "base/error.h"
#include "load/article.h"

/* Adds a warning; the format as for pfi_fail. False when there is no memory. */
bool pfi_warn(pfi_article *article, const char *format, ...) PFI_PRINTF(2, 3);

#endif
