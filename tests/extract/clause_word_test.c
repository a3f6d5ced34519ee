/* clause_word_test.c - the table of clause words is found again, whatever the case, and nothing else is. */
#include "extract/clause_word.h"

#include "support/cmocka_all.h"

static void every_word_of_the_table_is_found(void **state) {
  (void)state;
  unsigned count = pfi_clause_word_firsts[PFI_CLAUSE_WORD_SHAPES];
  assert_true(count > 400);
  for (unsigned i = 0; i < count; i++) {
    const pfi_clause_word *entry = &pfi_clause_words[i];
    char capitals[PFI_CLAUSE_WORD_ROOM];
    for (size_t k = 0; k < entry->size; k++)
      capitals[k] = entry->lemma[k] >= 'a' && entry->lemma[k] <= 'z' ? (char)(entry->lemma[k] - 32) : entry->lemma[k];
    if (pfi_clause_word_find((pf_view){entry->lemma, entry->size}) != entry->classes ||
        pfi_clause_word_find((pf_view){capitals, entry->size}) != entry->classes)
      fail_msg("%s", entry->lemma);
  }
}

static void a_word_that_is_not_in_the_table_has_no_class(void **state) {
  (void)state;
  static const char *const words[] = {"", "x", "yesterdaz", "yesterdays", "unquestionableness", "a far longer one"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    assert_int_equal(pfi_clause_word_find(pfi_view_of_string(words[i])), 0);
  assert_int_not_equal(pfi_clause_word_find(PFI_VIEW("Yesterday")), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_word_of_the_table_is_found),
                                     cmocka_unit_test(a_word_that_is_not_in_the_table_has_no_class)};
  return cmocka_run_group_tests_name("extract/clause_word", tests, NULL, NULL);
}
