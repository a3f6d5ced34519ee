/* input.c - reads files by pieces into one growing buffer. Invariant: buffer[at, size) was read and not yet given out.
 */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef PEACEFACTS_WITH_ZLIB
#include <zlib.h>
#endif

static const size_t piece_size = 256 << 10;

static bool fail(input *in, const char *message) {
  (void)snprintf(in->message, sizeof in->message, "%s", message);
  return false;
}

static bool check_kind(input *in) {
  struct stat found;
  if (fstat(in->descriptor, &found) != 0) return fail(in, strerror(errno));
  if (S_ISDIR(found.st_mode)) return fail(in, "is a directory; name the files in it, as in FOLDER/*.txt");
  return true;
}

bool input_open(input *in, const char *path) {
  *in = (input){.descriptor = -1};
  in->descriptor = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
  if (in->descriptor < 0) return fail(in, strerror(errno));
  if (!check_kind(in)) {
    input_close(in);
    return false;
  }
#ifdef PEACEFACTS_WITH_ZLIB
  in->unpacker = gzdopen(in->descriptor, "rb"); /* gives bytes that are not packed as they are */
  if (in->unpacker == NULL) {
    input_close(in);
    return fail(in, "not enough memory");
  }
#endif
  return true;
}

void input_close(input *in) {
#ifdef PEACEFACTS_WITH_ZLIB
  if (in->unpacker != NULL) {
    (void)gzclose(in->unpacker);
    in->descriptor = -1;
  }
#endif
  if (in->descriptor >= 0) (void)close(in->descriptor);
  free(in->buffer);
  in->unpacker = NULL;
  in->buffer = NULL;
  in->descriptor = -1;
}

#ifdef PEACEFACTS_WITH_ZLIB
static long read_some(input *in, char *to, size_t size) {
  errno = 0;
  int got = gzread(in->unpacker, to, (unsigned)size);
  int code;
  const char *message = gzerror(in->unpacker, &code);
  if (got < 0 || (got == 0 && code == Z_BUF_ERROR)) {
    (void)fail(in, errno != 0 ? strerror(errno) : got == 0 ? "the packed data ends too early" : message);
    return -1;
  }
  return got;
}
#else
static long read_some(input *in, char *to, size_t size) {
  ssize_t got;
  do
    got = read(in->descriptor, to, size);
  while (got < 0 && errno == EINTR);
  if (got < 0) (void)fail(in, strerror(errno));
  return (long)got;
}
#endif

/* Room for one piece behind what is held; what was given out is dropped first. */
static bool make_room(input *in) {
  if (in->at > 0 && in->buffer != NULL) {
    memmove(in->buffer, in->buffer + in->at, in->size - in->at);
    in->size -= in->at;
    in->at = 0;
  }
  if (in->capacity - in->size >= piece_size) return true;
  size_t capacity = in->capacity < piece_size ? 2 * piece_size : 2 * in->capacity;
  char *grown = capacity < in->capacity ? NULL : realloc(in->buffer, capacity);
  if (grown == NULL) return fail(in, "not enough memory");
  in->buffer = grown;
  in->capacity = capacity;
  return true;
}

static bool read_piece(input *in) {
  if (!make_room(in)) return false;
  long got = read_some(in, in->buffer + in->size, piece_size);
  if (got < 0) return false;
  if (got == 0) in->ended = true;
  in->size += (size_t)got;
  return true;
}

bool input_read_all(input *in, size_t limit, const char **data, size_t *size) {
  while (!in->ended && in->size - in->at < limit) {
    if (!read_piece(in)) return false;
  }
  *data = in->buffer == NULL ? "" : in->buffer + in->at;
  *size = in->size - in->at < limit ? in->size - in->at : limit;
  in->at = in->size;
  return true;
}

bool input_peek(input *in, const char **data, size_t *size) {
  while (!in->ended && in->at == in->size) {
    if (!read_piece(in)) return false;
  }
  *data = in->buffer == NULL ? "" : in->buffer + in->at;
  *size = in->size - in->at;
  return true;
}

static void give_line(input *in, size_t length, const char **data, size_t *size) {
  *data = in->buffer == NULL ? "" : in->buffer + in->at;
  *size = length > 0 && (*data)[length - 1] == '\r' ? length - 1 : length;
  in->at += length < in->size - in->at ? length + 1 : length;
}

input_result input_read_line(input *in, size_t limit, const char **data, size_t *size) {
  size_t searched = 0; /* bytes behind `at` that hold no line end */
  bool too_long = false;
  for (;;) {
    const char *from = in->buffer == NULL ? "" : in->buffer + in->at;
    const char *end = memchr(from + searched, '\n', in->size - in->at - searched);
    size_t length = end == NULL ? in->size - in->at : (size_t)(end - from);
    if (end != NULL || in->ended) {
      if (end == NULL && length == 0 && !too_long) return INPUT_END;
      give_line(in, length, data, size);
      return too_long || length > limit ? INPUT_TOO_LONG : INPUT_LINE;
    }
    if (length > limit) {
      too_long = true;
      in->at = in->size;
      length = 0;
    }
    searched = length;
    if (!read_piece(in)) return INPUT_FAILED;
  }
}

uint64_t input_position(const input *in) {
  off_t at = lseek(in->descriptor, 0, SEEK_CUR);
  return at < 0 ? 0 : (uint64_t)at;
}
