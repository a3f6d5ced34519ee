/* text_test.c - UTF-8 and ASCII steps; utf8proc is the oracle. */
#include "base/text.h"

#include <utf8proc.h>

#include "support/cmocka_all.h"

static void every_code_point_survives_encoding_and_decoding(void **state) {
  (void)state;
  for (uint32_t c = 0; c <= 0x10FFFFu; c++) {
    char bytes[4];
    size_t size = pfi_utf8_encode(c, bytes);
    size_t read = 0;
    uint32_t expected = c >= 0xD800u && c <= 0xDFFFu ? 0xFFFDu : c;
    if (pfi_utf8_decode((pf_view){bytes, size}, 0, &read) != expected || read != size ||
        pfi_utf8_valid_prefix((pf_view){bytes, size}) != size)
      fail_msg("code point U+%04X", c);
  }
}

static void finds_the_first_fault_where_utf8proc_does(void **state) {
  (void)state;
  uint32_t seed = 12345;
  for (int round = 0; round < 200000; round++) {
    char bytes[12];
    for (size_t i = 0; i < sizeof bytes; i++) {
      seed = seed * 1664525u + 1013904223u;
      static const unsigned char interesting[] = {0xE0, 0xED, 0xF0, 0xF4, 0xC1, 0xC2,
                                                  0x80, 0x9F, 0xA0, 0x8F, 0x90, 'a'};
      bytes[i] = (char)(seed >> 30 == 0 ? seed >> 16 & 0xFFu : interesting[(seed >> 16) % sizeof interesting]);
    }
    size_t expected = 0;
    utf8proc_int32_t c;
    while (expected < sizeof bytes) {
      utf8proc_ssize_t step =
          utf8proc_iterate((const utf8proc_uint8_t *)bytes + expected, (utf8proc_ssize_t)(sizeof bytes - expected), &c);
      if (step <= 0) break;
      expected += (size_t)step;
    }
    assert_int_equal(pfi_utf8_valid_prefix((pf_view){bytes, sizeof bytes}), expected);
  }
}

static void a_cut_code_point_is_left_out(void **state) {
  (void)state;
  pf_view text = PFI_VIEW("a\xE2\x82\xAC");
  assert_int_equal(pfi_utf8_whole_prefix(text), 4);
  assert_int_equal(pfi_utf8_whole_prefix((pf_view){text.data, 3}), 1);
  assert_int_equal(pfi_utf8_whole_prefix((pf_view){text.data, 2}), 1);
  assert_int_equal(pfi_utf8_whole_prefix((pf_view){text.data, 1}), 1);
  assert_int_equal(pfi_utf8_whole_prefix((pf_view){text.data, 0}), 0);
}

static void white_space_is_what_unicode_says(void **state) {
  (void)state;
  for (uint32_t c = 0; c < 0x110000u; c++) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    bool expected = category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
                    category == UTF8PROC_CATEGORY_ZP || (c >= 9 && c <= 13) || c == 0x85u || c == 0xFEFFu;
    if (pfi_is_white_space(c) != expected) fail_msg("code point U+%04X", c);
  }
}

static void compares_ascii_without_case_and_knows_no_locale(void **state) {
  (void)state;
  assert_true(pfi_view_equal_ignoring_case(PFI_VIEW("Geneva"), PFI_VIEW("gENEVA")));
  assert_false(pfi_view_equal_ignoring_case(PFI_VIEW("Geneva"), PFI_VIEW("Geneve")));
  assert_false(pfi_view_equal_ignoring_case(PFI_VIEW("\xC3\x84"), PFI_VIEW("\xC3\xA4")));
  assert_false(pfi_is_alpha((char)0xE4));
  assert_true(pfi_view_begins(PFI_VIEW("ceasefire"), PFI_VIEW("cease")));
  assert_int_equal(pfi_view_begins_string(PFI_VIEW("ceasefire"), "cease"), 5);
  assert_int_equal(pfi_view_begins_string(PFI_VIEW("cease"), "ceasefire"), 0);
  assert_int_equal(pfi_view_begins_string(PFI_VIEW("peace"), "cease"), 0);
  assert_int_equal(pfi_view_begins_string(PFI_VIEW(""), "-"), 0);
  assert_true(pfi_view_ends(PFI_VIEW("ceasefire"), PFI_VIEW("fire")));
  assert_false(pfi_view_ends(PFI_VIEW("fire"), PFI_VIEW("ceasefire")));
}

static void a_word_is_compared_in_any_case_and_to_its_end(void **state) {
  (void)state;
  const char *volatile that = "that"; /* volatile: else gcc warns of what it thinks is read behind the end */
  assert_true(pfi_view_is_word(PFI_VIEW("That"), that));
  assert_false(pfi_view_is_word(PFI_VIEW("tha"), that));
  assert_false(pfi_view_is_word(PFI_VIEW("thats"), that));
  assert_false(pfi_view_is_word((pf_view){"that\0s", 6}, that));
  assert_true(pfi_view_is_word(PFI_VIEW(""), ""));
}

static void words_are_found_in_the_row_of_their_size(void **state) {
  (void)state;
  static const char *const rows[] = {"", "", "mr ms", "mrs", "", "judge queen"};
  static const char *const in[] = {"mr", "MS", "Mrs", "judge", "Queen"};
  static const char *const out[] = {"", "m", "rm", "s ", " m", "mrsm", "udge ", "queens", "a longer one"};
  for (size_t i = 0; i < sizeof in / sizeof in[0]; i++)
    assert_true(PFI_IS_IN_ROWS(pfi_view_of_string(in[i]), rows));
  for (size_t i = 0; i < sizeof out / sizeof out[0]; i++)
    assert_false(PFI_IS_IN_ROWS(pfi_view_of_string(out[i]), rows));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_word_is_compared_in_any_case_and_to_its_end),
      cmocka_unit_test(every_code_point_survives_encoding_and_decoding),
      cmocka_unit_test(finds_the_first_fault_where_utf8proc_does),
      cmocka_unit_test(a_cut_code_point_is_left_out),
      cmocka_unit_test(white_space_is_what_unicode_says),
      cmocka_unit_test(words_are_found_in_the_row_of_their_size),
      cmocka_unit_test(compares_ascii_without_case_and_knows_no_locale),
  };
  return cmocka_run_group_tests_name("base/text", tests, NULL, NULL);
}
