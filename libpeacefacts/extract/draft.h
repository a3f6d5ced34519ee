/* draft.h - attributions while an article is read: made block by block, put in order at the end. */
#ifndef PFI_EXTRACT_DRAFT_H
#define PFI_EXTRACT_DRAFT_H

#include "extract/claims.h"
#include "extract/tagger.h"

/* One attribution. Ranges of size 0 are absent. */
typedef struct pfi_draft {
  pfi_range source;
  pfi_range cue;
  pf_view lemma;
  pf_stance stance;
  bool attitude; /* the cue is one of liking, or none that the lexicon has */
  uint32_t block;
  uint32_t parent;        /* a draft, or PFI_NO_INDEX */
  uint32_t content_count; /* pieces among pfi_drafts.pieces that name it */
  uint32_t content_start; /* of the first piece */
  uint32_t words;         /* in the content ... */
  uint32_t quoted_words;  /* ... and of them in quotation marks */
} pfi_draft;

typedef struct pfi_piece {
  uint32_t draft; /* PFI_NO_INDEX: none any more */
  pfi_range range;
} pfi_piece;

typedef struct pfi_drafts {
  PFI_VECTOR(pfi_draft) items;
  PFI_VECTOR(pfi_piece) pieces; /* of contents, in any order between drafts, ascending in each */
  uint32_t last;                /* 1 + the last draft of the block before, 0: none */
  uint32_t last_block;          /* its block; a quotation goes on only in the next one */
} pfi_drafts;

/* Adds the attributions of a block from the roles of its words. MEMORY. */
pf_status pfi_drafts_read(pfi_drafts *drafts, const pfi_passage *passage, const uint8_t *roles, uint32_t block,
                          const pf_allocator *allocator, pf_error *error);

/* Moves the drafts that have content into `out`, in the order of their first byte. MEMORY. */
pf_status pfi_drafts_finish(pfi_drafts *drafts, pf_view text, pfi_claims *out, const pf_allocator *allocator,
                            pf_error *error);
void pfi_drafts_free(pfi_drafts *drafts, const pf_allocator *allocator);

/* The entry that names a cue: its verb, else its noun, adjective, preposition or adverb; NULL outside the lexicon. */
const pfi_cue_form *pfi_cue_head(const pfi_passage *passage, size_t from, size_t to);

#endif
