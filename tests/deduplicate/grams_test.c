/* grams_test.c - the table of trigrams while it grows. */
#include "deduplicate/grams.h"

#include <string.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

static uint64_t hash_of(uint32_t number) {
  return pfi_gram_hash(number & 0xFFFF, number >> 16, 7);
}

static void what_was_added_is_found_again_after_growing(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_grams grams = {0};
  enum { COUNT = 200000 };
  for (uint32_t i = 0; i < COUNT; i++) {
    assert_true(pfi_grams_reserve(&grams, 1, &allocator));
    pfi_grams_add(&grams, &(uint64_t){hash_of(i)}, 1, i);
  }
  uint32_t lost = 0, wrong = 0;
  for (uint32_t i = 0; i < COUNT; i++) {
    uint64_t hash = hash_of(i);
    pfi_lead leads[PFI_GRAM_OWNERS];
    size_t count = pfi_grams_look_up(&grams, &hash, 1, leads);
    lost += count == 0;
    wrong += count > 0 && (leads[0].owner & PFI_GRAM_OWNER_MASK) != i + 1;
  }
  assert_true(lost < COUNT / 12); /* the table forgets a few on purpose */
  assert_true(wrong < COUNT / 1000);
  assert_int_equal(grams.used, COUNT);
  pfi_grams_free(&grams, &allocator);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void the_first_and_the_last_owner_are_kept(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_grams grams = {0};
  uint64_t hash = hash_of(5);
  assert_true(pfi_grams_reserve(&grams, 10, &allocator));
  for (uint32_t paragraph = 10; paragraph < 20; paragraph++)
    pfi_grams_add(&grams, &(uint64_t){hash}, 1, paragraph);
  pfi_lead leads[PFI_GRAM_OWNERS];
  assert_int_equal(pfi_grams_look_up(&grams, &hash, 1, leads), 2);
  assert_int_equal(leads[0].owner & PFI_GRAM_OWNER_MASK, 11);
  assert_int_equal(leads[1].owner & PFI_GRAM_OWNER_MASK, 20);
  assert_int_equal((leads[0].owner & PFI_GRAM_LEVEL_MASK) >> PFI_GRAM_LEVEL_SHIFT, 3);
  assert_int_equal(grams.used, 2);
  pfi_grams_free(&grams, &allocator);
}

static void growing_that_fails_changes_nothing(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_grams grams = {0};
  assert_true(pfi_grams_reserve(&grams, 10, &allocator));
  pfi_grams_add(&grams, &(uint64_t){hash_of(1)}, 1, 1);
  pfi_grams before = grams;
  book.fail_at = book.requests + 1;
  assert_false(pfi_grams_reserve(&grams, 100000, &allocator));
  assert_memory_equal(&grams, &before, sizeof grams);
  pfi_grams_free(&grams, &allocator);
  assert_int_equal(book.bytes_out, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_added_is_found_again_after_growing),
      cmocka_unit_test(the_first_and_the_last_owner_are_kept),
      cmocka_unit_test(growing_that_fails_changes_nothing),
  };
  return cmocka_run_group_tests_name("deduplicate/grams", tests, NULL, NULL);
}
