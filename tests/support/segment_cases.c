/* segment_cases.c - the reader of the files of tests/cases/segment. */
#include "support/segment_cases.h"

#include <stdio.h>
#include <stdlib.h>

void add_to_case(char out[SEGMENT_CASE_SIZE], const char *bytes, size_t size) {
  size_t used = strlen(out);
  if (size >= SEGMENT_CASE_SIZE - used) {
    fprintf(stderr, "a case is longer than %d bytes\n", SEGMENT_CASE_SIZE);
    abort();
  }
  memcpy(out + used, bytes, size);
  out[used + size] = '\0';
}

static bool differs(const segment_case *one, segment_writer *write) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences found = {0};
  pf_view text = pfi_view_of_string(one->in);
  char got[SEGMENT_CASE_SIZE] = "";
  bool done = pfi_sentences_find(&found, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL) == PF_OK;
  if (done) {
    write(got, text, &found);
  }
  bool wrong = !done || strcmp(got, one->out) != 0;
  if (wrong) {
    fprintf(stderr, "%s\n  in:       %s\n  expected: %s  got:      %s", one->name, one->in, one->out, got);
  }
  pfi_sentences_free(&found, &allocator);
  return wrong;
}

static const char *value_of(const char *line, size_t name_size) {
  const char *at = line + name_size;
  while (*at == ' ') {
    at++;
  }
  return at;
}

int run_segment_cases(const char *path, segment_writer *write) {
  char line[SEGMENT_CASE_SIZE];
  segment_case one = {0};
  int count = 0, wrong = 0;
  FILE *file = fopen(path, "r");
  while (file != NULL && fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    if (strncmp(line, "== ", 3) == 0) {
      wrong += count > 0 && differs(&one, write) ? 1 : 0;
      memset(&one, 0, sizeof one);
      snprintf(one.name, sizeof one.name, "%.100s", line + 3);
      count++;
    } else if (strncmp(line, "in:", 3) == 0) {
      const char *value = value_of(line, 3);
      add_to_case(one.in, "\n", one.in[0] == '\0' ? 0 : 1);
      add_to_case(one.in, value, strlen(value));
    } else if (strncmp(line, "out:", 4) == 0) {
      const char *value = value_of(line, 4);
      add_to_case(one.out, value, strlen(value));
      add_to_case(one.out, "\n", 1);
    }
  }
  wrong += count > 0 && differs(&one, write) ? 1 : 0;
  if (file != NULL) {
    fclose(file);
  }
  return count == 0 ? -1 : wrong;
}
