/* json_line.h - one line of JSON Lines as an article. */
#ifndef COMMAND_JSON_LINE_H
#define COMMAND_JSON_LINE_H

#include <jansson.h>
#include <peacefacts.h>
#include <stdbool.h>

typedef struct json_line {
  json_t *root;
  pf_view text;         /* borrowed from root */
  pf_metadata metadata; /* likewise */
  char number[24];      /* an id that came as a number */
  char message[160];    /* what is wrong with the line */
} json_line;

/* Reads {"text", and perhaps "id", "title", "date", "source"}; other members are ignored. False, with a message, when
 * the line is no such object; metadata.id is then set if it could be read. Free with json_line_free in any case. */
bool json_line_read(json_line *out, const char *line, size_t size);
void json_line_free(json_line *line);

#endif
