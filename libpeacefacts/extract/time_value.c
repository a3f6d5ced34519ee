/* time_value.c - from a time expression to days. Every rule is one of the calendar's; where two days would fit, tense
 * and the article's date decide, and where they don't, there is no value. */
#include "extract/time.h"

#include "extract/claims.h"

static const pfi_stretch no_stretch = {0, 0, PFI_PRECISION_NONE};

/* What points are resolved against. */
typedef struct time_context {
  bool known; /* the article has a date */
  pfi_day day;
  int32_t today;
  pfi_tense tense;
} time_context;

static pfi_stretch week_of(int32_t day) {
  int32_t monday = day - (pfi_weekday(day) - 1);
  return pfi_stretch_days(monday, monday + 6);
}

static pfi_stretch decade_of(int year) {
  return (pfi_stretch){pfi_stretch_year(year - year % 10).first, pfi_stretch_year(year - year % 10 + 9).last,
                       PFI_PRECISION_STRETCH};
}

/* The week, month ... that lies `offset` units from the article's. */
static pfi_stretch unit_stretch(const time_context *now, pfi_time_unit unit, int offset) {
  switch (unit) {
  case PFI_UNIT_DAY:
    return pfi_stretch_day(now->today + offset);
  case PFI_UNIT_WEEK:
    return week_of(now->today + 7 * offset);
  case PFI_UNIT_WEEKEND: { /* "the weekend" that is told of has begun */
    bool last = offset == 0 && now->tense == PFI_TENSE_PAST && pfi_weekday(now->today) < 6;
    int32_t saturday = week_of(now->today + 7 * (offset - last)).first + 5;
    return pfi_stretch_days(saturday, saturday + 1);
  }
  case PFI_UNIT_MONTH: {
    pfi_day moved = pfi_add_months((pfi_day){now->day.year, now->day.month, 1}, offset);
    return pfi_stretch_month(moved.year, moved.month);
  }
  case PFI_UNIT_YEAR:
    return pfi_stretch_year(now->day.year + offset);
  case PFI_UNIT_DECADE:
    return decade_of(now->day.year + 10 * offset);
  }
  return no_stretch;
}

/* The article's date moved by a length, to the day: for the two ends of "the past eight weeks". */
static int32_t moved_day(const time_context *now, pfi_time_unit unit, int length) {
  switch (unit) {
  case PFI_UNIT_DAY:
    return now->today + length;
  case PFI_UNIT_WEEK:
  case PFI_UNIT_WEEKEND:
    return now->today + 7 * length;
  case PFI_UNIT_MONTH:
    return pfi_days_of(pfi_add_months(now->day, length));
  case PFI_UNIT_YEAR:
    return pfi_days_of(pfi_add_months(now->day, 12 * length));
  case PFI_UNIT_DECADE:
    return pfi_days_of(pfi_add_months(now->day, 120 * length));
  }
  return now->today;
}

static pfi_stretch date_in_year(const pfi_time_point *point, int year) {
  if (point->day == 0) return pfi_stretch_month(year, point->month);
  int last = point->last_day == 0 ? point->day : point->last_day;
  if (last > pfi_days_in_month(year, point->month) || last < point->day) return no_stretch;
  return pfi_stretch_days(pfi_days_of((pfi_day){year, point->month, point->day}),
                          pfi_days_of((pfi_day){year, point->month, last}));
}

/* A month or a day whose year nobody says: the latest that has begun, or the earliest that is not over. */
static pfi_stretch date_by_tense(const time_context *now, const pfi_time_point *point) {
  if (point->year != 0 && !point->year_is_offset) return date_in_year(point, point->year);
  if (!now->known) return no_stretch;
  if (point->year_is_offset) return date_in_year(point, now->day.year + point->year);
  bool back = point->offset < 0 || (point->offset == 0 && now->tense == PFI_TENSE_PAST);
  int year = now->day.year;
  pfi_stretch same = date_in_year(point, year);
  if (same.precision == PFI_PRECISION_NONE) return no_stretch;
  bool this_month = point->offset != 0 && point->month == now->day.month;
  if (back && (same.first > now->today || this_month)) return date_in_year(point, year - 1);
  if (!back && (same.last < now->today || this_month)) return date_in_year(point, year + 1);
  return same;
}

static pfi_stretch weekday_by_tense(const time_context *now, const pfi_time_point *point) {
  int back = (pfi_weekday(now->today) - point->weekday + 7) % 7;
  int ahead = (7 - back) % 7;
  if (point->offset < 0) return pfi_stretch_day(now->today - (back == 0 ? 7 : back));
  if (point->offset > 0) return pfi_stretch_day(now->today + (ahead == 0 ? 7 : ahead));
  return pfi_stretch_day(now->tense == PFI_TENSE_PAST ? now->today - back : now->today + ahead);
}

/* A third of a month (by tens of days) or of a year (by months); of anything else nobody agrees what it is. */
static pfi_stretch third_of(pfi_stretch whole, int third) {
  pfi_day first = pfi_day_of(whole.first);
  if (whole.precision == PFI_PRECISION_MONTH) {
    int32_t begin = whole.first + 10 * third;
    return pfi_stretch_days(begin, third == 2 ? whole.last : begin + 9);
  }
  if (whole.precision == PFI_PRECISION_YEAR)
    return pfi_stretch_days(pfi_stretch_month(first.year, 4 * third + 1).first,
                            pfi_stretch_month(first.year, 4 * third + 4).last);
  return no_stretch;
}

/* The last day of a day or week, the last ten days of a month, the last month of a year. */
static pfi_stretch end_of(pfi_stretch whole) {
  if (whole.precision == PFI_PRECISION_MONTH) return third_of(whole, 2);
  if (whole.precision == PFI_PRECISION_YEAR) return pfi_stretch_month(pfi_day_of(whole.last).year, 12);
  return pfi_stretch_day(whole.last);
}

static pfi_stretch half_of(pfi_stretch whole, bool second) {
  pfi_day first = pfi_day_of(whole.first);
  if (whole.precision == PFI_PRECISION_YEAR)
    return pfi_stretch_days(pfi_stretch_month(first.year, second ? 7 : 1).first,
                            pfi_stretch_month(first.year, second ? 12 : 6).last);
  if (whole.precision == PFI_PRECISION_MONTH)
    return second ? pfi_stretch_days(whole.first + 15, whole.last) : pfi_stretch_days(whole.first, whole.first + 14);
  return no_stretch;
}

static pfi_stretch part_of(const time_context *now, pfi_stretch whole, pfi_time_part part) {
  if (whole.precision == PFI_PRECISION_NONE) return whole;
  switch (part) {
  case PFI_PART_WHOLE:
    return whole;
  case PFI_PART_EARLY:
    return third_of(whole, 0);
  case PFI_PART_MIDDLE:
    return third_of(whole, 1);
  case PFI_PART_LATE:
    return third_of(whole, 2);
  case PFI_PART_END:
    return end_of(whole);
  case PFI_PART_EARLIER:
    return whole.first < now->today ? pfi_stretch_days(whole.first, now->today - 1) : no_stretch;
  case PFI_PART_LATER:
    return whole.last > now->today ? pfi_stretch_days(now->today + 1, whole.last) : no_stretch;
  case PFI_PART_FIRST_HALF:
    return half_of(whole, false);
  case PFI_PART_SECOND_HALF:
    return half_of(whole, true);
  }
  return no_stretch;
}

static pfi_stretch whole_point(const time_context *now, const pfi_time_point *point) {
  if (!now->known && point->kind != PFI_TIME_DATE && point->kind != PFI_TIME_YEAR && point->kind != PFI_TIME_DECADE)
    return no_stretch;
  switch (point->kind) {
  case PFI_TIME_DATE:
    return date_by_tense(now, point);
  case PFI_TIME_YEAR:
    return pfi_stretch_year(point->year);
  case PFI_TIME_DECADE:
    return decade_of(point->year);
  case PFI_TIME_WEEKDAY:
    return weekday_by_tense(now, point);
  case PFI_TIME_DAY_OFFSET:
    return pfi_stretch_day(now->today + point->offset);
  case PFI_TIME_UNIT_OFFSET:
    return unit_stretch(now, point->unit, point->offset);
  case PFI_TIME_LENGTH_BACK:
    return pfi_stretch_days(moved_day(now, point->unit, -point->length), now->today);
  case PFI_TIME_LENGTH_AHEAD:
    return pfi_stretch_days(now->today, moved_day(now, point->unit, point->length));
  case PFI_TIME_LENGTH:
    return unit_stretch(now, point->unit, point->length);
  case PFI_TIME_UNRESOLVED:
    break;
  }
  return no_stretch;
}

static pfi_stretch resolve_point(const time_context *now, const pfi_time_point *point) {
  return part_of(now, whole_point(now, point), point->part);
}

bool pfi_time_is_time(const pfi_time *time, pfi_tense tense) {
  return time->from.kind != PFI_TIME_LENGTH || tense == PFI_TENSE_FUTURE;
}

/* Does the tense choose among the days that the expression may mean? */
static bool hangs_on_tense(const pfi_time_point *point) {
  switch (point->kind) {
  case PFI_TIME_WEEKDAY:
    return point->offset == 0;
  case PFI_TIME_DATE:
    return point->year == 0 && point->offset == 0 && !point->year_is_offset;
  case PFI_TIME_UNIT_OFFSET:
    return point->unit == PFI_UNIT_WEEKEND && point->offset == 0;
  default:
    return point->kind == PFI_TIME_LENGTH;
  }
}

unsigned pfi_time_rule(const pfi_time *time, pfi_tense tense) {
  unsigned kind = (unsigned)time->from.kind;
  return kind * 4 + (hangs_on_tense(&time->from) ? 1 + (unsigned)tense : 0);
}

const char *pfi_time_rule_name(unsigned rule) {
  static const char *const names[][4] = {
      {"unresolved", "unresolved", "unresolved", "unresolved"},
      {"date", "date_past", "date_present", "date_future"},
      {"year", "year", "year", "year"},
      {"decade", "decade", "decade", "decade"},
      {"weekday", "weekday_past", "weekday_present", "weekday_future"},
      {"day_from_article", "day_from_article", "day_from_article", "day_from_article"},
      {"unit_from_article", "weekend_past", "weekend_present", "weekend_future"},
      {"length_back", "length_back", "length_back", "length_back"},
      {"length_ahead", "length_ahead", "length_ahead", "length_ahead"},
      {"length", "length_past", "length_present", "length_future"},
  };
  return rule / 4 < sizeof names / sizeof names[0] ? names[rule / 4][rule % 4] : "unknown";
}

void pfi_time_value(const pfi_time *time, const pfi_day *today, pfi_tense tense, char out[PFI_STRETCH_TEXT]) {
  time_context now = {today != NULL, {1970, 1, 1}, 0, tense};
  out[0] = '\0';
  if (today != NULL) {
    now.day = *today;
    now.today = pfi_days_of(*today);
  }
  /* What has begun lies back; what has an end to come lies ahead. */
  if (time->relation == PFI_TIME_SINCE) now.tense = PFI_TENSE_PAST;
  pfi_stretch from = resolve_point(&now, &time->from);
  if (from.precision == PFI_PRECISION_NONE || time->relation == PFI_TIME_AFTER) return;
  pfi_stretch article = pfi_stretch_day(now.today);
  if (time->relation == PFI_TIME_AT) {
    pfi_stretch_write(from, out);
  } else if (time->relation == PFI_TIME_BETWEEN) {
    pfi_stretch to = resolve_point(&now, &time->to);
    if (to.precision != PFI_PRECISION_NONE) pfi_stretch_write_interval(from, to, out);
  } else if (now.known && time->relation == PFI_TIME_SINCE) {
    pfi_stretch_write_interval(from, article, out);
  } else if (now.known) {
    pfi_stretch_write_interval(article, pfi_stretch_day(from.last), out);
  }
}
