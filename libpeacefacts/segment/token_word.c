/* token_word.c - the hash look-up that train/make_token_words.py lays the table out for (FNV-1a, linear probing). */
#include "segment/token_word.h"

static bool token_word_is(const pfi_token_word *entry, const char *lower, size_t size) {
  return entry->size == size && memcmp(entry->text, lower, size) == 0;
}

const pfi_token_word *pfi_token_word_find(const char *word, size_t size) {
  if (size == 0 || size > PFI_TOKEN_WORD_LONGEST) {
    return NULL;
  }
  char lower[PFI_TOKEN_WORD_LONGEST];
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < size; i++) {
    lower[i] = pfi_to_lower(word[i]);
    hash = (hash ^ (unsigned char)lower[i]) * 16777619u;
  }
  uint32_t slot = (hash ^ hash >> 15) & (PFI_TOKEN_WORD_SLOTS - 1);
  while (pfi_token_words[slot].size != 0) {
    if (token_word_is(&pfi_token_words[slot], lower, size)) {
      return &pfi_token_words[slot];
    }
    slot = (slot + 1) & (PFI_TOKEN_WORD_SLOTS - 1);
  }
  return NULL;
}

uint32_t pfi_token_word_classes(const char *word, size_t size) {
  const pfi_token_word *entry = pfi_token_word_find(word, size);
  return entry == NULL ? 0 : entry->classes;
}
