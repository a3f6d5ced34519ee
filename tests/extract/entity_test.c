/* entity_test.c - entities, their roles and who stands behind a source, through a whole article. */
#include "peacefacts.h"

#include <string.h>

#include "base/text.h"
#include "support/cmocka_all.h"

static pf_report *report_of(const char *text) {
  pf_model *model;
  pf_corpus *corpus;
  pf_report *report;
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, text, strlen(text), NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return report;
}

static size_t entity_named(const pf_report *report, const char *name) {
  for (size_t e = 0; e < pf_entity_count(report, 0); e++) {
    if (pfi_view_equal(pf_entity_name(report, 0, e), pfi_view_of_string(name))) return e;
  }
  return PF_NONE;
}

static bool has_role(const pf_report *report, size_t entity, const char *role) {
  for (size_t r = 0; r < pf_entity_role_count(report, 0, entity); r++) {
    pf_view text = pf_report_text(report, 0, pf_entity_role_span(report, 0, entity, r));
    if (pfi_view_equal(text, pfi_view_of_string(role))) return true;
  }
  return false;
}

static void a_title_before_a_name_is_a_role(void **state) {
  (void)state;
  pf_report *report = report_of("The talks went on in the harbour. Foreign Minister Ada Holm met the delegates of the "
                                "islands there on Monday, and Holm left in the evening.");
  size_t holm = entity_named(report, "Ada Holm");
  assert_true(holm != PF_NONE);
  assert_int_equal(pf_entity_type_of(report, 0, holm), PF_ENTITY_PERSON);
  assert_true(has_role(report, holm, "Foreign Minister"));
  assert_true(pf_mention_count(report, 0, holm) >= 2);
  pf_report_free(report);
}

static void an_apposition_is_a_role_without_its_article(void **state) {
  (void)state;
  pf_report *report =
      report_of("Henrik Varga, the chief negotiator of the islands, arrived in Oslo on Monday. He met the mediators.");
  size_t varga = entity_named(report, "Henrik Varga");
  assert_true(varga != PF_NONE);
  assert_true(has_role(report, varga, "chief negotiator of the islands"));
  pf_report_free(report);
}

static void the_source_of_a_statement_is_an_entity(void **state) {
  (void)state;
  pf_report *report = report_of("Henrik Varga arrived in Oslo on Monday. The talks, Varga said, would begin at once.");
  assert_int_equal(pf_statement_count(report, 0), 1);
  assert_int_equal(pf_statement_source_entity(report, 0, 0), entity_named(report, "Henrik Varga"));
  assert_true(pf_statement_source_entity(report, 0, 0) != PF_NONE);
  pf_report_free(report);
}

static void mentions_lie_in_the_text_in_order(void **state) {
  (void)state;
  pf_report *report = report_of("Henrik Varga arrived in Oslo on Monday. He met Ada Holm, and Holm thanked Varga.");
  size_t size = pf_article_text(report, 0).size;
  assert_true(pf_entity_count(report, 0) > 0);
  for (size_t e = 0; e < pf_entity_count(report, 0); e++) {
    size_t before = 0;
    assert_true(pf_mention_count(report, 0, e) > 0);
    for (size_t m = 0; m < pf_mention_count(report, 0, e); m++) {
      pf_span span = pf_mention_span(report, 0, e, m);
      assert_true(span.size > 0 && span.start >= before && span.start + span.size <= size);
      before = span.start;
    }
  }
  pf_report_free(report);
}

static void numbers_past_the_end_give_nothing(void **state) {
  (void)state;
  pf_report *report = report_of("Henrik Varga arrived in Oslo on Monday.");
  size_t past = pf_entity_count(report, 0);
  assert_int_equal(pf_entity_name(report, 0, past).size, 0);
  assert_int_equal(pf_entity_role_count(report, 0, past), 0);
  assert_int_equal(pf_mention_count(report, 0, past), 0);
  assert_int_equal(pf_mention_span(report, 0, 0, 999).size, 0);
  assert_int_equal(pf_entity_role_span(report, 0, 0, 999).size, 0);
  assert_int_equal(pf_entity_count(report, 1), 0);
  assert_int_equal(pf_entity_count(NULL, 0), 0);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_title_before_a_name_is_a_role),
      cmocka_unit_test(an_apposition_is_a_role_without_its_article),
      cmocka_unit_test(the_source_of_a_statement_is_an_entity),
      cmocka_unit_test(mentions_lie_in_the_text_in_order),
      cmocka_unit_test(numbers_past_the_end_give_nothing),
  };
  return cmocka_run_group_tests_name("extract/entity", tests, NULL, NULL);
}
