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

/* The first quantity at token `at` or after it; false when there is none. Numbers inside times and names, clock times,
 * and bare numbers that count nothing are none. Linear. */
bool pfi_quantity_find(const pfi_time_reader *reader, size_t at, pfi_quantity *out);

#endif
