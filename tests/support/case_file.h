/* case_file.h - tables of cases that an editor can read: a case a line, fields parted by " | ", "#" begins a comment.
 */
#ifndef TESTS_SUPPORT_CASE_FILE_H
#define TESTS_SUPPORT_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

enum { CASE_FIELDS = 6, CASE_LINE = 2000 };

typedef struct case_line {
  char line[CASE_LINE];
  char *fields[CASE_FIELDS];
  int field_count;
  int number; /* of the line in the file */
} case_line;

/* Writes what the code makes of a case into `got`, in the spelling of the case's last field. */
typedef void case_answer(const case_line *one, char *got, unsigned size, void *context);

/* Runs every case of a file; prints those whose answer is another. Returns how many were wrong, -1 when the file has
 * none; *count is how many there are. */
int run_case_file(const char *path, case_answer *answer, void *context, int *count);

/* Cuts a line at its bars into `count` fields, "" where it has fewer, without spaces around them. `trap`: a star stands
 * before it. False when it is blank or a comment. */
bool read_case_fields(char *line, char **fields, size_t count, bool *trap);

/* Of a file in known_failures/: true when all of its cases fail still (and when there are none); tells which pass. */
bool known_failures_fail(const char *path, case_answer *answer, void *context, int *count);

#endif
