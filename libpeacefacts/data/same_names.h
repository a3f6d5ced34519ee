/* same_names.h - spellings and short forms of names, and the common one, both folded (analyse/spelling.c); in the order
 * of their shapes. */
#ifndef PFI_DATA_SAME_NAMES_H
#define PFI_DATA_SAME_NAMES_H

#include <stdint.h>

enum { PFI_SAME_NAME_ROOM = 80, PFI_SAME_NAME_SHAPES = 1024 };

typedef struct pfi_same_name {
  char other[PFI_SAME_NAME_ROOM];
  char common[PFI_SAME_NAME_ROOM];
} pfi_same_name;

/* Those of shape i (pfi_word_shape, the rest of the division by PFI_SAME_NAME_SHAPES) are from firsts[i] on, before
 * firsts[i + 1]. */
extern const pfi_same_name pfi_same_names[];
extern const uint16_t pfi_same_name_firsts[PFI_SAME_NAME_SHAPES + 1];

#endif
