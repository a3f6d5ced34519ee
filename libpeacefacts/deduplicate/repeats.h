/* repeats.h - the product of deduplicate/: for each block of an article, what it repeats. */
#ifndef PFI_DEDUPLICATE_REPEATS_H
#define PFI_DEDUPLICATE_REPEATS_H

#include "base/vector.h"
#include "segment/segments.h"

/* Block `block` of the article says again what block `first_block` of article `first_article` said. */
typedef struct pfi_repeat {
  uint32_t block;
  uint32_t first_block;
  pf_view first_article; /* its id */
  pf_repeat_kind kind;
  uint32_t similarity; /* thousandths */
  uint32_t containment;
  bool other_numbers; /* by the hashes of words, which is all that an index knows */
} pfi_repeat;

/* In ascending order of `block`; a merged block has two. */
typedef struct pfi_repeats {
  const pfi_repeat *items;
  size_t count;
} pfi_repeats;

/* Finds the repeats of one article's blocks and adds the blocks to the index. `finished` (may be NULL) is a second
 * index that is looked up and never changed; what both have is named as `finished` has it. The result, ids included,
 * lives in `arena`. ARGUMENT, LIMIT (index full), MEMORY; after a failure no block of the article is in the index. */
pf_status pfi_repeats_find(pfi_repeats *out, pf_index *index, const pf_index *finished, const pfi_article *article,
                           const pfi_blocks *blocks, const pf_deduplicate_options *options, pfi_arena *arena,
                           pf_error *error);

#endif
