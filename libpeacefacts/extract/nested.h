/* nested.h - statements inside somebody's words: "Ruiz said that Lo had warned that ...". */
#ifndef PFI_EXTRACT_NESTED_H
#define PFI_EXTRACT_NESTED_H

#include "extract/draft.h"

/* Adds to the drafts from number `first` on, pieces from `first_piece` on, all of the passage's block, those that stand
 * inside their contents; each is the child of the innermost one around it. MEMORY. */
pf_status pfi_drafts_nest(pfi_drafts *drafts, size_t first, size_t first_piece, const pfi_passage *passage,
                          const pfi_contexts *contexts, const pf_allocator *allocator, pf_error *error);

/* Adds the statements that the tagger missed and the tree shows: those of nouns of saying ("the mill's demand to close
 * the port") and of verbs of saying with their subject and clause, whose words have no role; and gives content to the
 * drafts from number `first` on, all of the block, that have a cue alone. MEMORY. */
pf_status pfi_drafts_missed(pfi_drafts *drafts, size_t first, const uint8_t *roles, uint32_t block,
                            const pfi_passage *passage, const pfi_contexts *contexts, const pf_allocator *allocator,
                            pf_error *error);

/* The first word of the passage that ends after `offset`. */
size_t pfi_passage_word_after(const pfi_passage *passage, uint32_t offset);

#endif
