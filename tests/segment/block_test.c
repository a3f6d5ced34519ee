/* block_test.c - what each block of an article is. All texts are made up. */
#include <stdio.h>
#include <stdlib.h>

#include "support/cmocka_all.h"
#include "support/loaded.h"

#define LONG_1                                                                                                         \
  "Envoys of Kesland and Varonia met for nine hours in Port Selma on Monday, officials of both countries said, and "   \
  "agreed to keep the crossing at Velm open through the winter."
#define LONG_2                                                                                                         \
  "Foreign minister Ilse Marrow called the meeting \"useful\", but warned that the question of the river islands was " \
  "as far from an answer as it had been in spring."
#define LONG_3                                                                                                         \
  "The two governments have not signed anything since the armistice, and their armies still face each other across "   \
  "forty kilometres of hills."

static void assert_types(const char *text, const char *expected) {
  loaded made;
  loaded_init(&made, text, strlen(text), NULL);
  assert_int_equal(made.status, PF_OK);
  assert_string_equal(made.types, expected);
  loaded_free(&made);
}

static void one_line_paragraphs_are_blocks_of_their_own(void **state) {
  (void)state;
  assert_types(LONG_1 "\n" LONG_2 "\n" LONG_3, "PPP");
  assert_types(LONG_1 "\r\n\r\n" LONG_2 "\r\n\r\n\r\n\r\n" LONG_3 "\r\n\r\n", "PPP");
  assert_types(LONG_1 "\r" LONG_2 "\xE2\x80\xA9" LONG_3 "\xE2\x80\xA8", "PPP");
}

static void questions_are_told_from_their_answers(void **state) {
  (void)state;
  assert_types(LONG_1 "\nWho took part in the talks?\n" LONG_2 "\nWhat stands between the two sides?\n" LONG_3,
               "P?A?A");
  assert_types("Who took part in the talks?\n" LONG_2 "\nWhat stands between the two sides?\n" LONG_3, "?A?A");
}

static void a_question_may_be_the_title(void **state) {
  (void)state;
  assert_types("Can the Velm Crossing Stay Open Until Spring?\n" LONG_1 "\n" LONG_2, "TPP");
  assert_types("Can the Velm Crossing Stay Open Until Spring?\nSynopsis\nKey Takeaways\n- The crossing stays open.\n"
               "- No word on the islands.\n" LONG_1 "\n" LONG_2,
               "THHLLPP");
}

static void what_stands_before_the_rewritten_article_is_a_synopsis(void **state) {
  (void)state;
  assert_types("Kesland reports headway at the talks; Varonia stays silent on the islands.\nHere's the Rewritten "
               "Article:\nEnvoys Leave Port Selma With a Deal on Velm:\n" LONG_1 "\n" LONG_2
               "\nAdditional Insights:\n- " LONG_3 "\n- " LONG_1,
               "S-TPPHLL");
}

static void headings_stand_between_paragraphs(void **state) {
  (void)state;
  assert_types("\xE2\x80\xA2"
               "Envoy Sees \xE2\x80\x98Narrow Path\xE2\x80\x99 to a Truce on the River\n" LONG_1
               "\nA Long Night in Port Selma\n" LONG_2 "\nLooking Ahead\n" LONG_3 "\nShare This Post",
               "TPHPHP-");
}

static void a_text_pasted_twice_gives_its_blocks_twice(void **state) {
  (void)state;
  assert_types("Envoys Meet in Port Selma\n" LONG_1 "\n" LONG_2 "\nEnvoys Meet in Port Selma\n" LONG_1 "\n" LONG_2
               "\n\n\n\n\n\n \n\t\n",
               "TPPTPP");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_line_paragraphs_are_blocks_of_their_own),
      cmocka_unit_test(questions_are_told_from_their_answers),
      cmocka_unit_test(a_question_may_be_the_title),
      cmocka_unit_test(what_stands_before_the_rewritten_article_is_a_synopsis),
      cmocka_unit_test(headings_stand_between_paragraphs),
      cmocka_unit_test(a_text_pasted_twice_gives_its_blocks_twice),
  };
  return cmocka_run_group_tests_name("segment/block", tests, NULL, NULL);
}
