/* stretch_test.c - lines that were wrapped out of one paragraph come together again, others don't. */
#include "load/stretch.h"

#include <stdio.h>
#include <string.h>

#include "support/cmocka_all.h"

/* The lines of each stretch, as digits. */
static const char *lines_of(const char *string) {
  static char out[64];
  pf_view text = pfi_view_of_string(string);
  pfi_layout layout = pfi_layout_find(text);
  pfi_stretch_reader reader = pfi_stretches_of(text, &layout);
  pfi_stretch stretch;
  size_t count = 0;
  while (count + 1 < sizeof out && pfi_stretch_next(&reader, &stretch))
    out[count++] = (char)('0' + stretch.lines);
  out[count] = '\0';
  return out;
}

#define WRAPPED                                                                                                        \
  "Envoys of Kesland and Varonia met for nine hours in Port Selma on\nMonday, officials of both countries said, and "  \
  "agreed to keep the\ncrossing at Velm open through the winter, although the question of\nthe river islands is as "   \
  "far from an answer as ever it was."

static void wrapped_paragraphs_are_joined(void **state) {
  (void)state;
  assert_string_equal(lines_of(WRAPPED "\n\n" WRAPPED "\n"), "44");
  assert_string_equal(lines_of(WRAPPED "\n" WRAPPED "\n"), "44"); /* the last line of the first had room */
  assert_string_equal(lines_of("    " WRAPPED "\n    " WRAPPED "\n"), "44");
  assert_string_equal(lines_of("Envoys Meet in Port Selma\n\n" WRAPPED "\n\n\n\nLooking Ahead\n" WRAPPED), "1414");
}

static void carriage_returns_and_other_line_ends_do_the_same(void **state) {
  (void)state;
  char text[1024];
  snprintf(text, sizeof text, "%s\n\n%s\n", WRAPPED, WRAPPED);
  for (char *at = text; *at != '\0'; at++) {
    if (*at == '\n') *at = '\r';
  }
  assert_string_equal(lines_of(text), "44");
  assert_string_equal(lines_of("One\xE2\x80\xA8Two\xE2\x80\xA9Three\xC2\x85"
                               "Four\fFive\vSix\r\nSeven"),
                      "1111111");
}

static void bullets_begin_items_and_keep_their_own_lines(void **state) {
  (void)state;
  assert_string_equal(lines_of("The plan has four parts, of which these are the ones that were made\npublic so far, "
                               "as the ministers of both countries told reporters:\n- Envoys of Kesland and Varonia "
                               "meet in Port Selma once a month to\n  speak about the crossing at Velm, and about the "
                               "river\n  islands.\n- Both armies stay where they are.\n1. One more.\n"),
                      "2311");
}

static void a_dash_inside_a_wrapped_sentence_is_no_bullet(void **state) {
  (void)state;
  assert_string_equal(lines_of("Envoys of Kesland and Varonia met for nine hours in Port Selma again\n\xE2\x80\x93 a "
                               "town that neither of the two countries calls its own any more,\nsince the treaty of "
                               "the year in which both of them lost the war \xE2\x80\x93 and\nwent home.\n"),
                      "4");
}

static void lines_that_are_paragraphs_stay_apart(void **state) {
  (void)state;
  assert_string_equal(lines_of("Envoys met in Port Selma.\nThey said nothing.\nThey went home.\n"), "111");
  assert_string_equal(lines_of("Who met?\nThe envoys of both countries and their ministers met there.\nWhy?\n"), "111");
}

static void one_sentence_cut_in_two_lines_is_joined(void **state) {
  (void)state;
  assert_string_equal(lines_of("Envoys of Kesland and Varonia met for nine hours in Port Selma and\nwent home.\nThey "
                               "said nothing.\n"),
                      "21");
}

static void quoted_lines_stand_together(void **state) {
  (void)state;
  assert_string_equal(lines_of(WRAPPED "\n\n> Envoys of Kesland and Varonia met for nine hours in Port Selma\n> and "
                                       "went home.\n\n" WRAPPED),
                      "424");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wrapped_paragraphs_are_joined),
      cmocka_unit_test(carriage_returns_and_other_line_ends_do_the_same),
      cmocka_unit_test(bullets_begin_items_and_keep_their_own_lines),
      cmocka_unit_test(a_dash_inside_a_wrapped_sentence_is_no_bullet),
      cmocka_unit_test(lines_that_are_paragraphs_stay_apart),
      cmocka_unit_test(one_sentence_cut_in_two_lines_is_joined),
      cmocka_unit_test(quoted_lines_stand_together),
  };
  return cmocka_run_group_tests_name("load/stretch", tests, NULL, NULL);
}
