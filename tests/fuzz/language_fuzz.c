/* language_fuzz.c - any bytes, cut down to valid UTF-8 as load/ does, have a language; the answer keeps its promises.
 */
#include <stdlib.h>

#include "load/language.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pf_view text = {(const char *)data, size};
  text.size = pfi_utf8_valid_prefix(text);
  pfi_language language = pfi_language_recognise(text);
  bool undetermined = memcmp(language.code, "und", sizeof language.code) == 0;
  if (language.code[3] != '\0' || language.confidence > 100 || language.english > 100) abort();
  if (undetermined != (language.confidence == 0)) abort();
  if (memcmp(language.code, "en", 3) == 0 && pfi_language_is_foreign(language)) abort();
  return 0;
}
