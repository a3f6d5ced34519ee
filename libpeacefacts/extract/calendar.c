/* calendar.c - day arithmetic. Days are counted by whole eras of 400 years with the year beginning in March, so that
 * the leap day is the last day of a year and no table of month lengths is needed. */
#include "extract/calendar.h"

enum { DAYS_IN_ERA = 146097, DAYS_TO_1970 = 719468 };

int32_t pfi_days_of(pfi_day day) {
  int year = day.month <= 2 ? day.year - 1 : day.year;
  int era = year / 400;
  int year_of_era = year - era * 400;
  int month_from_march = (day.month + 9) % 12;
  int day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
  return (int32_t)(era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
                   DAYS_TO_1970);
}

pfi_day pfi_day_of(int32_t days) {
  int32_t shifted = days + DAYS_TO_1970;
  int era = shifted / DAYS_IN_ERA;
  int day_of_era = shifted % DAYS_IN_ERA;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return (pfi_day){year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

int pfi_days_in_month(int year, int month) {
  pfi_day next = month == 12 ? (pfi_day){year + 1, 1, 1} : (pfi_day){year, month + 1, 1};
  return (int)(pfi_days_of(next) - pfi_days_of((pfi_day){year, month, 1}));
}

int pfi_weekday(int32_t days) {
  return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

pfi_day pfi_add_months(pfi_day day, int months) {
  int total = day.year * 12 + day.month - 1 + months;
  pfi_day moved = {total / 12, total % 12 + 1, day.day};
  int last = pfi_days_in_month(moved.year, moved.month);
  if (moved.day > last) moved.day = last;
  return moved;
}

pfi_stretch pfi_stretch_day(int32_t days) {
  return (pfi_stretch){days, days, PFI_PRECISION_DAY};
}

pfi_stretch pfi_stretch_days(int32_t first, int32_t last) {
  return (pfi_stretch){first, last, first == last ? PFI_PRECISION_DAY : PFI_PRECISION_STRETCH};
}

pfi_stretch pfi_stretch_month(int year, int month) {
  int32_t first = pfi_days_of((pfi_day){year, month, 1});
  return (pfi_stretch){first, first + pfi_days_in_month(year, month) - 1, PFI_PRECISION_MONTH};
}

pfi_stretch pfi_stretch_year(int year) {
  return (pfi_stretch){pfi_days_of((pfi_day){year, 1, 1}), pfi_days_of((pfi_day){year, 12, 31}), PFI_PRECISION_YEAR};
}

static char *write_digits(char *out, int number, int width) {
  for (int i = width - 1; i >= 0; i--) {
    out[i] = (char)('0' + number % 10);
    number /= 10;
  }
  return out + width;
}

/* A day as "2025-04-25", "2025-04" or "2025". */
static char *write_day(char *out, int32_t days, pfi_precision precision) {
  pfi_day day = pfi_day_of(days);
  out = write_digits(out, day.year, 4);
  if (precision == PFI_PRECISION_YEAR) return out;
  *out++ = '-';
  out = write_digits(out, day.month, 2);
  if (precision == PFI_PRECISION_MONTH) return out;
  *out++ = '-';
  return write_digits(out, day.day, 2);
}

/* Years of four digits only: others have no agreed spelling. */
static bool may_be_written(pfi_stretch stretch) {
  return stretch.precision != PFI_PRECISION_NONE && pfi_day_of(stretch.first).year >= 1 &&
         pfi_day_of(stretch.last).year <= 9999;
}

void pfi_stretch_write_interval(pfi_stretch from, pfi_stretch to, char out[PFI_STRETCH_TEXT]) {
  out[0] = '\0';
  if (!may_be_written(from) || !may_be_written(to) || from.first > to.last) return;
  char *end = write_day(out, from.first, from.precision);
  *end++ = '/';
  end = write_day(end, to.last, to.precision);
  *end = '\0';
}

void pfi_stretch_write(pfi_stretch stretch, char out[PFI_STRETCH_TEXT]) {
  out[0] = '\0';
  if (stretch.precision == PFI_PRECISION_STRETCH) {
    pfi_stretch_write_interval(stretch, stretch, out);
  } else if (may_be_written(stretch)) {
    *write_day(out, stretch.first, stretch.precision) = '\0';
  }
}

static int read_digits(pf_view text, size_t start, size_t count) {
  int value = 0;
  for (size_t i = start; i < start + count; i++) {
    if (!pfi_is_digit(text.data[i])) return -1;
    value = value * 10 + (text.data[i] - '0');
  }
  return value;
}

bool pfi_day_read(pf_view iso, pfi_day *out) {
  if (iso.size != 10 || iso.data[4] != '-' || iso.data[7] != '-') return false;
  *out = (pfi_day){read_digits(iso, 0, 4), read_digits(iso, 5, 2), read_digits(iso, 8, 2)};
  return out->year > 0 && out->month >= 1 && out->month <= 12 && out->day >= 1 &&
         out->day <= pfi_days_in_month(out->year, out->month);
}
