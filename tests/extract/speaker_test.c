/* speaker_test.c - whose words each claim is, by the table tests/cases/speakers.txt. */
#include "support/case_file.h"
#include "support/cmocka_all.h"
#include "support/extracted.h"

#include <stdio.h>

static const pfi_claim *claim_of_words(const extracted *found, const char *words) {
  char made[CASE_LINE];
  for (size_t i = 0; i < found->claims.claims.count; i++) {
    extracted_text(found, found->claims.claims.items[i].predicate, made, sizeof made);
    if (strstr(made, words) != NULL) return &found->claims.claims.items[i];
  }
  return NULL;
}

static void answer_source(const case_line *one, char *got, unsigned size, void *context) {
  (void)context;
  extracted found;
  char text[CASE_LINE + 1];
  (void)snprintf(text, sizeof text, "%s\n", one->fields[0]);
  assert_int_equal(extract_lines(&found, text, NULL), PF_OK);
  const pfi_claim *claim = claim_of_words(&found, one->fields[1]);
  if (claim == NULL)
    (void)snprintf(got, size, "no such claim");
  else if (claim->statement == PFI_NO_INDEX)
    (void)snprintf(got, size, "article");
  else
    extracted_text(&found, found.claims.statements.items[claim->statement].source, got, size);
  extracted_free(&found);
}

static void additions_are_the_article_s_and_complements_the_source_s(void **state) {
  (void)state;
  int count;
  assert_int_equal(run_case_file(SOURCE_FOLDER "/tests/cases/speakers.txt", answer_source, NULL, &count), 0);
  assert_true(count >= 15);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  int count;
  assert_true(
      known_failures_fail(SOURCE_FOLDER "/tests/cases/known_failures/speakers.txt", answer_source, NULL, &count));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(additions_are_the_article_s_and_complements_the_source_s),
      cmocka_unit_test(known_failures_still_fail),
  };
  return cmocka_run_group_tests_name("extract/speaker", tests, NULL, NULL);
}
