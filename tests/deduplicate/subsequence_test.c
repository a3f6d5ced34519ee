/* subsequence_test.c - the bit vectors against the table that every textbook has. */
#include "deduplicate/subsequence.h"

#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

enum { LONGEST = 700 };

static uint32_t textbook(const uint16_t *a, uint32_t n, const uint16_t *b, uint32_t m) {
  static uint32_t row[LONGEST + 1];
  memset(row, 0, sizeof row);
  for (uint32_t j = 0; j < m; j++) {
    uint32_t diagonal = 0;
    for (uint32_t i = 0; i < n; i++) {
      uint32_t above = row[i + 1];
      row[i + 1] = a[i] == b[j] ? diagonal + 1 : above > row[i] ? above : row[i];
      diagonal = above;
    }
  }
  return row[n];
}

static uint32_t draw(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static void the_length_is_the_textbooks(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_pattern pattern = {0};
  uint16_t a[LONGEST], b[LONGEST];
  uint64_t left[PFI_LIMBS_MOST];
  uint32_t seed = 7;
  for (int round = 0; round < 200; round++) {
    uint32_t n = draw(&seed) % (round % 2 ? LONGEST : 70) + 1, m = draw(&seed) % LONGEST + 1;
    uint32_t letters = draw(&seed) % 300 + 1;
    for (uint32_t i = 0; i < n; i++)
      a[i] = (uint16_t)(draw(&seed) % letters);
    for (uint32_t i = 0; i < m; i++)
      b[i] = (uint16_t)(draw(&seed) % letters);
    assert_true(pfi_pattern_make(&pattern, a, n, &allocator));
    uint32_t length = textbook(a, n, b, m);
    assert_int_equal(pfi_pattern_match(&pattern, b, m, left), length);
    uint32_t clear = 0;
    for (uint32_t i = 0; i < n; i++)
      clear += !(left[i / 64] >> i % 64 & 1);
    assert_int_equal(clear, length);
  }
  pfi_pattern_free(&pattern, &allocator);
  assert_int_equal(book.bytes_out, 0);
}

static void the_alignment_is_a_common_subsequence_of_that_length(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_pattern pattern = {0};
  uint16_t a[LONGEST], b[LONGEST];
  uint32_t partners[LONGEST], seed = 11;
  for (int round = 0; round < 200; round++) {
    uint32_t n = draw(&seed) % LONGEST + 1, m = draw(&seed) % LONGEST + 1, letters = draw(&seed) % 100 + 1;
    for (uint32_t i = 0; i < n; i++)
      a[i] = (uint16_t)(draw(&seed) % letters);
    for (uint32_t i = 0; i < m; i++)
      b[i] = (uint16_t)(draw(&seed) % letters);
    assert_true(pfi_pattern_make(&pattern, a, n, &allocator));
    assert_true(pfi_pattern_align(&pattern, b, m, partners, &allocator));
    uint32_t count = 0, next = 0;
    for (uint32_t i = 0; i < m; i++) {
      if (partners[i] == PFI_NO_PARTNER) continue;
      assert_true(partners[i] >= next && partners[i] < n);
      assert_int_equal(a[partners[i]], b[i]);
      next = partners[i] + 1;
      count++;
    }
    assert_int_equal(count, textbook(a, n, b, m));
  }
  pfi_pattern_free(&pattern, &allocator);
  assert_int_equal(book.bytes_out, 0);
}

static void a_bag_never_counts_less_than_the_alignment(void **state) {
  (void)state;
  static pfi_bag bag;
  uint16_t a[LONGEST], b[LONGEST];
  uint32_t seed = 5;
  for (int round = 0; round < 600; round++) { /* past the 255 rounds after which the bag is cleared */
    uint32_t n = draw(&seed) % 90, m = draw(&seed) % 90;
    for (uint32_t i = 0; i < n; i++)
      a[i] = (uint16_t)(draw(&seed) % 200);
    for (uint32_t i = 0; i < m; i++)
      b[i] = (uint16_t)(draw(&seed) % 200);
    pfi_bag_fill(&bag, a, n);
    uint32_t present = 0;
    for (uint32_t i = 0; i < m; i++) {
      bool found = false;
      for (uint32_t j = 0; j < n; j++)
        found = found || a[j] == b[i];
      present += found;
    }
    assert_int_equal(pfi_bag_count(&bag, b, m), present);
    assert_true(present >= textbook(a, n, b, m));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_length_is_the_textbooks),
      cmocka_unit_test(a_bag_never_counts_less_than_the_alignment),
      cmocka_unit_test(the_alignment_is_a_common_subsequence_of_that_length),
  };
  return cmocka_run_group_tests_name("deduplicate/subsequence", tests, NULL, NULL);
}
