/* alloc_test.c - the allocator hook, checked sizes, the arena. */
#include "base/alloc.h"

#include <string.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

static void multiplies_and_adds_only_what_fits(void **state) {
  (void)state;
  size_t out = 7;
  assert_true(pfi_size_multiply(6, 7, &out));
  assert_int_equal(out, 42);
  assert_false(pfi_size_multiply(SIZE_MAX / 2 + 1, 2, &out));
  assert_int_equal(out, 42);
  assert_true(pfi_size_add(SIZE_MAX - 1, 1, &out));
  assert_true(out == SIZE_MAX);
  assert_false(pfi_size_add(SIZE_MAX, 1, &out));
}

static void refuses_an_array_whose_size_overflows(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  assert_null(pfi_new_array(&allocator, SIZE_MAX / 2, 4));
  assert_int_equal(book.requests, 0);
}

static void arena_keeps_what_it_gave_aligned_and_in_place(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  unsigned char *taken[400];
  for (size_t i = 0; i < 400; i++) {
    taken[i] = pfi_arena_take(&arena, i * 3);
    assert_non_null(taken[i]);
    assert_int_equal((uintptr_t)taken[i] % _Alignof(max_align_t), 0);
    memset(taken[i], (int)(i & 0xFF), i * 3);
  }
  for (size_t i = 0; i < 400; i++) {
    for (size_t j = 0; j < i * 3; j++)
      assert_int_equal(taken[i][j], i & 0xFF);
  }
  pfi_arena_free(&arena);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void arena_gives_null_when_there_is_no_memory_and_goes_on_after(void **state) {
  (void)state;
  ledger book = {.fail_at = 2};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  assert_non_null(pfi_arena_take(&arena, 10));
  assert_null(pfi_arena_take(&arena, 100000));
  assert_non_null(pfi_arena_take(&arena, 100000));
  assert_null(pfi_arena_take(&arena, SIZE_MAX));
  pfi_arena_free(&arena);
  assert_int_equal(book.bytes_out, 0);
}

static void arena_gives_a_large_piece_no_more_than_it_is(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  char *small = pfi_arena_take(&arena, 10), *large = pfi_arena_take(&arena, 100000);
  assert_non_null(small);
  assert_non_null(large);
  memset(large, 1, 100000);
  for (int i = 0; i < 20; i++)
    assert_non_null(pfi_arena_take(&arena, 10)); /* beside the first, as if there were no large one */
  assert_true(book.bytes_out < 100000 + 2048);
  pfi_arena_free(&arena);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void arena_copies_end_with_nul(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  pf_view copy = pfi_arena_copy(&arena, (pf_view){"truce talks", 5});
  assert_string_equal(copy.data, "truce");
  assert_int_equal(pfi_arena_copy(&arena, (pf_view){NULL, 0}).size, 0);
  pfi_arena_reset(&arena);
  assert_non_null(pfi_arena_take(&arena, 1));
  pfi_arena_free(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(multiplies_and_adds_only_what_fits),
      cmocka_unit_test(refuses_an_array_whose_size_overflows),
      cmocka_unit_test(arena_keeps_what_it_gave_aligned_and_in_place),
      cmocka_unit_test(arena_gives_null_when_there_is_no_memory_and_goes_on_after),
      cmocka_unit_test(arena_gives_a_large_piece_no_more_than_it_is),
      cmocka_unit_test(arena_copies_end_with_nul),
  };
  return cmocka_run_group_tests_name("base/alloc", tests, NULL, NULL);
}
