/* What the model sees of a word: a fixed number of 64-bit keys, each naming one property of the form.
 *
 * Training and use call this very file (train/ builds it as a small shared object), so the two cannot drift. */
#ifndef PFI_ANALYSE_FEATURES_H
#define PFI_ANALYSE_FEATURES_H

#include <stddef.h>
#include <stdint.h>

enum {
  PFI_SLOT_COUNT = 14,
  PFI_SLOT_LOWER = 0,  /* the word in lower case */
  PFI_SLOT_CASED = 1,  /* the word as written, where that differs */
  PFI_SLOT_PREFIX = 2, /* five prefixes, of 1 to 5 characters */
  PFI_SLOT_SUFFIX = 7, /* five suffixes */
  PFI_SLOT_SHAPE = 12, /* Xxxx, dd, XxX …, runs shortened */
  PFI_SLOT_CLASS = 13  /* capitals, length, digits, and for marks how they touch their neighbours */
};

enum { PFI_SPACE_BEFORE = 1, PFI_SPACE_AFTER = 2 };

/* Fills keys with the form's features; 0 stands for "has none". `spaces` matters for forms without a letter or digit
 * only, so a cache may ignore it for all others (pfi_feature_spaces tells which). Any bytes are fine. */
void pfi_feature_keys(const char *form, size_t size, unsigned spaces, uint64_t keys[PFI_SLOT_COUNT]);

/* `spaces` as far as it matters for this form. */
unsigned pfi_feature_spaces(const char *form, size_t size, unsigned spaces);

#endif
