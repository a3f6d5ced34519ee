/* input.h - bytes of a file or of standard input, whole or line by line; .gz is unpacked when built with zlib. */
#ifndef COMMAND_INPUT_H
#define COMMAND_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct input {
  int descriptor;
  void *unpacker; /* gzFile, with zlib */
  char *buffer;   /* what was read and not given out: [at, size) */
  size_t at, size, capacity;
  bool ended;
  char message[160]; /* what went wrong, for people */
} input;

/* Opens a file; "-" is standard input. False, with a message, when it can't be read or is a directory. */
bool input_open(input *in, const char *path);
void input_close(input *in);

/* Everything that is left, up to `limit` bytes; borrowed until the next call. False, with a message, on a failure. */
bool input_read_all(input *in, size_t limit, const char **data, size_t *size);

typedef enum input_result { INPUT_LINE, INPUT_END, INPUT_TOO_LONG, INPUT_FAILED } input_result;

/* The next line without its line end; borrowed until the next call. A line over `limit` is skipped. */
input_result input_read_line(input *in, size_t limit, const char **data, size_t *size);

/* The first bytes, without taking them: at least one byte unless the input is empty. False on a failure. */
bool input_peek(input *in, const char **data, size_t *size);

/* How far into the file we are, in bytes as they lie on the disk. */
uint64_t input_position(const input *in);

#endif
