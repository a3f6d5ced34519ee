/* claim_confidence.h - what train/calibrate_claims.py has learnt: weights in hundredths of log-odds, and the table from
 * their sum to thousandths. */
#ifndef PFI_DATA_CLAIM_CONFIDENCE_H
#define PFI_DATA_CLAIM_CONFIDENCE_H

#include <stdint.h>

#define PFI_CONFIDENCE_WEIGHTS 20
#define PFI_CONFIDENCE_STEPS 33
#define PFI_CONFIDENCE_STEP 25 /* hundredths; the middle of the table is 0 */

/* In the order of extract/confidence.c: one for each construction, then one for each thing that is so or not. */
extern const int16_t pfi_confidence_weights[PFI_CONFIDENCE_WEIGHTS];
extern const uint16_t pfi_confidence_table[PFI_CONFIDENCE_STEPS];

#endif
