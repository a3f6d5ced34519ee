/* block_type.h - inside segment/: the types of blocks. First each block by itself, then each among its neighbours. */
#ifndef PFI_SEGMENT_BLOCK_TYPE_H
#define PFI_SEGMENT_BLOCK_TYPE_H

#include "load/stretch.h"
#include "segment/segments.h"

typedef PFI_VECTOR(pfi_block) pfi_block_list;

/* What a block's own words and shape say of it, beyond its first type. */
enum {
  PFI_TRAIT_SYNOPSIS_LABEL = 1 << 0, /* "Synopsis" */
  PFI_TRAIT_LIST_LABEL = 1 << 1,     /* "Key Takeaways" */
  PFI_TRAIT_LABEL = 1 << 2,          /* a heading known by its words: these two and others */
  PFI_TRAIT_REWRITTEN = 1 << 3,      /* "Here's the rewritten article:" */
  PFI_TRAIT_FURNITURE = 1 << 4,      /* a byline, a line with a date or an agency */
  PFI_TRAIT_SPEAKER = 1 << 5,        /* begins with a speaker's label: "Marin: ..." */
  PFI_TRAIT_ASKS = 1 << 6,           /* ends with a question mark */
  PFI_TRAIT_OPEN = 1 << 7,           /* doesn't end as a sentence does */
  PFI_TRAIT_TITLE_CASE = 1 << 8,
  PFI_TRAIT_BRIEF = 1 << 9,        /* four words at most */
  PFI_TRAIT_NUMBERED = 1 << 10,    /* "2." before it */
  PFI_TRAIT_MARKED = 1 << 11,      /* its type is written before it: "##", "Q:", ">" */
  PFI_TRAIT_ASKING_WORD = 1 << 13, /* begins as questions do: "Who", "Is", "In which" */
  PFI_TRAIT_DATELINE = 1 << 12     /* begins with the article's dateline */
};

/* The type of one block by itself. */
pf_block_type pfi_block_type_alone(const pfi_article *article, const pfi_block *block, uint16_t *traits);

/* Types all blocks. MEMORY. */
pf_status pfi_block_types_find(pfi_block_list *blocks, const pfi_article *article, pf_error *error);

#endif
