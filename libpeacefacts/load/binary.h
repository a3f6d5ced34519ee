/* binary.h - tells text from other files, by their first bytes and by their control bytes. */
#ifndef PFI_LOAD_BINARY_H
#define PFI_LOAD_BINARY_H

#include "base/text.h"

/* PF_ERROR_BINARY with a sentence that says what to do, when the first bytes are those of a known file format. */
pf_status pfi_binary_check_magic(pf_view bytes, pf_error *error);

/* PF_ERROR_BINARY when too many bytes are control bytes; else *controls is how many there are (NUL among them). */
pf_status pfi_binary_check_controls(pf_view bytes, size_t *controls, pf_error *error);

#endif
