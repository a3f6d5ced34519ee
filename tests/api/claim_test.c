/* claim_test.c - claims through the public header: where else a claim stands, and why its fields are what they are. */
#include "peacefacts.h"

#include <stdio.h>
#include <string.h>

#include "api/world.h"
#include "support/cmocka_all.h"

/* The claims of articles "0", "1", ..., which are of 2025-04-25, a Friday. */
static pf_report *report_of(const char *const *texts, size_t count) {
  pf_model *model;
  pf_corpus *corpus;
  pf_report *report;
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.published = view_of("2025-04-25");
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  for (size_t i = 0; i < count; i++) {
    char id[] = {(char)('0' + i), '\0'};
    metadata.id = view_of(id);
    assert_int_equal(pf_corpus_add(corpus, texts[i], strlen(texts[i]), &metadata, NULL), PF_OK);
  }
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return report;
}

/* The first claim whose words begin with `words`. */
static size_t claim_that_begins(const pf_report *report, size_t article, const char *words) {
  for (size_t c = 0; c < pf_claim_count(report, article); c++) {
    pf_spans span = pf_claim_span(report, article, c);
    pf_view text = pf_report_text(report, article, span.pieces[0]);
    if (text.size >= strlen(words) && memcmp(text.data, words, strlen(words)) == 0) return c;
  }
  fail_msg("no claim begins with %s", words);
  return PF_NONE;
}

static const char long_paragraph[] =
    "The ferry between the two islands sank on Monday after it had hit a rock near the northern harbour. Nine sailors "
    "reached the shore in a boat, and the coast guard found the others before noon.";

static void a_claim_of_a_repeated_paragraph_lists_where_else_it_stands(void **state) {
  (void)state;
  char twice[2 * sizeof long_paragraph + 128];
  (void)snprintf(twice, sizeof twice, "%s\n\nThe minister left the capital in the evening.\n\n%s\n", long_paragraph,
                 long_paragraph);
  const char *const texts[] = {twice, long_paragraph};
  pf_report *report = report_of(texts, 2);
  size_t claim = claim_that_begins(report, 0, "Nine sailors");
  assert_int_equal(pf_claim_repeat_count(report, 0, claim), 2);
  pf_repeat here = pf_claim_repeat(report, 0, claim, 0), there = pf_claim_repeat(report, 0, claim, 1);
  assert_int_equal(here.block, 2);
  assert_int_equal(there.block, 0);
  assert_memory_equal(here.article.data, "0", 1);
  assert_memory_equal(there.article.data, "1", 1);
  assert_int_equal(pf_claim_count(report, 1), 0);
  assert_int_equal(pf_claim_repeat_count(report, 0, claim_that_begins(report, 0, "The minister")), 0);
  pf_report_free(report);
}

static void the_same_in_other_words_is_no_repeat(void **state) {
  (void)state;
  const char *const texts[] = {
      "The ferry between the two islands sank on Monday after it had hit a rock near the northern harbour.\n\n"
      "A rock that lies off the harbour in the north tore the hull of the islands' ferry open, and she went down at "
      "the "
      "beginning of the week.\n"};
  pf_report *report = report_of(texts, 1);
  assert_true(pf_claim_count(report, 0) >= 3);
  for (size_t c = 0; c < pf_claim_count(report, 0); c++)
    assert_int_equal(pf_claim_repeat_count(report, 0, c), 0);
  pf_report_free(report);
}

static void assert_rule(const pf_report *report, const char *words, pf_decision decision, const char *rule) {
  assert_string_equal(pf_claim_rule(report, 0, claim_that_begins(report, 0, words), decision), rule);
}

static void every_decided_field_says_why(void **state) {
  (void)state;
  const char *const texts[] = {
      "The council did not meet on Tuesday. The mayor said the dam may break, leading the farmers to leave. The river "
      "rose by two metres."};
  pf_report *report = report_of(texts, 1);
  assert_rule(report, "The council", PF_DECISION_POLARITY, "negative_adverb");
  assert_rule(report, "The council", PF_DECISION_MODALITY, "plain");
  assert_rule(report, "The council", PF_DECISION_TIME, "weekday_past");
  assert_rule(report, "The council", PF_DECISION_SOURCE, "plain");
  assert_rule(report, "the dam", PF_DECISION_MODALITY, "auxiliary");
  assert_rule(report, "the dam", PF_DECISION_SOURCE, "content");
  assert_rule(report, "The river", PF_DECISION_TIME, "");
  assert_string_equal(pf_claim_rule(report, 0, 99, PF_DECISION_TIME), "");
  pf_report_free(report);
}

static void the_page_shows_certainty_and_times_in_the_text(void **state) {
  (void)state;
  const char *const texts[] = {"The council did not meet on Tuesday. The mayor said the dam may break."};
  pf_report *report = report_of(texts, 1);
  memory_sink sink = {NULL, 0};
  assert_int_equal(pf_render(report, PF_FORMAT_HTML, NULL, keep_bytes, &sink, NULL), PF_OK);
  assert_non_null(
      strstr(sink.data, "<em class=\"no\" data-as=\"negated\" title=\"negated, by negative_adverb\">not</em>"));
  assert_non_null(
      strstr(sink.data, "<em class=\"may\" data-as=\"possible\" title=\"possible, by auxiliary\">may</em>"));
  assert_non_null(strstr(sink.data, "data-as=\"2025-04-22\" title=\"2025-04-22, by weekday_past\">on Tuesday</span>"));
  free(sink.data);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_claim_of_a_repeated_paragraph_lists_where_else_it_stands),
      cmocka_unit_test(the_same_in_other_words_is_no_repeat),
      cmocka_unit_test(every_decided_field_says_why),
      cmocka_unit_test(the_page_shows_certainty_and_times_in_the_text),
  };
  return cmocka_run_group_tests_name("api/claim", tests, NULL, NULL);
}
