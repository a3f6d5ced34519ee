/* case_file.c - the reader of tables of cases. */
#include "support/case_file.h"

#include <stdio.h>
#include <string.h>

static char *trimmed(char *text) {
  while (*text == ' ')
    text++;
  size_t size = strlen(text);
  while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\n'))
    text[--size] = '\0';
  return text;
}

bool read_case_fields(char *line, char **fields, size_t count, bool *trap) {
  char *at = trimmed(line);
  if (*at == '\0' || *at == '#') return false;
  *trap = *at == '*';
  if (*trap) at++;
  for (size_t i = 0; i < count; i++) {
    char *bar = strchr(at, '|');
    if (bar != NULL) *bar = '\0';
    fields[i] = trimmed(at);
    at = bar == NULL ? at + strlen(at) : bar + 1;
  }
  return true;
}

static void split_fields(case_line *one) {
  char *next = one->line;
  one->field_count = 0;
  while (next != NULL && one->field_count < CASE_FIELDS) {
    char *bar = strchr(next, '|');
    if (bar != NULL) *bar = '\0';
    one->fields[one->field_count++] = trimmed(next);
    next = bar == NULL ? NULL : bar + 1;
  }
}

/* Runs all cases; `known`: prints those that pass, else those that fail. Returns how many fail. */
static int run_all(const char *path, case_answer *answer, void *context, bool known, int *count) {
  FILE *file = fopen(path, "r");
  case_line one = {.number = 0};
  int wrong = 0;
  *count = 0;
  while (file != NULL && fgets(one.line, sizeof one.line, file) != NULL) {
    char got[CASE_LINE] = "";
    one.number++;
    if (one.line[0] == '#' || one.line[0] == '\n') continue;
    split_fields(&one);
    answer(&one, got, sizeof got, context);
    ++*count;
    bool right = strcmp(got, one.fields[one.field_count - 1]) == 0;
    wrong += !right;
    if (right == known)
      fprintf(stderr, "%s:%d: %s\n  expected: %s\n  got:      %s\n", path, one.number, one.fields[one.field_count - 2],
              one.fields[one.field_count - 1], got);
  }
  if (file != NULL) (void)fclose(file);
  return file == NULL ? -1 : wrong;
}

int run_case_file(const char *path, case_answer *answer, void *context, int *count) {
  int wrong = run_all(path, answer, context, false, count);
  return *count == 0 ? -1 : wrong;
}

bool known_failures_fail(const char *path, case_answer *answer, void *context, int *count) {
  return run_all(path, answer, context, true, count) == *count;
}
