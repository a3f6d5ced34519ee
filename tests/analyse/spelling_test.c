/* spelling_test.c - which spellings are one name, by the table tests/cases/names.txt. */
#include "analyse/spelling.h"

#include "support/case_file.h"
#include "support/cmocka_all.h"

#include <stdio.h>

/* A line: PER or other | name | name | same or apart. */
static void answer(const case_line *one, char *got, unsigned size, void *context) {
  (void)context;
  pfi_spelling a, b;
  bool person = strcmp(one->fields[0], "PER") == 0 || strcmp(one->fields[0], "*PER") == 0;
  pfi_spelling_fold(&a, pfi_view_of_string(one->fields[1]), person);
  pfi_spelling_fold(&b, pfi_view_of_string(one->fields[2]), person);
  bool same = pfi_view_equal(pfi_spelling_from(&a, 0), pfi_spelling_from(&b, 0));
  (void)snprintf(got, size, "%s", same ? "same" : "apart");
}

static void names_are_the_same_or_apart_as_in_the_cases(void **state) {
  (void)state;
  int count;
  assert_int_equal(run_case_file(SOURCE_FOLDER "/tests/cases/names.txt", answer, NULL, &count), 0);
  assert_true(count >= 60);
}

static void the_last_name_is_found(void **state) {
  (void)state;
  static const char *const names[][2] = {{"Henrik Varga", "varga"},        {"Mr. Varga", "varga"},
                                         {"Jan van Dyck", "van dyck"},     {"Ada M. Holm", "holm"},
                                         {"Otto Reiter Jr.", "reiter"},    {"Varga", "varga"},
                                         {"Maria del Campo", "del campo"}, {"Volodymyr Zelenskiy", "zelensky"}};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    pfi_spelling name;
    pfi_spelling_fold(&name, pfi_view_of_string(names[i][0]), true);
    assert_true(pfi_view_equal(pfi_spelling_from(&name, name.last), pfi_view_of_string(names[i][1])));
  }
}

static void long_and_broken_names_are_cut_without_harm(void **state) {
  (void)state;
  char many[600];
  memset(many, 'a', sizeof many);
  pfi_spelling name;
  pfi_spelling_fold(&name, (pf_view){many, sizeof many}, true);
  assert_true(name.size < PFI_SPELLING_ROOM);
  pfi_spelling_fold(&name, PFI_VIEW(""), true);
  assert_int_equal(name.size, 0);
  pfi_spelling_fold(&name, PFI_VIEW("..."), false);
  assert_int_equal(name.size, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_the_same_or_apart_as_in_the_cases),
      cmocka_unit_test(the_last_name_is_found),
      cmocka_unit_test(long_and_broken_names_are_cut_without_harm),
  };
  return cmocka_run_group_tests_name("analyse/spelling", tests, NULL, NULL);
}
