/* store.h - arrays of an index: on memory of their own, or borrowed from the bytes of a file and copied when they grow.
 *
 * They grow by an eighth, since what an index costs a paragraph counts more than the copying.
 */
#ifndef PFI_DEDUPLICATE_STORE_H
#define PFI_DEDUPLICATE_STORE_H

#include "base/alloc.h"

/* Zeroed is empty; borrowed when there are items and no capacity. */
#define PFI_STORE(type)                                                                                                \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count, capacity;                                                                                            \
  }

/* Room for `more` items behind `count`, in memory that may be written. False when there is none; nothing changes then.
 */
bool pfi_store_reserve(const pf_allocator *allocator, void **items, size_t count, size_t *capacity, size_t more,
                       size_t item_size);

#define PFI_STORE_RESERVE(allocator, store, more)                                                                      \
  (((store)->capacity >= (store)->count && (store)->capacity - (store)->count >= (size_t)(more) &&                     \
    (store)->capacity > 0) ||                                                                                          \
   pfi_store_reserve((allocator), (void **)&(store)->items, (store)->count, &(store)->capacity, (size_t)(more),        \
                     sizeof *(store)->items))

#define PFI_STORE_FREE(allocator, store)                                                                               \
  do {                                                                                                                 \
    if ((store)->capacity > 0) pfi_free((allocator), (store)->items, (store)->capacity * sizeof *(store)->items);      \
    (store)->items = NULL;                                                                                             \
    (store)->count = (store)->capacity = 0;                                                                            \
  } while (0)

#endif
