/* values.h - Python's values as the library's: bytes borrowed from str and buffers, views, the bytes that a sink took,
 * failures as exceptions. */
#ifndef PEACEFACTS_BINDINGS_PYTHON_VALUES_H
#define PEACEFACTS_BINDINGS_PYTHON_VALUES_H

#include <stdlib.h>
#include <string.h>

typedef struct borrowed_bytes {
  Py_buffer buffer;
  int has_buffer;
  const char *data;
  size_t size;
} borrowed_bytes;

/* Borrows from a str (its UTF-8) or from anything with a buffer. Sets an exception and returns 0 when that fails. */
static int borrow_bytes(borrowed_bytes *out, PyObject *object) {
  Py_ssize_t size;
  if (PyUnicode_Check(object)) {
    out->data = PyUnicode_AsUTF8AndSize(object, &size);
    out->size = (size_t)size;
    return out->data != NULL;
  }
  if (PyObject_GetBuffer(object, &out->buffer, PyBUF_SIMPLE) != 0) return 0;
  out->has_buffer = 1;
  out->data = out->buffer.buf == NULL ? "" : (const char *)out->buffer.buf;
  out->size = (size_t)out->buffer.len;
  return 1;
}

static void give_back_bytes(borrowed_bytes *borrowed) {
  if (borrowed->has_buffer) PyBuffer_Release(&borrowed->buffer);
}

/* None is the empty view. */
static int view_of_object(pf_view *out, PyObject *object) {
  Py_ssize_t size;
  out->data = "";
  out->size = 0;
  if (object == Py_None) return 1;
  if (!PyUnicode_Check(object)) {
    PyErr_Format(PyExc_TypeError, "expected str or None, not %.100s", Py_TYPE(object)->tp_name);
    return 0;
  }
  out->data = PyUnicode_AsUTF8AndSize(object, &size);
  out->size = (size_t)size;
  return out->data != NULL;
}

typedef struct byte_store {
  char *data;
  size_t size, capacity;
} byte_store;

/* A pf_sink; it runs without the global interpreter lock. */
static int store_bytes(void *context, const char *data, size_t size) {
  byte_store *store = (byte_store *)context;
  if (size > store->capacity - store->size) {
    size_t capacity = store->capacity < 4096 ? 4096 : store->capacity;
    while (capacity - store->size < size)
      capacity += capacity;
    char *grown = (char *)realloc(store->data, capacity);
    if (grown == NULL) return 1;
    store->data = grown;
    store->capacity = capacity;
  }
  if (size > 0) memcpy(store->data + store->size, data, size);
  store->size += size;
  return 0;
}

/* Raises what peacefacts._errors makes of a failure. */
static void raise_failure(pf_status status, const pf_error *error) {
  PyObject *module = PyImport_ImportModule("peacefacts._errors");
  if (module == NULL) return;
  PyObject *exception =
      PyObject_CallMethod(module, "make", "iss#n", (int)status, pf_status_name(status), error->message,
                          (Py_ssize_t)strlen(error->message), (Py_ssize_t)error->offset);
  Py_DECREF(module);
  if (exception == NULL) return;
  PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
  Py_DECREF(exception);
}

#endif
