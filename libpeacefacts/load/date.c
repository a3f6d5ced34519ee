/* date.c - reads dates. Nothing is guessed: 03/04/2025 is two days, so it is none; the 30th of February is none. */
#include "load/date.h"

static const char *const month_names[] = {"january", "february", "march",     "april",   "may",      "june",
                                          "july",    "august",   "september", "october", "november", "december"};
static const char *const weekday_names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                            "friday", "saturday", "sunday"};

static char char_at(pf_view text, size_t at) {
  return at < text.size ? text.data[at] : '\0';
}

static size_t letters_at(pf_view text, size_t at) {
  size_t end = at;
  while (end < text.size && pfi_is_alpha(text.data[end]))
    end++;
  return end - at;
}

/* The number of the name that the word at `at` is, or is a usual short form of; -1 when it is none. */
static int find_name(pf_view text, size_t at, const char *const *names, int count, size_t *size) {
  size_t letters = letters_at(text, at);
  if (letters < 3 || !pfi_is_upper(char_at(text, at))) return -1;
  char first = pfi_to_lower(text.data[at]);
  for (int i = 0; i < count; i++) {
    if (names[i][0] != first) continue;
    pf_view name = pfi_view_of_string(names[i]);
    bool is_short = letters == 3 || (letters == 4 && (i == 8 || i == 5 || i == 6 || i == 1 || i == 3));
    if (letters > name.size || (letters < name.size && !is_short)) continue;
    if (!pfi_view_equal_ignoring_case(pfi_view_slice(text, at, letters), pfi_view_slice(name, 0, letters))) continue;
    *size = letters + (letters < name.size && char_at(text, at + letters) == '.');
    return i;
  }
  return -1;
}

static int name_of_word(pf_view word, const char *const *names, int count) {
  size_t size = 0;
  int name = find_name(word, 0, names, count, &size);
  return name >= 0 && size == word.size ? name + 1 : 0;
}

int pfi_month_of(pf_view word) {
  return name_of_word(word, month_names, 12);
}

int pfi_weekday_of(pf_view word) {
  return name_of_word(word, weekday_names, 7);
}

/* A number of `least` to `most` digits that no further digit follows; -1 when there is none. */
static int read_number(pf_view text, size_t *at, size_t least, size_t most) {
  size_t end = *at;
  int value = 0;
  while (end - *at < most && pfi_is_digit(char_at(text, end)))
    value = value * 10 + (text.data[end++] - '0');
  if (end - *at < least || pfi_is_digit(char_at(text, end))) return -1;
  *at = end;
  return value;
}

/* "20259:32 AM": a page's year and its hour without the blank between them. */
static bool touches_hour(pf_view text, size_t at) {
  size_t end = at + 4;
  int hour = read_number(text, &end, 1, 2);
  return hour >= 0 && hour < 24 && char_at(text, end) == ':';
}

static int read_year(pf_view text, size_t *at) {
  pf_view year_alone = touches_hour(text, *at) ? pfi_view_slice(text, 0, *at + 4) : text;
  size_t end = *at;
  int year = read_number(year_alone, &end, 4, 4);
  if (year < 1900 || year > 2099 || pfi_is_alpha(char_at(text, end))) return 0;
  *at = end;
  return year;
}

/* "25", "25th"; 0 when there is none. */
static int read_day(pf_view text, size_t *at) {
  size_t end = *at;
  int day = read_number(text, &end, 1, 2);
  if (day < 1 || day > 31) return 0;
  size_t letters = letters_at(text, end);
  if (letters == 2 && strchr("snrt", pfi_to_lower(text.data[end])) != NULL) end += 2;
  if (pfi_is_alpha(char_at(text, end))) return 0;
  *at = end;
  return day;
}

static size_t skip_blanks(pf_view text, size_t at) {
  while (char_at(text, at) == ' ')
    at++;
  return at;
}

static bool exists(const pfi_date *date) {
  static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > days[date->month - 1]) return false;
  bool is_leap = date->year % 4 == 0 && (date->year % 100 != 0 || date->year % 400 == 0);
  return date->month != 2 || date->day < 29 || date->year == 0 || is_leap;
}

/* Behind month and day: ", 2025", " 2025", "-2025". */
static int read_year_behind(pf_view text, size_t *at) {
  size_t next = *at;
  if (char_at(text, next) == ',' || char_at(text, next) == '-') next++;
  next = skip_blanks(text, next);
  int year = next > *at ? read_year(text, &next) : 0;
  if (year > 0) *at = next;
  return year;
}

/* "April 25, 2025", "Nov. 20" */
static bool read_month_first(pf_view text, size_t at, pfi_date *date, size_t *end) {
  size_t size;
  int month = find_name(text, at, month_names, 12, &size);
  if (month < 0 || char_at(text, at + size) != ' ') return false;
  *end = skip_blanks(text, at + size);
  date->month = month + 1;
  date->day = read_day(text, end);
  if (date->day == 0) return false;
  date->year = read_year_behind(text, end);
  return true;
}

/* "25 April 2025", "25th of April", "25-Apr-2025" */
static bool read_day_first(pf_view text, size_t at, pfi_date *date, size_t *end) {
  *end = at;
  date->day = read_day(text, end);
  if (date->day == 0 || (char_at(text, *end) != ' ' && char_at(text, *end) != '-')) return false;
  *end = skip_blanks(text, *end + 1);
  if (pfi_view_begins(pfi_view_slice(text, *end, text.size - *end), PFI_VIEW("of "))) *end += 3;
  size_t size;
  int month = find_name(text, *end, month_names, 12, &size);
  if (month < 0) return false;
  *end += size;
  date->month = month + 1;
  date->year = read_year_behind(text, end);
  return true;
}

/* "2025-04-25", "2025/04/25"; "25.04.2025"; "25/04/2025" when only one reading exists. */
static bool read_numbers(pf_view text, size_t at, pfi_date *date, size_t *end) {
  *end = at;
  date->year = read_year(text, end);
  bool is_year_first = date->year > 0;
  int first = is_year_first ? date->year : read_number(text, end, 1, 2);
  char separator = char_at(text, *end);
  if (first < 0 || separator == '\0' || strchr(is_year_first ? "-/." : "./", separator) == NULL) return false;
  (*end)++;
  int second = read_number(text, end, 1, 2);
  if (second < 0 || char_at(text, *end) != separator) return false;
  (*end)++;
  if (is_year_first) {
    date->month = second;
    date->day = read_number(text, end, 1, 2);
    return date->day > 0;
  }
  date->year = read_year(text, end);
  bool is_american = separator == '/' && second > 12;
  if (separator == '/' && first <= 12 && second <= 12 && first != second) return false;
  date->day = is_american ? second : first;
  date->month = is_american ? first : second;
  return date->year > 0;
}

bool pfi_date_read(pf_view text, size_t at, pfi_date *date) {
  size_t start = at, size, end;
  if (find_name(text, at, weekday_names, 7, &size) >= 0) {
    at += size;
    if (char_at(text, at) == ',') at++;
    at = skip_blanks(text, at);
  }
  *date = (pfi_date){0, 0, 0, 0};
  bool found = read_month_first(text, at, date, &end) || read_day_first(text, at, date, &end) ||
               read_numbers(text, at, date, &end);
  if (!found || !exists(date)) return false;
  date->size = end - start;
  return true;
}

static bool begins_word(pf_view text, size_t at) {
  if (!pfi_is_alpha(text.data[at]) && !pfi_is_digit(text.data[at])) return false;
  return at == 0 || (!pfi_is_alpha(text.data[at - 1]) && !pfi_is_digit(text.data[at - 1]));
}

bool pfi_date_find(pf_view text, size_t *start, pfi_date *date) {
  for (size_t at = 0; at < text.size; at++) {
    if (begins_word(text, at) && pfi_date_read(text, at, date) && date->year > 0) {
      *start = at;
      return true;
    }
  }
  return false;
}

int pfi_year_find(pf_view text) {
  for (size_t at = 0; at < text.size; at++) {
    size_t end = at;
    int year = begins_word(text, at) ? read_year(text, &end) : 0;
    if (year > 0) return year;
  }
  return 0;
}

void pfi_date_write(const pfi_date *date, char out[PFI_ISO_DATE_SIZE]) {
  int parts[] = {
      date->year / 1000, date->year / 100, date->year / 10, date->year, -1, date->month / 10, date->month, -1,
      date->day / 10,    date->day};
  for (int i = 0; i < PFI_ISO_DATE_SIZE; i++)
    out[i] = parts[i] < 0 ? '-' : (char)('0' + parts[i] % 10);
}

bool pfi_date_is_iso(pf_view text) {
  static const char form[] = "dddd-dd-dd";
  if (text.size != PFI_ISO_DATE_SIZE) return false;
  for (size_t i = 0; i < text.size; i++) {
    if (form[i] == 'd' ? !pfi_is_digit(text.data[i]) : text.data[i] != form[i]) return false;
  }
  const char *d = text.data;
  pfi_date date = {(d[0] - '0') * 1000 + (d[1] - '0') * 100 + (d[2] - '0') * 10 + (d[3] - '0'),
                   (d[5] - '0') * 10 + (d[6] - '0'), (d[8] - '0') * 10 + (d[9] - '0'), 0};
  return date.year > 0 && exists(&date);
}
