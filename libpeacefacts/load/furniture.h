/* furniture.h - the lines around an article that say who wrote it, when and for whom, and nothing else. */
#ifndef PFI_LOAD_FURNITURE_H
#define PFI_LOAD_FURNITURE_H

#include "load/date.h"

typedef struct pfi_furniture {
  pf_view byline; /* views into the stretch; empty when it isn't there */
  pf_view agency;
  pf_view date_text;
  pfi_date date;     /* year 0: none that is whole */
  bool is_published; /* the line says that this is the day of publication */
  bool is_updated;   /* ... of a later change */
} pfi_furniture;

/* "By Jane Doe, Reuters", "Published: 25 April 2025 | Updated 26 April", "AFP". False when the stretch says more. */
bool pfi_furniture_read(pf_view stretch, pfi_furniture *furniture);

#endif
