/* tree_test.c - trees are trees, and the best ones: compared with every tree there is over five words. */
#include "analyse/tree.h"

#include <stdlib.h>

#include "support/cmocka_all.h"

enum { FEW = 5 };

static uint32_t next_number(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* One root, and every word reaches it. */
static bool is_tree(const uint16_t *heads, size_t count) {
  size_t roots = 0;
  for (size_t i = 0; i < count; i++) {
    roots += heads[i] == 0;
    size_t at = i + 1, steps = 0;
    while (at != 0 && steps++ <= count)
      at = heads[at - 1];
    if (at != 0) return false;
  }
  return roots == 1;
}

static int64_t score_of(const int32_t *scores, const uint16_t *heads, size_t count) {
  int64_t sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += scores[i * PFI_SCORE_ROW + heads[i]];
  return sum;
}

static int64_t best_of_all(const int32_t *scores, size_t count) {
  int64_t best = INT64_MIN;
  uint32_t all = 1;
  for (size_t i = 0; i < count; i++)
    all *= (uint32_t)count + 1;
  for (uint32_t number = 0; number < all; number++) {
    uint16_t heads[FEW];
    uint32_t rest = number;
    for (size_t i = 0; i < count; i++, rest /= (uint32_t)count + 1)
      heads[i] = (uint16_t)(rest % (count + 1));
    if (!is_tree(heads, count)) continue;
    int64_t score = score_of(scores, heads, count);
    if (score > best) best = score;
  }
  return best;
}

static void finds_the_best_of_all_trees_with_one_root(void **state) {
  (void)state;
  static int32_t scores[PFI_PIECE * PFI_SCORE_ROW];
  pfi_tree_memory *memory = malloc(sizeof *memory);
  uint32_t seed = 5;
  for (int round = 0; round < 600; round++) {
    size_t count = 1 + (size_t)round % FEW;
    for (size_t i = 0; i < count; i++)
      for (size_t head = 0; head <= count; head++)
        scores[i * PFI_SCORE_ROW + head] =
            head == i + 1 ? PFI_NO_EDGE : (int32_t)(next_number(&seed) % (round % 2 == 0 ? 7 : 1000));
    uint16_t heads[FEW];
    pfi_tree_find(scores, count, pfi_kernels_best(), memory, heads);
    assert_true(is_tree(heads, count));
    assert_int_equal(score_of(scores, heads, count), best_of_all(scores, count));
  }
  free(memory);
}

static void gives_a_tree_over_the_longest_piece_whatever_the_scores(void **state) {
  (void)state;
  static int32_t scores[PFI_PIECE * PFI_SCORE_ROW];
  pfi_tree_memory *memory = malloc(sizeof *memory);
  uint32_t seed = 9;
  for (int round = 0; round < 20; round++) {
    for (size_t i = 0; i < PFI_PIECE * (size_t)PFI_SCORE_ROW; i++)
      scores[i] = round == 0 ? 0 : (int32_t)next_number(&seed) - (1 << 23);
    for (size_t i = 0; i < PFI_PIECE; i++)
      scores[i * PFI_SCORE_ROW + i + 1] = PFI_NO_EDGE;
    uint16_t heads[PFI_PIECE];
    pfi_tree_find(scores, PFI_PIECE, pfi_kernels_best(), memory, heads);
    assert_true(is_tree(heads, PFI_PIECE));
  }
  free(memory);
}

static void opens_cycles_within_cycles(void **state) {
  (void)state;
  static int32_t scores[PFI_PIECE * PFI_SCORE_ROW];
  pfi_tree_memory *memory = malloc(sizeof *memory);
  /* pairs of words prefer each other, pairs of pairs prefer each other ...: merging goes six levels deep */
  for (size_t i = 0; i < 64; i++)
    for (size_t head = 0; head <= 64; head++) {
      size_t differ = head == 0 ? 64 : i ^ (head - 1);
      int32_t score = 100;
      for (; differ > 1; differ /= 2)
        score -= 10;
      scores[i * PFI_SCORE_ROW + head] = head == i + 1 ? PFI_NO_EDGE : score;
    }
  uint16_t heads[64];
  pfi_tree_find(scores, 64, pfi_kernels_best(), memory, heads);
  assert_true(is_tree(heads, 64));
  free(memory);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_the_best_of_all_trees_with_one_root),
      cmocka_unit_test(gives_a_tree_over_the_longest_piece_whatever_the_scores),
      cmocka_unit_test(opens_cycles_within_cycles),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
