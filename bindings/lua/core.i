/* core.i - how texts, errors and handles look in Lua (5.1, 5.3, 5.4, LuaJIT), for the flat module peacefacts.core. Users
 * see peacefacts.lua, written by hand, and nothing of this. */
%module core

%{
#include <pthread.h>

#include "peacefacts.h"
#include "../flat.h"
#include "values.h"
%}
%include "stdint.i"

/* ---- handles: never nil, but for one; made through *out, freed by the collector or by hand ---- */
%typemap(check) pf_model *, const pf_model *, pf_corpus *, const pf_corpus *, pf_index *, const pf_index *,
                pf_report *, const pf_report * %{
  if (!$1) {
    SWIG_Lua_pushferrstring(L, "this handle is closed");
    SWIG_fail;
  }
%}
%typemap(check) pf_index *index_or_null ""
%define OUT(name)
%typemap(in, numinputs=0) name **out (name *made = NULL) "$1 = &made;"
%typemap(argout) name **out {
  if (result == PF_OK) {
    lua_pop(L, 1);
    SWIG_NewPointerObj(L, *$1, $descriptor(name *), 1);
  }
}
%enddef
OUT(pf_model)
OUT(pf_corpus)
OUT(pf_index)
OUT(pf_report)

/* ---- errors: true or a value, else nil, message, code ---- */
%typemap(in, numinputs=0) pf_error *error (pf_error failure) "memset(&failure, 0, sizeof failure); $1 = &failure;"
%typemap(out) pf_status %{
  if (result == PF_OK) {
    lua_pushboolean(L, 1);
    SWIG_arg++;
  }
%}
%typemap(argout) pf_error *error %{
  if (result != PF_OK) SWIG_arg = push_failure(L, result, $1);
%}

/* ---- text and numbers: strings with their length; whole numbers as whole numbers ---- */
%typemap(in, checkfn="is_text") (const char *bytes, size_t size) "$1 = (char *)lua_tolstring(L, $input, &$2);"
%typemap(in, checkfn="is_text_or_nil") pf_view "$1.data = lua_tolstring(L, $input, &$1.size);"
%typemap(out) pf_view "lua_pushlstring(L, $1.data, $1.size); SWIG_arg++;"
%typemap(in, checkfn="is_whole_number") size_t, uint32_t "$1 = ($type)lua_tointeger(L, $input);"
%typemap(out) size_t, uint32_t "lua_pushinteger(L, (lua_Integer)$1); SWIG_arg++;"

/* ---- a sink returns what it took, as a string ---- */
%typemap(in, numinputs=0) (pf_sink sink, void *context) (byte_store store) {
  memset(&store, 0, sizeof store);
  $1 = store_bytes;
  $2 = &store;
}
%typemap(argout) (pf_sink sink, void *context) {
  lua_settop(L, lua_gettop(L) - SWIG_arg);
  SWIG_arg = result == PF_OK;
  if (!push_stored_bytes(L, &store$argnum, result == PF_OK)) SWIG_fail;
}

%native(record_of) int native_record_of(lua_State *L);
%include "../peacefacts.i"

%wrapper %{
#include "record.h"

/* SWIG's table of types is shared by all Lua states of the process, so only one of them may be in there. */
SWIGEXPORT int luaopen_core(lua_State *L);
SWIGEXPORT int luaopen_peacefacts_core(lua_State *L) {
  static pthread_mutex_t one_state = PTHREAD_MUTEX_INITIALIZER;
  lua_pushcfunction(L, luaopen_core);
  (void)pthread_mutex_lock(&one_state);
  int status = lua_pcall(L, 0, 1, 0);
  (void)pthread_mutex_unlock(&one_state);
  return status == 0 ? 1 : lua_error(L);
}
%}
