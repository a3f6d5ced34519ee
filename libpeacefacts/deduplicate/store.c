/* store.c - growth of the arrays in store.h. */
#include "deduplicate/store.h"

#include <string.h>

enum { STORE_FIRST_CAPACITY = 16 };

bool pfi_store_reserve(const pf_allocator *allocator, void **items, size_t count, size_t *capacity, size_t more,
                       size_t item_size) {
  size_t need, grown = *capacity < STORE_FIRST_CAPACITY ? STORE_FIRST_CAPACITY : *capacity, bytes;
  if (!pfi_size_add(count, more, &need) || need > SIZE_MAX / 2) return false;
  while (grown < need)
    grown += grown / 8;
  if (!pfi_size_multiply(grown, item_size, &bytes)) return false;
  bool borrowed = *capacity == 0;
  void *moved = pfi_resize(allocator, borrowed ? NULL : *items, *capacity * item_size, bytes);
  if (moved == NULL) return false;
  if (borrowed && count > 0) memcpy(moved, *items, count * item_size);
  *items = moved;
  *capacity = grown;
  return true;
}
