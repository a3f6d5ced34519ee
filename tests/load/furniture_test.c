/* furniture_test.c - bylines, dates and agencies on lines of their own. */
#include "load/furniture.h"

#include <stdio.h>

#include "support/cmocka_all.h"

/* "byline|agency|year-month-day", or "none". */
static const char *read_line(const char *text) {
  static char out[160];
  pfi_furniture found;
  if (!pfi_furniture_read(pfi_view_of_string(text), &found)) return "none";
  snprintf(out, sizeof out, "%.*s|%.*s|%d-%d-%d%s", (int)found.byline.size,
           found.byline.data == NULL ? "" : found.byline.data, (int)found.agency.size,
           found.agency.data == NULL ? "" : found.agency.data, found.date.year, found.date.month, found.date.day,
           found.is_published ? " published"
           : found.is_updated ? " updated"
                              : "");
  return out;
}

static void bylines_are_read(void **state) {
  (void)state;
  assert_string_equal(read_line("By Jane Doe"), "Jane Doe||0-0-0");
  assert_string_equal(read_line("By JANE DOE, Agency"), "JANE DOE|Agency|0-0-0");
  assert_string_equal(read_line("BY JANE DOE and JOHN ROE, Kesland Wire"), "JANE DOE and JOHN ROE|Kesland Wire|0-0-0");
  assert_string_equal(read_line("By Jane Doe, Diplomatic Editor"), "Jane Doe, Diplomatic Editor||0-0-0");
  assert_string_equal(read_line("Written by: Jane van der Doe"), "Jane van der Doe||0-0-0");
  assert_string_equal(read_line("By Jane Doe | Reuters | April 25, 2025"), "Jane Doe|Reuters|2025-4-25");
  assert_string_equal(read_line("*By Jane Doe*"), "Jane Doe||0-0-0");
  assert_string_equal(read_line("By Reuters"), "|Reuters|0-0-0");
}

static void dates_are_read_with_what_they_are(void **state) {
  (void)state;
  assert_string_equal(read_line("Published: 25 April 2025"), "||2025-4-25 published");
  assert_string_equal(read_line("Published 25 April 2025, 10:30 GMT | Updated 26 April 2025"), "||2025-4-25 published");
  assert_string_equal(read_line("Updated April 26, 2025 at 9:05 a.m. EST"), "||2025-4-26 updated");
  assert_string_equal(read_line("Updated April 26, 2025 \xE2\x80\xA2 Published April 25, 2025"),
                      "||2025-4-25 published");
  assert_string_equal(read_line("Friday, April 25, 2025"), "||2025-4-25");
  assert_string_equal(read_line("2025-04-25 10:30:00"), "||2025-4-25");
  assert_string_equal(read_line("Nov 20"), "||0-11-20");
  assert_string_equal(read_line("Updated 3 hours ago"), "||0-0-0");
  assert_string_equal(read_line("2 days ago"), "||0-0-0");
  assert_string_equal(read_line("April 25, 20259:32 AM UTCUpdated 2 hours ago"), "||2025-4-25");
  assert_string_equal(read_line("AFP"), "|AFP|0-0-0");
}

static void sentences_and_headings_are_no_furniture(void **state) {
  (void)state;
  static const char *const lines[] = {"By Monday the talks had failed.",
                                      "By the Numbers",
                                      "By all accounts the envoy was late",
                                      "By 2026",
                                      "Published plans show a second bridge",
                                      "April 25 was the last day of the truce",
                                      "May",
                                      "Talks Resume in Port Selma",
                                      "Islands | Talks Resume",
                                      "Marrow - Holt",
                                      "Date of the next meeting",
                                      "Who pays?"};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
    assert_string_equal(read_line(lines[i]), "none");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bylines_are_read),
      cmocka_unit_test(dates_are_read_with_what_they_are),
      cmocka_unit_test(sentences_and_headings_are_no_furniture),
  };
  return cmocka_run_group_tests_name("load/furniture", tests, NULL, NULL);
}
