/* mention_keys_test.c - what is remembered of one kind is never found as another. */
#include "analyse/mention_keys.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

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

static uint64_t key_number(uint32_t number) {
  char digits[16];
  int size = snprintf(digits, sizeof digits, "%u", (unsigned)number);
  return pfi_key_of_text(PFI_KEY_NOUN, digits, (size_t)size);
}

static void a_key_gives_the_last_mention_that_had_it(void **state) {
  (void)state;
  enum { KEYS = 5000 };
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_key_table table = {.allocator = &allocator};
  assert_null(pfi_key_recall(&table, key_number(0)));
  for (uint32_t i = 0; i < KEYS; i++) {
    pfi_key_remember(&table, key_number(i), i);
    pfi_key_remember(&table, key_number(i / 2), i);
  }
  pfi_key_remember(&table, 0, 7);
  assert_null(pfi_key_recall(&table, 0));
  assert_null(pfi_key_recall(&table, key_number(KEYS)));
  for (uint32_t i = 0; i < KEYS; i++)
    assert_int_equal(pfi_key_recall(&table, key_number(i))->mention, 2 * i + 1 < KEYS ? 2 * i + 1 : i);
  assert_false(table.failed);
  assert_true(book.bytes_out <= 4 * KEYS * sizeof(pfi_key_entry));
  pfi_key_table_free(&table);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

static void without_memory_new_keys_are_left_out_and_that_is_told(void **state) {
  (void)state;
  ledger book = {.fail_at = 3, .fail_after = true};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_key_table table = {.allocator = &allocator};
  uint32_t kept = 0;
  for (; !table.failed; kept++)
    pfi_key_remember(&table, key_number(kept), kept);
  for (uint32_t i = 0; i < 3 * kept; i++)
    pfi_key_remember(&table, key_number(i), i);
  assert_null(pfi_key_recall(&table, key_number(2 * kept)));
  assert_int_equal(pfi_key_recall(&table, key_number(5))->mention, 5);
  pfi_key_table_free(&table);
  assert_int_equal(book.bytes_out, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_of_different_kinds_and_words_differ),
      cmocka_unit_test(a_key_gives_the_last_mention_that_had_it),
      cmocka_unit_test(without_memory_new_keys_are_left_out_and_that_is_told),
      cmocka_unit_test(case_does_not_count_and_empty_texts_have_keys),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
