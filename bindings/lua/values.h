/* values.h - Lua's values as the library's: checks that convert nothing, failures as nil, message, code, and the bytes
 * that a sink took. lua_error is a longjmp, so no block is held where one can be raised. */
#ifndef PEACEFACTS_BINDINGS_LUA_VALUES_H
#define PEACEFACTS_BINDINGS_LUA_VALUES_H

#include <stdlib.h>
#include <string.h>

static int is_text(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TSTRING;
}

static int is_text_or_nil(lua_State *L, int index) {
  return lua_isnoneornil(L, index) || is_text(L, index);
}

static int is_whole_number(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TNUMBER) return 0;
  lua_Number number = lua_tonumber(L, index);
  return number >= 0 && number <= 9007199254740992.0 && number == (lua_Number)(long long)number;
}

static int push_failure(lua_State *L, pf_status status, const pf_error *error) {
  lua_pushnil(L);
  lua_pushstring(L, error->message);
  lua_pushstring(L, pf_status_name(status));
  return 3;
}

typedef struct byte_store {
  char *data;
  size_t size, capacity;
} byte_store;

/* A pf_sink. */
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

static int push_whole_store(lua_State *L) {
  const byte_store *store = (const byte_store *)lua_touserdata(L, 1);
  lua_pushlstring(L, store->data == NULL ? "" : store->data, store->size);
  return 1;
}

/* Pushes what a store holds, when `wanted`, and frees it. Returns 0 with an error message pushed when memory runs out.
 */
static int push_stored_bytes(lua_State *L, byte_store *store, int wanted) {
  int failed = 0;
  if (wanted) {
    lua_pushcfunction(L, push_whole_store);
    lua_pushlightuserdata(L, store);
    failed = lua_pcall(L, 1, 1, 0) != 0;
  }
  free(store->data);
  return !failed;
}

#endif
