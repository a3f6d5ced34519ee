/* speakers_test.c - statements gathered by speaker: who is one and who is not, and in which order. */
#include "render/speakers.h"

#include "base/error.h"
#include "support/cmocka_all.h"
#include "support/made_report.h"

static const made_statement first_statements[] = {
    {.content = "one", .source = "The  Mayor", .cue = "said", .lemma = "say", .quote = PF_QUOTE_INDIRECT},
    {.content = "two", .source = "He", .cue = "said", .lemma = "say", .quote = PF_QUOTE_INDIRECT},
    {.content = "three",
     .source = "the mayor",
     .cue = "said",
     .lemma = "reject",
     .quote = PF_QUOTE_INDIRECT,
     .stance = PF_STANCE_DENIES},
    {.content = "four", .lemma = "deny", .quote = PF_QUOTE_INDIRECT, .stance = PF_STANCE_DENIES},
    {.content = NULL}};
static const made_statement second_statements[] = {
    {.content = "one", .source = "He", .cue = "said", .lemma = "say", .quote = PF_QUOTE_INDIRECT},
    {.content = "two", .source = "the|mayor", .cue = "said", .lemma = "say", .quote = PF_QUOTE_INDIRECT},
    {.content = NULL}};
static const made_article articles[] = {
    {.text = "The  Mayor said one. He said two. the mayor said three. And four.\n",
     .id = "a",
     .statements = first_statements},
    {.text = "He said one. Here the good mayor said two.\n", .id = "b", .statements = second_statements}};

static pfi_speakers speakers_of(pf_report **report, size_t first, size_t stop) {
  pfi_speakers speakers;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  *report = made_report(articles, 2, NULL);
  assert_int_equal(pfi_speakers_find(&speakers, *report, first, stop, &allocator, NULL), PF_OK);
  return speakers;
}

static void sources_equal_but_for_case_and_space_are_one_speaker(void **state) {
  (void)state;
  pf_report *report;
  pfi_speakers speakers = speakers_of(&report, 0, 2);
  assert_int_equal(speakers.items.count, 4); /* nobody, the mayor, and two of whom we know no more than "he" */
  assert_true(pfi_view_equal(speakers.items.items[1].name, PFI_VIEW("The  Mayor")));
  assert_int_equal(speakers.items.items[1].count, 3);
  pfi_speakers_free(&speakers);
  pf_report_free(report);
}

static void a_pronoun_is_somebody_else_in_each_article(void **state) {
  (void)state;
  pf_report *report;
  pfi_speakers speakers = speakers_of(&report, 0, 2);
  assert_true(speakers.items.items[2].pronoun && speakers.items.items[3].pronoun);
  assert_int_not_equal(speakers.of.items[1], speakers.of.items[4]);
  pfi_speakers_free(&speakers);
  pf_report_free(report);
}

static void a_speakers_statements_stand_in_reading_order(void **state) {
  (void)state;
  pf_report *report;
  pfi_speakers speakers = speakers_of(&report, 0, 2);
  const pfi_spoken *spoken = &speakers.order.items[speakers.items.items[1].first];
  assert_int_equal(spoken[0].article, 0);
  assert_int_equal(spoken[0].statement, 0);
  assert_int_equal(spoken[1].statement, 2);
  assert_int_equal(spoken[2].article, 1);
  assert_int_equal(spoken[2].statement, 1);
  pfi_speakers_free(&speakers);
  pf_report_free(report);
}

static void a_statement_without_a_source_is_nobodys(void **state) {
  (void)state;
  pf_report *report;
  pfi_speakers speakers = speakers_of(&report, 0, 1);
  assert_int_equal(speakers.of.count, 4);
  assert_int_equal(speakers.of.items[3], 0);
  assert_int_equal(speakers.items.items[0].count, 1);
  pfi_speakers_free(&speakers);
  pf_report_free(report);
}

static void an_entity_is_one_speaker_by_whatever_words_it_is_meant(void **state) {
  (void)state;
  static const made_statement statements[] = {
      {.content = "one", .source = "The mayor", .entity = "Ada Blum", .role = "the mayor of Hammer Bay"},
      {.content = "two", .source = "She", .entity = "Ada Blum"},
      {.content = "three", .source = "she"},
      {.content = NULL}};
  static const made_article known = {
      .text = "The mayor said one. She said two. But she, not Ada Blum, the mayor of Hammer Bay, said three.\n",
      .id = "a",
      .statements = statements};
  pfi_speakers speakers;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pf_report *report = made_report(&known, 1, NULL);
  assert_int_equal(pfi_speakers_find(&speakers, report, 0, 1, &allocator, NULL), PF_OK);
  assert_int_equal(speakers.items.count, 3);
  assert_true(pfi_view_equal(speakers.items.items[1].name, PFI_VIEW("Ada Blum")));
  assert_true(pfi_view_equal(speakers.items.items[1].role, PFI_VIEW("the mayor of Hammer Bay")));
  assert_int_equal(speakers.items.items[1].count, 2);
  assert_false(speakers.items.items[1].pronoun);
  assert_true(speakers.items.items[2].pronoun);
  pfi_speakers_free(&speakers);
  pf_report_free(report);
}

static void a_stance_is_news_unless_the_cue_says_it(void **state) {
  (void)state;
  pf_report *report;
  pfi_speakers speakers = speakers_of(&report, 0, 1);
  assert_false(pfi_stance_is_news(report, 0, 0));
  assert_true(pfi_stance_is_news(report, 0, 2));
  assert_false(pfi_stance_is_news(report, 0, 3));
  pfi_speakers_free(&speakers);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sources_equal_but_for_case_and_space_are_one_speaker),
      cmocka_unit_test(a_pronoun_is_somebody_else_in_each_article),
      cmocka_unit_test(a_speakers_statements_stand_in_reading_order),
      cmocka_unit_test(a_statement_without_a_source_is_nobodys),
      cmocka_unit_test(an_entity_is_one_speaker_by_whatever_words_it_is_meant),
      cmocka_unit_test(a_stance_is_news_unless_the_cue_says_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
