/* grams.c - the table of trigrams. Invariant: every slot stands in the pair of lines that its tag names, which lets the
 * table grow in its place, from the last line to the first, by any factor. */
#include "deduplicate/grams.h"

#include <string.h>

#include "base/bits.h"

#if defined(__GNUC__) && defined(__x86_64__)
#define PFI_HAS_AVX2_SLOTS
#include <immintrin.h>
#define AVX2_SLOTS __attribute__((target("avx2,popcnt,bmi")))
#endif
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { PAIR_FIRST_COUNT = 32, LINE_BYTES = 64, PAIR_FULL = 13 };

/* A bit for each of eight numbers that is equal to `wanted`. */
static inline unsigned equal_to(const uint32_t numbers[PFI_GRAM_SLOTS], uint32_t wanted) {
#if defined(__SSE2__)
  const __m128i all = _mm_set1_epi32((int)wanted);
  __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(const void *)numbers), all);
  __m128i high = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(const void *)(numbers + 4)), all);
  return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(_mm_packs_epi32(low, high), _mm_setzero_si128()));
#else
  unsigned bits = 0;
  for (unsigned i = 0; i < PFI_GRAM_SLOTS; i++)
    bits |= (unsigned)(numbers[i] == wanted) << i;
  return bits;
#endif
}

static inline uint32_t hash_bit(uint64_t hash) {
  return (uint32_t)(hash & 1) << 30;
}

/* Which slot's highest bit speaks for the trigram. */
static inline size_t filter_of(uint64_t hash) {
  return (size_t)(hash >> 32) >> 1 & (PFI_GRAM_SLOTS - 1);
}

#if defined(PFI_HAS_AVX2_SLOTS)
AVX2_SLOTS static inline unsigned bits_of_eight(__m256i eight) {
  return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(eight));
}

AVX2_SLOTS static inline unsigned slots_wide(const pfi_gram_line *line, uint64_t hash) {
  const __m256i tags = _mm256_loadu_si256((const __m256i *)(const void *)line->tags);
  const __m256i owners = _mm256_loadu_si256((const __m256i *)(const void *)line->owners);
  const __m256i owner = _mm256_and_si256(owners, _mm256_set1_epi32((int)PFI_GRAM_OWNER_MASK));
  const __m256i same = _mm256_cmpeq_epi32(tags, _mm256_set1_epi32((int)(uint32_t)(hash >> 32)));
  const __m256i none = _mm256_cmpeq_epi32(owner, _mm256_setzero_si256());
  const unsigned rest = bits_of_eight(_mm256_slli_epi32(owners, 1)) ^ (unsigned)((hash & 1) - 1);
  return bits_of_eight(_mm256_andnot_si256(none, same)) & rest;
}
#endif

/* A bit for each slot of the line that an owner of the trigram has. `wide`: this is compiled for AVX2. */
PFI_ALWAYS_INLINE unsigned slots_with(const pfi_gram_line *line, uint64_t hash, bool wide) {
#if defined(PFI_HAS_AVX2_SLOTS)
  if (wide) return slots_wide(line, hash);
#endif
  (void)wide;
  unsigned slots = 0, same = equal_to(line->tags, (uint32_t)(hash >> 32));
  for (; same != 0; same &= same - 1) {
    uint32_t owner = line->owners[pfi_lowest_bit(same)];
    bool has = (owner & PFI_GRAM_OWNER_MASK) != 0 && (owner & PFI_GRAM_HASH_MASK) == hash_bit(hash);
    slots |= has ? same & (0u - same) : 0;
  }
  return slots;
}

/* Adds the owners in one line to the `count` already found. */
PFI_ALWAYS_INLINE unsigned find_in_line(pfi_gram_line *line, uint64_t hash, uint32_t *owners[PFI_GRAM_OWNERS],
                                        unsigned count, bool wide) {
  for (unsigned slots = slots_with(line, hash, wide); slots != 0 && count < PFI_GRAM_OWNERS; slots &= slots - 1)
    owners[count++] = &line->owners[pfi_lowest_bit(slots)];
  return count;
}

/* The owners of the trigram, the first one first; returns how many. */
PFI_ALWAYS_INLINE unsigned find_owners(const pfi_grams *grams, uint64_t hash, uint32_t *owners[PFI_GRAM_OWNERS],
                                       bool wide) {
  size_t line = pfi_gram_line_of(grams, hash);
  unsigned count = find_in_line(&grams->lines[line], hash, owners, 0, wide);
  if ((grams->lines[line].owners[filter_of(hash)] & PFI_GRAM_ELSEWHERE) == 0) return count;
  return find_in_line(&grams->lines[line ^ 1], hash, owners, count, wide);
}

/* Whether a trigram has owners is a coin's throw that no branch predicts, so two are written and counted when they are.
 */
PFI_ALWAYS_INLINE size_t append_owners(const pfi_gram_line *line, unsigned slots, uint32_t gram, pfi_lead *leads,
                                       size_t count) {
  const unsigned last = 1u << (PFI_GRAM_SLOTS - 1);
  leads[count] = (pfi_lead){gram, line->owners[pfi_lowest_bit(slots | last)]};
  count += slots != 0;
  slots &= slots - 1;
  leads[count] = (pfi_lead){gram, line->owners[pfi_lowest_bit(slots | last)]};
  return count + (slots != 0);
}

PFI_ALWAYS_INLINE size_t look_up_all(const pfi_grams *grams, const uint64_t *hashes, size_t count, pfi_lead *leads,
                                     bool wide) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t hash = hashes[i];
    const pfi_gram_line *line = &grams->lines[pfi_gram_line_of(grams, hash)];
    size_t before = found;
    found = append_owners(line, slots_with(line, hash, wide), (uint32_t)i, leads, found);
    if ((line->owners[filter_of(hash)] & PFI_GRAM_ELSEWHERE) == 0) continue;
    uint32_t *owners[PFI_GRAM_OWNERS];
    unsigned owner_count = find_owners(grams, hash, owners, wide);
    found = before;
    for (unsigned j = 0; j < owner_count; j++)
      leads[found++] = (pfi_lead){(uint32_t)i, *owners[j]};
  }
  return found;
}

#if defined(PFI_HAS_AVX2_SLOTS)
AVX2_SLOTS static size_t look_up_wide(const pfi_grams *grams, const uint64_t *hashes, size_t count, pfi_lead *leads) {
  return look_up_all(grams, hashes, count, leads, true);
}

static bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}
#endif

size_t pfi_grams_look_up(const pfi_grams *grams, const uint64_t *hashes, size_t count, pfi_lead *leads) {
#if defined(PFI_HAS_AVX2_SLOTS)
  if (has_avx2()) return look_up_wide(grams, hashes, count, leads);
#endif
  return look_up_all(grams, hashes, count, leads, false);
}

static inline int empty_slot(const pfi_gram_line *line) {
  unsigned bits = equal_to(line->owners, 0);
  return bits == 0 ? -1 : (int)pfi_lowest_bit(bits);
}

/* A trigram of a full line that has become too common to say much, or -1. */
static int common_slot(const pfi_gram_line *line) {
  for (int i = 0; i < PFI_GRAM_SLOTS; i++) {
    if ((line->owners[i] & PFI_GRAM_LEVEL_MASK) == PFI_GRAM_LEVEL_MASK) return i;
  }
  return -1;
}

/* Into the line it prefers, or the other of the pair, or the place of a common trigram; false when there is no place.
 */
static inline bool put_slot(pfi_grams *grams, uint64_t hash, uint32_t owner) {
  size_t home = pfi_gram_line_of(grams, hash);
  pfi_gram_line *line = &grams->lines[home];
  int slot = empty_slot(line);
  if (slot < 0 && (slot = empty_slot(&grams->lines[home ^ 1])) >= 0) {
    line->owners[filter_of(hash)] |= PFI_GRAM_ELSEWHERE;
    line = &grams->lines[home ^ 1];
  } else if (slot < 0) {
    slot = common_slot(line);
  }
  if (slot < 0) return false;
  line->tags[slot] = (uint32_t)(hash >> 32);
  line->owners[slot] = (line->owners[slot] & PFI_GRAM_ELSEWHERE) | owner;
  return true;
}

static uint32_t level_bits(uint32_t owner) {
  return (owner & PFI_GRAM_LEVEL_MASK) >> PFI_GRAM_LEVEL_SHIFT;
}

PFI_ALWAYS_INLINE void add_one_gram(pfi_grams *grams, uint64_t hash, uint32_t paragraph, bool wide) {
  uint32_t *owners[PFI_GRAM_OWNERS], owner = (paragraph + 1) | hash_bit(hash);
  unsigned count = find_owners(grams, hash, owners, wide);
  if (count > 0) {
    uint32_t level = level_bits(*owners[0]) < 3 ? level_bits(*owners[0]) + 1 : 3;
    *owners[0] = (*owners[0] & ~PFI_GRAM_LEVEL_MASK) | level << PFI_GRAM_LEVEL_SHIFT;
    owner |= level << PFI_GRAM_LEVEL_SHIFT;
  }
  if (count == PFI_GRAM_OWNERS) {
    *owners[PFI_GRAM_OWNERS - 1] = (*owners[PFI_GRAM_OWNERS - 1] & PFI_GRAM_ELSEWHERE) | owner;
  } else {
    grams->used++;
    (void)put_slot(grams, hash, owner);
  }
}

#if defined(PFI_HAS_AVX2_SLOTS)
AVX2_SLOTS static void add_grams_wide(pfi_grams *grams, const uint64_t *hashes, size_t count, uint32_t paragraph) {
  for (size_t i = 0; i < count; i++)
    add_one_gram(grams, hashes[i], paragraph, true);
}
#endif

void pfi_grams_add(pfi_grams *grams, const uint64_t *hashes, size_t count, uint32_t paragraph) {
#if defined(PFI_HAS_AVX2_SLOTS)
  if (has_avx2()) {
    add_grams_wide(grams, hashes, count, paragraph);
    return;
  }
#endif
  for (size_t i = 0; i < count; i++)
    add_one_gram(grams, hashes[i], paragraph, false);
}

static void move_line(pfi_grams *grams, const pfi_gram_line *line) {
  for (unsigned i = 0; i < PFI_GRAM_SLOTS && line->owners[i] != 0; i++)
    (void)put_slot(grams, (uint64_t)line->tags[i] << 32, line->owners[i] & ~PFI_GRAM_ELSEWHERE);
}

static void move_pair(pfi_grams *grams, size_t pair) {
  pfi_gram_line lines[2];
  memcpy(lines, &grams->lines[2 * pair], sizeof lines);
  memset(&grams->lines[2 * pair], 0, sizeof lines);
  move_line(grams, &lines[0]);
  move_line(grams, &lines[1]);
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
    memmove(lines, (char *)block + shift_before, (size_t)grams->pair_count * 2 * sizeof *lines);
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
    count += count / 2;
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
