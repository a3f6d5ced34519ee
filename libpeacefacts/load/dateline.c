/* dateline.c - reads datelines: PLACE[, REGION][, DATE] [(AGENCY)] [—].
 *
 * A few capitalised words at the start of a paragraph are no dateline yet ("Hamas (the group) said"). It takes two
 * signs out of these: a place in capitals, a known city, a date, an agency in brackets, a dash or its like behind. A
 * name in capitals and small letters before a dash is none ("Holm — the envoy — said"). */
#include "load/dateline.h"

#include "data/news_names.h"

/* No dateline is longer, and what stands behind one in so many bytes is enough to see that the report begins. */
enum { LONGEST_DATELINE = 200 };

static bool stands_in(pf_view name, const char *const *names, size_t count) {
  char first = name.size > 0 ? pfi_to_lower(name.data[0]) : '\0';
  for (size_t i = 0; i < count; i++) {
    if (names[i][0] == first && pfi_view_equal_ignoring_case(name, pfi_view_of_string(names[i]))) return true;
  }
  return false;
}

bool pfi_is_news_agency(pf_view name) {
  if (pfi_view_begins(name, PFI_VIEW("The ")) || pfi_view_begins(name, PFI_VIEW("the ")))
    name = pfi_view_slice(name, 4, name.size - 4);
  return stands_in(name, pfi_news_agencies, pfi_news_agency_count);
}

bool pfi_is_dateline_city(pf_view name) {
  char lower[32];
  if (name.size >= sizeof lower) return false;
  for (size_t i = 0; i < name.size; i++)
    lower[i] = pfi_to_lower(name.data[i]);
  size_t low = 0, high = pfi_dateline_city_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2, own = strlen(pfi_dateline_cities[middle]);
    int order = memcmp(pfi_dateline_cities[middle], lower, own < name.size ? own : name.size);
    if (order == 0 && own == name.size) return true;
    if (order < 0 || (order == 0 && own < name.size))
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

typedef struct dateline_cursor {
  pf_view text;
  size_t at;
} dateline_cursor;

static char dateline_char(const dateline_cursor *cursor, size_t ahead) {
  return cursor->at + ahead < cursor->text.size ? cursor->text.data[cursor->at + ahead] : '\0';
}

static void dateline_blanks(dateline_cursor *cursor) {
  while (dateline_char(cursor, 0) == ' ')
    cursor->at++;
}

static bool is_name_byte(char c) {
  return pfi_is_alpha(c) || (unsigned char)c >= 0x80u || c == '.' || c == '\'' || c == '-' || c == '/';
}

/* Dashes are not ASCII, and no part of a name. */
static size_t dash_size(const dateline_cursor *cursor) {
  static const char *const dashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x92", "--", "-"};
  char first = dateline_char(cursor, 0);
  if (first != '-' && (unsigned char)first != 0xE2u) return 0;
  pf_view rest = pfi_view_slice(cursor->text, cursor->at, cursor->text.size - cursor->at);
  for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
    size_t size = pfi_view_begins_string(rest, dashes[i]);
    if (size > 0) return size;
  }
  return 0;
}

static size_t name_word(const dateline_cursor *cursor) {
  dateline_cursor end = *cursor;
  while (end.at < end.text.size && is_name_byte(end.text.data[end.at])) {
    bool is_hyphen = end.text.data[end.at] == '-' && end.at > cursor->at && pfi_is_alpha(dateline_char(&end, 1));
    if (!is_hyphen && dash_size(&end) > 0) break;
    end.at++;
  }
  return end.at - cursor->at;
}

/* Small words and articles inside place names. */
static bool is_name_particle(pf_view word) {
  static const char *const particles[] = {"de", "del", "la", "of", "the", "and", "al", "el", "es", "ben", "upon", "le"};
  bool is_arabic = pfi_view_begins(word, PFI_VIEW("al-")) || pfi_view_begins(word, PFI_VIEW("el-"));
  return is_arabic || stands_in(word, particles, sizeof particles / sizeof particles[0]);
}

/* "Rio de Janeiro", "KYIV": at most five words. The view is empty when there is no name here. */
static pf_view read_name(dateline_cursor *cursor) {
  size_t start = cursor->at, end = start;
  for (int words = 0; words < 5; words++) {
    size_t size = name_word(cursor);
    pf_view word = pfi_view_slice(cursor->text, cursor->at, size);
    pfi_date date;
    if (size == 0 || (pfi_is_lower(word.data[0]) && (words == 0 || !is_name_particle(word)))) break;
    if (words > 0 && pfi_date_read(cursor->text, cursor->at, &date)) break; /* "GENEVA March 3 (Reuters)" */
    cursor->at += size;
    if (!pfi_is_lower(word.data[0]) || size > 3) end = cursor->at;
    if (dateline_char(cursor, 0) != ' ' || !is_name_byte(dateline_char(cursor, 1))) break;
    cursor->at++;
  }
  cursor->at = end;
  return pfi_view_slice(cursor->text, start, end - start);
}

static bool is_all_capitals(pf_view name) {
  size_t capitals = 0;
  for (size_t i = 0; i < name.size; i++) {
    if (pfi_is_lower(name.data[i])) return false;
    capitals += pfi_is_upper(name.data[i]);
  }
  return capitals >= 2;
}

static bool read_dateline_date(dateline_cursor *cursor, pfi_dateline *out) {
  if (!pfi_date_read(cursor->text, cursor->at, &out->date)) {
    out->date = (pfi_date){0, 0, 0, 0};
    return false;
  }
  out->date_text = pfi_view_slice(cursor->text, cursor->at, out->date.size);
  cursor->at += out->date.size;
  return true;
}

/* "New Delhi [India]" */
static void read_bracketed_region(dateline_cursor *cursor, pfi_dateline *out) {
  if (dateline_char(cursor, 0) != ' ' || dateline_char(cursor, 1) != '[') return;
  const char *from = cursor->text.data + cursor->at;
  const char *close = memchr(from, ']', cursor->text.size - cursor->at);
  size_t size = close == NULL ? 0 : (size_t)(close - from) + 1;
  if (size == 0 || size > 24 || dateline_char(cursor, size) != ',') return;
  cursor->at += size;
  out->place.size += size;
}

/* ", Ukraine", ", D.C., USA", ", April 25, 2025" */
static void read_regions(dateline_cursor *cursor, pfi_dateline *out) {
  size_t start = (size_t)(out->place.data - cursor->text.data);
  read_bracketed_region(cursor, out);
  for (int parts = 0; parts < 4 && dateline_char(cursor, 0) == ','; parts++) {
    dateline_cursor ahead = *cursor;
    ahead.at++;
    dateline_blanks(&ahead);
    if (read_dateline_date(&ahead, out)) {
      *cursor = ahead;
      return;
    }
    if (read_name(&ahead).size == 0) return;
    *cursor = ahead;
    out->place.size = cursor->at - start;
  }
  /* "GENEVA March 3 (Reuters)" */
  dateline_cursor ahead = *cursor;
  dateline_blanks(&ahead);
  if (read_dateline_date(&ahead, out)) *cursor = ahead;
}

/* "(AP)", "[dpa]", "/TASS/.": short, and capitalised or a known agency. */
static bool read_agency(dateline_cursor *cursor, pfi_dateline *out) {
  dateline_cursor ahead = *cursor;
  if (dateline_char(&ahead, 0) == '.' && dateline_char(&ahead, 1) == ' ' && dateline_char(&ahead, 2) == '/') ahead.at++;
  dateline_blanks(&ahead);
  char open = dateline_char(&ahead, 0);
  if (open != '(' && open != '[' && open != '/') return false;
  const char *first = ahead.text.data + ahead.at + 1;
  size_t left = ahead.text.size - ahead.at - 1;
  const char *close = memchr(first, open == '(' ? ')' : open == '[' ? ']' : '/', left < 40 ? left : 40);
  if (close == NULL || close == first) return false;
  pf_view name = {first, (size_t)(close - first)};
  bool is_capital = pfi_is_upper(name.data[0]) && memchr(name.data, '.', name.size) == NULL;
  if (!is_capital && !pfi_is_news_agency(name)) return false;
  out->agency = name;
  cursor->at = ahead.at + 1 + name.size + 1;
  if (open == '/' && dateline_char(cursor, 0) == '.') cursor->at++;
  return true;
}

typedef enum dateline_separator { NO_SEPARATOR, SEPARATOR_DASH, SEPARATOR_BAR, SEPARATOR_COLON } dateline_separator;

static dateline_separator read_separator(dateline_cursor *cursor) {
  dateline_cursor ahead = *cursor;
  dateline_blanks(&ahead);
  dateline_separator found = NO_SEPARATOR;
  size_t size = dash_size(&ahead);
  bool is_bare_hyphen = size == 1 && dateline_char(&ahead, 1) != ' ';
  if (size > 0 && !is_bare_hyphen) {
    found = SEPARATOR_DASH;
  } else if (dateline_char(&ahead, 0) == '|') {
    found = SEPARATOR_BAR;
    size = 1;
  } else if (dateline_char(&ahead, 0) == ':' && dateline_char(&ahead, 1) == ' ') {
    found = SEPARATOR_COLON;
    size = 1;
  }
  if (found != NO_SEPARATOR) {
    ahead.at += size;
    *cursor = ahead;
  }
  dateline_blanks(cursor);
  return found;
}

/* The report begins with a capital, a figure or a quotation mark. */
static bool report_begins(const dateline_cursor *cursor) {
  char c = dateline_char(cursor, 0);
  return c != '\0' && !pfi_is_lower(c) && c != ',' && c != '.' && c != ')' && c != ';';
}

/* Three words in capitals at most, and none that stands over kinds of stories: "EXCLUSIVE — ". */
static bool may_be_place_in_capitals(pf_view city) {
  static const char *const kinds[] = {"analysis",  "boom",    "breaking",  "breaking news", "correction", "exclusive",
                                      "explainer", "factbox", "interview", "live",          "look",       "note",
                                      "opinion",   "photos",  "report",    "update",        "video",      "watch"};
  size_t blanks = 0;
  for (size_t i = 0; i < city.size; i++)
    blanks += city.data[i] == ' ';
  return blanks < 3 && is_all_capitals(city) && !stands_in(city, kinds, sizeof kinds / sizeof kinds[0]);
}

/* "LIVE: Talks resume" is a title; behind a place the colon leads to a report, which is longer. */
enum { SHORTEST_REPORT = 120 };

static bool is_convincing(const pfi_dateline *line, dateline_separator separator, size_t text_size) {
  bool is_alone = line->size >= text_size;
  bool has_date = line->date.month > 0, has_agency = line->agency.size > 0, has_place = line->place.size > 0;
  pf_view city = line->place;
  const char *comma = has_place ? memchr(city.data, ',', city.size) : NULL;
  if (comma != NULL) city.size = (size_t)(comma - city.data);
  bool capitals = has_place && may_be_place_in_capitals(city);
  bool known = has_place && pfi_is_dateline_city(city);
  bool known_agency = has_agency && pfi_is_news_agency(line->agency);
  if (is_alone) return has_place && (known || has_agency || capitals) && (has_date || known || has_agency);
  if (has_date && has_agency) return true;
  if (has_agency && separator != NO_SEPARATOR) return has_place || known_agency;
  if (has_agency) return known_agency && (capitals || known);
  if (!has_place || separator == NO_SEPARATOR) return false;
  if (separator == SEPARATOR_BAR) return true;
  if (separator == SEPARATOR_COLON) return known || has_date || (capitals && text_size > SHORTEST_REPORT);
  return capitals || known || has_date;
}

bool pfi_dateline_read(pf_view text, pfi_dateline *dateline) {
  static const pfi_dateline none = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {0, 0, 0, 0}, 0};
  size_t whole = text.size;
  if (text.size > LONGEST_DATELINE) text.size = LONGEST_DATELINE;
  dateline_cursor cursor = {text, 0};
  *dateline = none;
  if (text.size == 0) return false;
  if (!read_dateline_date(&cursor, dateline)) {
    dateline->place = read_name(&cursor);
    if (dateline->place.size > 0) read_regions(&cursor, dateline);
  }
  bool has_agency = read_agency(&cursor, dateline);
  if (!has_agency && pfi_is_news_agency(dateline->place)) { /* "REUTERS - ..." */
    dateline->agency = dateline->place;
    dateline->place.size = 0;
  }
  if (dateline->place.size == 0) dateline->place.data = NULL;
  /* "KYIV (AP), April 25 -" */
  if (has_agency && dateline->date.month == 0 && dateline_char(&cursor, 0) == ',') {
    dateline_cursor ahead = {text, cursor.at + 1};
    dateline_blanks(&ahead);
    if (read_dateline_date(&ahead, dateline)) cursor = ahead;
  }
  dateline_separator separator = read_separator(&cursor);
  dateline->size = cursor.at;
  bool is_alone = cursor.at >= whole;
  if (cursor.at > 0 && (is_alone || report_begins(&cursor)) && is_convincing(dateline, separator, whole)) return true;
  *dateline = none;
  return false;
}
