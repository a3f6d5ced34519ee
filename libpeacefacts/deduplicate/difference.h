/* difference.h - two paragraphs word by word: what the later one kept, dropped and added, and where a fact changed. */
#ifndef PFI_DEDUPLICATE_DIFFERENCE_H
#define PFI_DEDUPLICATE_DIFFERENCE_H

#include "base/text.h"
#include "base/vector.h"

typedef enum pfi_change_kind { PFI_CHANGE_NONE = 0, PFI_CHANGE_DROPPED = 1, PFI_CHANGE_ADDED = 2 } pfi_change_kind;

/* What the words of a change are; several may hold. */
enum {
  PFI_CHANGE_NUMBER = 1,   /* digits, or a number written out */
  PFI_CHANGE_NAME = 2,     /* a capital inside a sentence */
  PFI_CHANGE_POLARITY = 4, /* "not", "never", "denied" */
  PFI_CHANGE_SENTENCE = 8  /* whole sentences */
};

/* Words in a row that are in both, in the earlier alone, or in the later alone. The range of the other is empty and
 * says where they would stand. Ranges begin and end with words; the white space between two changes is in neither. */
typedef struct pfi_change {
  pfi_change_kind kind;
  uint32_t flags; /* 0 for PFI_CHANGE_NONE */
  pfi_range earlier;
  pfi_range later;
} pfi_change;

typedef struct pfi_difference {
  const pfi_change *items;
  size_t count;
  uint32_t flags; /* of all changes together */
} pfi_difference;

/* Compares two paragraphs (case, quotation marks, dashes and punctuation don't count); the changes stand in their order
 * and live in `arena`. Of more than 4,096 words each, the rest is one change. MEMORY. */
pf_status pfi_difference_find(pfi_difference *out, pf_view earlier, pf_view later, pfi_arena *arena, pf_error *error);

#endif
