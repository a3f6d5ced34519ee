/* grams.c - the table of trigrams. Invariant: every slot stands in the pair of lines that its tag names, which lets the
 * table grow in its place, from the last line to the first, by any factor. */
#include "deduplicate/grams.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { PAIR_FIRST_COUNT = 32, LINE_BYTES = 64, PAIR_FULL = 12 };

static inline unsigned equal_tags(const pfi_gram_line *line, uint32_t tag) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi32((int)tag);
  __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(const void *)line->tags), wanted);
  __m128i high = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(const void *)(line->tags + 4)), wanted);
  return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128()));
#else
  unsigned bits = 0;
  for (unsigned i = 0; i < PFI_GRAM_SLOTS; i++)
    bits |= (unsigned)(line->tags[i] == tag) << i;
  return bits;
#endif
}

static uint32_t *find_in_line(pfi_gram_line *line, uint64_t hash) {
  uint32_t rest = (uint32_t)(hash & 3) << 30;
  for (unsigned bits = equal_tags(line, (uint32_t)(hash >> 32)); bits != 0; bits &= bits - 1) {
    uint32_t *owner = &line->owners[__builtin_ctz(bits)];
    if ((*owner & PFI_GRAM_OWNER_MASK) != 0 && (*owner & PFI_GRAM_HASH_MASK) == rest) return owner;
  }
  return NULL;
}

uint32_t *pfi_gram_find(const pfi_grams *grams, uint64_t hash) {
  size_t line = pfi_gram_line_of(grams, hash);
  uint32_t *owner = find_in_line(&grams->lines[line], hash);
  /* Slots are filled from the first on, so the last tells whether the line was ever full. */
  if (owner != NULL || grams->lines[line].owners[PFI_GRAM_SLOTS - 1] == 0) return owner;
  return find_in_line(&grams->lines[line ^ 1], hash);
}

static int empty_slot(const pfi_gram_line *line) {
  for (int i = 0; i < PFI_GRAM_SLOTS; i++) {
    if (line->owners[i] == 0) return i;
  }
  return -1;
}

/* Which trigram of a full pair goes: the commonest of the line; among equals, whatever the new one's hash says. */
static int slot_to_clear(const pfi_gram_line *line, uint64_t hash) {
  unsigned first = (unsigned)(hash >> 8) % PFI_GRAM_SLOTS, chosen = first;
  for (unsigned i = 1; i < PFI_GRAM_SLOTS; i++) {
    unsigned slot = (first + i) % PFI_GRAM_SLOTS;
    if ((line->owners[slot] & PFI_GRAM_LEVEL_MASK) > (line->owners[chosen] & PFI_GRAM_LEVEL_MASK)) chosen = slot;
  }
  return (int)chosen;
}

static void put_slot(pfi_grams *grams, size_t home, uint32_t tag, uint32_t owner) {
  pfi_gram_line *line = &grams->lines[home];
  int slot = empty_slot(line);
  if (slot < 0) {
    line = &grams->lines[home ^ 1];
    slot = empty_slot(line);
  }
  if (slot < 0) {
    line = &grams->lines[home];
    slot = slot_to_clear(line, (uint64_t)owner * 0x9E3779B1u);
    grams->used--;
  }
  line->tags[slot] = tag;
  line->owners[slot] = owner;
}

void pfi_gram_add(pfi_grams *grams, uint64_t hash, uint32_t paragraph) {
  grams->used++;
  put_slot(grams, pfi_gram_line_of(grams, hash), (uint32_t)(hash >> 32), (paragraph + 1) | (uint32_t)(hash & 3) << 30);
}

void pfi_gram_take(uint32_t *owner, uint64_t hash, uint32_t paragraph) {
  uint32_t level = (*owner & PFI_GRAM_LEVEL_MASK) >> PFI_GRAM_LEVEL_SHIFT;
  /* One in 4, 16, 64: a draw that depends on nothing but the trigram and the paragraphs seen. */
  uint64_t draw = (hash ^ paragraph) * UINT64_C(0x9E3779B97F4A7C15) >> 58;
  if (level < 3 && (draw & ((UINT64_C(1) << (2 * level + 2)) - 1)) == 0) level++;
  *owner = (*owner & PFI_GRAM_HASH_MASK) | level << PFI_GRAM_LEVEL_SHIFT | (paragraph + 1);
}

static void move_pair(pfi_grams *grams, size_t pair) {
  pfi_gram_line lines[2];
  memcpy(lines, &grams->lines[2 * pair], sizeof lines);
  memset(&grams->lines[2 * pair], 0, sizeof lines);
  for (unsigned i = 0; i < 2 * PFI_GRAM_SLOTS; i++) {
    uint32_t tag = lines[i / PFI_GRAM_SLOTS].tags[i % PFI_GRAM_SLOTS];
    uint32_t owner = lines[i / PFI_GRAM_SLOTS].owners[i % PFI_GRAM_SLOTS];
    if (owner != 0) put_slot(grams, pfi_gram_line_of(grams, (uint64_t)tag << 32), tag, owner);
  }
}

static pfi_gram_line *aligned_lines(void *block) {
  return (pfi_gram_line *)(((uintptr_t)block + (2 * LINE_BYTES - 1)) & ~(uintptr_t)(2 * LINE_BYTES - 1));
}

/* With more pairs no trigram moves down, so the pairs above the one that is moved are done. */
static bool grams_grow(pfi_grams *grams, uint32_t pair_count, const pf_allocator *allocator) {
  size_t size;
  if (!pfi_size_multiply(pair_count, 2 * sizeof(pfi_gram_line), &size) || !pfi_size_add(size, 2 * LINE_BYTES, &size))
    return false;
  size_t shift_before = grams->block == NULL ? 0 : (size_t)((char *)grams->lines - (char *)grams->block);
  void *block = pfi_resize(allocator, grams->block, grams->block_size, size);
  if (block == NULL) return false;
  pfi_gram_line *lines = aligned_lines(block);
  if ((size_t)((char *)lines - (char *)block) != shift_before)
    memmove(lines, (char *)block + shift_before, grams->pair_count * 2 * sizeof *lines);
  memset(lines + 2 * (size_t)grams->pair_count, 0, (size_t)(pair_count - grams->pair_count) * 2 * sizeof *lines);
  size_t old_count = grams->pair_count;
  *grams = (pfi_grams){lines, pair_count, grams->used, block, size};
  for (size_t i = old_count; i-- > 0;)
    move_pair(grams, i);
  return true;
}

bool pfi_grams_reserve(pfi_grams *grams, size_t more, const pf_allocator *allocator) {
  uint64_t need = grams->used + more, count = grams->pair_count;
  if (need <= count * PAIR_FULL) return true;
  if (count == 0) count = PAIR_FIRST_COUNT;
  while (need > count * PAIR_FULL)
    count += count / 4;
  return count <= UINT32_MAX && grams_grow(grams, (uint32_t)count, allocator);
}

bool pfi_grams_own(pfi_grams *grams, const pf_allocator *allocator) {
  size_t size = (size_t)grams->pair_count * 2 * sizeof(pfi_gram_line);
  void *block = pfi_resize(allocator, NULL, 0, size + 2 * LINE_BYTES);
  if (block == NULL) return false;
  pfi_gram_line *lines = aligned_lines(block);
  memcpy(lines, grams->lines, size);
  *grams = (pfi_grams){lines, grams->pair_count, grams->used, block, size + 2 * LINE_BYTES};
  return true;
}

void pfi_grams_free(pfi_grams *grams, const pf_allocator *allocator) {
  pfi_free(allocator, grams->block, grams->block_size);
  *grams = (pfi_grams){NULL, 0, 0, NULL, 0};
}
