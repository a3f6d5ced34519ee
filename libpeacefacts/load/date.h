/* date.h - calendar dates as newsrooms write them. */
#ifndef PFI_LOAD_DATE_H
#define PFI_LOAD_DATE_H

#include "base/text.h"

typedef struct pfi_date {
  int year; /* 0: not said */
  int month;
  int day;
  size_t size; /* bytes it takes in the text */
} pfi_date;

enum { PFI_ISO_DATE_SIZE = 10 };

/* The date that begins at `at`: "April 25, 2025", "25 April", "Fri., Nov 20", "2025-04-25", "25.04.2025". False when
 * none does: a month's name counts with a day beside it only, so "may" before a verb is never one. */
bool pfi_date_read(pf_view text, size_t at, pfi_date *date);

/* The first date in a short text that has a year; *start is where. */
bool pfi_date_find(pf_view text, size_t *start, pfi_date *date);

/* A year of four digits that stands alone in a short text; 0 when there is none. */
int pfi_year_find(pf_view text);

/* The month (1 to 12) or the weekday (Monday is 1) that a whole word names, in full or in a usual short form,
 * capitalised; 0 when it names none. */
int pfi_month_of(pf_view word);
int pfi_weekday_of(pf_view word);

/* "2025-04-25", without a NUL byte. */
void pfi_date_write(const pfi_date *date, char out[PFI_ISO_DATE_SIZE]);

/* Is `text` exactly an existing day in the form 2025-04-25? */
bool pfi_date_is_iso(pf_view text);

#endif
