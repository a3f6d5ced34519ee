/* alloc.h - all memory of the library: the caller's allocator, checked sizes, and the arena.
 *
 * alloc.c is the only file that asks for memory. Every function here returns NULL or PF_ERROR_MEMORY when there is
 * none; nothing is leaked by a failure.
 */
#ifndef PFI_BASE_ALLOC_H
#define PFI_BASE_ALLOC_H

#include <stdbool.h>

#include "peacefacts.h"

/* The allocator to use: the caller's when given, else the C library's. */
pf_allocator pfi_allocator_or_default(const pf_allocator *allocator);

/* NULL block: new; size 0: free, returns NULL. A failed resize leaves the block as it was. */
void *pfi_resize(const pf_allocator *allocator, void *block, size_t old_size, size_t new_size);

/* count * size bytes, zeroed; NULL when there is none or the product overflows. */
void *pfi_new_array(const pf_allocator *allocator, size_t count, size_t size);
void pfi_free(const pf_allocator *allocator, void *block, size_t size);

/* False when a * b or a + b passes SIZE_MAX; *out is then untouched. */
bool pfi_size_multiply(size_t a, size_t b, size_t *out);
bool pfi_size_add(size_t a, size_t b, size_t *out);

/* An arena: many small things that go together. Blocks are chained and doubled; what is large gets a block of its own,
 * so that a small thing behind it does not open one of twice the size. Nothing moves once taken. */
typedef struct pfi_arena_block pfi_arena_block;
typedef struct pfi_arena {
  pf_allocator allocator;
  pfi_arena_block *blocks; /* newest first; but those of one thing stand behind the one that is filled */
  char *next;
  size_t left;
  size_t step; /* the size of the next block */
} pfi_arena;

void pfi_arena_init(pfi_arena *arena, const pf_allocator *allocator);
/* `size` bytes aligned for any type, not zeroed; NULL when there are none. A size of 0 gives a valid pointer. */
void *pfi_arena_take(pfi_arena *arena, size_t size);
/* A copy of `text` in the arena, with a NUL byte behind it; data NULL on failure. */
pf_view pfi_arena_copy(pfi_arena *arena, pf_view text);
/* Forgets everything taken but keeps the newest block for reuse. */
void pfi_arena_reset(pfi_arena *arena);
void pfi_arena_free(pfi_arena *arena);

#endif
