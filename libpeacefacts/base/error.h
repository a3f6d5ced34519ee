/* error.h - the one function that fills a pf_error, and the one macro that passes a failure on. */
#ifndef PFI_BASE_ERROR_H
#define PFI_BASE_ERROR_H

#include "peacefacts.h"

#if defined(__GNUC__)
#define PFI_PRINTF(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
#else
#define PFI_PRINTF(format_at, first_at)
#endif

/* Fills `error` (may be NULL) with a sentence for people and returns `status`. Only %s, %.*s, %d, %u and %zu may be
 * used: they don't depend on the locale. A message that is too long is cut between code points. */
pf_status pfi_fail(pf_error *error, pf_status status, size_t offset, const char *format, ...) PFI_PRINTF(4, 5);

/* The usual failure: there is no memory. */
pf_status pfi_fail_memory(pf_error *error);

/* Clears `error` (may be NULL) at the start of a public call. */
void pfi_error_clear(pf_error *error);

/* Passes a failure on: `status` is the function's own variable, `done` its label that releases and returns. */
#define PFI_TRY(expression)                                                                                            \
  do {                                                                                                                 \
    status = (expression);                                                                                             \
    if (status != PF_OK) goto done;                                                                                    \
  } while (0)

#endif
