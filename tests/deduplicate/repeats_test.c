/* repeats_test.c - which blocks of articles repeat others, through the public face. */
#include "peacefacts.h"

#include <string.h>

#include "base/text.h"
#include "support/cmocka_all.h"

static pf_report *deduplicated(const char *text) {
  pf_corpus *corpus;
  pf_report *report;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, text, strlen(text), NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  pf_corpus_free(corpus);
  return report;
}

static size_t repeated_count(const pf_report *report) {
  size_t count = 0;
  for (size_t b = 0; b < pf_block_count(report, 0); b++)
    count += pf_block_repeat_count(report, 0, b) > 0;
  return count;
}

static void an_answer_does_not_repeat_its_question(void **state) {
  (void)state;
  pf_report *report = deduplicated("Delegates of the two islands met in the harbour on Monday to talk about the ferry, "
                                   "the lighthouse and the price of "
                                   "grain, and they agreed to meet again.\n"
                                   "What is the main goal of the harbour talks led by Ada Holm?\n"
                                   "The main goal of the harbour talks led by Ada Holm is to keep the ferry running "
                                   "through the winter and to settle who "
                                   "pays for the lighthouse.\n"
                                   "Who are the main guests at the harbour talks between the islands?\n"
                                   "The main guests at the harbour talks between the islands are two ministers, a "
                                   "judge and the captain of the ferry, "
                                   "who speaks for nobody.\n");
  assert_int_equal(pf_block_count(report, 0), 5);
  assert_int_equal(pf_block_type_of(report, 0, 1), PF_BLOCK_QUESTION);
  assert_int_equal(repeated_count(report), 0);
  pf_report_free(report);
}

static void a_question_that_stands_twice_repeats_exactly(void **state) {
  (void)state;
  pf_report *report = deduplicated(
      "What is the main goal of the harbour talks led by Ada Holm?\n"
      "It is to keep the ferry running through the winter, and to settle who pays for the lighthouse on the cape.\n"
      "WHAT is the main goal of the harbour talks led by Ada Holm?\n"
      "Nobody outside the room could say, and those inside it had promised to keep silent until the spring.\n");
  assert_int_equal(repeated_count(report), 1);
  pf_repeat repeat = pf_block_repeat(report, 0, 2, 0);
  assert_int_equal(repeat.kind, PF_REPEAT_EXACT);
  assert_int_equal(repeat.block, 0);
  pf_report_free(report);
}

static void an_edited_paragraph_repeats_nearly(void **state) {
  (void)state;
  pf_report *report = deduplicated(
      "The captain of the northern ferry said on Monday that the boats would sail through the winter, whatever the two "
      "councils decided about the price of grain and the lighthouse on the cape.\n\n"
      "The captain of the northern ferry said on Tuesday that the boats would sail through the winter, whatever the "
      "two "
      "councils decided about the price of bread and the lighthouse on the cape.\n");
  assert_int_equal(repeated_count(report), 1);
  pf_repeat repeat = pf_block_repeat(report, 0, 1, 0);
  assert_int_equal(repeat.kind, PF_REPEAT_NEAR);
  assert_true(repeat.similarity > 850 && repeat.similarity < 1000);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_answer_does_not_repeat_its_question),
      cmocka_unit_test(a_question_that_stands_twice_repeats_exactly),
      cmocka_unit_test(an_edited_paragraph_repeats_nearly),
  };
  return cmocka_run_group_tests_name("deduplicate/repeats", tests, NULL, NULL);
}
