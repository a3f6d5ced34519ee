/* role_weights.h - the weights of the role tagger (extract/tagger.c), made by train/train_roles.c. Plain values without
 * pointers, so that processes share its pages. */
#ifndef PFI_DATA_ROLE_WEIGHTS_H
#define PFI_DATA_ROLE_WEIGHTS_H

#include "peacefacts.h"

#define PFI_ROLE_LABELS 8
#define PFI_ROLE_ROWS 65536

/* One row for each hashed feature, one weight for each label. */
extern const int8_t pfi_role_weights[PFI_ROLE_ROWS][PFI_ROLE_LABELS];
/* [at the start of a sentence][label before][label]; PFI_ROLE_NEVER where the label may not follow. */
extern const int16_t pfi_role_transitions[2][PFI_ROLE_LABELS][PFI_ROLE_LABELS];
#define PFI_ROLE_NEVER (-20000)

#endif
