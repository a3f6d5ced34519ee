/* keys.h - the table from a paragraph's exact key to its number. */
#ifndef PFI_DEDUPLICATE_KEYS_H
#define PFI_DEDUPLICATE_KEYS_H

#include "deduplicate/store.h"

/* "No paragraph." */
#define PFI_NO_PARAGRAPH UINT32_MAX

/* What an index keeps of every paragraph. */
typedef struct pfi_mark {
  uint64_t key;
  uint32_t marks;
  uint32_t block; /* its number in its article */
} pfi_mark;

/* A slot is paragraph + 1 in the low 28 bits (0: empty) and four bits of its key. Zeroed is empty. */
typedef PFI_STORE(uint32_t) pfi_keys;

/* The paragraph with this key, or PFI_NO_PARAGRAPH. `marks` has `mark_count` items. */
uint32_t pfi_key_find(const pfi_keys *keys, const pfi_mark *marks, size_t mark_count, uint64_t key);

/* Room for one more. False when there is no memory. */
bool pfi_keys_reserve(pfi_keys *keys, const pfi_mark *marks, size_t mark_count, const pf_allocator *allocator);

/* Adds a key that is not there, for which there is room. */
void pfi_key_add(pfi_keys *keys, uint64_t key, uint32_t paragraph);

/* Takes back the key that was added last of those still there. */
void pfi_key_take_back(pfi_keys *keys, uint64_t key, uint32_t paragraph);

#endif
