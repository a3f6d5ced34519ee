/* lemmas_en.h - English lemmas that no ending explains, in the order of the shapes of form and tag. */
#ifndef PFI_DATA_LEMMAS_EN_H
#define PFI_DATA_LEMMAS_EN_H

#include <stdint.h>

enum { PFI_LEMMA_ROOM = 16, PFI_LEMMA_SHAPES = 4096 };

typedef struct pfi_lemma_exception {
  char form[PFI_LEMMA_ROOM]; /* lower case, NUL-terminated */
  char lemma[PFI_LEMMA_ROOM];
  uint8_t form_size;
  uint8_t lemma_size;
  uint8_t upos; /* pfi_upos */
} pfi_lemma_exception;

/* Those of shape i (pfi_word_shape of the form, xor 256 times the tag; the rest of the division by PFI_LEMMA_SHAPES) are
 * from firsts[i] on, before firsts[i + 1]. */
extern const pfi_lemma_exception pfi_lemma_exceptions[];
extern const uint16_t pfi_lemma_exception_firsts[PFI_LEMMA_SHAPES + 1];

#endif
