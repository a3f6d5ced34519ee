/* subsequence.c - longest common subsequences by bit vectors: Crochemore, Iliopoulos, Pinzon and Reid, "A fast and
 * practical bit-vector algorithm for the longest common subsequence problem" (2001). One word of the other paragraph
 * costs an addition per sixty-four words of the pattern.
 *
 * Words of a short pattern are told apart by twelve bits: two different ones are then taken for one in 4,096 times, and
 * the table stays in the nearest cache.
 */
#include "deduplicate/subsequence.h"

enum { SHORT_PATTERN = 256, SHORT_TABLE = 1 << 12, WHOLE_TABLE = 1 << 16 };

/* A new round makes every word of the one before absent, so that nothing needs to be cleared but every 255th time. */
void pfi_bag_fill(pfi_bag *bag, const uint16_t *words, uint32_t count) {
  if (++bag->round == 0) {
    memset(bag->rounds, 0, sizeof bag->rounds);
    bag->round = 1;
  }
  for (uint32_t i = 0; i < count; i++)
    bag->rounds[words[i] & (PFI_BAG_SIZE - 1)] = bag->round;
}

uint32_t pfi_bag_count(const pfi_bag *bag, const uint16_t *words, uint32_t count) {
  uint32_t found = 0;
  for (uint32_t i = 0; i < count; i++)
    found += bag->rounds[words[i] & (PFI_BAG_SIZE - 1)] == bag->round;
  return found;
}

static bool table_clear(pfi_pattern *pattern, uint32_t size, uint32_t words, const pf_allocator *allocator) {
  for (size_t i = 0; i < pattern->used.count; i++)
    pattern->table.items[pattern->used.items[i]] = 0;
  pattern->used.count = 0;
  size_t zeroed = pattern->table.count;
  if (!PFI_RESERVE(allocator, &pattern->used, words)) return false;
  if (zeroed < size) {
    if (!PFI_RESERVE(allocator, &pattern->table, size - zeroed)) return false;
    memset(pattern->table.items + zeroed, 0, (size - zeroed) * sizeof *pattern->table.items);
    pattern->table.count = size;
  }
  pattern->mask = size - 1;
  return true;
}

/* The row of a word, a new one with no bits when it had none. */
static inline uint32_t row_for(pfi_pattern *pattern, uint16_t word, uint32_t *rows) {
  uint16_t *row = &pattern->table.items[word & pattern->mask];
  if (*row == 0) {
    *row = (uint16_t)++ * rows;
    pattern->used.items[pattern->used.count++] = (uint16_t)(word & pattern->mask);
    uint64_t *bits = pattern->rows.items + (size_t)*rows * pattern->limbs;
    for (uint32_t l = 0; l < pattern->limbs; l++)
      bits[l] = 0;
  }
  return *row;
}

/* The same for a pattern of up to sixty-four words, which nearly all are: no branch depends on the words. */
static void fill_one_limb(pfi_pattern *pattern, const uint16_t *words, uint32_t count) {
  uint16_t *table = pattern->table.items, *used = pattern->used.items;
  uint64_t *rows = pattern->rows.items;
  uint16_t last = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint16_t place = words[i] & (SHORT_TABLE - 1), row = table[place];
    uint64_t bits = row == 0 ? 0 : rows[row];
    last = (uint16_t)(last + (row == 0));
    row = row == 0 ? last : row;
    table[place] = row;
    rows[row] = bits | UINT64_C(1) << i;
    used[i] = place;
  }
  pattern->used.count = count;
}

bool pfi_pattern_make(pfi_pattern *pattern, const uint16_t *words, uint32_t count, const pf_allocator *allocator) {
  uint32_t limbs = (count + 63) / 64, rows = 0;
  pattern->word_count = count;
  pattern->limbs = limbs;
  if (!table_clear(pattern, count <= SHORT_PATTERN ? SHORT_TABLE : WHOLE_TABLE, count, allocator) ||
      !PFI_RESERVE(allocator, &pattern->rows, (size_t)(count + 1) * limbs + 1))
    return false;
  for (uint32_t l = 0; l < limbs; l++)
    pattern->rows.items[l] = 0;
  if (limbs == 1) {
    fill_one_limb(pattern, words, count);
    return true;
  }
  for (uint32_t i = 0; i < count; i++) {
    size_t row = row_for(pattern, words[i], &rows);
    pattern->rows.items[row * limbs + i / 64] |= UINT64_C(1) << i % 64;
  }
  return true;
}

static uint64_t match_one_limb(const pfi_pattern *pattern, const uint16_t *words, uint32_t count) {
  const uint16_t *table = pattern->table.items;
  const uint64_t *rows = pattern->rows.items;
  uint64_t left = UINT64_MAX;
  for (uint32_t i = 0; i < count; i++) {
    uint64_t here = left & rows[table[words[i] & (SHORT_TABLE - 1)]];
    left = (left + here) | (left - here);
  }
  return left;
}

static void match_two_limbs(const pfi_pattern *pattern, const uint16_t *words, uint32_t count, uint64_t left[2]) {
  const uint16_t *table = pattern->table.items;
  const uint64_t *rows = pattern->rows.items;
  uint64_t low = UINT64_MAX, high = UINT64_MAX;
  for (uint32_t i = 0; i < count; i++) {
    const uint64_t *bits = rows + 2 * (size_t)table[words[i] & (SHORT_TABLE - 1)];
    uint64_t low_here = low & bits[0], high_here = high & bits[1], sum = low + low_here;
    high = (high + high_here + (sum < low_here)) | (high - high_here);
    low = sum | (low - low_here);
  }
  left[0] = low;
  left[1] = high;
}

static void match_word(const pfi_pattern *pattern, uint16_t word, uint64_t *left) {
  uint32_t row = pattern->table.items[word & pattern->mask];
  if (row == 0) return;
  const uint64_t *bits = pattern->rows.items + (size_t)row * pattern->limbs;
  uint64_t carry = 0;
  for (uint32_t l = 0; l < pattern->limbs; l++) {
    uint64_t here = left[l] & bits[l], sum = left[l] + here, with_carry = sum + carry;
    carry = (uint64_t)(sum < here) | (uint64_t)(with_carry < carry);
    left[l] = with_carry | (left[l] - here);
  }
}

static void match_limbs(const pfi_pattern *pattern, const uint16_t *words, uint32_t count, uint64_t *left) {
  memset(left, 0xFF, pattern->limbs * sizeof *left);
  for (uint32_t i = 0; i < count; i++)
    match_word(pattern, words[i], left);
}

uint32_t pfi_pattern_match(const pfi_pattern *pattern, const uint16_t *words, uint32_t count,
                           uint64_t left[PFI_LIMBS_MOST]) {
  if (pattern->limbs == 1)
    left[0] = match_one_limb(pattern, words, count);
  else if (pattern->limbs == 2)
    match_two_limbs(pattern, words, count, left);
  else
    match_limbs(pattern, words, count, left);
  uint32_t shared = 0;
  for (uint32_t l = 0; l < pattern->limbs; l++) {
    if (l + 1 == pattern->limbs && pattern->word_count % 64 != 0)
      left[l] |= ~((UINT64_C(1) << pattern->word_count % 64) - 1);
    shared += pfi_bit_count(~left[l]);
  }
  return shared;
}

/* The way back through the bits after each word, from the last: a bit that is set steps over a word of the pattern, one
 * that was clear before the word too steps over the word, else the two are partners. */
static void walk_back(const uint64_t *history, uint32_t limbs, uint32_t pattern_at, uint32_t at, uint32_t *partners) {
  while (at > 0 && pattern_at > 0) {
    uint32_t limb = (pattern_at - 1) / 64, bit = (pattern_at - 1) % 64;
    if ((history[(size_t)at * limbs + limb] >> bit & 1) != 0) {
      pattern_at--;
      continue;
    }
    at--;
    if ((history[(size_t)at * limbs + limb] >> bit & 1) != 0) partners[at] = --pattern_at;
  }
}

bool pfi_pattern_align(const pfi_pattern *pattern, const uint16_t *words, uint32_t count, uint32_t *partners,
                       const pf_allocator *allocator) {
  uint32_t limbs = pattern->limbs;
  for (uint32_t i = 0; i < count; i++)
    partners[i] = PFI_NO_PARTNER;
  if (limbs == 0 || count == 0) return true;
  uint64_t *history = pfi_new_array(allocator, (size_t)(count + 1) * limbs, sizeof *history);
  if (history == NULL) return false;
  memset(history, 0xFF, limbs * sizeof *history);
  for (uint32_t i = 0; i < count; i++) {
    uint64_t *after = history + (size_t)(i + 1) * limbs;
    memcpy(after, after - limbs, limbs * sizeof *after);
    match_word(pattern, words[i], after);
  }
  walk_back(history, limbs, pattern->word_count, count, partners);
  pfi_free(allocator, history, (size_t)(count + 1) * limbs * sizeof *history);
  return true;
}

void pfi_pattern_free(pfi_pattern *pattern, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &pattern->table);
  PFI_VECTOR_FREE(allocator, &pattern->used);
  PFI_VECTOR_FREE(allocator, &pattern->rows);
}
