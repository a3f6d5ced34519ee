/* small_words.h - the table that train/make_small_words.py makes of data/source/small_words.txt: each word at a place
 * of its own. */
#ifndef PFI_DATA_SMALL_WORDS_H
#define PFI_DATA_SMALL_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum { PFI_SMALL_WORD_PLACES = 512, PFI_SMALL_WORD_LONGEST = 5 };

/* A word's bytes as a number, the first byte lowest; of English ones the highest bit is set too. 0 for no word. */
extern const uint64_t pfi_small_words[PFI_SMALL_WORD_PLACES];
#define PFI_SMALL_WORD_ENGLISH (UINT64_C(1) << 63)

/* No two of the words share a place: the generator sees to it. */
#define PFI_SMALL_WORD_FACTOR UINT64_C(0x6B57D7BF131F83D5)
static inline size_t pfi_small_word_place(uint64_t packed) {
  return (size_t)(packed * PFI_SMALL_WORD_FACTOR >> 55);
}

#endif
