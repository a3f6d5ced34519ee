/* lemmas_en.h - English lemmas that no ending explains, sorted by form, then by tag. */
#ifndef PFI_DATA_LEMMAS_EN_H
#define PFI_DATA_LEMMAS_EN_H

#include <stddef.h>
#include <stdint.h>

typedef struct pfi_lemma_exception {
  char form[16]; /* lower case, NUL-terminated */
  char lemma[16];
  uint8_t upos; /* pfi_upos */
} pfi_lemma_exception;

extern const size_t pfi_lemma_exception_count;
extern const pfi_lemma_exception pfi_lemma_exceptions[];

#endif
