/* gathered.h - a sink that keeps what it is given, as a string. */
#ifndef TESTS_SUPPORT_GATHERED_H
#define TESTS_SUPPORT_GATHERED_H

#include "peacefacts.h"

typedef struct gathered {
  char *data; /* ended by NUL; NULL: nothing came */
  size_t size;
  size_t stop_after; /* calls after which the sink asks to stop; 0: never */
  size_t calls;
} gathered;

int gathered_sink(void *context, const char *data, size_t size);
void gathered_free(gathered *text);

/* What pf_render gives; fails the test when it fails. Free with gathered_free. */
gathered gathered_render(const pf_report *report, pf_format format, const pf_render_options *options);

#endif
