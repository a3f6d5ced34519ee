/* claim_cases.h - tables of sentences and what a claim of theirs must say: tests/cases/polarity.txt and the like.
 *
 *     sentence | words of the predicate | value | cue
 *
 * '#' begins a comment, '*' marks a trap. The first claim whose predicate has the words is compared. */
#ifndef TESTS_SUPPORT_CLAIM_CASES_H
#define TESTS_SUPPORT_CLAIM_CASES_H

#include "support/extracted.h"

typedef struct claim_field {
  const char *(*value)(const pfi_claim *claim);
  pfi_mark (*cue)(const pfi_claim *claim);
} claim_field;

typedef struct claim_tally {
  size_t passed;
  size_t failed;
  size_t traps; /* of all */
} claim_tally;

/* Runs a table. `tell_failures`: prints what fails, else what passes (of known failures). */
claim_tally run_claim_cases(const char *path, const claim_field *field, bool tell_failures);

/* The usual two tests over tests/cases/NAME.txt in a folder and tests/cases/known_failures/NAME.txt. */
void claim_cases_pass(const char *folder, const char *name, const claim_field *field);
void known_claim_failures_fail(const char *folder, const char *name, const claim_field *field);

#endif
