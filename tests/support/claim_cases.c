/* claim_cases.c - see claim_cases.h. */
#include "support/claim_cases.h"

#include <stdio.h>
#include <stdlib.h>

#include "support/case_file.h"
#include "support/cmocka_all.h"

enum { CLAIM_FIELDS = 4, LINE_SIZE = 1024 };

static const pfi_claim *claim_with(const extracted *found, const char *words) {
  char made[LINE_SIZE];
  for (int part = 0; part < 2; part++)
    for (size_t i = 0; i < found->claims.claims.count; i++) {
      const pfi_claim *claim = &found->claims.claims.items[i];
      extracted_text(found, part == 0 ? claim->predicate : claim->span, made, sizeof made);
      if (strstr(made, words) != NULL) return claim;
    }
  return NULL;
}

static bool claim_case_passes(char *fields[CLAIM_FIELDS], const claim_field *field, int line, bool tell) {
  extracted found;
  char text[LINE_SIZE], cue[LINE_SIZE] = "";
  (void)snprintf(text, sizeof text, "%s\n", fields[0]);
  assert_int_equal(extract_lines(&found, text, NULL), PF_OK);
  const pfi_claim *claim = claim_with(&found, fields[1]);
  const char *value = claim == NULL ? "no such claim" : field->value(claim);
  if (claim != NULL) extracted_text(&found, field->cue(claim), cue, sizeof cue);
  bool passes = strcmp(value, fields[2]) == 0 && strcmp(cue, fields[3]) == 0;
  if (!passes && tell) print_error("line %d: %s: %s by '%s'\n", line, fields[0], value, cue);
  if (passes && !tell) print_error("line %d passes now: %s\n", line, fields[0]);
  extracted_free(&found);
  return passes;
}

claim_tally run_claim_cases(const char *path, const claim_field *field, bool tell_failures) {
  claim_tally tally = {0};
  char line[LINE_SIZE];
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
    char *fields[CLAIM_FIELDS];
    bool trap;
    if (!read_case_fields(line, fields, CLAIM_FIELDS, &trap)) continue;
    ++*(claim_case_passes(fields, field, number, tell_failures) ? &tally.passed : &tally.failed);
    tally.traps += trap;
  }
  (void)fclose(file);
  return tally;
}

void claim_cases_pass(const char *folder, const char *name, const claim_field *field) {
  char path[LINE_SIZE];
  (void)snprintf(path, sizeof path, "%s/tests/cases/%s.txt", folder, name);
  claim_tally tally = run_claim_cases(path, field, true);
  assert_int_equal(tally.failed, 0);
  assert_true(tally.passed >= 60);
  assert_true(2 * tally.traps >= tally.passed);
}

void known_claim_failures_fail(const char *folder, const char *name, const claim_field *field) {
  char path[LINE_SIZE];
  (void)snprintf(path, sizeof path, "%s/tests/cases/known_failures/%s.txt", folder, name);
  assert_int_equal(run_claim_cases(path, field, false).passed, 0);
}
