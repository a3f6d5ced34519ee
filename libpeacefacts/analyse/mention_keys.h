/* mention_keys.h - a hash table from keys to the mention that had each last: what linking remembers. */
#ifndef PFI_ANALYSE_MENTION_KEYS_H
#define PFI_ANALYSE_MENTION_KEYS_H

#include "analyse/coreference.h"
#include "base/hash.h"

enum {
  PFI_KEY_NAME = 1,
  PFI_KEY_LAST_NAME,
  PFI_KEY_FIRST_WORD,
  PFI_KEY_BARE,
  PFI_KEY_ACRONYM,
  PFI_KEY_INITIALS,
  PFI_KEY_NOUN,
  PFI_KEY_PHRASE,
  PFI_KEY_ROLE,
  PFI_KEY_BEARER
};

typedef struct pfi_key_entry {
  uint64_t key; /* 0: free */
  uint32_t mention;
} pfi_key_entry;

typedef struct pfi_key_table {
  pfi_key_entry *items;
  size_t capacity; /* a power of two */
} pfi_key_table;

static inline pfi_key_entry *pfi_key_find(const pfi_key_table *table, uint64_t key) {
  size_t at = (size_t)key & (table->capacity - 1);
  while (table->items[at].key != 0 && table->items[at].key != key)
    at = (at + 1) & (table->capacity - 1);
  return &table->items[at];
}

/* The kind is hashed with the letters: as a seed of XXH3 it isn't mixed into short texts, so that ("dal", 9) and
 * ("dam", 10) would be one key, and what is kept for a name be taken for a mention. */
static inline uint64_t pfi_key_of_text(unsigned kind, const char *text, size_t size) {
  char lower[1 + 96] = {(char)kind};
  size = size < sizeof lower - 1 ? size : sizeof lower - 1;
  for (size_t i = 0; i < size; i++)
    lower[1 + i] = pfi_to_lower(text[i]);
  return pfi_hash64(lower, 1 + size, 0) | 1;
}

static inline void pfi_key_remember(const pfi_key_table *table, uint64_t key, uint32_t mention) {
  if (key == 0) return;
  pfi_key_entry *entry = pfi_key_find(table, key);
  entry->key = key;
  entry->mention = mention;
}

/* noun.c: nouns that say what a name is lead back to it; links a noun to an earlier mention of the same. */
void pfi_roles_remember(pfi_linker *linker, const pfi_key_table *table, uint32_t number);
void pfi_noun_link(pfi_linker *linker, const pfi_key_table *table, uint32_t number);

#endif
