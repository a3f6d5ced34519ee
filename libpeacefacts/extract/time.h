/* time.h - time expressions of a sentence: where they stand, and which days they mean.
 *
 * Recognition and resolution are two steps, since the same words mean another day by the tense of the clause around
 * them: "on Tuesday" is the one before the article's date in "met on Tuesday", the one after it in "will meet on
 * Tuesday". In the manner of TIMEX3 (ISO-TimeML): a value only where the calendar gives one; what a reader would have
 * to guess (seasons, fiscal years, "recent weeks") is recognised and has none. */
#ifndef PFI_EXTRACT_TIME_H
#define PFI_EXTRACT_TIME_H

#include "analyse/analysis.h"
#include "extract/calendar.h"
#include "extract/number.h"

typedef enum pfi_tense { PFI_TENSE_PAST = 0, PFI_TENSE_PRESENT = 1, PFI_TENSE_FUTURE = 2 } pfi_tense;

typedef enum pfi_time_kind {
  PFI_TIME_UNRESOLVED = 0,   /* "recent weeks", "the summer" */
  PFI_TIME_DATE = 1,         /* month, perhaps day, perhaps year: "late October", "April 12, 2024" */
  PFI_TIME_YEAR = 2,         /* "2014" */
  PFI_TIME_DECADE = 3,       /* "the 1990s" */
  PFI_TIME_WEEKDAY = 4,      /* "Tuesday", "last Tuesday" */
  PFI_TIME_DAY_OFFSET = 5,   /* "yesterday": -1 */
  PFI_TIME_UNIT_OFFSET = 6,  /* "last month": month, -1; "two weeks ago": week, -2 */
  PFI_TIME_LENGTH_BACK = 7,  /* "the past eight weeks" */
  PFI_TIME_LENGTH_AHEAD = 8, /* "the next ten days", "within a week" */
  PFI_TIME_LENGTH = 9        /* "in two weeks": from now when it is to come, else a duration, which is no time */
} pfi_time_kind;

typedef enum pfi_time_unit {
  PFI_UNIT_DAY = 0,
  PFI_UNIT_WEEK = 1,
  PFI_UNIT_MONTH = 2,
  PFI_UNIT_YEAR = 3,
  PFI_UNIT_DECADE = 4,
  PFI_UNIT_WEEKEND = 5
} pfi_time_unit;

/* A part of what is named. Early, middle and late are thirds. */
typedef enum pfi_time_part {
  PFI_PART_WHOLE = 0,
  PFI_PART_EARLY = 1,
  PFI_PART_MIDDLE = 2,
  PFI_PART_LATE = 3,
  PFI_PART_END = 4,     /* "the end of 2025" */
  PFI_PART_EARLIER = 5, /* "earlier this week": up to the day before the article's */
  PFI_PART_LATER = 6,   /* "later this week": from the day after */
  PFI_PART_FIRST_HALF = 7,
  PFI_PART_SECOND_HALF = 8
} pfi_time_part;

typedef struct pfi_time_point {
  pfi_time_kind kind;
  pfi_time_part part;
  pfi_time_unit unit;
  int year, month, day; /* 0: not said */
  int last_day;         /* of "April 12-14", else 0 */
  int weekday;          /* Monday is 1 */
  int offset;           /* units, days, or for a weekday and a month without year -1 last, 0 by tense, 1 next */
  int length;           /* units */
  bool year_is_offset;  /* "October last year": `year` counts from the article's */
} pfi_time_point;

typedef enum pfi_time_relation {
  PFI_TIME_AT = 0,
  PFI_TIME_BY = 1,      /* "by", "until", "before": from the article's date to the end of it */
  PFI_TIME_SINCE = 2,   /* from the beginning of it to the article's date */
  PFI_TIME_BETWEEN = 3, /* two points */
  PFI_TIME_AFTER = 4    /* "after May 3": when it is, nobody says */
} pfi_time_relation;

typedef struct pfi_time {
  size_t first, count; /* tokens of the sentence, the preposition included */
  pfi_time_relation relation;
  pfi_time_point from, to; /* `to` for PFI_TIME_BETWEEN alone */
} pfi_time;

/* What is read: a sentence's tokens as text, and their tags. */
typedef struct pfi_time_reader {
  pfi_token_text tokens;
  const pfi_word *words; /* as many */
} pfi_time_reader;

/* The first time expression at token `at` or after it; false when there is none. Linear. */
bool pfi_time_find(const pfi_time_reader *reader, size_t at, pfi_time *out);

/* The value in ISO 8601: "2025-04-22", "2025-03", "2014/2022"; empty when it can't be known. `today` is the article's
 * date, NULL when it has none. */
void pfi_time_value(const pfi_time *time, const pfi_day *today, pfi_tense tense, char out[PFI_STRETCH_TEXT]);

/* For `why`: the kind of expression, and the tense where it decided which day is meant; of pfi_time_rule_name. */
unsigned pfi_time_rule(const pfi_time *time, pfi_tense tense);

/* False for an expression that in this tense is a duration and no time: "finished in two weeks". */
bool pfi_time_is_time(const pfi_time *time, pfi_tense tense);

#endif
