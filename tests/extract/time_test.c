/* time_test.c - time expressions against the table tests/cases/time.txt, and the calendar behind them. */
#include "extract/time.h"

#include <stdio.h>
#include <string.h>

#include "load/date.h"
#include "support/analysed.h"
#include "support/case_file.h"
#include "support/cmocka_all.h"

static pfi_tense tense_of(const char *word) {
  return strstr(word, "future") != NULL ? PFI_TENSE_FUTURE
         : strstr(word, "past") != NULL ? PFI_TENSE_PAST
                                        : PFI_TENSE_PRESENT;
}

static void answer_times(const case_line *one, char *got, unsigned size, void *context) {
  analysed *all = context;
  pfi_day today;
  bool dated = pfi_day_read((pf_view){one->fields[0], 10}, &today);
  pfi_tense tense = tense_of(one->fields[0]);
  analysed_text(all, one->fields[1]);
  pfi_time_reader reader = analysed_reader(all, 0);
  pfi_time time = {0};
  unsigned used = 0;
  for (size_t at = 0; pfi_time_find(&reader, at, &time); at = time.first + time.count) {
    char value[PFI_STRETCH_TEXT];
    if (!pfi_time_is_time(&time, tense)) continue;
    pfi_time_value(&time, dated ? &today : NULL, tense, value);
    const pfi_word *last = &reader.words[time.first + time.count - 1];
    size_t start = reader.words[time.first].start;
    used += (unsigned)snprintf(got + used, size - used, "%s%.*s = %s", used == 0 ? "" : "; ",
                               (int)(last->start + last->size - start), all->text.data + start,
                               value[0] == '\0' ? "null" : value);
  }
  if (used == 0) (void)snprintf(got, size, "-");
}

static void reads_every_case_of_the_table(void **state) {
  (void)state;
  analysed all;
  int count;
  analysed_begin(&all);
  assert_int_equal(run_case_file(SOURCE_FOLDER "/tests/cases/time.txt", answer_times, &all, &count), 0);
  assert_true(count >= 60);
  analysed_end(&all);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  analysed all;
  int count;
  analysed_begin(&all);
  assert_true(known_failures_fail(SOURCE_FOLDER "/tests/cases/known_failures/time.txt", answer_times, &all, &count));
  analysed_end(&all);
}

static void days_and_dates_turn_into_each_other(void **state) {
  (void)state;
  assert_int_equal(pfi_days_of((pfi_day){1970, 1, 1}), 0);
  assert_int_equal(pfi_weekday(pfi_days_of((pfi_day){2025, 4, 25})), 5);
  int32_t day = pfi_days_of((pfi_day){1600, 1, 1});
  for (int year = 1600; year < 2410; year++) {
    for (int month = 1; month <= 12; month++) {
      for (int d = 1; d <= pfi_days_in_month(year, month); d++, day++) {
        pfi_day back = pfi_day_of(day);
        if (pfi_days_of((pfi_day){year, month, d}) != day || back.year != year || back.month != month || back.day != d)
          fail_msg("%d-%d-%d", year, month, d);
      }
    }
  }
}

static void a_month_added_stays_in_the_month(void **state) {
  (void)state;
  pfi_day moved = pfi_add_months((pfi_day){2024, 1, 31}, 1);
  assert_int_equal(moved.month, 2);
  assert_int_equal(moved.day, 29);
  moved = pfi_add_months((pfi_day){2024, 1, 31}, -2);
  assert_int_equal(moved.year, 2023);
  assert_int_equal(moved.month, 11);
  assert_int_equal(moved.day, 30);
}

static void a_day_that_does_not_exist_is_not_read(void **state) {
  (void)state;
  pfi_day day;
  assert_true(pfi_day_read(PFI_VIEW("2024-02-29"), &day));
  assert_false(pfi_day_read(PFI_VIEW("2025-02-29"), &day));
  assert_false(pfi_day_read(PFI_VIEW("2025-13-01"), &day));
  assert_false(pfi_day_read(PFI_VIEW("2025-4-01"), &day));
}

/* The list of their names is asked first, and must leave out none that the calendar reads. */
static void every_name_of_a_month_or_day_is_in_the_list(void **state) {
  (void)state;
  static const char *const names[] = {"January",   "February",  "March",   "April",    "May",      "June",   "July",
                                      "August",    "September", "October", "November", "December", "Monday", "Tuesday",
                                      "Wednesday", "Thursday",  "Friday",  "Saturday", "Sunday"};
  unsigned found = 0;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    for (size_t size = 3; size <= strlen(names[i]); size++) {
      char text[16] = {0};
      memcpy(text, names[i], size);
      for (size_t dots = 0; dots < 2; dots++) {
        text[size] = dots == 0 ? '\0' : '.';
        pf_view word = {text, size + dots};
        if (pfi_month_of(word) == 0 && (word.size < 6 || pfi_weekday_of(word) == 0)) continue;
        found++;
        if (pfi_measure_signs(word) != PFI_MEASURE_BIT(PFI_MEASURE_CALENDAR)) fail_msg("%s", text);
      }
    }
  }
  assert_true(found > 40);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_every_case_of_the_table),
      cmocka_unit_test(known_failures_still_fail),
      cmocka_unit_test(days_and_dates_turn_into_each_other),
      cmocka_unit_test(a_month_added_stays_in_the_month),
      cmocka_unit_test(a_day_that_does_not_exist_is_not_read),
      cmocka_unit_test(every_name_of_a_month_or_day_is_in_the_list),
  };
  return cmocka_run_group_tests_name("extract/time", tests, NULL, NULL);
}
