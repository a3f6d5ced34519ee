/* statement_test.c - statements and chains of them, by the tables of tests/cases/extract. */
#include "support/cmocka_all.h"
#include "support/extracted.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 4096, MOST_EXPECTED = 8 };

typedef struct statement_case {
  char text[LONGEST];
  char expected[MOST_EXPECTED][LONGEST];
  size_t count;
  int line;
  bool trap;
} statement_case;

/* Reads the next case: lines of text, then lines that begin with '>'. */
static bool read_case(FILE *file, statement_case *out, int *line_number) {
  char line[LONGEST];
  out->text[0] = '\0';
  out->count = 0;
  out->trap = false;
  while (fgets(line, sizeof line, file) != NULL) {
    ++*line_number;
    bool blank = line[0] == '\n';
    if (line[0] == '#') continue;
    if (blank && out->count > 0) return true;
    if (blank) continue;
    if (line[0] == '>') {
      line[strcspn(line, "\n")] = '\0';
      assert_true(out->count < MOST_EXPECTED);
      strcpy(out->expected[out->count++], line + 1);
    } else {
      bool first = out->text[0] == '\0';
      if (first) out->line = *line_number;
      if (first) out->trap = line[0] == '*';
      assert_true(strlen(out->text) + strlen(line) < LONGEST);
      strcat(out->text, line + (first && out->trap));
    }
  }
  return out->count > 0;
}

/* Takes blanks, commas and full stops off both ends. */
static char *trim(char *text) {
  while (*text != '\0' && strchr(" ,.", *text) != NULL)
    text++;
  size_t size = strlen(text);
  while (size > 0 && strchr(" ,.", text[size - 1]) != NULL)
    text[--size] = '\0';
  return text;
}

/* The field number `field` of a statement, as the cases write it. */
static void write_field(const extracted *found, const pfi_statement *statement, int field, char out[LONGEST]) {
  switch (field) {
  case 0:
    extracted_text(found, statement->source, out, LONGEST);
    return;
  case 1:
    extracted_text(found, statement->cue, out, LONGEST);
    return;
  case 2:
    extracted_text(found, statement->content, out, LONGEST);
    return;
  case 3:
    strcpy(out, pf_quote_name(statement->quote));
    return;
  case 4:
    strcpy(out, pf_stance_name(statement->stance));
    return;
  default:
    if (statement->parent == PFI_NO_INDEX)
      out[0] = '\0';
    else
      (void)snprintf(out, LONGEST, "in %u", (unsigned)statement->parent + 1);
  }
}

static bool statement_matches(const extracted *found, const pfi_statement *statement, const char *expected) {
  char copy[LONGEST], made[LONGEST];
  strcpy(copy, expected);
  int field = 0;
  for (char *at = copy; at != NULL; field++) {
    char *next = strstr(at, "|");
    if (next != NULL) *next++ = '\0';
    write_field(found, statement, field, made);
    if (strcmp(trim(at), trim(made)) != 0) return false;
    at = next;
  }
  return true;
}

static bool case_passes(const statement_case *expected, bool tell) {
  extracted found;
  assert_int_equal(extract_lines(&found, expected->text, NULL), PF_OK);
  size_t count = strcmp(expected->expected[0], " none") == 0 ? 0 : expected->count;
  bool passes = found.claims.statements.count == count;
  for (size_t i = 0; i < count && passes; i++)
    passes = statement_matches(&found, &found.claims.statements.items[i], expected->expected[i]);
  for (size_t i = 0; i < found.claims.statements.count && !passes && tell; i++) {
    char field[LONGEST];
    print_error(i == 0 ? "line %d, found:\n " : " ", expected->line);
    for (int f = 0; f < 6; f++) {
      write_field(&found, &found.claims.statements.items[i], f, field);
      print_error("%s%s", f == 0 ? "> " : " | ", field);
    }
    print_error("\n");
  }
  if (!passes && tell && found.claims.statements.count == 0) print_error("line %d, found none\n", expected->line);
  extracted_free(&found);
  return passes;
}

typedef struct tally {
  size_t passed, failed, traps;
} tally;

/* How many cases of a file pass or fail; `tell`: prints what fails, else what passes (of known failures). */
static tally run_cases(const char *path, bool tell) {
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  statement_case *next = malloc(sizeof *next);
  assert_non_null(next);
  int line = 0;
  tally sum = {0, 0, 0};
  while (read_case(file, next, &line)) {
    bool passes = case_passes(next, tell);
    if (passes && !tell) print_error("line %d passes now\n", next->line);
    ++*(passes ? &sum.passed : &sum.failed);
    sum.traps += next->trap;
  }
  free(next);
  fclose(file);
  return sum;
}

#define CASES SOURCE_FOLDER "/tests/cases/extract/"

static void statements_are_those_of_the_cases(void **state) {
  (void)state;
  tally sum = run_cases(CASES "statements.txt", true);
  assert_int_equal(sum.failed, 0);
  assert_true(sum.passed >= 120);
  assert_true(sum.traps * 2 >= sum.passed - 20);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  assert_int_equal(run_cases(CASES "known_failures/statements.txt", false).passed, 0);
}

static void chains_are_those_of_the_cases(void **state) {
  (void)state;
  tally sum = run_cases(CASES "chains.txt", true);
  assert_int_equal(sum.failed, 0);
  assert_true(sum.passed >= 60);
  assert_true(sum.traps >= 30);
}

static void chains_known_to_fail_still_fail(void **state) {
  (void)state;
  assert_int_equal(run_cases(CASES "known_failures/chains.txt", false).passed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(statements_are_those_of_the_cases),
      cmocka_unit_test(known_failures_still_fail),
      cmocka_unit_test(chains_are_those_of_the_cases),
      cmocka_unit_test(chains_known_to_fail_still_fail),
  };
  return cmocka_run_group_tests_name("extract/statement", tests, NULL, NULL);
}
