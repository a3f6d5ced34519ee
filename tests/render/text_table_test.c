/* text_table_test.c - numbers by name. */
#include "render/text_table.h"

#include <stdio.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

enum { NAMES = 3000, NAME_ROOM = 12 };

static void each_name_keeps_the_number_it_got_first(void **state) {
  (void)state;
  static char names[NAMES][NAME_ROOM];
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_text_table table;
  pfi_text_table_init(&table, &allocator);
  assert_null(pfi_text_table_find(&table, PFI_VIEW("")));
  for (uint32_t i = 0; i < NAMES; i++) {
    (void)snprintf(names[i], NAME_ROOM, "name %u", (unsigned)i);
    assert_int_equal(*pfi_text_table_put(&table, pfi_view_of_string(names[i]), i), i);
    assert_int_equal(*pfi_text_table_put(&table, pfi_view_of_string(names[i / 2]), i), i / 2);
  }
  for (uint32_t i = 0; i < NAMES; i++)
    assert_int_equal(*pfi_text_table_find(&table, pfi_view_of_string(names[i])), i);
  assert_null(pfi_text_table_find(&table, PFI_VIEW("name")));
  assert_int_equal(*pfi_text_table_put(&table, PFI_VIEW(""), NAMES), NAMES);
  pfi_text_table_free(&table);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void without_memory_nothing_is_put_and_nothing_lost(void **state) {
  (void)state;
  static const char *const names[] = {"Ann Lee", "Tom Okafor", "Lena Brandt"};
  for (size_t fail_at = 1; fail_at <= 2; fail_at++) {
    ledger book = {.fail_at = fail_at};
    pf_allocator allocator = ledger_allocator(&book);
    pfi_text_table table;
    pfi_text_table_init(&table, &allocator);
    assert_null(pfi_text_table_put(&table, PFI_VIEW("Ann Lee"), 0));
    for (uint32_t i = 0; i < 3; i++)
      assert_int_equal(*pfi_text_table_put(&table, pfi_view_of_string(names[i]), i), i);
    pfi_text_table_free(&table);
    assert_int_equal(book.bytes_out, 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_name_keeps_the_number_it_got_first),
      cmocka_unit_test(without_memory_nothing_is_put_and_nothing_lost),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
