/* core.i - how texts, errors and handles look in Python, for the flat module peacefacts._core. Users see the package
 * peacefacts/, written by hand, and nothing of this. */
%module _core

%begin %{
#define PY_SSIZE_T_CLEAN
#define SWIG_PYTHON_SILENT_MEMLEAK
%}
%{
#include "peacefacts.h"
#include "../flat.h"
#include "values.h"
#include "record.h"
%}
%include "stdint.i"

/* ---- the global interpreter lock: let go around the long calls only ---- */
%nothread;
%thread flat_corpus_add;
%thread flat_deduplicate;
%thread flat_extract;
%thread flat_render;
%thread pf_index_load;
%thread pf_index_load_file;
%thread pf_index_save;
%thread pf_index_save_file;
%thread pf_index_merge;
%thread pf_index_check;
%thread pf_report_new;

/* ---- handles: never None, but for one; made through *out, freed by the package ---- */
%typemap(check) SWIGTYPE * "if (!$1) SWIG_exception_fail(SWIG_ValueError, \"this handle is closed\");"
%typemap(check) pf_index *index_or_null, pf_error *, void *, const pf_allocator *, SWIGTYPE ** ""
%define OUT(name)
%typemap(in, numinputs=0) name **out (name *made = NULL) "$1 = &made;"
%typemap(argout) name **out {
  if (result == PF_OK) {
    Py_XDECREF($result);
    $result = SWIG_NewPointerObj(SWIG_as_voidptr(*$1), $descriptor(name *), 0);
  }
}
%enddef
OUT(pf_model)
OUT(pf_corpus)
OUT(pf_index)
OUT(pf_report)

/* ---- errors: a status other than PF_OK raises an exception of peacefacts._errors ---- */
%typemap(in, numinputs=0) pf_error *error (pf_error failure) "memset(&failure, 0, sizeof failure); $1 = &failure;"
%typemap(argout) pf_error *error "if (result != PF_OK) { raise_failure(result, $1); SWIG_fail; }"
%typemap(out) pf_status "$result = SWIG_Py_Void();"

/* ---- text: str or anything with a buffer, without a copy; NUL bytes are bytes like any ---- */
%typemap(in) (const char *bytes, size_t size) (borrowed_bytes borrowed) {
  if (!borrow_bytes(&borrowed, $input)) SWIG_fail;
  $1 = (char *)borrowed.data;
  $2 = borrowed.size;
}
%typemap(arginit) (const char *bytes, size_t size) "memset(&borrowed$argnum, 0, sizeof borrowed$argnum);"
%typemap(freearg) (const char *bytes, size_t size) "give_back_bytes(&borrowed$argnum);"
%typemap(in) pf_view "if (!view_of_object(&$1, $input)) SWIG_fail;"
%typemap(out) pf_view "$result = PyUnicode_DecodeUTF8($1.data, (Py_ssize_t)$1.size, NULL);"
%typemap(in) const char *path (PyObject *encoded = NULL) {
  if (!PyUnicode_FSConverter($input, &encoded)) SWIG_fail;
  $1 = PyBytes_AS_STRING(encoded);
}
%typemap(freearg) const char *path "Py_XDECREF(encoded$argnum);"

/* ---- a sink returns what it took, as bytes ---- */
%typemap(in, numinputs=0) (pf_sink sink, void *context) (byte_store store) {
  memset(&store, 0, sizeof store);
  $1 = store_bytes;
  $2 = &store;
}
%typemap(argout) (pf_sink sink, void *context) {
  if (result == PF_OK) {
    Py_XDECREF($result);
    $result = PyBytes_FromStringAndSize(store$argnum.data, (Py_ssize_t)store$argnum.size);
    if ($result == NULL) SWIG_fail;
  }
}
%typemap(freearg) (pf_sink sink, void *context) "free(store$argnum.data);"

%include "../peacefacts.i"

%rename("%s", %$isfunction) record_of;
PyObject *record_of(const pf_report *report, size_t article);
