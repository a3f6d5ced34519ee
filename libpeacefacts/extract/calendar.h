/* calendar.h - days counted in the proleptic Gregorian calendar, as ISO 8601 has it, and stretches of days. */
#ifndef PFI_EXTRACT_CALENDAR_H
#define PFI_EXTRACT_CALENDAR_H

#include "base/text.h"

typedef struct pfi_day {
  int year, month, day;
} pfi_day;

/* How exactly a stretch of days is known, which decides how it is written. */
typedef enum pfi_precision {
  PFI_PRECISION_NONE = 0, /* not known */
  PFI_PRECISION_DAY = 1,  /* 2025-04-25 */
  PFI_PRECISION_MONTH = 2,
  PFI_PRECISION_YEAR = 3,
  PFI_PRECISION_STRETCH = 4 /* 2025-04-21/2025-04-27 */
} pfi_precision;

/* The days from `first` to `last`, both in it, counted from 1970-01-01. */
typedef struct pfi_stretch {
  int32_t first, last;
  pfi_precision precision;
} pfi_stretch;

enum { PFI_STRETCH_TEXT = 24 }; /* room for "2025-04-21/2025-04-27" and a NUL byte */

int32_t pfi_days_of(pfi_day day);
pfi_day pfi_day_of(int32_t days);
int pfi_days_in_month(int year, int month);
/* Monday is 1, Sunday 7. */
int pfi_weekday(int32_t days);
/* The same day of another month, or that month's last day: January 31 and one month is February 28. */
pfi_day pfi_add_months(pfi_day day, int months);

pfi_stretch pfi_stretch_day(int32_t days);
pfi_stretch pfi_stretch_days(int32_t first, int32_t last);
pfi_stretch pfi_stretch_month(int year, int month);
pfi_stretch pfi_stretch_year(int year);

/* The stretch in ISO 8601; nothing when its precision is NONE or it ends before it begins. */
void pfi_stretch_write(pfi_stretch stretch, char out[PFI_STRETCH_TEXT]);
/* From the first day of one to the last day of the other, each side written as exactly as it is known. */
void pfi_stretch_write_interval(pfi_stretch from, pfi_stretch to, char out[PFI_STRETCH_TEXT]);

/* Reads "2025-04-25"; false when it isn't that. */
bool pfi_day_read(pf_view iso, pfi_day *out);

#endif
