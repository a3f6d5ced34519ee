/* fold.h - a paragraph folded to what counts when two are compared: lower case, one kind of quotation mark and dash,
 * one Unicode form, nothing invisible; with a bit for each byte that says whether it belongs to a word. */
#ifndef PFI_DEDUPLICATE_FOLD_H
#define PFI_DEDUPLICATE_FOLD_H

#include "base/alloc.h"
#include "base/text.h"

/* Bytes that may be read behind the end of the folded text. */
enum { PFI_FOLD_SLACK = 32 };

/* Zeroed is empty; kept from paragraph to paragraph so that memory is reused. Bits past `size` are zero. */
typedef struct pfi_folded {
  unsigned char *bytes;
  uint64_t *word_bits; /* the byte belongs to a word */
  uint64_t *mark_bits; /* a punctuation mark begins at the byte */
  size_t size;
  size_t capacity; /* of `bytes`, without the slack; a multiple of 64 */
} pfi_folded;

pf_status pfi_fold(pfi_folded *folded, pf_view text, const pf_allocator *allocator, pf_error *error);
void pfi_folded_free(pfi_folded *folded, const pf_allocator *allocator);

#endif
