/* search.h - what one paragraph repeats. A search is one thread's; the index is only read, so that any number of
 * threads may search a finished one. */
#ifndef PFI_DEDUPLICATE_SEARCH_H
#define PFI_DEDUPLICATE_SEARCH_H

#include "deduplicate/index.h"
#include "deduplicate/subsequence.h"

enum { PFI_CANDIDATES_MOST = 4 };

/* An earlier paragraph that is repeated. */
typedef struct pfi_found {
  uint32_t paragraph;
  pf_repeat_kind kind;
  uint32_t similarity;  /* thousandths: shared words by the words of the longer one */
  uint32_t containment; /* the same by the shorter one */
  bool other_numbers;   /* not the same ones in the same order */
} pfi_found;

typedef struct pfi_vote {
  uint32_t owner; /* paragraph + 1 */
  uint32_t weight;
  uint32_t count; /* of trigrams */
} pfi_vote;

/* A paragraph that is compared. */
typedef struct pfi_candidate {
  uint32_t owner; /* paragraph + 1 */
  uint32_t count; /* of trigrams, up to 255 */
} pfi_candidate;

/* Zeroed but for the allocator it is new; its memory is used again for the next paragraph. */
typedef struct pfi_search {
  pf_allocator allocator;
  pfi_folded folded;
  pfi_word_hashes words;
  pfi_paragraph paragraph;
  PFI_VECTOR(uint64_t) hashes; /* of the trigrams, by the number of their first word */
  PFI_VECTOR(pfi_lead) leads;  /* what the table knows of them, in their order */
  PFI_VECTOR(pfi_vote) votes;
  PFI_VECTOR(uint32_t) places;                   /* owner to number of its vote + 1 */
  pfi_candidate candidates[PFI_CANDIDATES_MOST]; /* the best first */
  size_t candidate_count;
  pfi_bag bag;
  bool has_pattern; /* of this paragraph */
  pfi_pattern pattern;
  PFI_VECTOR(unsigned char) commonness; /* of the trigrams, while the paragraph is added */
  pfi_found found[2];
  size_t found_count;
  bool seen;                     /* the same words are in the index: nothing is added */
  uint32_t fresh_words;          /* words that nothing found covers */
  uint64_t left[PFI_LIMBS_MOST]; /* which words the first found does not cover */
  uint64_t left_by_next[PFI_LIMBS_MOST];
} pfi_search;

/* The steps of one paragraph, in this order. They are apart so that a caller with many paragraphs can let them take
 * turns (docs/design.md): each of the first four ends by asking the memory for what the next one will read.
 *
 * Read: folds and hashes the text. Nothing of the index is touched. MEMORY. */
pf_status pfi_search_read(pfi_search *search, pf_view text, pf_error *error);

/* The same for a paragraph known by its hashes, which must outlive the other steps. */
void pfi_search_take(pfi_search *search, const pfi_paragraph *paragraph);

/* Makes the trigrams; none with `exact`. MEMORY. */
pf_status pfi_search_prepare(pfi_search *search, const pf_index *index, bool exact, pf_error *error);

/* Looks up the key, else lets the trigrams vote for candidates. MEMORY. */
pf_status pfi_search_vote(pfi_search *search, const pf_index *index, pf_error *error);

/* Finds where the words of the candidates stand. */
void pfi_search_fetch(pfi_search *search, const pf_index *index);

/* Verifies the candidates: search->found and found_count. MEMORY. */
pf_status pfi_search_decide(pfi_search *search, const pf_index *index, pf_error *error);

/* Adds the paragraph, unless it is an exact repeat, as block `block` of the article opened last. LIMIT, MEMORY. */
pf_status pfi_search_add(pfi_search *search, pf_index *index, uint32_t block, pf_error *error);

void pfi_search_free(pfi_search *search);

#endif
