/* vector.c - growth of the arrays in vector.h: doubling, with checked sizes. */
#include "base/vector.h"

#include <string.h>

enum { VECTOR_FIRST_CAPACITY = 8 };

bool pfi_vector_reserve(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t more,
                        size_t item_size) {
  size_t need;
  if (!pfi_size_add(count, more, &need)) return false;
  size_t grown = *capacity < VECTOR_FIRST_CAPACITY ? VECTOR_FIRST_CAPACITY : *capacity;
  while (grown < need) {
    if (!pfi_size_multiply(grown, 2, &grown)) return false;
  }
  size_t bytes;
  if (!pfi_size_multiply(grown, item_size, &bytes)) return false;
  void *old;
  memcpy(&old, items, sizeof old);
  void *moved = pfi_resize(allocator, old, *capacity * item_size, bytes);
  if (moved == NULL) return false;
  memcpy(items, &moved, sizeof moved);
  *capacity = grown;
  return true;
}

bool pfi_vector_trim(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t item_size) {
  void *old;
  memcpy(&old, items, sizeof old);
  void *moved = pfi_resize(allocator, old, *capacity * item_size, count * item_size);
  if (moved == NULL && count > 0) return false;
  memcpy(items, &moved, sizeof moved);
  *capacity = count;
  return true;
}
