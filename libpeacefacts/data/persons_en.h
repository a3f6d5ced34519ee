/* persons_en.h - first names, titles and nouns of people, in the order of their shapes. */
#ifndef PFI_DATA_PERSONS_EN_H
#define PFI_DATA_PERSONS_EN_H

#include <stdint.h>

typedef struct pfi_person_word {
  char word[15]; /* lower case, NUL-terminated */
  char kind;     /* m, f: first name or title of a man, a woman; p: noun for anyone; M, F: noun for a man, a woman */
} pfi_person_word;

/* Those of shape i (pfi_word_shape, the rest of the division by PFI_PERSON_SHAPES) are from firsts[i] on, before
 * firsts[i + 1]. */
enum { PFI_PERSON_SHAPES = 2048 };
extern const pfi_person_word pfi_person_words[];
extern const uint16_t pfi_person_word_firsts[PFI_PERSON_SHAPES + 1];

#endif
