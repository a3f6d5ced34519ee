/* text_table.c - open addressing over entries in the order they came; doubled when half full. */
#include "render/text_table.h"

#include "base/hash.h"

enum { TEXT_SLOTS_AT_FIRST = 64 };

void pfi_text_table_init(pfi_text_table *table, const pf_allocator *allocator) {
  *table = (pfi_text_table){.allocator = *allocator};
}

void pfi_text_table_free(pfi_text_table *table) {
  pfi_free(&table->allocator, table->slots, table->size * sizeof *table->slots);
  PFI_VECTOR_FREE(&table->allocator, &table->entries);
}

/* The slot of the key, or the free one where it would be. */
static size_t text_slot(const pfi_text_table *table, pf_view key, uint32_t hash) {
  size_t slot = hash & (table->size - 1);
  for (; table->slots[slot] != 0; slot = (slot + 1) & (table->size - 1)) {
    const pfi_text_entry *entry = &table->entries.items[table->slots[slot] - 1];
    if (entry->hash == hash && pfi_view_equal(entry->key, key)) break;
  }
  return slot;
}

static bool text_table_grow(pfi_text_table *table) {
  size_t size = table->size == 0 ? TEXT_SLOTS_AT_FIRST : 2 * table->size;
  uint32_t *slots = pfi_new_array(&table->allocator, size, sizeof *slots);
  if (slots == NULL) return false;
  for (size_t i = 0; i < table->entries.count; i++) {
    size_t slot = table->entries.items[i].hash & (size - 1);
    while (slots[slot] != 0)
      slot = (slot + 1) & (size - 1);
    slots[slot] = (uint32_t)(i + 1);
  }
  pfi_free(&table->allocator, table->slots, table->size * sizeof *table->slots);
  table->slots = slots;
  table->size = size;
  return true;
}

const uint32_t *pfi_text_table_put(pfi_text_table *table, pf_view key, uint32_t number) {
  uint32_t hash = (uint32_t)pfi_hash64(key.data, key.size, 0);
  if (2 * table->entries.count >= table->size && !text_table_grow(table)) return NULL;
  size_t slot = text_slot(table, key, hash);
  if (table->slots[slot] == 0) {
    pfi_text_entry entry = {key, number, hash};
    if (!PFI_PUSH(&table->allocator, &table->entries, entry)) return NULL;
    table->slots[slot] = (uint32_t)table->entries.count;
  }
  return &table->entries.items[table->slots[slot] - 1].number;
}

const uint32_t *pfi_text_table_find(const pfi_text_table *table, pf_view key) {
  if (table->size == 0) return NULL;
  size_t slot = text_slot(table, key, (uint32_t)pfi_hash64(key.data, key.size, 0));
  return table->slots[slot] == 0 ? NULL : &table->entries.items[table->slots[slot] - 1].number;
}
