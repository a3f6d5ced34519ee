/* text_table.h - numbers by name: a hash table from texts to numbers. Its keys are borrowed and must outlive it. */
#ifndef PFI_RENDER_TEXT_TABLE_H
#define PFI_RENDER_TEXT_TABLE_H

#include "base/text.h"
#include "base/vector.h"

typedef struct pfi_text_entry {
  pf_view key;
  uint32_t number;
  uint32_t hash; /* of the key */
} pfi_text_entry;

typedef struct pfi_text_table {
  pf_allocator allocator;
  uint32_t *slots; /* number of the entry + 1, 0 is empty */
  size_t size;     /* a power of two, at least twice the entries; or 0 */
  PFI_VECTOR(pfi_text_entry) entries;
} pfi_text_table;

void pfi_text_table_init(pfi_text_table *table, const pf_allocator *allocator);
void pfi_text_table_free(pfi_text_table *table);

/* The key's number; a new key gets `number`. NULL when there is no memory. */
const uint32_t *pfi_text_table_put(pfi_text_table *table, pf_view key, uint32_t number);

/* NULL: the key isn't there. */
const uint32_t *pfi_text_table_find(const pfi_text_table *table, pf_view key);

#endif
