/* model.h - inside a pf_model: read-only, shared by threads. */
#ifndef PFI_ANALYSE_MODEL_H
#define PFI_ANALYSE_MODEL_H

#include "analyse/weights.h"

struct pf_model {
  pf_allocator allocator;
  pfi_weights weights;
  const pfi_kernels *kernels; /* the fastest for this processor; all give the same results */
};

#endif
