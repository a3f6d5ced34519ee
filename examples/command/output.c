/* output.c - writing that notices a full disk and a closed pipe. */
#include "output.h"

#include "complain.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

bool output_open(output *out, const char *path) {
  /* A closed pipe is then an error of the write that meets it, and told like any other. */
  (void)signal(SIGPIPE, SIG_IGN);
  bool standard = path == NULL || strcmp(path, "-") == 0;
  *out = (output){standard ? stdout : fopen(path, "wb"), standard ? "standard output" : path, 0};
  if (out->file == NULL) {
    complain("%s: %s", path, strerror(errno));
    return false;
  }
  return true;
}

static void note_fault(output *out) {
  if (out->fault == 0) out->fault = errno == 0 ? EIO : errno;
}

int output_sink(void *context, const char *data, size_t size) {
  output *out = context;
  errno = 0;
  if (out->fault == 0 && fwrite(data, 1, size, out->file) != size) note_fault(out);
  return out->fault != 0;
}

bool output_flush(output *out) {
  errno = 0;
  if (out->fault == 0 && fflush(out->file) != 0) note_fault(out);
  return out->fault == 0;
}

bool output_close(output *out) {
  (void)output_flush(out);
  errno = 0;
  if (fclose(out->file) != 0) note_fault(out);
  if (out->fault != 0) complain("%s: %s", out->name, strerror(out->fault));
  return out->fault == 0;
}
