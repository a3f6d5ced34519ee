/* word_cache.c - a table without chains: a word takes the place of the one before it there. */
#include "analyse/word_cache.h"

#include <string.h>

#include "base/bits.h"
#include "base/hash.h"

bool pfi_word_cache_init(pfi_word_cache *cache, const pf_allocator *allocator) {
  *cache = (pfi_word_cache){*allocator, pfi_new_array(allocator, PFI_CACHE_LEAST, sizeof(pfi_cached_word)),
                            PFI_CACHE_LEAST, 0};
  return cache->words != NULL;
}

void pfi_word_cache_free(pfi_word_cache *cache) {
  pfi_free(&cache->allocator, cache->words, cache->size * sizeof(pfi_cached_word));
  cache->words = NULL;
}

static size_t place_of(size_t size, const char *form, size_t form_size, unsigned spaces) {
  return (size_t)pfi_hash64(form, form_size, spaces) & (size - 1);
}

void pfi_word_cache_grow(pfi_word_cache *cache) {
  if (cache->used * 2 < cache->size || cache->size >= PFI_CACHE_MOST) return;
  size_t size = cache->size * 4 < PFI_CACHE_MOST ? cache->size * 4 : PFI_CACHE_MOST, used = 0;
  pfi_cached_word *words = pfi_new_array(&cache->allocator, size, sizeof *words);
  if (words == NULL) return;
  for (size_t i = 0; i < cache->size; i++) {
    const pfi_cached_word *word = &cache->words[i];
    if (word->size == 0) continue;
    pfi_cached_word *to = &words[place_of(size, word->form, word->size, word->spaces)];
    used += to->size == 0;
    *to = *word;
  }
  pfi_word_cache_free(cache);
  cache->words = words;
  cache->size = size;
  cache->used = used;
}

size_t pfi_word_cache_place(const pfi_word_cache *cache, const char *form, size_t size, unsigned spaces) {
  size_t place = place_of(cache->size, form, size, spaces);
  const char *bytes = (const char *)&cache->words[place];
  for (size_t at = 0; at < sizeof(pfi_cached_word); at += 64)
    pfi_prefetch(bytes + at);
  return place;
}

bool pfi_word_cache_holds(const pfi_word_cache *cache, size_t place, const char *form, size_t size, unsigned spaces) {
  const pfi_cached_word *word = &cache->words[place];
  return word->size == size && word->spaces == spaces && memcmp(word->form, form, size) == 0;
}

int16_t *pfi_word_cache_put(pfi_word_cache *cache, size_t place, const char *form, size_t size, unsigned spaces) {
  pfi_cached_word *word = &cache->words[place];
  cache->used += word->size == 0;
  word->size = (uint8_t)size;
  word->spaces = (uint8_t)spaces;
  memcpy(word->form, form, size);
  return word->wide;
}
