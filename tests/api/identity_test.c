/* identity_test.c - one person in many articles is counted once; two people are not. Through the public header. */
#include "peacefacts.h"

#include <stdio.h>
#include <string.h>

#include "support/cmocka_all.h"

static pf_report *report_on(const char *const *texts, size_t count) {
  pf_model *model;
  pf_corpus *corpus;
  pf_report *report;
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  for (size_t i = 0; i < count; i++)
    assert_int_equal(pf_corpus_add(corpus, texts[i], strlen(texts[i]), NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return report;
}

static int is_text(pf_view view, const char *text) {
  return view.size == strlen(text) && memcmp(view.data, text, view.size) == 0;
}

/* The identity of the entity that the article calls `name`. */
static pf_view identity_of(const pf_report *report, size_t article, const char *name) {
  for (size_t e = 0; e < pf_entity_count(report, article); e++)
    if (is_text(pf_entity_name(report, article, e), name)) return pf_entity_identity(report, article, e);
  fail_msg("article %zu has no %s", article, name);
  return (pf_view){"", 0};
}

static int are_same(const pf_report *report, const char *first, const char *second) {
  pf_view a = identity_of(report, 0, first), b = identity_of(report, 1, second);
  assert_int_equal(a.size, 16);
  assert_int_equal(b.size, 16);
  return memcmp(a.data, b.data, 16) == 0;
}

static void assert_pair(const char *first, const char *name, const char *second, const char *other, int same) {
  const char *const texts[] = {first, second};
  pf_report *report = report_on(texts, 2);
  assert_int_equal(are_same(report, name, other), same);
  pf_report_free(report);
}

static void a_name_of_two_spellings_is_one(void **state) {
  (void)state;
  assert_pair("President Volodymyr Zelensky thanked the ambassadors of the islands on Monday.", "Volodymyr Zelensky",
              "President Volodymyr Zelenskyy met the mayors of nine towns on Tuesday.", "Volodymyr Zelenskyy", 1);
  assert_pair("The ministers flew from Oslo to Kiev on Monday evening.", "Kiev",
              "The ministers flew from Oslo to Kyiv on Monday evening.", "Kyiv", 1);
}

static void a_last_name_alone_is_who_bears_it(void **state) {
  (void)state;
  assert_pair("Henrik Varga arrived in Oslo on Monday for the talks with the mediators.", "Henrik Varga",
              "The mediators waited in Oslo. Varga said that the talks would fail.", "Varga", 1);
}

static void a_last_name_that_two_bear_is_neither(void **state) {
  (void)state;
  assert_pair("Peter Holm met Anna Holm in Oslo on Monday, and the mediators left.", "Peter Holm",
              "The mediators waited in Oslo. Holm said that the talks would fail.", "Holm", 0);
}

static void a_country_and_its_people_are_two(void **state) {
  (void)state;
  const char *const texts[] = {"Russia closed the border on Monday. Trains stopped at noon.",
                               "The Russian army closed the border on Monday, the ministry in Oslo said."};
  pf_report *report = report_on(texts, 2);
  pf_view russia = identity_of(report, 0, "Russia");
  for (size_t e = 0; e < pf_entity_count(report, 1); e++) {
    pf_view other = pf_entity_identity(report, 1, e);
    assert_true(other.size != 16 || memcmp(other.data, russia.data, 16) != 0);
  }
  pf_report_free(report);
}

static void a_last_name_alone_is_who_is_named_far_more_often(void **state) {
  (void)state;
  const char *const texts[] = {"Peter Holm met the mediators in Oslo on Monday.",
                               "The talks, Holm said on Tuesday, would begin at once.",
                               "Peter Holm left Oslo on Wednesday for the islands.",
                               "Peter Holm met the delegates of the islands on Friday.",
                               "Peter Holm called the talks in Oslo a waste of time.",
                               "The mayor opened the bridge in Turku on Sunday.",
                               "Peter Holm met Anna Holm in Turku. Holm said that nothing was signed."};
  pf_report *report = report_on(texts, 7);
  pf_view peter = identity_of(report, 0, "Peter Holm");
  assert_memory_equal(identity_of(report, 1, "Holm").data, peter.data, 16);
  assert_memory_not_equal(identity_of(report, 6, "Holm").data, peter.data, 16); /* two of that article share it */
  pf_report_free(report);
}

static void all_have_the_one_name(void **state) {
  (void)state;
  const char *const texts[] = {"Varga said on Monday that the talks would fail.",
                               "Henrik Varga arrived in Oslo on Monday. Varga met the mediators of the islands."};
  pf_report *report = report_on(texts, 2);
  for (size_t article = 0; article < 2; article++) {
    size_t found = 0;
    for (size_t e = 0; e < pf_entity_count(report, article); e++)
      found += (size_t)is_text(pf_entity_canonical_name(report, article, e), "Henrik Varga");
    assert_int_equal(found, 1);
  }
  pf_report_free(report);
}

static void the_commonest_spelling_is_the_name(void **state) {
  (void)state;
  const char *const texts[] = {"The ministers flew from Oslo to Kiev on Monday evening.",
                               "The ministers flew from Oslo to Kyiv on Tuesday evening.",
                               "The mediators flew from Oslo to Kyiv on Friday evening."};
  pf_report *report = report_on(texts, 3);
  for (size_t article = 0; article < 3; article++) {
    size_t found = 0;
    for (size_t e = 0; e < pf_entity_count(report, article); e++)
      found += (size_t)is_text(pf_entity_canonical_name(report, article, e), "Kyiv");
    assert_int_equal(found, 1);
  }
  pf_report_free(report);
}

static void who_has_no_name_has_no_identity(void **state) {
  (void)state;
  const char *const texts[] = {"The officials left at noon. They said that they were tired."};
  pf_report *report = report_on(texts, 1);
  for (size_t e = 0; e < pf_entity_count(report, 0); e++) {
    assert_int_equal(pf_entity_identity(report, 0, e).size, 0);
    assert_int_equal(pf_entity_canonical_name(report, 0, e).size, 0);
  }
  assert_int_equal(pf_entity_identity(report, 0, 99).size, 0);
  assert_int_equal(pf_entity_canonical_name(report, 7, 0).size, 0);
  assert_int_equal(pf_entity_identity(NULL, 0, 0).size, 0);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_name_of_two_spellings_is_one),
      cmocka_unit_test(a_last_name_alone_is_who_bears_it),
      cmocka_unit_test(a_last_name_that_two_bear_is_neither),
      cmocka_unit_test(a_country_and_its_people_are_two),
      cmocka_unit_test(a_last_name_alone_is_who_is_named_far_more_often),
      cmocka_unit_test(all_have_the_one_name),
      cmocka_unit_test(the_commonest_spelling_is_the_name),
      cmocka_unit_test(who_has_no_name_has_no_identity),
  };
  return cmocka_run_group_tests_name("api/identity", tests, NULL, NULL);
}
