/* text_table.c - open addressing over entries in the order they came. */
#include "render/text_table.h"

#include "base/hash.h"

bool pfi_text_table_init(pfi_text_table *table, size_t most, const pf_allocator *allocator) {
  *table = (pfi_text_table){.allocator = *allocator, .size = 16};
  while (table->size / 2 < most)
    table->size *= 2;
  table->slots = pfi_new_array(allocator, table->size, sizeof *table->slots);
  return table->slots != NULL;
}

void pfi_text_table_free(pfi_text_table *table) {
  pfi_free(&table->allocator, table->slots, table->size * sizeof *table->slots);
  PFI_VECTOR_FREE(&table->allocator, &table->entries);
}

static size_t text_slot(const pfi_text_table *table, pf_view key) {
  size_t slot = (size_t)pfi_hash64(key.data, key.size, 0) & (table->size - 1);
  while (table->slots[slot] != 0 && !pfi_view_equal(table->entries.items[table->slots[slot] - 1].key, key))
    slot = (slot + 1) & (table->size - 1);
  return slot;
}

const uint32_t *pfi_text_table_put(pfi_text_table *table, pf_view key, uint32_t number) {
  size_t slot = text_slot(table, key);
  if (table->slots[slot] == 0) {
    pfi_text_entry entry = {key, number};
    if (!PFI_PUSH(&table->allocator, &table->entries, entry)) return NULL;
    table->slots[slot] = (uint32_t)table->entries.count;
  }
  return &table->entries.items[table->slots[slot] - 1].number;
}

const uint32_t *pfi_text_table_find(const pfi_text_table *table, pf_view key) {
  size_t slot = text_slot(table, key);
  return table->slots[slot] == 0 ? NULL : &table->entries.items[table->slots[slot] - 1].number;
}
