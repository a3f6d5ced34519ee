/* deduplicated.c - the text that is left, and the pairs of repeats. */
#include "deduplicated.h"

#include "complain.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

bool deduplicated_drops(const pf_report *report, size_t article, size_t block) {
  if (pf_block_repeat_count(report, article, block) == 0) return false;
  return pf_block_repeat(report, article, block, 0).kind != PF_REPEAT_CONTAINS;
}

static bool put(output *out, const char *data, size_t size) {
  return output_sink(out, data, size) == 0;
}

/* ---- kept ---- */

/* The kept blocks of an article, a blank line between them. Owns: free. */
static char *kept_text(const pf_report *report, size_t article, size_t *size) {
  char *text = malloc(pf_article_text(report, article).size + 2 * pf_block_count(report, article) + 1);
  *size = 0;
  if (text == NULL) return NULL;
  for (size_t block = 0; block < pf_block_count(report, article); block++) {
    if (deduplicated_drops(report, article, block)) continue;
    pf_view words = pf_report_text(report, article, pf_block_span(report, article, block).pieces[0]);
    if (words.size == 0) continue;
    if (*size > 0) {
      memcpy(text + *size, "\n\n", 2);
      *size += 2;
    }
    memcpy(text + *size, words.data, words.size);
    *size += words.size;
  }
  return text;
}

static int dump_json(const char *data, size_t size, void *context) {
  return output_sink(context, data, size) == 0 ? 0 : -1;
}

static void set_view(json_t *object, const char *key, pf_view text) {
  if (text.size > 0) (void)json_object_set_new(object, key, json_stringn(text.data, text.size));
}

static bool write_kept_line(const pf_report *report, size_t article, const char *text, size_t size, output *out) {
  json_t *line = json_object();
  set_view(line, "id", pf_article_id(report, article));
  set_view(line, "source", pf_article_source(report, article));
  set_view(line, "title", pf_article_field(report, article, PF_FIELD_TITLE));
  set_view(line, "date", pf_article_field(report, article, PF_FIELD_PUBLISHED));
  (void)json_object_set_new(line, "text", json_stringn(text, size));
  bool made = json_object_get(line, "text") != NULL;
  if (!made) complain("not enough memory");
  made = made && json_dump_callback(line, dump_json, out, JSON_COMPACT) == 0 && put(out, "\n", 1);
  json_decref(line);
  return made;
}

bool deduplicated_write_kept(const pf_report *report, pf_format format, output *out) {
  bool done = true;
  for (size_t article = 0; done && article < pf_report_article_count(report); article++) {
    size_t size;
    if (pf_block_count(report, article) == 0) continue;
    char *text = kept_text(report, article, &size);
    if (text == NULL) {
      complain("not enough memory");
      return false;
    }
    if (format == PF_FORMAT_JSONL)
      done = write_kept_line(report, article, text, size, out);
    else if (size > 0)
      done = put(out, text, size) && put(out, "\n\n", 2);
    free(text);
  }
  return done;
}

/* ---- pairs ---- */

static bool put_cell(output *out, pf_view text) {
  bool bare = true;
  for (size_t i = 0; i < text.size; i++)
    bare = bare && strchr(",\"\r\n", text.data[i]) == NULL;
  if (bare) return put(out, text.data, text.size);
  bool done = put(out, "\"", 1);
  for (size_t i = 0; done && i < text.size; i++)
    done = put(out, text.data[i] == '"' ? "\"\"" : text.data + i, text.data[i] == '"' ? 2 : 1);
  return done && put(out, "\"", 1);
}

static bool write_pair(const pf_report *report, size_t article, size_t block, pf_repeat repeat, output *out) {
  char rest[64];
  int size = snprintf(rest, sizeof rest, ",%zu,", block);
  if (!put_cell(out, pf_article_id(report, article)) || !put(out, rest, (size_t)size)) return false;
  size = snprintf(rest, sizeof rest, ",%zu,%s,%u.%03u\r\n", repeat.block, pf_repeat_kind_name(repeat.kind),
                  (unsigned)(repeat.similarity / 1000), (unsigned)(repeat.similarity % 1000));
  return put_cell(out, repeat.article) && put(out, rest, (size_t)size);
}

bool deduplicated_write_pairs(const pf_report *report, bool begun, output *out) {
  static const char names[] = "id,block,other_id,other_block,kind,similarity\r\n";
  bool done = begun || put(out, names, sizeof names - 1);
  for (size_t article = 0; done && article < pf_report_article_count(report); article++) {
    for (size_t block = 0; done && block < pf_block_count(report, article); block++) {
      size_t count = pf_block_repeat_count(report, article, block);
      for (size_t i = 0; done && i < count; i++)
        done = write_pair(report, article, block, pf_block_repeat(report, article, block, i), out);
    }
  }
  return done;
}
