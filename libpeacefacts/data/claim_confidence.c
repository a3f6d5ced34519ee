/* Made by libpeacefacts/train/calibrate_claims.py from claims of development sentences and their gold tuples. Don't
 * edit. */
#include "data/claim_confidence.h"

/* clang-format off */
const int16_t pfi_confidence_weights[PFI_CONFIDENCE_WEIGHTS] = {
    104, /* main */
    70, /* conjunct */
    79, /* complement */
    65, /* adverbial */
    -17, /* adjunct */
    39, /* relative */
    -5, /* participle */
    -29, /* apposition */
    -85, /* bare */
    23, /* two_arguments */
    10, /* has_object */
    -24, /* long_subject */
    -122, /* very_long_subject */
    -23, /* pronoun_subject */
    -22, /* long_sentence */
    -8, /* very_long_sentence */
    -66, /* attributed */
    58, /* two_words_of_predicate */
    34, /* three_words_of_predicate */
    -92, /* long_arguments */
};
const uint16_t pfi_confidence_table[PFI_CONFIDENCE_STEPS] = {
    18, 23, 29, 37, 47, 60, 76, 95, 119, 148, 182,
    223, 269, 321, 378, 438, 500, 562, 622, 679, 731, 777,
    818, 852, 881, 905, 924, 940, 953, 963, 971, 977, 982};
/* clang-format on */
