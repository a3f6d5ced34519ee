/* binary_test.c - what isn't text is refused with advice. */
#include "load/binary.h"

#include "support/cmocka_all.h"

static void assert_refused(const char *bytes, size_t size, const char *message, size_t offset) {
  pf_error error = {PF_OK, 0, ""};
  size_t controls;
  pf_status status = pfi_binary_check_magic((pf_view){bytes, size}, &error);
  if (status == PF_OK) status = pfi_binary_check_controls((pf_view){bytes, size}, &controls, &error);
  assert_int_equal(status, PF_ERROR_BINARY);
  assert_string_equal(error.message, message);
  assert_int_equal(error.offset, offset);
}

static void known_formats_are_named_with_what_to_do(void **state) {
  (void)state;
  assert_refused("%PDF-1.7 ...", 12,
                 "This is a PDF file, not plain text: take out its text first, for example with pdftotext.", 0);
  assert_refused("PK\x03\x04....", 8,
                 "This is a ZIP archive or an office document, not plain text: save it as plain text first.", 0);
  assert_refused("\x7F"
                 "ELF\2\1",
                 6, "This is a compiled program, not plain text: give the text of an article.", 0);
  assert_refused("\xFF\xFE\0\0a\0\0\0", 8, "This is UTF-32 text, not plain text: convert it to UTF-8 first.", 0);
}

static void utf16_without_a_mark_is_told_what_it_lacks(void **state) {
  (void)state;
  assert_refused("T\0h\0e\0 \0e\0n\0v\0o\0y\0", 18,
                 "This looks like UTF-16 without a byte order mark: put FF FE in front, or convert it to UTF-8.", 1);
  assert_refused("\0T\0h\0e\0 \0e\0n\0v\0o\0y", 18,
                 "This looks like UTF-16 without a byte order mark: put FE FF in front, or convert it to UTF-8.", 0);
}

static void many_control_bytes_are_no_text(void **state) {
  (void)state;
  assert_refused("abc\1\2\3\4\5\6def", 12, "6 of 12 bytes are control bytes: this is no text; give plain text.", 3);
}

static void white_space_and_a_few_control_bytes_are_borne(void **state) {
  (void)state;
  size_t controls = 99;
  assert_int_equal(pfi_binary_check_controls(PFI_VIEW("a\tb\r\nc\f\v\n\n\n\n"), &controls, NULL), PF_OK);
  assert_int_equal(controls, 0);
  assert_int_equal(pfi_binary_check_controls((pf_view){"a\0b", 3}, &controls, NULL), PF_OK);
  assert_int_equal(controls, 1);
  /* Letters that are not ASCII have bytes with bit 7, which are none. */
  assert_int_equal(
      pfi_binary_check_controls(PFI_VIEW("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"), &controls, NULL), PF_OK);
  assert_int_equal(controls, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(known_formats_are_named_with_what_to_do),
      cmocka_unit_test(utf16_without_a_mark_is_told_what_it_lacks),
      cmocka_unit_test(many_control_bytes_are_no_text),
      cmocka_unit_test(white_space_and_a_few_control_bytes_are_borne),
  };
  return cmocka_run_group_tests_name("load/binary", tests, NULL, NULL);
}
