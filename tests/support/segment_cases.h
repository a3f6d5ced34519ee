/* segment_cases.h - reads the files of tests/cases/segment: named cases of a block and what is expected of it. */
#ifndef TESTS_SUPPORT_SEGMENT_CASES_H
#define TESTS_SUPPORT_SEGMENT_CASES_H

#include "segment/segments.h"

enum { SEGMENT_CASE_SIZE = 4096 };

typedef struct segment_case {
  char name[128];
  char in[SEGMENT_CASE_SIZE];  /* the block */
  char out[SEGMENT_CASE_SIZE]; /* the lines of `out:`, each ended by a line feed */
} segment_case;

/* Writes what the library finds in a block in the notation of the case file. */
typedef void segment_writer(char out[SEGMENT_CASE_SIZE], pf_view text, const pfi_sentences *found);

/* Runs every case of a file; names on stderr each that differs, and returns how many differ, or -1 when there is none.
 */
int run_segment_cases(const char *path, segment_writer *write);

/* Adds `size` bytes to the string `out`. */
void add_to_case(char out[SEGMENT_CASE_SIZE], const char *bytes, size_t size);

#endif
