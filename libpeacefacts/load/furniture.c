/* furniture.c - reads bylines, lines with dates, and lines with an agency.
 *
 * A line is cut at | • · and at dashes between spaces; it is furniture when each part is. "By Monday the talks had
 * failed." is none: a byline is made of names only. */
#include "load/furniture.h"

#include "load/dateline.h"

enum { LONGEST_FURNITURE = 160 };

static pf_view trim_part(pf_view part) {
  while (part.size > 0 && (pfi_is_space(part.data[0]) || strchr("([,;*_", part.data[0]) != NULL))
    part = pfi_view_slice(part, 1, part.size - 1);
  while (part.size > 0 &&
         (pfi_is_space(part.data[part.size - 1]) || strchr(")],;*_", part.data[part.size - 1]) != NULL))
    part.size--;
  return part;
}

/* Bytes of a separator of parts at `at`; 0: none. */
static size_t separator_size(pf_view text, size_t at) {
  static const char *const separators[] = {"\xE2\x80\xA2", "\xC2\xB7", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  char first = text.data[at];
  if (first == '|' || first == '\n') return 1;
  if (first != ' ' && (unsigned char)first < 0x80u) return 0;
  pf_view rest = pfi_view_slice(text, at, text.size - at);
  if (first == ' ' && rest.size > 1 && pfi_is_alpha(rest.data[1])) return 0;
  for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
    pf_view separator = pfi_view_of_string(separators[i]);
    if (pfi_view_begins(rest, separator)) return separator.size;
  }
  return 0;
}

/* Bytes of `word`, in lower case, at the start of a text, whatever the case there; 0: it isn't there. */
static size_t begins_with_word(pf_view text, const char *word) {
  size_t size = strlen(word);
  if (text.size < size || !pfi_view_equal_ignoring_case(pfi_view_slice(text, 0, size), (pf_view){word, size})) return 0;
  return size < text.size && pfi_is_alpha(text.data[size]) ? 0 : size;
}

static size_t begins_with_one(pf_view text, const char *const *words, size_t count) {
  char first = text.size > 0 ? pfi_to_lower(text.data[0]) : '\0';
  for (size_t i = 0; i < count; i++) {
    size_t size = words[i][0] == first ? begins_with_word(text, words[i]) : 0;
    if (size > 0) return size;
  }
  return 0;
}
#define BEGINS_WITH_ONE(text, words) begins_with_one((text), (words), sizeof(words) / sizeof(words)[0])

/* Hours, zones and the words between them: "at 10:30 a.m. GMT", "14:05 IST". */
static bool is_time_of_day(pf_view rest) {
  static const char *const words[] = {"at",    "am",   "pm",   "a.m", "p.m", "gmt",  "utc", "est", "edt", "et",
                                      "ist",   "cet",  "cest", "bst", "eet", "eest", "msk", "pst", "pdt", "hrs",
                                      "local", "time", "t",    "z",   "on",  "h",    "trt", "pkt"};
  while (rest.size > 0) {
    char c = rest.data[0];
    size_t size = pfi_is_alpha(c) ? BEGINS_WITH_ONE(rest, words) : 1;
    if (size == 0 || (!pfi_is_alpha(c) && !pfi_is_digit(c) && strchr(" :.,+-/()", c) == NULL)) return false;
    rest = pfi_view_slice(rest, size, rest.size - size);
  }
  return true;
}

static bool is_time_ago(pf_view rest) {
  static const char *const words[] = {"seconds", "second", "minutes", "minute", "mins",      "min",   "hours", "hour",
                                      "days",    "day",    "weeks",   "week",   "months",    "month", "years", "year",
                                      "an",      "a",      "ago",     "today",  "yesterday", "just",  "now"};
  bool has_word = false;
  while (rest.size > 0) {
    bool is_mark = pfi_is_digit(rest.data[0]) || rest.data[0] == ' ';
    size_t size = is_mark ? 1 : BEGINS_WITH_ONE(rest, words);
    if (size == 0) return false;
    has_word = has_word || !is_mark;
    rest = pfi_view_slice(rest, size, rest.size - size);
  }
  return has_word;
}

/* Pages put two dates into one line without a blank: "April 25, 2025 9:32 AM UTCUpdated 2 hours ago". */
static size_t size_before_update(pf_view text) {
  static const char updated[] = "Updated";
  for (size_t at = 1; at + sizeof updated <= text.size; at++) {
    if (memcmp(text.data + at, updated, sizeof updated - 1) == 0) return at;
  }
  return text.size;
}

/* "Published: 25 April 2025, 10:30 GMT", "Updated 3 hours ago", "April 25, 2025" */
static bool read_date_part(pf_view part, pfi_furniture *out) {
  static const char *const published[] = {
      "first published on", "first published", "published on", "published at", "published",
      "posted on",          "posted at",       "posted",       "issued on",    "issued",
      "publication date",   "date published",  "date",         "created"};
  static const char *const updated[] = {"last updated on", "last updated",  "updated on", "updated at",
                                        "updated",         "last modified", "modified"};
  size_t label = BEGINS_WITH_ONE(part, published);
  bool is_published = label > 0;
  if (label == 0) label = BEGINS_WITH_ONE(part, updated);
  bool is_updated = label > 0 && !is_published;
  pf_view rest = pfi_view_slice(part, label, part.size - label);
  while (rest.size > 0 && (rest.data[0] == ' ' || rest.data[0] == ':'))
    rest = pfi_view_slice(rest, 1, rest.size - 1);
  pfi_date date;
  if (!pfi_date_read(rest, 0, &date)) {
    if (label == 0) return pfi_view_ends(rest, PFI_VIEW(" ago")) && is_time_ago(rest);
    return rest.size > 0 && (is_time_ago(rest) || is_time_of_day(rest));
  }
  rest.size = size_before_update(rest);
  if (!is_time_of_day(pfi_view_slice(rest, date.size, rest.size - date.size))) return false;
  /* The day of publication is the first one said; that of a change counts only where there is no other. */
  if (out->date_text.size > 0 && (is_updated || !is_published)) return true;
  out->date = date;
  out->date_text = pfi_view_slice(rest, 0, date.size);
  out->is_published = is_published;
  out->is_updated = is_updated;
  return true;
}

static bool is_role(pf_view name) {
  static const char *const roles[] = {"correspondent", "reporter", "editor",  "writer",    "bureau",  "chief",
                                      "columnist",     "analyst",  "staff",   "desk",      "special", "diplomatic",
                                      "political",     "senior",   "foreign", "professor", "fellow",  "contributor"};
  for (size_t at = 0; at < name.size; at++) {
    bool begins = pfi_is_alpha(name.data[at]) && (at == 0 || !pfi_is_alpha(name.data[at - 1]));
    if (begins && BEGINS_WITH_ONE(pfi_view_slice(name, at, name.size - at), roles) > 0) return true;
  }
  return false;
}

/* "Reuters", "Kesland Wire", "NationPress"; not "John Roe and Ann Poe", not "Diplomatic Editor". */
static bool is_agency_like(pf_view name) {
  static const char *const kinds[] = {" press",   " news",    " agency",  " wire",    " times",
                                      " post",    " media",   " network", " service", " herald",
                                      " tribune", " journal", " today",   " radio",   " tv"};
  if (name.size == 0 || !pfi_is_upper(name.data[0]) || is_role(name)) return false;
  if (pfi_is_news_agency(name)) return true;
  if (memchr(name.data, ' ', name.size) == NULL) return true;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    pf_view kind = pfi_view_of_string(kinds[i]);
    if (name.size > kind.size &&
        pfi_view_equal_ignoring_case(pfi_view_slice(name, name.size - kind.size, kind.size), kind))
      return true;
  }
  return false;
}

/* Are all words names, or the small words between names? */
static bool is_made_of_names(pf_view text) {
  static const char *const small[] = {"and", "de",  "van", "der",  "den", "von", "da", "di",  "al",  "el", "bin",
                                      "in",  "for", "of",  "with", "la",  "le",  "du", "ibn", "ter", "dos"};
  size_t words = 0;
  for (size_t at = 0; at < text.size;) {
    size_t end = at;
    while (end < text.size && text.data[end] != ' ')
      end++;
    if (end > at && pfi_is_lower(text.data[at]) &&
        BEGINS_WITH_ONE(pfi_view_slice(text, at, text.size - at), small) == 0)
      return false;
    if (end > at && pfi_is_digit(text.data[at])) return false;
    words += end > at;
    at = end + 1;
  }
  char last = text.size == 0 ? '.' : text.data[text.size - 1];
  return words > 0 && words <= 14 && last != '.' && last != '?' && last != '!' && last != ':';
}

static bool read_byline_part(pf_view part, pfi_furniture *out) {
  static const char *const labels[] = {"by",     "written by", "posted by", "published by", "reported by",
                                       "author", "authors",    "byline",    "words by"};
  size_t label = BEGINS_WITH_ONE(part, labels);
  if (label == 0 || label == part.size) return false;
  pf_view names = pfi_view_slice(part, label, part.size - label);
  while (names.size > 0 && (names.data[0] == ' ' || names.data[0] == ':'))
    names = pfi_view_slice(names, 1, names.size - 1);
  if (!is_made_of_names(names)) return false;
  pf_view agency = {NULL, 0};
  for (size_t at = names.size; at-- > 0 && agency.size == 0;) {
    if (names.data[at] != ',') continue;
    agency = trim_part(pfi_view_slice(names, at, names.size - at));
    if (!is_agency_like(agency)) break;
    out->agency = agency;
    names.size = at;
  }
  if (pfi_is_news_agency(names))
    out->agency = names;
  else
    out->byline = names;
  return true;
}

static bool read_part(pf_view part, pfi_furniture *out) {
  if (part.size == 0 || read_date_part(part, out) || read_byline_part(part, out)) return true;
  if (out->byline.size == 0 && out->date_text.size == 0 && !pfi_is_news_agency(part)) return false;
  /* Behind a byline or a date a name may stand that is an agency's. */
  if (part.size > 40 || !is_made_of_names(part)) return false;
  if (out->agency.size == 0 && is_agency_like(part)) out->agency = part;
  return true;
}

/* Furniture ends with a word, a number or a bracket, or with "a.m.": sentences are told by their last byte. */
static bool ends_like_furniture(pf_view text) {
  char last = text.data[text.size - 1];
  return last != '?' && last != '!' && last != '"' && last != ':' && !pfi_view_ends(text, PFI_VIEW("\xE2\x80\x9D")) &&
         (last != '.' || pfi_view_ends(text, PFI_VIEW("m.")));
}

bool pfi_furniture_read(pf_view stretch, pfi_furniture *furniture) {
  *furniture = (pfi_furniture){{NULL, 0}, {NULL, 0}, {NULL, 0}, {0, 0, 0, 0}, false, false};
  if (stretch.size == 0 || stretch.size > LONGEST_FURNITURE || !ends_like_furniture(stretch)) return false;
  size_t start = 0, parts = 0;
  for (size_t at = 0; at <= stretch.size; at++) {
    size_t size = at == stretch.size ? 1 : separator_size(stretch, at);
    if (size == 0) continue;
    pf_view part = trim_part(pfi_view_slice(stretch, start, at - start));
    if (!read_part(part, furniture)) return false;
    parts += part.size > 0;
    start = at + size;
    at = start - 1;
  }
  return parts > 0;
}
