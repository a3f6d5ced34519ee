/* paragraph.h - what deduplication knows of one paragraph: two exact keys, and its words as 16-bit hashes. */
#ifndef PFI_DEDUPLICATE_PARAGRAPH_H
#define PFI_DEDUPLICATE_PARAGRAPH_H

#include "base/bits.h"
#include "base/vector.h"
#include "deduplicate/fold.h"

/* Words beyond this many count in the exact keys alone: near repeats are found by the first 4,096. */
enum { PFI_PARAGRAPH_WORDS = 4096 };

/* Word hashes from here up are numbers (words that begin with a digit). */
enum { PFI_NUMBER_WORD = 0xE000 };

/* Hashes of words in a row. */
typedef struct pfi_words {
  const uint16_t *items;
  uint32_t count;
} pfi_words;

typedef struct pfi_paragraph {
  uint64_t key;        /* of the words; of the marks when there are none */
  uint32_t marks;      /* of the punctuation: equal texts have equal `key` and `marks` */
  uint32_t word_count; /* of `words` */
  const uint16_t *words;
  uint32_t letters; /* bytes in words: 0 means that nothing is said here */
} pfi_paragraph;

typedef PFI_VECTOR(uint16_t) pfi_word_hashes;

/* Fills `out`; its words are appended to `words`, and out->words is left NULL since they may still move. MEMORY. */
pf_status pfi_paragraph_read(pfi_paragraph *out, pfi_word_hashes *words, const pfi_folded *folded,
                             const pf_allocator *allocator, pf_error *error);

#endif
