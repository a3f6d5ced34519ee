/* polarity_test.c - the polarity of claims, by the table tests/cases/polarity.txt. */
#include "support/claim_cases.h"
#include "support/cmocka_all.h"

static const char *value_of(const pfi_claim *claim) {
  return pf_polarity_name((pf_polarity)claim->polarity);
}

static pfi_mark cue_of(const pfi_claim *claim) {
  return claim->polarity_cue;
}

static const claim_field field = {value_of, cue_of};

static void every_case_has_its_polarity_and_cue(void **state) {
  (void)state;
  claim_cases_pass(SOURCE_FOLDER, "polarity", &field);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  known_claim_failures_fail(SOURCE_FOLDER, "polarity", &field);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_case_has_its_polarity_and_cue),
      cmocka_unit_test(known_failures_still_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
