/* json_line.c - one line of JSON Lines as an article. A time behind the date is left off: "2025-11-20T10:00:00Z" is the
 * day 2025-11-20. */
#include "json_line.h"

#include <stdio.h>
#include <string.h>

static pf_view view_of(const json_t *text) {
  return (pf_view){json_string_value(text), json_string_length(text)};
}

/* A member that is text, or null, or not there. */
static bool take_text(json_line *line, const char *key, pf_view *out) {
  const json_t *found = json_object_get(line->root, key);
  if (found == NULL || json_is_null(found)) return true;
  if (!json_is_string(found)) {
    (void)snprintf(line->message, sizeof line->message, "\"%s\" is not a text", key);
    return false;
  }
  *out = view_of(found);
  return true;
}

static bool take_id(json_line *line) {
  const json_t *id = json_object_get(line->root, "id");
  if (!json_is_integer(id)) return take_text(line, "id", &line->metadata.id);
  int size = snprintf(line->number, sizeof line->number, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
  line->metadata.id = (pf_view){line->number, (size_t)size};
  return true;
}

static void cut_time(pf_view *date) {
  if (date->size > 10 && (date->data[10] == 'T' || date->data[10] == ' ')) date->size = 10;
}

bool json_line_read(json_line *out, const char *line, size_t size) {
  *out = (json_line){.metadata = PF_METADATA_INIT};
  json_error_t error;
  out->root = json_loadb(line, size, JSON_ALLOW_NUL, &error);
  if (!json_is_object(out->root)) {
    if (out->root == NULL)
      (void)snprintf(out->message, sizeof out->message, "not JSON: %.120s", error.text);
    else
      (void)snprintf(out->message, sizeof out->message, "not a JSON object");
    return false;
  }
  if (!take_id(out) || !take_text(out, "source", &out->metadata.source)) return false;
  if (out->metadata.source.size == 0 && !take_text(out, "url", &out->metadata.source)) return false;
  if (!take_text(out, "title", &out->metadata.title) || !take_text(out, "date", &out->metadata.published)) return false;
  cut_time(&out->metadata.published);
  if (!take_text(out, "text", &out->text)) return false;
  if (out->text.data == NULL) (void)snprintf(out->message, sizeof out->message, "the object has no \"text\"");
  return out->text.data != NULL;
}

void json_line_free(json_line *line) {
  json_decref(line->root);
  line->root = NULL;
}
