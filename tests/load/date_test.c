/* date_test.c - dates as newsrooms write them, and what is none. */
#include "load/date.h"

#include "support/cmocka_all.h"

/* The date at the start, as "2025-04-25/bytes"; a year that isn't said is 0000. */
static const char *read_at_start(const char *text) {
  static char out[32];
  pfi_date date;
  if (!pfi_date_read(pfi_view_of_string(text), 0, &date)) return "none";
  pfi_date_write(&date, out);
  out[PFI_ISO_DATE_SIZE] = '/';
  out[11] = (char)('0' + date.size / 10);
  out[12] = (char)('0' + date.size % 10);
  out[13] = '\0';
  return out;
}

static void usual_forms_are_read(void **state) {
  (void)state;
  assert_string_equal(read_at_start("April 25, 2025"), "2025-04-25/14");
  assert_string_equal(read_at_start("Apr. 25 2025 and"), "2025-04-25/12");
  assert_string_equal(read_at_start("APRIL 25"), "0000-04-25/08");
  assert_string_equal(read_at_start("Nov 20 (NationPress)"), "0000-11-20/06");
  assert_string_equal(read_at_start("Sept. 3 - "), "0000-09-03/07");
  assert_string_equal(read_at_start("25 April 2025"), "2025-04-25/13");
  assert_string_equal(read_at_start("3rd of May, 2024"), "2024-05-03/16");
  assert_string_equal(read_at_start("25-Apr-2025"), "2025-04-25/11");
  assert_string_equal(read_at_start("Friday, April 25, 2025"), "2025-04-25/22");
  assert_string_equal(read_at_start("Fri 25 Apr"), "0000-04-25/10");
  assert_string_equal(read_at_start("2025-04-25T10:30Z"), "2025-04-25/10");
  assert_string_equal(read_at_start("2025/4/5"), "2025-04-05/08");
  assert_string_equal(read_at_start("April 25, 20259:32 AM"), "2025-04-25/14"); /* two fields of a page */
  assert_string_equal(read_at_start("25.04.2025"), "2025-04-25/10");
  assert_string_equal(read_at_start("25/04/2025"), "2025-04-25/10");
  assert_string_equal(read_at_start("04/25/2025"), "2025-04-25/10");
}

static void what_could_be_two_days_or_none_is_none(void **state) {
  (void)state;
  static const char *const none[] = {"03/04/2025", "30 February 2025", "29 February 2025", "April 31",   "May talks",
                                     "may 5",      "March to the sea", "28-point plan",    "20 percent", "2025",
                                     "April 2025", "1 in 5",           "Marching 5",       "538400",     "12/13/14",
                                     "25 mayors"};
  for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
    assert_string_equal(read_at_start(none[i]), "none");
  }
  assert_string_equal(read_at_start("29 February 2024"), "2024-02-29/16");
}

static void only_whole_dates_are_found_inside_a_line(void **state) {
  (void)state;
  pfi_date date;
  size_t start;
  assert_true(pfi_date_find(PFI_VIEW("Posted on 5 May, updated May 6, 2025"), &start, &date));
  assert_int_equal(start, 25);
  assert_int_equal(date.day, 6);
  assert_false(pfi_date_find(PFI_VIEW("The minister may 5 times refuse in 2025"), &start, &date));
  assert_int_equal(pfi_year_find(PFI_VIEW("(c) 2025 Kesland Wire")), 2025);
  assert_int_equal(pfi_year_find(PFI_VIEW("20250 votes, 12025")), 0);
}

static void the_callers_date_must_exist(void **state) {
  (void)state;
  assert_true(pfi_date_is_iso(PFI_VIEW("2024-02-29")));
  assert_false(pfi_date_is_iso(PFI_VIEW("2025-02-29")));
  assert_false(pfi_date_is_iso(PFI_VIEW("2025-13-01")));
  assert_false(pfi_date_is_iso(PFI_VIEW("2025-1-1")));
  assert_false(pfi_date_is_iso(PFI_VIEW("2025-01-01T")));
  assert_false(pfi_date_is_iso(PFI_VIEW("0000-01-01")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(usual_forms_are_read),
      cmocka_unit_test(what_could_be_two_days_or_none_is_none),
      cmocka_unit_test(only_whole_dates_are_found_inside_a_line),
      cmocka_unit_test(the_callers_date_must_exist),
  };
  return cmocka_run_group_tests_name("load/date", tests, NULL, NULL);
}
