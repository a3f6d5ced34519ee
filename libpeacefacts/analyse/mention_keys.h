/* mention_keys.h - a hash table from keys to the mention that had each last: what linking remembers.
 *
 * It grows with the different keys, of which an article has far fewer than mentions that have one. When there is no
 * memory to grow, a new key is not remembered and `failed` says so: linking goes on and is thrown away at its end. */
#ifndef PFI_ANALYSE_MENTION_KEYS_H
#define PFI_ANALYSE_MENTION_KEYS_H

#include "base/alloc.h"
#include "base/hash.h"
#include "base/text.h"

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

/* Empty with an allocator and nothing else. */
typedef struct pfi_key_table {
  const pf_allocator *allocator;
  pfi_key_entry *items;
  size_t capacity; /* a power of two, at least twice the keys; or 0 */
  size_t count;
  bool failed;
} pfi_key_table;

/* NULL: the key isn't there. Good until something is remembered. */
const pfi_key_entry *pfi_key_recall(const pfi_key_table *table, uint64_t key);
void pfi_key_remember(pfi_key_table *table, uint64_t key, uint32_t mention);
void pfi_key_table_free(pfi_key_table *table);

/* The kind is hashed with the letters: as a seed of XXH3 it isn't mixed into short texts, so that ("dal", 9) and
 * ("dam", 10) would be one key, and what is kept for a name be taken for a mention. */
static inline uint64_t pfi_key_of_text(unsigned kind, const char *text, size_t size) {
  char lower[1 + 96];
  lower[0] = (char)kind;
  size = size < sizeof lower - 1 ? size : sizeof lower - 1;
  for (size_t i = 0; i < size; i++)
    lower[1 + i] = pfi_to_lower(text[i]);
  return pfi_hash64(lower, 1 + size, 0) | 1;
}

#endif
