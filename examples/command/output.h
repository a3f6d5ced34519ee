/* output.h - where the results go: a file or standard output. A failure is kept and told once, at the end. */
#ifndef COMMAND_OUTPUT_H
#define COMMAND_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct output {
  FILE *file;
  const char *name; /* for messages */
  int fault;        /* errno of the first failure, 0: none */
} output;

/* NULL or "-" is standard output. False, after a complaint, when the file can't be made. */
bool output_open(output *out, const char *path);

/* A pf_sink whose context is an output. */
int output_sink(void *context, const char *data, size_t size);

bool output_flush(output *out);

/* False, after a complaint, when not everything was written. */
bool output_close(output *out);

#endif
