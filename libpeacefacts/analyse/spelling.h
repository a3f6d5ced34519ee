/* spelling.h - a name in the one spelling under which it is compared: "Volodymyr Zelenskyy", "Vladimir Zelensky". */
#ifndef PFI_ANALYSE_SPELLING_H
#define PFI_ANALYSE_SPELLING_H

#include "base/text.h"

enum { PFI_SPELLING_ROOM = 120 };

typedef struct pfi_spelling {
  char text[PFI_SPELLING_ROOM]; /* words of lower case parted by one blank; longer names are cut */
  uint8_t size;
  uint8_t words;
  uint8_t last; /* where the last name of a person begins: at 0 when there is no first name */
} pfi_spelling;

/* Folds case, accents, dots, titles and the spellings that data/source/same_names.txt lists. Of a person, names between
 * the first and the last are left out. */
void pfi_spelling_fold(pfi_spelling *out, pf_view name, bool person);

/* The words of a spelling from `from` on. */
static inline pf_view pfi_spelling_from(const pfi_spelling *spelling, size_t from) {
  return (pf_view){spelling->text + from, spelling->size - from};
}

#endif
