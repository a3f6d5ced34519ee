/* mention_keys_test.c - what is remembered of one kind is never found as another. */
#include "analyse/mention_keys.h"

#include <stdlib.h>

#include "support/cmocka_all.h"

static int compare_keys(const void *a, const void *b) {
  uint64_t first = *(const uint64_t *)a, second = *(const uint64_t *)b;
  return first < second ? -1 : first > second;
}

/* Words of three letters that differ in two, and the same as the ends of longer words, of each kind. */
static void keys_of_different_kinds_and_words_differ(void **state) {
  (void)state;
  enum { KINDS = PFI_KEY_BEARER + 1, WORDS = 26 * 26, TAILS = 3 };
  static const char *const tails[TAILS] = {"", "lding", "ministration"};
  uint64_t *keys = malloc((size_t)KINDS * WORDS * TAILS * sizeof *keys);
  assert_non_null(keys);
  size_t count = 0;
  for (unsigned kind = 1; kind <= KINDS; kind++) {
    for (int word = 0; word < WORDS; word++) {
      for (int tail = 0; tail < TAILS; tail++) {
        char text[32] = {(char)('a' + word / 26), 'a', (char)('a' + word % 26)};
        strcat(text, tails[tail]);
        keys[count++] = pfi_key_of_text(kind, text, strlen(text));
      }
    }
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  for (size_t i = 1; i < count; i++)
    assert_true(keys[i] != keys[i - 1]);
  free(keys);
}

static void case_does_not_count_and_empty_texts_have_keys(void **state) {
  (void)state;
  assert_true(pfi_key_of_text(PFI_KEY_NAME, "Varga", 5) == pfi_key_of_text(PFI_KEY_NAME, "VARGA", 5));
  assert_true(pfi_key_of_text(PFI_KEY_NAME, "", 0) != pfi_key_of_text(PFI_KEY_ROLE, "", 0));
  assert_true(pfi_key_of_text(PFI_KEY_NAME, "", 0) != 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_of_different_kinds_and_words_differ),
      cmocka_unit_test(case_does_not_count_and_empty_texts_have_keys),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
