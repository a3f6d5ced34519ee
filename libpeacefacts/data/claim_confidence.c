/* Made by libpeacefacts/train/calibrate_claims.py from claims of development sentences and their gold tuples. Don't
 * edit. */
#include "data/claim_confidence.h"

/* clang-format off */
const int16_t pfi_confidence_weights[PFI_CONFIDENCE_WEIGHTS] = {
    111, /* main */
    95, /* conjunct */
    69, /* complement */
    85, /* adverbial */
    -2, /* adjunct */
    57, /* relative */
    -2, /* participle */
    -9, /* apposition */
    -66, /* bare */
    35, /* two_arguments */
    15, /* has_object */
    -17, /* long_subject */
    -89, /* very_long_subject */
    -21, /* pronoun_subject */
    -20, /* long_sentence */
    -36, /* very_long_sentence */
    -55, /* attributed */
    47, /* two_words_of_predicate */
    29, /* three_words_of_predicate */
    -91, /* long_arguments */
};
const uint16_t pfi_confidence_table[PFI_CONFIDENCE_STEPS] = {
    18, 23, 29, 37, 47, 60, 76, 95, 119, 148, 182,
    223, 269, 321, 378, 438, 500, 562, 622, 679, 731, 777,
    818, 852, 881, 905, 924, 940, 953, 963, 971, 977, 982};
/* clang-format on */
