/* Made by libpeacefacts/train/calibrate_claims.py from claims of development sentences and their gold tuples. Don't
 * edit. */
#include "data/claim_confidence.h"

/* clang-format off */
const int16_t pfi_confidence_weights[PFI_CONFIDENCE_WEIGHTS] = {
    104, /* main */
    67, /* conjunct */
    65, /* complement */
    54, /* adverbial */
    -20, /* adjunct */
    30, /* relative */
    15, /* participle */
    -6, /* apposition */
    -73, /* bare */
    28, /* two_arguments */
    6, /* has_object */
    -21, /* long_subject */
    -100, /* very_long_subject */
    -17, /* pronoun_subject */
    -17, /* long_sentence */
    -18, /* very_long_sentence */
    -57, /* attributed */
    58, /* two_words_of_predicate */
    27, /* three_words_of_predicate */
    -95, /* long_arguments */
};
const uint16_t pfi_confidence_table[PFI_CONFIDENCE_STEPS] = {
    18, 23, 29, 37, 47, 60, 76, 95, 119, 148, 182,
    223, 269, 321, 378, 438, 500, 562, 622, 679, 731, 777,
    818, 852, 881, 905, 924, 940, 953, 963, 971, 977, 982};
/* clang-format on */
