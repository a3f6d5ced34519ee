/* mention_keys.c - open addressing with linear probing, doubled when half full. */
#include "analyse/mention_keys.h"

enum { KEYS_AT_FIRST = 512 };

static size_t key_slot(const pfi_key_table *table, uint64_t key) {
  size_t at = (size_t)key & (table->capacity - 1);
  while (table->items[at].key != 0 && table->items[at].key != key)
    at = (at + 1) & (table->capacity - 1);
  return at;
}

static bool key_table_grow(pfi_key_table *table) {
  pfi_key_table grown = *table;
  grown.capacity = table->capacity == 0 ? KEYS_AT_FIRST : 2 * table->capacity;
  grown.items = pfi_new_array(table->allocator, grown.capacity, sizeof *grown.items);
  if (grown.items == NULL) return false;
  for (size_t i = 0; i < table->capacity; i++)
    if (table->items[i].key != 0) grown.items[key_slot(&grown, table->items[i].key)] = table->items[i];
  pfi_key_table_free(table);
  *table = grown;
  return true;
}

const pfi_key_entry *pfi_key_recall(const pfi_key_table *table, uint64_t key) {
  if (table->capacity == 0) return NULL;
  const pfi_key_entry *entry = &table->items[key_slot(table, key)];
  return entry->key == 0 ? NULL : entry;
}

void pfi_key_remember(pfi_key_table *table, uint64_t key, uint32_t mention) {
  if (key == 0) return;
  if (2 * table->count >= table->capacity && !key_table_grow(table)) {
    table->failed = true;
    return;
  }
  pfi_key_entry *entry = &table->items[key_slot(table, key)];
  if (entry->key == 0) table->count++;
  *entry = (pfi_key_entry){key, mention};
}

void pfi_key_table_free(pfi_key_table *table) {
  pfi_free(table->allocator, table->items, table->capacity * sizeof *table->items);
  table->items = NULL;
  table->capacity = table->count = 0;
}
