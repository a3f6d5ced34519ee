/* vector.c - growth of the arrays in vector.h: doubling, with checked sizes. */
#include "base/vector.h"

#include <string.h>

enum { VECTOR_FIRST_ITEMS = 8, VECTOR_FIRST_BYTES = 512 };

static bool vector_resize(const pf_allocator *allocator, void *items, size_t *capacity, size_t wanted,
                          size_t item_size) {
  size_t bytes;
  if (!pfi_size_multiply(wanted, item_size, &bytes)) return false;
  void *old;
  memcpy(&old, items, sizeof old);
  void *moved = pfi_resize(allocator, old, *capacity * item_size, bytes);
  if (moved == NULL && bytes > 0) return false;
  memcpy(items, &moved, sizeof moved);
  *capacity = wanted;
  return true;
}

bool pfi_vector_reserve(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t more,
                        size_t item_size) {
  size_t need;
  if (!pfi_size_add(count, more, &need)) return false;
  size_t least =
      item_size * VECTOR_FIRST_ITEMS < VECTOR_FIRST_BYTES ? VECTOR_FIRST_BYTES / item_size : VECTOR_FIRST_ITEMS;
  size_t grown = *capacity < least ? least : *capacity;
  while (grown < need) {
    if (!pfi_size_multiply(grown, 2, &grown)) return false;
  }
  return vector_resize(allocator, items, capacity, grown, item_size);
}

bool pfi_vector_reserve_exactly(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t more,
                                size_t item_size) {
  size_t need;
  return pfi_size_add(count, more, &need) && vector_resize(allocator, items, capacity, need, item_size);
}

bool pfi_vector_trim(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t item_size) {
  return vector_resize(allocator, items, capacity, count, item_size);
}
