/* role_weights.h - the weights of the role tagger (extract/tagger.c), made by train/train_roles.c. The build makes
 * role_weights.c from role_weights.bin: the bytes lie in the library's read-only pages, which all processes share.
 *
 * First a row for each hashed feature, one byte for each label, 64 higher than the weight; then, little-endian in two
 * bytes each, the transitions [at the start of a sentence][label before][label]. */
#ifndef PFI_DATA_ROLE_WEIGHTS_H
#define PFI_DATA_ROLE_WEIGHTS_H

#include <stddef.h>

#define PFI_ROLE_LABELS 8
#define PFI_ROLE_BITS 17
#define PFI_ROLE_ROWS ((size_t)1 << PFI_ROLE_BITS)
#define PFI_ROLE_BYTES (PFI_ROLE_ROWS * PFI_ROLE_LABELS + 4 * PFI_ROLE_LABELS * PFI_ROLE_LABELS)
#define PFI_ROLE_WEIGHT_ZERO 64      /* how a weight of 0 is written */
#define PFI_ROLE_WEIGHT_MOST 63      /* of a feature and label, above or below 0 */
#define PFI_ROLE_TRANSITION_MOST 999 /* of a label that may follow */
#define PFI_ROLE_NEVER (-7000)       /* of a label that may not */

const unsigned char *pfi_role_weights(size_t *size);

#endif
