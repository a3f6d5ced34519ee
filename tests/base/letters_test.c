/* letters_test.c - sixteen bytes at once say what one at a time says. */
#include "base/letters.h"

#include "support/cmocka_all.h"

static void every_byte_is_told_as_one_at_a_time_tells_it(void **state) {
  (void)state;
  char bytes[256 + PFI_LETTERS_AT_ONCE] = {0};
  for (unsigned i = 0; i < 256; i++)
    bytes[i] = (char)(unsigned char)i;
  for (size_t at = 0; at < 256; at++) {
    uint32_t letters = pfi_letters_of(bytes + at);
    for (size_t i = 0; i < PFI_LETTERS_AT_ONCE; i++)
      assert_int_equal(letters >> i & 1u, pfi_is_alpha(bytes[at + i]));
  }
}

static void bytes_past_the_end_are_no_letters(void **state) {
  (void)state;
  pf_view text = PFI_VIEW("abcdefghijklmnopqrstuvwxyz");
  for (size_t size = 1; size <= text.size; size++) {
    pf_view part = {text.data, size};
    for (size_t at = 0; at < size; at++) {
      size_t left = size - at < PFI_LETTERS_AT_ONCE ? size - at : PFI_LETTERS_AT_ONCE;
      assert_int_equal(pfi_letters_at(part, at), (1u << left) - 1);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_byte_is_told_as_one_at_a_time_tells_it),
      cmocka_unit_test(bytes_past_the_end_are_no_letters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
