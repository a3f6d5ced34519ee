/* persons_en.h - first names, titles and nouns of people, in the order of their bytes. */
#ifndef PFI_DATA_PERSONS_EN_H
#define PFI_DATA_PERSONS_EN_H

#include <stddef.h>

typedef struct pfi_person_word {
  char word[15]; /* lower case, NUL-terminated */
  char kind;     /* m, f: first name or title of a man, a woman; p: noun for anyone; M, F: noun for a man, a woman */
} pfi_person_word;

extern const size_t pfi_person_word_count;
extern const pfi_person_word pfi_person_words[];

#endif
