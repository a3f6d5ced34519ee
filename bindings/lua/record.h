/* record.h - the record of an article as plain tables, made straight from the library's walk. Spans become {first,
 * last} pairs of bytes of the article's text, counted from 1, so that text:sub(first, last) is what they mean; the
 * numbers of blocks and statements count from 1 too. Invariant: no longjmp leaves the visitor, so the library can clean
 * up. */
#ifndef PEACEFACTS_BINDINGS_LUA_RECORD_H
#define PEACEFACTS_BINDINGS_LUA_RECORD_H

enum { RECORD_DEPTH = 16 };

typedef struct record_maker {
  lua_State *L;
  int adder;  /* where on the stack is add_event */
  int levels; /* where on the stack is the table of open containers */
  int depth;
  int count[RECORD_DEPTH + 1]; /* items so far of the containers that are arrays */
  const pf_event *event;
  int failed; /* an error message lies on the stack */
} record_maker;

static void push_spans(lua_State *L, pf_spans spans) {
  lua_createtable(L, (int)spans.count, 0);
  for (size_t i = 0; i < spans.count; i++) {
    lua_createtable(L, 2, 0);
    lua_Integer start = (lua_Integer)spans.pieces[i].start;
    lua_pushinteger(L, start + 1);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, start + (lua_Integer)spans.pieces[i].size);
    lua_rawseti(L, -2, 2);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_event_value(lua_State *L, const pf_event *event) {
  switch (event->kind) {
  case PF_EVENT_OBJECT_BEGIN:
  case PF_EVENT_ARRAY_BEGIN:
    lua_newtable(L);
    break;
  case PF_EVENT_TEXT:
    lua_pushlstring(L, event->text.data, event->text.size);
    break;
  case PF_EVENT_INTEGER:
    lua_pushinteger(L, (lua_Integer)event->integer);
    break;
  case PF_EVENT_INDEX:
    lua_pushinteger(L, (lua_Integer)event->integer + 1);
    break;
  case PF_EVENT_THOUSANDTHS:
    lua_pushnumber(L, (lua_Number)event->integer / 1000.0);
    break;
  case PF_EVENT_SPAN:
    push_spans(L, event->text_pieces);
    break;
  default:
    lua_pushnil(L);
  }
}

/* add_event(maker, levels): may raise an error. */
static int add_event(lua_State *L) {
  record_maker *maker = (record_maker *)lua_touserdata(L, 1);
  const pf_event *event = maker->event;
  if (event->kind == PF_EVENT_OBJECT_END || event->kind == PF_EVENT_ARRAY_END) {
    maker->depth--;
    return 0;
  }
  push_event_value(L, event);
  int opens = event->kind == PF_EVENT_OBJECT_BEGIN || event->kind == PF_EVENT_ARRAY_BEGIN;
  if (opens && maker->depth == RECORD_DEPTH)
    return luaL_error(L, "the record is nested deeper than this binding knows");
  if (maker->depth > 0) {
    lua_rawgeti(L, 2, maker->depth);
    lua_pushvalue(L, -2);
    if (event->key != NULL)
      lua_setfield(L, -2, event->key);
    else
      lua_rawseti(L, -2, ++maker->count[maker->depth]);
    lua_pop(L, 1);
  }
  if (opens) {
    maker->depth++;
    maker->count[maker->depth] = 0;
    lua_rawseti(L, 2, maker->depth);
  }
  return 0;
}

/* A pf_visitor. */
static int record_event(void *context, const pf_event *event) {
  record_maker *maker = (record_maker *)context;
  maker->event = event;
  lua_pushvalue(maker->L, maker->adder);
  lua_pushlightuserdata(maker->L, maker);
  lua_pushvalue(maker->L, maker->levels);
  maker->failed = lua_pcall(maker->L, 2, 0, 0) != 0;
  return maker->failed;
}

/* record_of(report, number from 1): the record, or nil, message, code. */
static int native_record_of(lua_State *L) {
  pf_report *report = NULL;
  pf_error error;
  if (SWIG_ConvertPtr(L, 1, (void **)&report, SWIGTYPE_p_pf_report, 0) < 0 || report == NULL)
    return luaL_error(L, "record_of: this is no report, or it is closed");
  luaL_argcheck(L, is_whole_number(L, 2) && lua_tointeger(L, 2) > 0, 2, "a whole number from 1 expected");
  record_maker maker = {.L = L};
  lua_settop(L, 2);
  lua_pushcfunction(L, add_event);
  maker.adder = 3;
  lua_newtable(L);
  maker.levels = 4;
  pf_status status = pf_report_visit(report, (size_t)lua_tointeger(L, 2) - 1, record_event, &maker, &error);
  if (maker.failed) return lua_error(L);
  if (status != PF_OK) return push_failure(L, status, &error);
  lua_rawgeti(L, maker.levels, 1);
  return 1;
}

#endif
