/* gathered.c - a sink that keeps what it is given. */
#include "support/gathered.h"

#include "support/cmocka_all.h"

#include <stdlib.h>
#include <string.h>

int gathered_sink(void *context, const char *data, size_t size) {
  gathered *text = context;
  if (text->stop_after > 0 && text->calls == text->stop_after) return 1;
  text->calls++;
  char *grown = realloc(text->data, text->size + size + 1);
  if (grown == NULL) return 1;
  memcpy(grown + text->size, data, size);
  text->data = grown;
  text->size += size;
  grown[text->size] = '\0';
  return 0;
}

void gathered_free(gathered *text) {
  free(text->data);
  *text = (gathered){NULL, 0, 0, 0};
}

gathered gathered_render(const pf_report *report, pf_format format, const pf_render_options *options) {
  gathered text = {NULL, 0, 0, 0};
  pf_error error;
  if (pf_render(report, format, options, gathered_sink, &text, &error) != PF_OK) fail_msg("%s", error.message);
  return text;
}
