/* complain.c - messages on standard error. */
#include "complain.h"

#include <stdarg.h>
#include <stdio.h>

void complain(const char *format, ...) {
  char message[1024];
  va_list arguments;
  va_start(arguments, format);
  // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): clang 14 does not see the va_start above
  (void)vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  for (char *c = message; *c != '\0'; c++) {
    if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = '?';
  }
  progress_hide();
  (void)fprintf(stderr, "peacefacts: %s\n", message);
}
