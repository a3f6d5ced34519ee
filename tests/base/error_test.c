/* error_test.c - filling a pf_error, and the names of statuses. */
#include "base/error.h"

#include <string.h>

#include "base/text.h"
#include "support/cmocka_all.h"

static void fills_status_offset_and_sentence(void **state) {
  (void)state;
  pf_error error;
  assert_int_equal(pfi_fail(&error, PF_ERROR_LIMIT, 12, "It has %zu bytes; %s.", (size_t)99, "cut it"), PF_ERROR_LIMIT);
  assert_int_equal(error.status, PF_ERROR_LIMIT);
  assert_int_equal(error.offset, 12);
  assert_string_equal(error.message, "It has 99 bytes; cut it.");
}

static void a_null_error_is_allowed(void **state) {
  (void)state;
  assert_int_equal(pfi_fail(NULL, PF_ERROR_FILE, 0, "x"), PF_ERROR_FILE);
  pfi_error_clear(NULL);
}

static void a_long_message_is_cut_between_code_points(void **state) {
  (void)state;
  char text[600] = "";
  for (int i = 0; i < 190; i++)
    memcpy(text + i * 3, "\xE2\x82\xAC", 4);
  pf_error error;
  (void)pfi_fail(&error, PF_ERROR_FILE, 0, "a%s", text);
  pf_view message = pfi_view_of_string(error.message);
  assert_int_equal(pfi_utf8_valid_prefix(message), message.size);
  assert_in_range(message.size, 230, 239);
}

static void every_status_has_a_name_of_its_own(void **state) {
  (void)state;
  for (int a = PF_OK; a <= PF_UNSUPPORTED_LANGUAGE; a++) {
    assert_string_not_equal(pf_status_name((pf_status)a), "unknown");
    for (int b = PF_OK; b < a; b++)
      assert_string_not_equal(pf_status_name((pf_status)a), pf_status_name((pf_status)b));
  }
  assert_string_equal(pf_status_name((pf_status)999), "unknown");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(fills_status_offset_and_sentence),
      cmocka_unit_test(a_null_error_is_allowed),
      cmocka_unit_test(a_long_message_is_cut_between_code_points),
      cmocka_unit_test(every_status_has_a_name_of_its_own),
  };
  return cmocka_run_group_tests_name("base/error", tests, NULL, NULL);
}
