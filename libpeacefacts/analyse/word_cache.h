/* word_cache.h - the vectors of words already looked up. It grows with the words it has met, up to a bound, so that one
 * short article costs little and many cost a look-up a word. */
#ifndef PFI_ANALYSE_WORD_CACHE_H
#define PFI_ANALYSE_WORD_CACHE_H

#include "analyse/kernels.h"
#include "base/alloc.h"

enum { PFI_CACHE_LEAST = 512, PFI_CACHE_MOST = 16384, PFI_CACHE_FORM = 30 };

/* The form itself is kept, so that a hash collision changes nothing. */
typedef struct pfi_cached_word {
  uint8_t size; /* 0: free */
  uint8_t spaces;
  char form[PFI_CACHE_FORM];
  int16_t wide[PFI_WIDTH];
} pfi_cached_word;

typedef struct pfi_word_cache {
  pf_allocator allocator;
  pfi_cached_word *words;
  size_t size; /* a power of 2 */
  size_t used;
} pfi_word_cache;

/* An empty cache; false when there is no memory. */
bool pfi_word_cache_init(pfi_word_cache *cache, const pf_allocator *allocator);
void pfi_word_cache_free(pfi_word_cache *cache);

/* Makes room where half of it is taken; without memory for more, it stays as it is. Words may move. */
void pfi_word_cache_grow(pfi_word_cache *cache);

/* Where a word is, or would be; what is there is asked for. Sizes up to PFI_CACHE_FORM alone are kept. */
size_t pfi_word_cache_place(const pfi_word_cache *cache, const char *form, size_t size, unsigned spaces);

/* Is the word at `place` this one? */
bool pfi_word_cache_holds(const pfi_word_cache *cache, size_t place, const char *form, size_t size, unsigned spaces);

/* Makes the word at `place` this one; its vector is for the caller to fill. */
int16_t *pfi_word_cache_put(pfi_word_cache *cache, size_t place, const char *form, size_t size, unsigned spaces);

#endif
