/* subsequence.c - longest common subsequences by bit vectors: Crochemore, Iliopoulos, Pinzon and Reid, "A fast and
 * practical bit-vector algorithm for the longest common subsequence problem" (2001). One word of the other paragraph
 * costs an addition per sixty-four words of the pattern. */
#include "deduplicate/subsequence.h"

/* The row of a word; 0 when the pattern has it not. Linear probing in a table that is half full at most. */
static inline uint32_t row_of(const pfi_pattern *pattern, uint16_t word) {
  for (uint32_t at = (word * 0x9E37u) & pattern->table_mask;; at = (at + 1) & pattern->table_mask) {
    uint32_t entry = pattern->table.items[at];
    if (entry >> 16 == 0 || (uint16_t)entry == word) return entry >> 16;
  }
}

static uint32_t row_made(pfi_pattern *pattern, uint16_t word, uint32_t next) {
  for (uint32_t at = (word * 0x9E37u) & pattern->table_mask;; at = (at + 1) & pattern->table_mask) {
    uint32_t entry = pattern->table.items[at];
    if (entry >> 16 == 0) pattern->table.items[at] = next << 16 | word;
    if (entry >> 16 == 0 || (uint16_t)entry == word) return pattern->table.items[at] >> 16;
  }
}

bool pfi_pattern_make(pfi_pattern *pattern, const uint16_t *words, uint32_t count, const pf_allocator *allocator) {
  uint32_t table_size = 64;
  while (table_size < 2 * count)
    table_size *= 2;
  pattern->word_count = count;
  pattern->limbs = (count + 63) / 64;
  pattern->table_mask = table_size - 1;
  pattern->table.count = pattern->rows.count = 0;
  if (!PFI_RESERVE(allocator, &pattern->table, table_size) ||
      !PFI_RESERVE(allocator, &pattern->rows, (size_t)(count + 1) * pattern->limbs + 1))
    return false;
  memset(pattern->table.items, 0, table_size * sizeof *pattern->table.items);
  uint32_t rows = 1;
  memset(pattern->rows.items, 0, pattern->limbs * sizeof *pattern->rows.items);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t row = row_made(pattern, words[i], rows);
    uint64_t *bits = pattern->rows.items + (size_t)row * pattern->limbs;
    if (row == rows) {
      memset(bits, 0, pattern->limbs * sizeof *bits);
      rows++;
    }
    bits[i / 64] |= UINT64_C(1) << i % 64;
  }
  return true;
}

static uint64_t match_one_limb(const pfi_pattern *pattern, const uint16_t *words, uint32_t count) {
  uint64_t left = UINT64_MAX;
  for (uint32_t i = 0; i < count; i++) {
    uint64_t here = left & pattern->rows.items[row_of(pattern, words[i])];
    left = (left + here) | (left - here);
  }
  return left;
}

static void match_limbs(const pfi_pattern *pattern, const uint16_t *words, uint32_t count, uint64_t *left) {
  memset(left, 0xFF, pattern->limbs * sizeof *left);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t row = row_of(pattern, words[i]);
    if (row == 0) continue;
    const uint64_t *bits = pattern->rows.items + (size_t)row * pattern->limbs;
    uint64_t carry = 0;
    for (uint32_t l = 0; l < pattern->limbs; l++) {
      uint64_t here = left[l] & bits[l], sum = left[l] + here, with_carry = sum + carry;
      carry = (uint64_t)(sum < here) | (uint64_t)(with_carry < carry);
      left[l] = with_carry | (left[l] - here);
    }
  }
}

uint32_t pfi_pattern_match(const pfi_pattern *pattern, const uint16_t *words, uint32_t count,
                           uint64_t left[PFI_LIMBS_MOST]) {
  if (pattern->limbs == 1)
    left[0] = match_one_limb(pattern, words, count);
  else
    match_limbs(pattern, words, count, left);
  uint32_t shared = 0;
  for (uint32_t l = 0; l < pattern->limbs; l++) {
    if (l + 1 == pattern->limbs && pattern->word_count % 64 != 0)
      left[l] |= ~((UINT64_C(1) << pattern->word_count % 64) - 1);
    shared += (uint32_t)__builtin_popcountll(~left[l]);
  }
  return shared;
}

void pfi_pattern_free(pfi_pattern *pattern, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &pattern->table);
  PFI_VECTOR_FREE(allocator, &pattern->rows);
}
