/* quantity.h - counted things of a sentence: the number, what is counted, and whether the number is a bound. */
#ifndef PFI_EXTRACT_QUANTITY_H
#define PFI_EXTRACT_QUANTITY_H

#include "extract/time.h"

typedef struct pfi_quantity {
  size_t first, count; /* tokens: from the bound or the number to the unit */
  int64_t thousandths;
  int64_t most; /* of a range ("10 to 12 people") its upper end, else 0 */
  pf_view unit; /* "people", "percent" (of "a third of", too), "$" */
  pf_bound bound;
  bool ordinal; /* "its third visit" */
} pfi_quantity;

/* A walk over the quantities of a sentence; begin it with `at` 0. */
typedef struct pfi_quantity_walk {
  const pfi_time_reader *reader;
  const pfi_time *times; /* all of the sentence, in their order; the walk moves on to the next */
  size_t time_count;
  size_t at;
} pfi_quantity_walk;

/* The next quantity; false when there is none. Numbers inside times and names, clock times, and bare numbers that count
 * nothing are none. The whole walk is linear. */
bool pfi_quantity_next(pfi_quantity_walk *walk, pfi_quantity *out);

#endif
