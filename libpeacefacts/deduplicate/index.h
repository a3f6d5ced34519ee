/* index.h - inside a pf_index: every paragraph seen, its exact key, its words, the trigrams that lead to it, and the
 * article it came from. Nothing in it is a pointer, so that a file of it can be used where it lies. */
#ifndef PFI_DEDUPLICATE_INDEX_H
#define PFI_DEDUPLICATE_INDEX_H

#include "base/error.h"
#include "deduplicate/grams.h"
#include "deduplicate/keys.h"
#include "deduplicate/paragraph.h"

/* The most paragraphs: the owners of trigrams have 28 bits. */
#define PFI_INDEX_MOST ((size_t)(UINT32_C(1) << 28) - 2)

/* Words stand in steps of four, so that 32 bits reach 32 GiB of them. */
enum { PFI_WORD_STEP = 4 };

/* Where an article's paragraphs begin; they end where the next article's begin. */
typedef struct pfi_origin {
  uint64_t id_at; /* in `ids` */
  uint32_t id_size;
  uint32_t first_paragraph;
} pfi_origin;

/* Two take turns with the paragraphs of an article, the third looks them up in another index. */
enum { PFI_SEARCHES = 3 };

struct pf_index {
  pf_allocator allocator;
  PFI_STORE(pfi_mark) marks;    /* one a paragraph */
  PFI_STORE(uint32_t) words_at; /* one a paragraph, up to the last that has words: its step in `words`, 0 for none */
  PFI_STORE(uint16_t) words;    /* of each paragraph: their count, the words, zeros up to the next step */
  pfi_keys keys;
  pfi_grams grams;
  bool sparse; /* half the trigrams; what the first call that adds any says */
  PFI_STORE(pfi_origin) origins;
  PFI_STORE(char) ids;
  struct pfi_search *searches; /* PFI_SEARCHES, for the thread that adds; NULL until then */
  pf_view bytes;               /* what the index was loaded from, until it grows; else empty */
  void *mapping;               /* those bytes when the index mapped them itself */
  char *buffer;                /* those bytes when the index copied or read them */
};

/* The words kept of a paragraph; none when there are none or the index is damaged there. */
static inline pfi_words pfi_index_words(const pf_index *index, uint32_t paragraph) {
  if (paragraph >= index->words_at.count || index->words_at.items[paragraph] == 0) return (pfi_words){NULL, 0};
  size_t at = (size_t)index->words_at.items[paragraph] * PFI_WORD_STEP;
  if (at >= index->words.count || index->words.items[at] > index->words.count - at - 1) return (pfi_words){NULL, 0};
  return (pfi_words){index->words.items + at + 1, index->words.items[at]};
}

/* The article of a paragraph, by number and by id. */
size_t pfi_index_origin(const pf_index *index, uint32_t paragraph);
pf_view pfi_index_id(const pf_index *index, size_t origin);

/* What to go back to when adding fails half-way. */
typedef struct pfi_index_state {
  size_t marks, words_at, words, origins, ids;
} pfi_index_state;

pfi_index_state pfi_index_state_of(const pf_index *index);

/* Takes back everything added since. Trigrams that were handed to paragraphs taken back stay theirs: they then vote for
 * whatever gets the number, which is verified like any candidate. */
void pfi_index_go_back(pf_index *index, pfi_index_state state);

/* The paragraphs added from here on are of the article `id`. MEMORY. */
pf_status pfi_index_open_article(pf_index *index, pf_view id, pf_error *error);

/* Forgets the article again when none of its paragraphs was new. */
void pfi_index_close_article(pf_index *index);

/* Adds a paragraph's key, and with `with_words` its words. LIMIT, MEMORY; after a failure the caller goes back. */
pf_status pfi_index_add(pf_index *index, const pfi_paragraph *paragraph, uint32_t block, bool with_words,
                        pf_error *error);

/* Makes a loaded index one that can grow. FORMAT when its bytes are damaged, MEMORY. */
pf_status pfi_index_own(pf_index *index, pf_error *error);

#endif
