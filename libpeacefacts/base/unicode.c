/* unicode.c - single code points through utf8proc, without its functions that allocate. */
#include "base/unicode.h"

#include <utf8proc.h>

size_t pfi_unicode_fold(uint32_t code_point, uint32_t out[PFI_FOLD_MOST]) {
  utf8proc_int32_t made[PFI_FOLD_MOST];
  int last_class = UTF8PROC_BOUNDCLASS_START;
  utf8proc_ssize_t count =
      utf8proc_decompose_char((utf8proc_int32_t)code_point, made, PFI_FOLD_MOST,
                              UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_DECOMPOSE, &last_class);
  if (count < 0 || count > PFI_FOLD_MOST) {
    out[0] = code_point;
    return 1;
  }
  for (utf8proc_ssize_t i = 0; i < count; i++)
    out[i] = (uint32_t)made[i];
  return (size_t)count;
}

bool pfi_unicode_in_word(uint32_t code_point) {
  switch (utf8proc_category((utf8proc_int32_t)code_point)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ME:
  case UTF8PROC_CATEGORY_ND:
  case UTF8PROC_CATEGORY_NL:
  case UTF8PROC_CATEGORY_NO:
    return true;
  default:
    return false;
  }
}

unsigned pfi_unicode_combining_class(uint32_t code_point) {
  return (unsigned)utf8proc_get_property((utf8proc_int32_t)code_point)->combining_class;
}
