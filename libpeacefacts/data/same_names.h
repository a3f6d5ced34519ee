/* same_names.h - spellings and short forms of names, and the common one, both folded (analyse/spelling.c); in the order
 * of their bytes. */
#ifndef PFI_DATA_SAME_NAMES_H
#define PFI_DATA_SAME_NAMES_H

#include <stddef.h>

enum { PFI_SAME_NAME_ROOM = 80 };

typedef struct pfi_same_name {
  char other[PFI_SAME_NAME_ROOM];
  char common[PFI_SAME_NAME_ROOM];
} pfi_same_name;

extern const pfi_same_name pfi_same_names[];
extern const size_t pfi_same_name_count;

#endif
