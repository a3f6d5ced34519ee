/* modality_test.c - the modality of claims, by the table tests/cases/modality.txt. */
#include "support/claim_cases.h"
#include "support/cmocka_all.h"

static const char *value_of(const pfi_claim *claim) {
  return pf_modality_name((pf_modality)claim->modality);
}

static pfi_mark cue_of(const pfi_claim *claim) {
  return claim->modality_cue;
}

static const claim_field field = {value_of, cue_of};

static void every_case_has_its_modality_and_cue(void **state) {
  (void)state;
  claim_cases_pass(SOURCE_FOLDER, "modality", &field);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  known_claim_failures_fail(SOURCE_FOLDER, "modality", &field);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_case_has_its_modality_and_cue),
      cmocka_unit_test(known_failures_still_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
