/* model.h - inside a pf_model: read-only, shared by threads. */
#ifndef PFI_ANALYSE_MODEL_H
#define PFI_ANALYSE_MODEL_H

#include "base/alloc.h"

struct pf_model {
  pf_allocator allocator;
};

#endif
