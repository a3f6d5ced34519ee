/* error.c - status names and the filling of pf_error. Invariant: a message is valid UTF-8 and ends with NUL. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

const char *pf_status_name(pf_status status) {
  switch (status) {
  case PF_OK:
    return "ok";
  case PF_ERROR_ARGUMENT:
    return "bad_argument";
  case PF_ERROR_MEMORY:
    return "out_of_memory";
  case PF_ERROR_EMPTY:
    return "empty";
  case PF_ERROR_BINARY:
    return "binary";
  case PF_ERROR_LIMIT:
    return "over_limit";
  case PF_ERROR_FORMAT:
    return "bad_format";
  case PF_ERROR_FILE:
    return "file_error";
  case PF_ERROR_SINK:
    return "stopped";
  case PF_ERROR_MODEL:
    return "no_model";
  case PF_UNSUPPORTED_LANGUAGE:
    return "unsupported_language";
  }
  return "unknown";
}

pf_status pfi_fail(pf_error *error, pf_status status, size_t offset, const char *format, ...) {
  if (error == NULL) return status;
  error->status = status;
  error->offset = offset;
  va_list arguments;
  va_start(arguments, format);
  // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): clang 14 does not see the va_start above
  (void)vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  size_t size = pfi_utf8_whole_prefix((pf_view){error->message, strlen(error->message)});
  error->message[size] = '\0';
  return status;
}

pf_status pfi_fail_memory(pf_error *error) {
  return pfi_fail(error, PF_ERROR_MEMORY, 0, "Out of memory: the allocator gave none; free some and try again.");
}

void pfi_error_clear(pf_error *error) {
  if (error != NULL) *error = (pf_error){PF_OK, 0, ""};
}
