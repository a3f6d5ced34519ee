/* keys.c - linear probing from a home that the key's high bits name; at most four fifths full.
 *
 * Invariant: between a key's home and its slot there is no empty slot. Nothing is ever removed but what was added last.
 * A row of slots ends after PROBES_MOST, so that crafted keys cost a constant: a key past it is not found again, and
 * its repeats are still found by their words.
 */
#include "deduplicate/keys.h"

#include <string.h>

enum { KEY_PROBES_MOST = 256, KEY_FIRST_COUNT = 64 };

static const uint32_t key_number_mask = (UINT32_C(1) << 28) - 1;

static size_t home_of(const pfi_keys *keys, uint64_t key) {
  /* The counts are below 2^32: 28 bits of paragraphs by five fourths. */
  return (size_t)(((key >> 32) * keys->count) >> 32);
}

static size_t slot_after(const pfi_keys *keys, size_t at) {
  return at + 1 == keys->count ? 0 : at + 1;
}

static uint32_t slot_of(uint64_t key, uint32_t paragraph) {
  return (paragraph + 1) | (uint32_t)(key & 15) << 28;
}

uint32_t pfi_key_find(const pfi_keys *keys, const pfi_mark *marks, size_t mark_count, uint64_t key) {
  if (keys->count == 0) return PFI_NO_PARAGRAPH;
  size_t at = home_of(keys, key);
  for (int i = 0; i < KEY_PROBES_MOST && keys->items[at] != 0; i++, at = slot_after(keys, at)) {
    uint32_t slot = keys->items[at], number = (slot & key_number_mask) - 1;
    if (slot >> 28 == (key & 15) && number < mark_count && marks[number].key == key) return number;
  }
  return PFI_NO_PARAGRAPH;
}

void pfi_key_add(pfi_keys *keys, uint64_t key, uint32_t paragraph) {
  size_t at = home_of(keys, key);
  for (int i = 0; i < KEY_PROBES_MOST; i++, at = slot_after(keys, at)) {
    if (keys->items[at] == 0) {
      keys->items[at] = slot_of(key, paragraph);
      return;
    }
  }
}

void pfi_key_take_back(pfi_keys *keys, uint64_t key, uint32_t paragraph) {
  size_t at = home_of(keys, key);
  for (int i = 0; i < KEY_PROBES_MOST; i++, at = slot_after(keys, at)) {
    if (keys->items[at] == slot_of(key, paragraph)) {
      keys->items[at] = 0;
      return;
    }
  }
}

bool pfi_keys_reserve(pfi_keys *keys, const pfi_mark *marks, size_t mark_count, const pf_allocator *allocator) {
  if (keys->capacity > 0 && (mark_count + 1) * 5 <= keys->count * 4) return true;
  pfi_keys grown = {NULL, keys->count < KEY_FIRST_COUNT ? KEY_FIRST_COUNT : keys->count, 0};
  while ((mark_count + 1) * 5 > grown.count * 4)
    grown.count += grown.count / 4;
  grown.items = pfi_new_array(allocator, grown.count, sizeof *grown.items);
  if (grown.items == NULL) return false;
  grown.capacity = grown.count;
  if (grown.count == keys->count) {
    memcpy(grown.items, keys->items, keys->count * sizeof *keys->items);
  } else {
    for (size_t i = 0; i < mark_count; i++)
      pfi_key_add(&grown, marks[i].key, (uint32_t)i);
  }
  PFI_STORE_FREE(allocator, keys);
  *keys = grown;
  return true;
}
