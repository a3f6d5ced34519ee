/* warning.c - keeps warnings in the article's arena. An article has a handful at most, so the list is copied to grow.
 */
#include "load/warning.h"

#include <stdarg.h>
#include <stdio.h>

enum { WARNING_SIZE = 240 };

bool pfi_warn(pfi_article *article, const char *format, ...) {
  char message[WARNING_SIZE];
  va_list arguments;
  va_start(arguments, format);
  (void)vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  pf_view text = {message, strlen(message)};
  text.size = pfi_utf8_whole_prefix(text);
  pf_view *warnings = pfi_arena_take(&article->arena, (article->warning_count + 1) * sizeof *warnings);
  pf_view copy = pfi_arena_copy(&article->arena, text);
  if (warnings == NULL || copy.data == NULL) return false;
  if (article->warning_count > 0) memcpy(warnings, article->warnings, article->warning_count * sizeof *warnings);
  warnings[article->warning_count++] = copy;
  article->warnings = warnings;
  return true;
}
