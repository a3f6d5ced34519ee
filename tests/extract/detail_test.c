/* detail_test.c - which claim has a time and a quantity, through a whole article. */
#include "peacefacts.h"

#include <string.h>

#include "base/text.h"
#include "support/cmocka_all.h"

static pf_report *dated_report(const char *text, const char *published) {
  pf_model *model;
  pf_corpus *corpus;
  pf_report *report;
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.published = pfi_view_of_string(published);
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, text, strlen(text), &metadata, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return report;
}

/* The only claim whose predicate has this lemma. */
static size_t claim_of(const pf_report *report, const char *lemma) {
  size_t found = PF_NONE;
  for (size_t c = 0; c < pf_claim_count(report, 0); c++) {
    if (!pfi_view_equal(pf_claim_predicate_lemma(report, 0, c), pfi_view_of_string(lemma))) continue;
    assert_true(found == PF_NONE);
    found = c;
  }
  assert_true(found != PF_NONE);
  return found;
}

static void assert_time(const pf_report *report, const char *lemma, const char *value) {
  pf_view got = pf_claim_time_value(report, 0, claim_of(report, lemma));
  if (!pfi_view_equal(got, pfi_view_of_string(value))) fail_msg("%s: %.*s", lemma, (int)got.size, got.data);
}

static void each_clause_has_its_own_time_by_its_own_tense(void **state) {
  (void)state;
  pf_report *report =
      dated_report("The envoys landed in Oslo on Tuesday and will meet the mediators on Tuesday.", "2025-04-25");
  assert_time(report, "land", "2025-04-22");
  assert_time(report, "meet", "2025-04-29");
  pf_report_free(report);
}

static void a_clause_inside_keeps_its_time_to_itself(void **state) {
  (void)state;
  pf_report *report = dated_report("Ada Holm said the garrison left the island on Monday.", "2025-04-25");
  assert_time(report, "leave", "2025-04-21");
  pf_report_free(report);
}

static void without_a_date_a_weekday_has_words_and_no_value(void **state) {
  (void)state;
  pf_report *report = dated_report("The garrison left the island on Monday.", "");
  size_t claim = claim_of(report, "leave");
  pf_spans time = pf_claim_time(report, 0, claim);
  assert_int_equal(time.count, 1);
  pf_view words = pf_report_text(report, 0, time.pieces[0]);
  assert_true(pfi_view_equal(words, PFI_VIEW("on Monday")));
  assert_int_equal(pf_claim_time_value(report, 0, claim).size, 0);
  pf_report_free(report);
}

static void quantities_belong_to_the_claim_that_holds_them(void **state) {
  (void)state;
  pf_report *report =
      dated_report("The shelling killed at least 12 people, and 1.5 million others fled the valley.", "2025-04-25");
  size_t killed = claim_of(report, "kill"), fled = claim_of(report, "flee");
  assert_int_equal(pf_quantity_count(report, 0, killed), 1);
  assert_int_equal(pf_quantity_thousandths(report, 0, killed, 0), 12000);
  assert_int_equal(pf_quantity_bound(report, 0, killed, 0), PF_BOUND_AT_LEAST);
  assert_true(pfi_view_equal(pf_quantity_unit(report, 0, killed, 0), PFI_VIEW("people")));
  assert_int_equal(pf_quantity_count(report, 0, fled), 1);
  assert_int_equal(pf_quantity_thousandths(report, 0, fled, 0), 1500000000);
  assert_false(pf_quantity_is_ordinal(report, 0, fled, 0));
  assert_int_equal(pf_quantity_count(report, 0, pf_claim_count(report, 0)), 0);
  assert_int_equal(pf_quantity_thousandths(report, 0, fled, 9), 0);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_clause_has_its_own_time_by_its_own_tense),
      cmocka_unit_test(a_clause_inside_keeps_its_time_to_itself),
      cmocka_unit_test(without_a_date_a_weekday_has_words_and_no_value),
      cmocka_unit_test(quantities_belong_to_the_claim_that_holds_them),
  };
  return cmocka_run_group_tests_name("extract/detail", tests, NULL, NULL);
}
