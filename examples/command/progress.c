/* progress.c - the progress bar. The one place of the command that keeps state beside the run: there is one terminal.
 */
#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static struct {
  bool wanted;
  bool drawn;
  size_t files;
  uint64_t bytes;
  struct timespec begun, last;
} bar;

enum { bar_width = 30 };

static double seconds_between(struct timespec from, struct timespec to) {
  return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

void progress_begin(bool wanted, size_t files, uint64_t bytes) {
  bar.wanted = wanted && isatty(STDERR_FILENO);
  bar.files = files;
  bar.bytes = bytes;
  (void)clock_gettime(CLOCK_MONOTONIC, &bar.begun);
  bar.last = bar.begun;
}

static void draw(double part, size_t files, uint64_t bytes, size_t articles, double seconds) {
  char drawn[bar_width + 1];
  for (int i = 0; i < bar_width; i++)
    drawn[i] = (double)i < part * bar_width ? '#' : '.';
  drawn[bar_width] = '\0';
  (void)fprintf(stderr, "\r\x1b[K[%s] %3.0f%%  file %zu of %zu, %zu articles, %.1f MB/s", drawn, part * 100, files,
                bar.files, articles, seconds > 0 ? (double)bytes / 1e6 / seconds : 0.0);
  (void)fflush(stderr);
  bar.drawn = true;
}

void progress_show(size_t files, uint64_t bytes, size_t articles) {
  if (!bar.wanted) return;
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  if (seconds_between(bar.last, now) < 0.1) return;
  bar.last = now;
  double part = bar.bytes == 0 ? 0 : (double)bytes / (double)bar.bytes;
  draw(part > 1 ? 1 : part, files, bytes, articles, seconds_between(bar.begun, now));
}

void progress_hide(void) {
  if (!bar.drawn) return;
  (void)fputs("\r\x1b[K", stderr);
  (void)fflush(stderr);
  bar.drawn = false;
}
