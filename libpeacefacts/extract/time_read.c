/* time_read.c - recognises time expressions, from left to right, each by the words that open it. A reading that fails
 * moves nothing. No word is a time for its looks alone: "may" needs a day, a year or a preposition and a tag of a name,
 * four digits need a preposition, a number needs a unit. */
#include "extract/time.h"
#include "load/date.h"

typedef struct time_read {
  const pfi_time_reader *reader;
  pfi_token_text tokens;
  size_t at;
  bool preposition; /* one stands before the point */
  bool parted;      /* "the end of" does */
} time_read;

static bool read_word(time_read *read, const char *word) {
  if (!pfi_token_is(read->tokens, read->at, word)) return false;
  read->at++;
  return true;
}

/* Reads a word of a list; its number goes to *value unless that is NULL. */
static bool read_listed(time_read *read, pfi_measure_list list, int *value) {
  const pfi_measure_word *found = pfi_measure_word_at(read->tokens, read->at, list);
  if (found == NULL) return false;
  if (value != NULL) *value = (int)found->value;
  read->at++;
  return true;
}

static bool is_upos(const time_read *read, size_t at, pfi_upos upos) {
  return at < read->tokens.count && read->reader->words[at].upos == upos;
}

/* "2014": not a number of things, as in "in 2014 cases". */
static int year_at(const time_read *read, size_t at) {
  if (!pfi_token_has(read->tokens, at, PFI_MEASURE_DIGITS) || read->tokens.items[at].size != 4) return 0;
  int year = pfi_year_find(read->tokens.items[at]);
  return is_upos(read, at + 1, PFI_UPOS_NOUN) && read->reader->words[at].relation == PFI_RELATION_NUMMOD ? 0 : year;
}

static int day_number_at(const time_read *read, size_t at) {
  if (!pfi_token_has(read->tokens, at, PFI_MEASURE_DIGITS)) return 0;
  pfi_numeral number = pfi_number_read((pfi_token_text){read->tokens.items + at, read->tokens.signs + at, 1}, 0);
  bool day =
      number.tokens == 1 && number.thousandths % 1000 == 0 && number.thousandths >= 1000 && number.thousandths <= 31000;
  return day ? (int)(number.thousandths / 1000) : 0;
}

static bool read_year(time_read *read, int *year) {
  size_t at = read->at + pfi_token_is(read->tokens, read->at, ",");
  int found = year_at(read, at);
  if (found == 0) return false;
  *year = found;
  read->at = at + 1;
  return true;
}

/* A word that is part of a name is no time: "the Friday Group", "April Holm". */
static bool names_something(const time_read *read, size_t at) {
  const pfi_word *words = read->reader->words;
  pfi_relation relation = pfi_relation_base(words[at].relation);
  if (relation == PFI_RELATION_FLAT) return true;
  if (at > 0 && pfi_is_upper(read->tokens.items[at - 1].data[0]) && words[at - 1].head == at + 1 &&
      (words[at - 1].upos == PFI_UPOS_PROPN || words[at - 1].upos == PFI_UPOS_ADJ) &&
      !pfi_token_is_in(read->tokens, at - 1, PFI_MEASURE_DIRECTION))
    return true; /* "Black Friday" */
  if (at + 1 < read->tokens.count && words[at + 1].xpos == PFI_XPOS_POS && at + 2 < read->tokens.count &&
      pfi_is_upper(read->tokens.items[at + 2].data[0]))
    return true; /* "the Thursday's Child Fund" */
  if (at + 1 >= read->tokens.count || !pfi_is_upper(read->tokens.items[at + 1].data[0])) return false;
  if (relation == PFI_RELATION_COMPOUND || words[at].relation == PFI_RELATION_NMOD_DESC) return true;
  return pfi_relation_base(words[at + 1].relation) == PFI_RELATION_FLAT && words[at + 1].head == at + 1;
}

/* A month's name. "May" and "March", and short forms ("Sun", "Mar"), need more: a tag of a name, and a neighbour. */
static int month_at(const time_read *read, size_t at) {
  if (!pfi_token_is_in(read->tokens, at, PFI_MEASURE_CALENDAR)) return 0;
  pf_view word = read->tokens.items[at];
  int month = pfi_month_of(word);
  if (month == 0 || names_something(read, at)) return 0;
  bool doubtful = month == 3 || month == 5 || word.size <= 4;
  if (!doubtful) return month;
  if (!is_upos(read, at, PFI_UPOS_PROPN)) return 0;
  bool number = day_number_at(read, at + 1) != 0 || year_at(read, at + 1) != 0 ||
                (at > 0 && day_number_at(read, at - 1) != 0) ||
                (pfi_token_is(read->tokens, at + 1, ",") && year_at(read, at + 2) != 0);
  return number || read->preposition ? month : 0;
}

/* Behind a month and its day: a year, or "last year". */
static void read_date_year(time_read *read, pfi_time_point *point) {
  if (read_year(read, &point->year) || !pfi_token_is(read->tokens, read->at + 1, "year")) return;
  point->year_is_offset = read_listed(read, PFI_MEASURE_WHICH_YEAR, &point->year);
  read->at += point->year_is_offset;
}

/* "-14" behind a day; 0 when none is there. */
static int read_last_day(time_read *read) {
  bool marked = pfi_token_is_in(read->tokens, read->at, PFI_MEASURE_RANGE_MARK);
  int day = marked ? day_number_at(read, read->at + 1) : 0;
  if (day != 0) read->at += 2;
  return day;
}

/* "April", "April 12", "April 12-14, 2025" */
static bool read_month_first(time_read *read, pfi_time_point *point) {
  int month = month_at(read, read->at);
  if (month == 0) return false;
  *point = (pfi_time_point){.kind = PFI_TIME_DATE, .month = month};
  read->at++;
  point->day = day_number_at(read, read->at);
  if (point->day != 0) read->at++;
  if (point->day != 0 && month_at(read, read->at + 2) == 0) point->last_day = read_last_day(read);
  read_date_year(read, point);
  return true;
}

/* "12 April", "the 12th of April 2025", "12-14 April" */
static bool read_day_first(time_read *read, pfi_time_point *point) {
  size_t begin = read->at;
  int day = day_number_at(read, read->at);
  if (day == 0) return false;
  read->at++;
  int last = read_last_day(read);
  (void)read_word(read, "of");
  int month = month_at(read, read->at);
  if (month == 0) {
    read->at = begin;
    return false;
  }
  *point = (pfi_time_point){.kind = PFI_TIME_DATE, .month = month, .day = day, .last_day = last};
  read->at++;
  read_date_year(read, point);
  return true;
}

/* "Tuesday", "Tuesday night", "Tuesday, April 22" */
static bool read_weekday(time_read *read, pfi_time_point *point, int offset) {
  if (!pfi_token_is_in(read->tokens, read->at, PFI_MEASURE_CALENDAR) || read->tokens.items[read->at].size < 6)
    return false;
  int weekday = pfi_weekday_of(read->tokens.items[read->at]);
  if (weekday == 0 || names_something(read, read->at)) return false;
  *point = (pfi_time_point){.kind = PFI_TIME_WEEKDAY, .weekday = weekday, .offset = offset};
  read->at++;
  time_read date = *read;
  pfi_time_point day;
  if (pfi_token_is(date.tokens, date.at, ",")) date.at++;
  if ((read_month_first(&date, &day) || read_day_first(&date, &day)) && day.day != 0) {
    *point = day;
    *read = date;
  } else {
    (void)read_listed(read, PFI_MEASURE_TIME_OF_DAY, NULL);
  }
  return true;
}

/* "today", "yesterday evening", "tonight", "this morning", "last night" */
static bool read_deictic_day(time_read *read, pfi_time_point *point) {
  *point = (pfi_time_point){.kind = PFI_TIME_DAY_OFFSET};
  if (read_listed(read, PFI_MEASURE_DEICTIC_DAY, &point->offset)) {
    (void)read_listed(read, PFI_MEASURE_TIME_OF_DAY, NULL);
    return true;
  }
  bool here = pfi_token_is(read->tokens, read->at, "this") &&
              pfi_token_is_in(read->tokens, read->at + 1, PFI_MEASURE_THIS_PART);
  bool night = pfi_token_is(read->tokens, read->at, "last") && pfi_token_is(read->tokens, read->at + 1, "night");
  if (!here && !night) return false;
  point->offset = night ? -1 : 0;
  read->at += 2;
  return true;
}

static bool read_unit(time_read *read, pfi_time_unit *unit) {
  int number;
  if (!read_listed(read, PFI_MEASURE_UNIT, &number)) return false;
  *unit = (pfi_time_unit)number;
  return true;
}

static bool read_whole_number(time_read *read, int *value) {
  pfi_numeral number = pfi_number_read(read->tokens, read->at);
  bool article =
      number.tokens == 0 && (pfi_token_is(read->tokens, read->at, "a") || pfi_token_is(read->tokens, read->at, "an"));
  if (article) number = (pfi_numeral){1000, 1, false};
  if (number.tokens == 0 || number.ordinal || number.thousandths % 1000 != 0 || number.thousandths > 10000000)
    return false;
  *value = (int)(number.thousandths / 1000);
  read->at += number.tokens;
  return true;
}

/* "last week", "this month", "the past eight weeks", "the next ten days", "last Tuesday", "next May" */
static bool read_with_direction(time_read *read, pfi_time_point *point, bool article) {
  size_t begin = read->at;
  int offset, length = 1;
  if (!read_listed(read, PFI_MEASURE_DIRECTION, &offset)) return false;
  if (read_weekday(read, point, offset)) return true;
  bool preposition = read->preposition;
  read->preposition = true; /* "last May" is as good as "in May" */
  if (read_month_first(read, point)) {
    if (point->year == 0 && offset != 0) point->offset = offset;
    return true;
  }
  read->preposition = preposition;
  bool numbered = read_whole_number(read, &length);
  *point = (pfi_time_point){.offset = offset, .length = length};
  if (!read_unit(read, &point->unit)) {
    read->at = begin;
    return false;
  }
  pf_view unit = read->tokens.items[read->at - 1];
  bool plural = pfi_to_lower(unit.data[unit.size - 1]) == 's';
  bool stretch = numbered || (article && pfi_token_is_in(read->tokens, begin, PFI_MEASURE_STRETCHING));
  bool vague = plural && !numbered; /* "the coming weeks" */
  bool relative = pfi_token_is(read->tokens, begin, "previous") &&
                  (numbered || point->unit == PFI_UNIT_DAY); /* "the previous day": before another */
  if (vague || relative)
    point->kind = PFI_TIME_UNRESOLVED;
  else if (stretch && offset != 0)
    point->kind = offset < 0 ? PFI_TIME_LENGTH_BACK : PFI_TIME_LENGTH_AHEAD;
  else
    point->kind = PFI_TIME_UNIT_OFFSET;
  return true;
}

/* "two weeks ago", "a year ago", "three days earlier", "in two weeks", "within a month" */
static bool read_length(time_read *read, pfi_time_point *point, const char *preposition) {
  size_t begin = read->at;
  int length;
  *point = (pfi_time_point){0};
  if (read_whole_number(read, &length) && read_unit(read, &point->unit)) {
    point->length = length;
    if (read_word(read, "ago")) {
      point->kind = PFI_TIME_UNIT_OFFSET;
      point->offset = -length;
      return true;
    }
    if (pfi_token_is_in(read->tokens, read->at, PFI_MEASURE_FROM_ELSEWHERE)) {
      if (!pfi_token_is(read->tokens, read->at, "before") && !pfi_token_is(read->tokens, read->at, "after")) read->at++;
      return true; /* from some other day: unresolved */
    }
    bool from_now = strcmp(preposition, "in") == 0 || strcmp(preposition, "within") == 0;
    if (from_now && !is_upos(read, read->at, PFI_UPOS_NOUN) && !pfi_token_is(read->tokens, read->at, "of")) {
      point->kind = strcmp(preposition, "in") == 0 ? PFI_TIME_LENGTH : PFI_TIME_LENGTH_AHEAD;
      return true;
    }
  }
  read->at = begin;
  return false;
}

static bool is_decade(pf_view word) {
  return word.size == 5 && word.data[4] == 's' && word.data[3] == '0';
}

/* "the 1990s" */
static bool read_decade(time_read *read, pfi_time_point *point) {
  if (read->at >= read->tokens.count) return false;
  pf_view word = read->tokens.items[read->at];
  if (!is_decade(word)) return false;
  int year = pfi_year_find(pfi_view_slice(word, 0, 4));
  if (year == 0) return false;
  *point = (pfi_time_point){.kind = PFI_TIME_DECADE, .year = year};
  read->at++;
  return true;
}

/* "2019-03-04" */
static bool read_iso_day(time_read *read, pfi_time_point *point) {
  pfi_day day;
  if (read->at >= read->tokens.count || !pfi_day_read(read->tokens.items[read->at], &day)) return false;
  *point = (pfi_time_point){.kind = PFI_TIME_DATE, .year = day.year, .month = day.month, .day = day.day};
  read->at++;
  return true;
}

/* "mid-March", "mid-2025", "mid-1990s": one word, whose first part says which third. */
static bool read_middle(time_read *read, pfi_time_point *point) {
  if (read->at >= read->tokens.count) return false;
  pf_view word = read->tokens.items[read->at];
  if (word.size < 7 || !pfi_view_equal_ignoring_case(pfi_view_slice(word, 0, 4), PFI_VIEW("mid-"))) return false;
  pf_view named = pfi_view_slice(word, 4, word.size - 4);
  int month = pfi_month_of(named),
      year = named.size == 4 || is_decade(named) ? pfi_year_find(pfi_view_slice(named, 0, 4)) : 0;
  if (month == 0 && year == 0) return false;
  read->at++;
  *point = (pfi_time_point){.kind = PFI_TIME_YEAR, .month = month, .year = year};
  if (month != 0) point->kind = PFI_TIME_DATE;
  if (is_decade(named)) point->kind = PFI_TIME_DECADE;
  if (month != 0) read_date_year(read, point);
  point->part = PFI_PART_MIDDLE;
  return true;
}

/* Times that have no agreed days: seasons, quarters, feasts, "recent weeks". They need a preposition. */
static bool read_unresolved(time_read *read, pfi_time_point *point) {
  size_t begin = read->at;
  bool fiscal = read_word(read, "fiscal") || read_word(read, "financial");
  *point = (pfi_time_point){.kind = PFI_TIME_UNRESOLVED};
  int year;
  if (fiscal) {
    (void)read_word(read, "year");
    (void)read_year(read, &year);
    return true;
  }
  if (read_word(read, "recent") && read_unit(read, &point->unit)) return true;
  read->at = begin;
  if (read->preposition && read_listed(read, PFI_MEASURE_SEASON, NULL)) {
    (void)read_word(read, "of");
    (void)read_year(read, &year);
    return true;
  }
  pfi_numeral number = pfi_number_read(read->tokens, read->at);
  if (number.ordinal && pfi_token_is(read->tokens, read->at + number.tokens, "quarter")) {
    read->at += number.tokens + 1;
    if (read_word(read, "of") && !read_year(read, &year)) read->at--;
    return true;
  }
  if (!number.ordinal || !pfi_token_is(read->tokens, read->at + number.tokens, "century")) return false;
  read->at += number.tokens + 1;
  return true;
}

/* "over the weekend" */
static bool read_weekend(time_read *read, pfi_time_point *point, bool article) {
  if (!article || !read->preposition || !read_word(read, "weekend")) return false;
  *point = (pfi_time_point){.kind = PFI_TIME_UNIT_OFFSET, .unit = PFI_UNIT_WEEKEND};
  return true;
}

static bool read_plain_point(time_read *read, pfi_time_point *point, const char *preposition) {
  bool article = read_word(read, "the");
  if (read_with_direction(read, point, article) || read_middle(read, point) || read_decade(read, point) ||
      read_month_first(read, point) || read_day_first(read, point) || read_iso_day(read, point) ||
      read_weekday(read, point, 0) || read_unresolved(read, point) || read_weekend(read, point, article))
    return true;
  if (!article && (read_deictic_day(read, point) || read_length(read, point, preposition))) return true;
  *point = (pfi_time_point){.kind = PFI_TIME_YEAR};
  if (!article && read->preposition && read_year(read, &point->year)) return true;
  point->kind = PFI_TIME_UNIT_OFFSET; /* "by the end of the year" */
  return article && read->parted && pfi_token_is(read->tokens, read->at - 2, "of") && read_unit(read, &point->unit);
}

/* What stands before a point and takes a part of it. */
static pfi_time_part read_part(time_read *read) {
  int part;
  if (pfi_token_is_in(read->tokens, read->at + 1, PFI_MEASURE_PART))
    (void)read_word(read, "the"); /* "the late 1980s" */
  if (read_listed(read, PFI_MEASURE_PART, &part)) {
    if (part == PFI_PART_EARLIER || part == PFI_PART_LATER)
      (void)(read_word(read, "on") || read_word(read, "in"));
    else
      (void)read_word(read, "-");
    return (pfi_time_part)part;
  }
  size_t begin = read->at;
  (void)read_word(read, "the");
  bool second = read_word(read, "second");
  bool first = !second && read_word(read, "first");
  if (read_listed(read, PFI_MEASURE_PART_NOUN, &part) && (part == PFI_PART_FIRST_HALF) == (first || second) &&
      read_word(read, "of"))
    return second ? PFI_PART_SECOND_HALF : (pfi_time_part)part;
  read->at = begin;
  return PFI_PART_WHOLE;
}

/* Half, end and earlier make a time of what follows, so it may be a bare year or "the year". */
static bool read_point(time_read *read, pfi_time_point *point, const char *preposition) {
  size_t begin = read->at;
  bool had = read->preposition;
  pfi_time_part part = read_part(read);
  read->parted = part != PFI_PART_WHOLE;
  if (read->parted) read->preposition = true;
  bool found = read_plain_point(read, point, preposition);
  bool split = part == PFI_PART_EARLIER || part == PFI_PART_LATER;
  if (found && split && point->kind != PFI_TIME_UNIT_OFFSET && point->kind != PFI_TIME_DAY_OFFSET) found = false;
  read->preposition = had;
  if (!found) {
    read->at = begin;
    return false;
  }
  if (part != PFI_PART_WHOLE && !(split && point->kind == PFI_TIME_DAY_OFFSET))
    point->part = part; /* "earlier today" is today */
  return true;
}

/* ---- the whole expression ---- */

static bool is_bare(const pfi_time_point *point) {
  return point->part == PFI_PART_WHOLE &&
         (point->kind == PFI_TIME_YEAR || (point->kind == PFI_TIME_WEEKDAY && point->offset == 0) ||
          (point->kind == PFI_TIME_DATE && point->day == 0));
}

/* "2014-2019" */
static bool read_last_year(time_read *read, pfi_time *time) {
  bool marked = is_bare(&time->from) && time->from.kind == PFI_TIME_YEAR &&
                pfi_token_is_in(read->tokens, read->at, PFI_MEASURE_RANGE_MARK);
  int year = marked ? year_at(read, read->at + 1) : 0;
  if (year == 0) return false;
  time->to = (pfi_time_point){.kind = PFI_TIME_YEAR, .year = year};
  time->relation = PFI_TIME_BETWEEN;
  read->at += 2;
  return true;
}

/* "from January to March 2024": the year is said once. */
static void share_year(pfi_time *time) {
  bool shared = time->from.kind == PFI_TIME_DATE && time->to.kind == PFI_TIME_DATE && time->from.year == 0 &&
                !time->from.year_is_offset && time->to.year != 0;
  if (!shared) return;
  time->from.year = time->to.year - (time->from.month > time->to.month && !time->to.year_is_offset);
  time->from.year_is_offset = time->to.year_is_offset;
}

/* "from May 3 to May 9", "between 2014 and 2022", "in 2014 and 2022" */
static void read_second_point(time_read *read, pfi_time *time, const char *preposition) {
  bool between = strcmp(preposition, "between") == 0, from = strcmp(preposition, "from") == 0;
  size_t begin = read->at;
  if (!between && !from && read_last_year(read, time)) return;
  bool joined = between || is_bare(&time->from) ? read_word(read, "and") : false;
  if (!joined && from) joined = read_listed(read, PFI_MEASURE_RANGE_END, NULL);
  if (joined && read_point(read, &time->to, preposition) &&
      (between || from || (is_bare(&time->to) && time->to.kind == time->from.kind))) {
    time->relation = PFI_TIME_BETWEEN;
    share_year(time);
    return;
  }
  read->at = begin;
}

/* "every Friday" is no day. */
static bool comes_again(pfi_token_text tokens, size_t at) {
  return at > 0 && (pfi_token_is(tokens, at - 1, "every") || pfi_token_is(tokens, at - 1, "each"));
}

/* "as of", "up to" and the like stay out; "the talks of Tuesday" is in. */
static bool read_time(const pfi_time_reader *reader, size_t at, pfi_time *out) {
  time_read read = {reader, reader->tokens, at, false, false};
  if (comes_again(reader->tokens, at)) return false;
  const pfi_measure_word *found = pfi_measure_word_at(read.tokens, at, PFI_MEASURE_PREPOSITION);
  read.preposition = found != NULL;
  read.at += found != NULL;
  const char *preposition = found == NULL ? "" : found->word;
  out->relation = found == NULL ? PFI_TIME_AT : (pfi_time_relation)found->value;
  if (!read_point(&read, &out->from, preposition)) return false;
  read_second_point(&read, out, preposition);
  if (strcmp(preposition, "between") == 0 && out->relation != PFI_TIME_BETWEEN) return false;
  if (strcmp(preposition, "from") == 0 && out->relation == PFI_TIME_AT &&
      (out->from.kind == PFI_TIME_YEAR || out->from.kind == PFI_TIME_DATE))
    out->relation = PFI_TIME_AFTER; /* open: "from May 3" */
  out->first = at;
  out->count = read.at - at;
  return true;
}

/* Can a point begin with the token? `led`: a preposition or "the" stands before it. Nearly all tokens say no. */
static bool may_begin_point(pfi_token_text tokens, size_t at, bool led) {
  const uint32_t always = PFI_MEASURE_BIT(PFI_MEASURE_DIRECTION) | PFI_MEASURE_BIT(PFI_MEASURE_PART) |
                          PFI_MEASURE_BIT(PFI_MEASURE_PART_NOUN) | PFI_MEASURE_BIT(PFI_MEASURE_DEICTIC_DAY) |
                          PFI_MEASURE_BIT(PFI_MEASURE_SEASON) | PFI_MEASURE_BIT(PFI_MEASURE_CARDINAL) |
                          PFI_MEASURE_BIT(PFI_MEASURE_ORDINAL) | PFI_MEASURE_BIT(PFI_MEASURE_CALENDAR) |
                          PFI_MEASURE_BIT(PFI_MEASURE_TIME_OPENER) | PFI_MEASURE_DIGITS;
  const uint32_t behind = PFI_MEASURE_BIT(PFI_MEASURE_UNIT) | PFI_MEASURE_BIT(PFI_MEASURE_SCALE);
  if (at >= tokens.count) return false;
  if ((tokens.signs[at] & (led ? always | behind : always)) != 0) return true;
  pf_view token = tokens.items[at];
  bool middle = token.size > 4 && token.data[3] == '-';    /* "mid-May" */
  return middle || (led && pfi_token_is(tokens, at, ",")); /* before a year */
}

/* Most words begin no time, and what may follow a preposition or an article tells so of these. */
static bool may_open(pfi_token_text tokens, size_t at) {
  size_t point = at + pfi_token_is_in(tokens, at, PFI_MEASURE_PREPOSITION);
  point += pfi_token_is(tokens, point, "the");
  return may_begin_point(tokens, point, point > at);
}

bool pfi_time_find(const pfi_time_reader *reader, size_t at, pfi_time *out) {
  for (; at < reader->tokens.count; at++) {
    if (may_open(reader->tokens, at) && read_time(reader, at, out)) return true;
  }
  return false;
}
