/* run.c - goes through the files: each is an article, or JSON Lines of them. What can't be read becomes a record that
 * says so, and the run goes on. */
#include "run.h"

#include "batch.h"
#include "complain.h"
#include "input.h"
#include "json_line.h"
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static const size_t longest_line = (size_t)1 << 30;
static const size_t long_line = 1 << 16; /* that may go on behind what is read at first */

typedef struct reading {
  batch work;
  const options *asked;
  size_t file;           /* from 1 */
  uint64_t bytes_before; /* of the files before this one */
} reading;

/* The path as valid UTF-8, since it becomes an id: when it isn't, '?' stands for its bytes past ASCII. Owns: free. */
static char *name_of(const char *path) {
  char *name = strdup(strcmp(path, "-") == 0 ? "stdin" : path);
  if (name == NULL) return NULL;
  json_t *valid = json_string(name);
  for (char *at = name; valid == NULL && *at != '\0'; at++) {
    if ((unsigned char)*at >= 0x80) *at = '?';
  }
  json_decref(valid);
  return name;
}

static pf_view view_of(const char *string) {
  return (pf_view){string, string == NULL ? 0 : strlen(string)};
}

static uint64_t bytes_of_files(const options *asked) {
  uint64_t sum = 0;
  for (int i = 0; i < asked->path_count; i++) {
    struct stat found;
    if (stat(asked->paths[i], &found) == 0 && S_ISREG(found.st_mode)) sum += (uint64_t)found.st_size;
  }
  return sum;
}

static bool is_named_jsonl(const char *path) {
  static const char *const endings[] = {".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"};
  size_t size = strlen(path);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    size_t ending = strlen(endings[i]);
    if (size > ending && strcasecmp(path + size - ending, endings[i]) == 0) return true;
  }
  return false;
}

/* Is the first line a JSON object, or so long that its end isn't read yet? */
static bool begins_with_object(const char *bytes, size_t size) {
  const char *end = size == 0 ? NULL : memchr(bytes, '\n', size);
  if (size == 0 || *bytes != '{') return false;
  json_t *line = json_loadb(bytes, end == NULL ? size : (size_t)(end - bytes), JSON_ALLOW_NUL, NULL);
  bool object = json_is_object(line) || (end == NULL && size >= long_line);
  json_decref(line);
  return object;
}

/* By name; else what begins with an object is JSON Lines, and from standard input what begins with a brace. */
static bool is_jsonl(const reading *from, input *in, const char *path) {
  const char *first;
  size_t size;
  if (from->asked->input != INPUT_AUTO) return from->asked->input == INPUT_JSONL;
  if (is_named_jsonl(path)) return true;
  if (!input_peek(in, &first, &size)) return false;
  return begins_with_object(first, size) || (strcmp(path, "-") == 0 && size > 0 && *first == '{');
}

/* JSON of another shape, which would be read as if it were prose. */
static bool is_json(const char *bytes, size_t size) {
  while (size > 0 && memchr(" \t\r\n", *bytes, 4) != NULL) {
    bytes++;
    size--;
  }
  if (size == 0 || (*bytes != '{' && *bytes != '[')) return false;
  json_t *whole = json_loadb(bytes, size, JSON_ALLOW_NUL, NULL);
  bool parsed = whole != NULL;
  json_decref(whole);
  return parsed;
}

static void show(const reading *from, const input *in) {
  progress_show(from->file, from->bytes_before + input_position(in), from->work.seen.articles);
}

static bool read_text(reading *from, input *in, const pf_metadata *metadata) {
  const char *bytes;
  size_t size;
  if (!input_read_all(in, PF_MAX_ARTICLE_BYTES + 1, &bytes, &size))
    return batch_refuse(&from->work, metadata, PF_ERROR_FILE, in->message);
  show(from, in);
  if (from->asked->input == INPUT_AUTO && is_json(bytes, size))
    return batch_refuse(
        &from->work, metadata, PF_ERROR_FORMAT,
        "this is JSON: give one object a line (jq -c '.[]' makes lines of an array), or say --input text");
  return batch_add(&from->work, bytes, size, metadata);
}

/* What the line doesn't say: its place is its id, the file its source. */
static void complete(pf_metadata *metadata, const pf_metadata *defaults) {
  if (metadata->id.size == 0) metadata->id = defaults->id;
  if (metadata->source.size == 0) metadata->source = defaults->source;
  if (metadata->published.size == 0) metadata->published = defaults->published;
}

static bool take_line(reading *from, const char *line, size_t size, size_t number, const pf_metadata *defaults) {
  json_line read;
  char message[sizeof read.message + 32];
  bool good = json_line_read(&read, line, size);
  complete(&read.metadata, defaults);
  (void)snprintf(message, sizeof message, "line %zu: %s", number, read.message);
  bool go_on = good ? batch_add(&from->work, read.text.data, read.text.size, &read.metadata)
                    : batch_refuse(&from->work, &read.metadata, PF_ERROR_FORMAT, message);
  json_line_free(&read);
  return go_on;
}

static bool is_blank(const char *line, size_t size) {
  while (size > 0 && memchr(" \t\r", line[size - 1], 3) != NULL)
    size--;
  return size == 0;
}

/* `place` has room for the file's name, a colon and a number. */
static bool read_lines(reading *from, input *in, const pf_metadata *metadata, char *place, size_t place_size) {
  const char *line;
  size_t size, number = 0;
  input_result result;
  bool go_on = true;
  while (go_on && (result = input_read_line(in, longest_line, &line, &size)) != INPUT_END) {
    (void)snprintf(place, place_size, "%.*s:%zu", (int)metadata->id.size, metadata->id.data, ++number);
    pf_metadata own = *metadata;
    own.id = view_of(place);
    if (result == INPUT_FAILED) return batch_refuse(&from->work, &own, PF_ERROR_FILE, in->message);
    if (result == INPUT_TOO_LONG)
      go_on = batch_refuse(&from->work, &own, PF_ERROR_LIMIT, "the line is longer than 1 GiB");
    else if (!is_blank(line, size))
      go_on = take_line(from, line, size, number, &own);
    show(from, in);
  }
  return go_on;
}

static bool read_file(reading *from, const char *path) {
  input in;
  size_t place_size = strlen(path) + 32;
  char *name = name_of(path), *place = malloc(place_size);
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.id = view_of(name);
  metadata.source = view_of(strcmp(path, "-") == 0 ? NULL : name);
  metadata.published = view_of(from->asked->date);
  bool go_on;
  if (name == NULL || place == NULL) {
    complain("not enough memory");
    go_on = false;
  } else if (!input_open(&in, path)) {
    go_on = batch_refuse(&from->work, &metadata, PF_ERROR_FILE, in.message);
  } else {
    go_on = is_jsonl(from, &in, path) ? read_lines(from, &in, &metadata, place, place_size)
                                      : read_text(from, &in, &metadata);
    from->bytes_before += input_position(&in);
    input_close(&in);
  }
  free(name);
  free(place);
  return go_on;
}

static void tell_summary(const options *asked, const tally *seen) {
  if (asked->verb == VERB_DEDUPLICATE) {
    (void)fprintf(stderr, "%zu articles, %zu blocks: %zu kept, %zu repeated", seen->articles, seen->blocks,
                  seen->blocks - seen->repeated, seen->repeated);
    for (int kind = 0; kind < 5; kind++) {
      if (seen->kinds[kind] > 0)
        (void)fprintf(stderr, ", %zu %s", seen->kinds[kind], pf_repeat_kind_name((pf_repeat_kind)kind));
    }
    (void)fprintf(stderr, "\n");
  }
  if (seen->refused > 0) complain("%zu of %zu articles refused", seen->refused, seen->articles);
}

int run(const options *asked) {
  reading from = {.asked = asked};
  if (!batch_open(&from.work, asked)) {
    batch_free(&from.work);
    return EXIT_NOT_DONE;
  }
  bool to_see = asked->output_path != NULL || asked->format != PF_FORMAT_TEXT;
  progress_begin(to_see && asked->path_count > 1, (size_t)asked->path_count, bytes_of_files(asked));
  bool go_on = true;
  for (int i = 0; go_on && i < asked->path_count; i++) {
    from.file++;
    go_on = read_file(&from, asked->paths[i]);
  }
  go_on = go_on && batch_finish(&from.work);
  progress_hide();
  go_on = output_close(&from.work.out) && go_on;
  if (go_on) tell_summary(asked, &from.work.seen);
  size_t unfinished = from.work.seen.refused + (asked->verb == VERB_EXTRACT ? from.work.seen.unsupported : 0);
  batch_free(&from.work);
  if (!go_on) return EXIT_NOT_DONE;
  return unfinished > 0 ? EXIT_SOME_REFUSED : EXIT_ALL_WELL;
}
