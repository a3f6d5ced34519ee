/* vector.h - growing arrays on the caller's allocator.
 *
 * A vector is any struct with `items`, `count` and `capacity`, made by PFI_VECTOR. Zeroed is empty. Doubling keeps
 * pushing linear; a failed push leaves the vector as it was.
 */
#ifndef PFI_BASE_VECTOR_H
#define PFI_BASE_VECTOR_H

#include "base/alloc.h"
#include "base/error.h"

#define PFI_VECTOR(type)                                                                                               \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count, capacity;                                                                                            \
  }

/* Makes room for `more` items behind `count`; false when there is no memory. `items` is the address of the pointer to
 * the items, of whatever type: it is read and written as bytes, since a T ** may not be used as a void **. */
bool pfi_vector_reserve(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t more,
                        size_t item_size);

/* As pfi_vector_reserve, without room for more than that: for what is as long as something that is known. */
bool pfi_vector_reserve_exactly(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t more,
                                size_t item_size);

/* Gives back the room behind `count`; false when there is no memory to do so, and the vector is as it was. */
bool pfi_vector_trim(const pf_allocator *allocator, void *items, size_t count, size_t *capacity, size_t item_size);

#define PFI_RESERVE(allocator, vector, more)                                                                           \
  ((vector)->capacity - (vector)->count >= (size_t)(more) ||                                                           \
   pfi_vector_reserve((allocator), &(vector)->items, (vector)->count, &(vector)->capacity, (size_t)(more),             \
                      sizeof *(vector)->items))

#define PFI_RESERVE_EXACTLY(allocator, vector, more)                                                                   \
  ((vector)->capacity - (vector)->count >= (size_t)(more) ||                                                           \
   pfi_vector_reserve_exactly((allocator), &(vector)->items, (vector)->count, &(vector)->capacity, (size_t)(more),     \
                              sizeof *(vector)->items))

/* True when `value` was put behind the last item. */
#define PFI_PUSH(allocator, vector, value)                                                                             \
  (PFI_RESERVE((allocator), (vector), 1) ? ((vector)->items[(vector)->count++] = (value), true) : false)

#define PFI_VECTOR_TRIM(allocator, vector)                                                                             \
  ((vector)->capacity == (vector)->count ||                                                                            \
   pfi_vector_trim((allocator), &(vector)->items, (vector)->count, &(vector)->capacity, sizeof *(vector)->items))

#define PFI_VECTOR_FREE(allocator, vector)                                                                             \
  do {                                                                                                                 \
    pfi_free((allocator), (vector)->items, (vector)->capacity * sizeof *(vector)->items);                              \
    (vector)->items = NULL;                                                                                            \
    (vector)->count = (vector)->capacity = 0;                                                                          \
  } while (0)

#endif
