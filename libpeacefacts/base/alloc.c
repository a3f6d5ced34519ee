/* alloc.c - the allocator hook, checked sizes and the arena. Invariant: the only calls of realloc and free are here. */
#include "base/alloc.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

static void *resize_by_libc(void *context, void *block, size_t old_size, size_t new_size) {
  (void)context;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, new_size);
}

pf_allocator pfi_allocator_or_default(const pf_allocator *allocator) {
  if (allocator != NULL && allocator->resize != NULL) return *allocator;
  return (pf_allocator){resize_by_libc, NULL};
}

void *pfi_resize(const pf_allocator *allocator, void *block, size_t old_size, size_t new_size) {
  if (block == NULL && new_size == 0) return NULL;
  return allocator->resize(allocator->context, block, old_size, new_size);
}

void *pfi_new_array(const pf_allocator *allocator, size_t count, size_t size) {
  size_t bytes;
  if (!pfi_size_multiply(count, size, &bytes) || bytes == 0) return NULL;
  void *block = pfi_resize(allocator, NULL, 0, bytes);
  if (block != NULL) memset(block, 0, bytes);
  return block;
}

void pfi_free(const pf_allocator *allocator, void *block, size_t size) {
  if (block != NULL) (void)pfi_resize(allocator, block, size, 0);
}

bool pfi_size_multiply(size_t a, size_t b, size_t *out) {
  if (b != 0 && a > SIZE_MAX / b) return false;
  *out = a * b;
  return true;
}

bool pfi_size_add(size_t a, size_t b, size_t *out) {
  if (a > SIZE_MAX - b) return false;
  *out = a + b;
  return true;
}

struct pfi_arena_block {
  pfi_arena_block *older;
  size_t size; /* of the whole block, this head included */
};

enum { ARENA_FIRST_BLOCK = 1024, ARENA_LARGEST_STEP = 1 << 20, ARENA_ALIGNMENT = alignof(max_align_t) };

static size_t round_up_to_alignment(size_t size) {
  return (size + (ARENA_ALIGNMENT - 1)) & ~(size_t)(ARENA_ALIGNMENT - 1);
}

static const size_t arena_head = (sizeof(pfi_arena_block) + (ARENA_ALIGNMENT - 1)) & ~(size_t)(ARENA_ALIGNMENT - 1);

void pfi_arena_init(pfi_arena *arena, const pf_allocator *allocator) {
  *arena = (pfi_arena){*allocator, NULL, NULL, 0, ARENA_FIRST_BLOCK};
}

static pfi_arena_block *arena_block_new(pfi_arena *arena, size_t size) {
  pfi_arena_block *block = pfi_resize(&arena->allocator, NULL, 0, size);
  if (block != NULL) *block = (pfi_arena_block){NULL, size};
  return block;
}

/* A block of its own, behind the one that is being filled. */
static void *arena_take_alone(pfi_arena *arena, size_t need) {
  size_t size;
  pfi_arena_block *block = pfi_size_add(need, arena_head, &size) ? arena_block_new(arena, size) : NULL;
  if (block == NULL) return NULL;
  pfi_arena_block **behind = arena->blocks == NULL ? &arena->blocks : &arena->blocks->older;
  block->older = *behind;
  *behind = block;
  return (char *)block + arena_head;
}

static bool arena_grow(pfi_arena *arena) {
  pfi_arena_block *block = arena_block_new(arena, arena->step);
  if (block == NULL) return false;
  block->older = arena->blocks;
  arena->blocks = block;
  arena->next = (char *)block + arena_head;
  arena->left = block->size - arena_head;
  if (arena->step < ARENA_LARGEST_STEP) arena->step *= 2;
  return true;
}

void *pfi_arena_take(pfi_arena *arena, size_t size) {
  if (size > SIZE_MAX / 2) return NULL;
  size_t need = round_up_to_alignment(size == 0 ? 1 : size);
  if (arena->left < need) {
    if (need > arena->step / 4) return arena_take_alone(arena, need);
    if (!arena_grow(arena)) return NULL;
  }
  char *taken = arena->next;
  arena->next += need;
  arena->left -= need;
  return taken;
}

pf_view pfi_arena_copy(pfi_arena *arena, pf_view text) {
  char *copy = text.size == SIZE_MAX ? NULL : pfi_arena_take(arena, text.size + 1);
  if (copy == NULL) return (pf_view){NULL, 0};
  if (text.size > 0) memcpy(copy, text.data, text.size);
  copy[text.size] = '\0';
  return (pf_view){copy, text.size};
}

static void free_older_blocks(pfi_arena *arena, pfi_arena_block *block) {
  while (block != NULL) {
    pfi_arena_block *older = block->older;
    pfi_free(&arena->allocator, block, block->size);
    block = older;
  }
}

void pfi_arena_reset(pfi_arena *arena) {
  pfi_arena_block *newest = arena->blocks;
  if (newest == NULL) return;
  free_older_blocks(arena, newest->older);
  newest->older = NULL;
  arena->next = (char *)newest + arena_head;
  arena->left = newest->size - arena_head;
}

void pfi_arena_free(pfi_arena *arena) {
  free_older_blocks(arena, arena->blocks);
  arena->blocks = NULL;
  arena->next = NULL;
  arena->left = 0;
}
