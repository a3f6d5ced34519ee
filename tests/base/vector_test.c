/* vector_test.c - growing arrays. */
#include "base/vector.h"

#include "support/cmocka_all.h"
#include "support/ledger.h"

typedef PFI_VECTOR(uint32_t) number_vector;

static void keeps_items_in_order_while_it_grows(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  number_vector numbers = {0};
  for (uint32_t i = 0; i < 5000; i++)
    assert_true(PFI_PUSH(&allocator, &numbers, i * i));
  for (uint32_t i = 0; i < 5000; i++)
    assert_int_equal(numbers.items[i], i * i);
  assert_true(book.requests < 20);
  PFI_VECTOR_FREE(&allocator, &numbers);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void a_failed_push_leaves_it_as_it_was(void **state) {
  (void)state;
  ledger book = {.fail_at = 2};
  pf_allocator allocator = ledger_allocator(&book);
  number_vector numbers = {0};
  uint32_t pushed = 0;
  while (PFI_PUSH(&allocator, &numbers, pushed))
    pushed++;
  assert_int_equal(numbers.count, pushed);
  assert_int_equal(numbers.items[pushed - 1], pushed - 1);
  assert_true(PFI_PUSH(&allocator, &numbers, pushed));
  assert_false(PFI_RESERVE(&allocator, &numbers, SIZE_MAX - 3));
  PFI_VECTOR_FREE(&allocator, &numbers);
  assert_int_equal(book.bytes_out, 0);
}

static void an_exact_reservation_takes_what_is_asked_for(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  number_vector numbers = {0};
  assert_true(PFI_RESERVE_EXACTLY(&allocator, &numbers, 1001));
  assert_int_equal(book.bytes_out, 1001 * sizeof(uint32_t));
  for (uint32_t i = 0; i < 1001; i++)
    assert_true(PFI_PUSH(&allocator, &numbers, i));
  assert_int_equal(book.requests, 1);
  assert_false(PFI_RESERVE_EXACTLY(&allocator, &numbers, SIZE_MAX - 3));
  assert_true(PFI_RESERVE_EXACTLY(&allocator, &numbers, 1));
  assert_int_equal(book.bytes_out, 1002 * sizeof(uint32_t));
  assert_int_equal(numbers.items[1000], 1000);
  PFI_VECTOR_FREE(&allocator, &numbers);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void a_trimmed_vector_takes_what_it_has(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  number_vector numbers = {0};
  for (uint32_t i = 0; i < 9; i++)
    assert_true(PFI_PUSH(&allocator, &numbers, i));
  assert_true(PFI_VECTOR_TRIM(&allocator, &numbers));
  assert_int_equal(book.bytes_out, 9 * sizeof(uint32_t));
  assert_int_equal(numbers.items[8], 8);
  assert_true(PFI_PUSH(&allocator, &numbers, 9));
  numbers.count = 0;
  assert_true(PFI_VECTOR_TRIM(&allocator, &numbers));
  assert_int_equal(book.bytes_out, 0);
  PFI_VECTOR_FREE(&allocator, &numbers);
  assert_false(book.wrong_size);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keeps_items_in_order_while_it_grows),
      cmocka_unit_test(a_failed_push_leaves_it_as_it_was),
      cmocka_unit_test(an_exact_reservation_takes_what_is_asked_for),
      cmocka_unit_test(a_trimmed_vector_takes_what_it_has),
  };
  return cmocka_run_group_tests_name("base/vector", tests, NULL, NULL);
}
