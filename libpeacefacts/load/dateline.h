/* dateline.h - the place, date and agency before the first words of a report. */
#ifndef PFI_LOAD_DATELINE_H
#define PFI_LOAD_DATELINE_H

#include "load/date.h"

typedef struct pfi_dateline {
  pf_view place; /* views into the text; empty when it isn't there */
  pf_view agency;
  pf_view date_text;
  pfi_date date; /* month 0: none; year 0: not said */
  size_t size;   /* bytes of the dateline with its dash and the white space behind it */
} pfi_dateline;

/* The dateline at the start of a paragraph: "KYIV, Ukraine (AP) — ", "Washington, Nov 20 (NationPress) ", "LONDON: ".
 * False when none is there. A dateline that is all of `text` counts when it can't be anything else. */
bool pfi_dateline_read(pf_view text, pfi_dateline *dateline);

/* Is it the name of a news agency? Case doesn't count. */
bool pfi_is_news_agency(pf_view name);

/* Is it the name of a city that datelines begin with? Case doesn't count. */
bool pfi_is_dateline_city(pf_view name);

#endif
