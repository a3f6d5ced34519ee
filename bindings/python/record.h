/* record.h - the record of an article as plain dicts and lists, made straight from the library's walk. Spans become
 * [start, end) pairs of code points of the article's text, so that text[start:end] is what they mean. */
#ifndef PEACEFACTS_BINDINGS_PYTHON_RECORD_H
#define PEACEFACTS_BINDINGS_PYTHON_RECORD_H

#include <stdlib.h>

/* Code points before every 256th byte; NULL when the text is ASCII and both counts are the same. */
typedef struct code_point_map {
  pf_view text;
  Py_ssize_t *before;
} code_point_map;

enum { MAP_STEP = 256, RECORD_DEPTH = 16 };

typedef struct record_maker {
  const pf_report *report;
  size_t article;
  code_point_map map;
  size_t other_article; /* the other one that was mapped last, or PF_NONE */
  code_point_map other_map;
  PyObject *levels[RECORD_DEPTH]; /* open containers, borrowed from their parents, the first from `record` */
  int depth;
  PyObject *record;
} record_maker;

static Py_ssize_t count_code_points(const char *text, size_t size) {
  Py_ssize_t count = 0;
  for (size_t i = 0; i < size; i++)
    count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

static int map_code_points(code_point_map *map, pf_view text) {
  map->text = text;
  map->before = NULL;
  if ((size_t)count_code_points(text.data, text.size) == text.size) return 1;
  size_t steps = text.size / MAP_STEP + 1;
  map->before = (Py_ssize_t *)malloc(steps * sizeof *map->before);
  if (map->before == NULL) {
    PyErr_NoMemory();
    return 0;
  }
  map->before[0] = 0;
  for (size_t i = 1; i < steps; i++)
    map->before[i] = map->before[i - 1] + count_code_points(text.data + (i - 1) * MAP_STEP, MAP_STEP);
  return 1;
}

static Py_ssize_t code_point_at(const code_point_map *map, size_t byte) {
  if (byte > map->text.size) byte = map->text.size;
  if (map->before == NULL) return (Py_ssize_t)byte;
  size_t step = byte / MAP_STEP;
  return map->before[step] + count_code_points(map->text.data + step * MAP_STEP, byte - step * MAP_STEP);
}

static PyObject *span_value(const code_point_map *map, pf_spans spans) {
  PyObject *list = PyList_New((Py_ssize_t)spans.count);
  for (size_t i = 0; list != NULL && i < spans.count; i++) {
    pf_span piece = spans.pieces[i];
    PyObject *pair =
        Py_BuildValue("(nn)", code_point_at(map, piece.start), code_point_at(map, piece.start + piece.size));
    if (pair == NULL)
      Py_CLEAR(list);
    else
      PyList_SET_ITEM(list, (Py_ssize_t)i, pair);
  }
  return list;
}

static PyObject *event_value(const code_point_map *map, const pf_event *event) {
  switch (event->kind) {
  case PF_EVENT_OBJECT_BEGIN:
    return PyDict_New();
  case PF_EVENT_ARRAY_BEGIN:
    return PyList_New(0);
  case PF_EVENT_TEXT:
    return PyUnicode_DecodeUTF8(event->text.data, (Py_ssize_t)event->text.size, NULL);
  case PF_EVENT_INTEGER:
  case PF_EVENT_INDEX:
    return PyLong_FromLongLong(event->integer);
  case PF_EVENT_THOUSANDTHS:
    return PyFloat_FromDouble((double)event->integer / 1000.0);
  case PF_EVENT_SPAN:
    return span_value(map, event->text_pieces);
  default:
    Py_RETURN_NONE;
  }
}

/* The map of the article whose bytes a span counts: a repeat tells of another one. NULL with an exception. */
static const code_point_map *map_of(record_maker *maker, size_t article) {
  if (article == maker->article) return &maker->map;
  if (article == maker->other_article) return &maker->other_map;
  free(maker->other_map.before);
  maker->other_map.before = NULL;
  maker->other_article = PF_NONE;
  if (!map_code_points(&maker->other_map, pf_article_text(maker->report, article))) return NULL;
  maker->other_article = article;
  return &maker->other_map;
}

/* Puts a value into the innermost open container; the reference is taken over. */
static int record_put(record_maker *maker, const char *key, PyObject *value) {
  int failed;
  if (maker->depth == 0) {
    maker->record = value;
    return 0;
  }
  PyObject *container = maker->levels[maker->depth - 1];
  failed = PyDict_Check(container) ? PyDict_SetItemString(container, key == NULL ? "" : key, value)
                                   : PyList_Append(container, value);
  Py_DECREF(value);
  return failed;
}

/* A pf_visitor; an exception is set when it stops the walk. */
static int record_event(void *context, const pf_event *event) {
  record_maker *maker = (record_maker *)context;
  if (event->kind == PF_EVENT_OBJECT_END || event->kind == PF_EVENT_ARRAY_END) {
    maker->depth--;
    return 0;
  }
  const code_point_map *map = event->kind == PF_EVENT_SPAN ? map_of(maker, event->article) : &maker->map;
  PyObject *value = map == NULL ? NULL : event_value(map, event);
  if (value == NULL || record_put(maker, event->key, value) != 0) return 1;
  if (event->kind != PF_EVENT_OBJECT_BEGIN && event->kind != PF_EVENT_ARRAY_BEGIN) return 0;
  if (maker->depth == RECORD_DEPTH) {
    PyErr_SetString(PyExc_RuntimeError, "the record is nested deeper than this binding knows");
    return 1;
  }
  maker->levels[maker->depth++] = value;
  return 0;
}

static PyObject *record_of(const pf_report *report, size_t article) {
  record_maker maker = {.report = report, .article = article, .other_article = PF_NONE};
  pf_error error;
  if (!map_code_points(&maker.map, pf_article_text(report, article))) return NULL;
  pf_status status = pf_report_visit(report, article, record_event, &maker, &error);
  free(maker.map.before);
  free(maker.other_map.before);
  if (status == PF_OK) return maker.record;
  if (!PyErr_Occurred()) raise_failure(status, &error);
  Py_XDECREF(maker.record);
  return NULL;
}

#endif
