/* write_json.c - the record as JSON (RFC 8259), indented or one record a line, from the events of pf_report_visit: no
 * field is named here, so that the record has one home.
 *
 * Numbers are integers or decimals with a fixed point. Besides what RFC 8259 wants escaped, so are DEL, the C1 controls
 * (a terminal would obey them) and U+2028 and U+2029 (line ends to JavaScript and to some readers of JSON Lines). */
#include "render/render.h"

typedef struct json_writer {
  pfi_writer *out;
  bool lines;
  unsigned depth;
  uint64_t filled; /* bit d: something stands already at depth d; the record is a dozen deep at most */
} json_writer;

static void put_json_escape(pfi_writer *out, uint32_t code_point) {
  static const char hexadecimal[] = "0123456789abcdef";
  PFI_PUT(out, "\\u");
  for (int shift = 12; shift >= 0; shift -= 4)
    pfi_put_char(out, hexadecimal[(code_point >> shift) & 15u]);
}

static void put_json_short_escape(pfi_writer *out, char c) {
  static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
  const char *found = c == '\0' ? NULL : strchr(from, c);
  if (found == NULL) {
    put_json_escape(out, (unsigned char)c);
    return;
  }
  pfi_put_char(out, '\\');
  pfi_put_char(out, to[found - from]);
}

/* How many bytes at `data` may not stand as they are: 0, 1, or 2 and 3 for a C1 control and a line separator. */
static size_t json_unsafe_size(const char *data, size_t size) {
  unsigned char first = (unsigned char)data[0];
  if (first < 0x20 || first == '"' || first == '\\' || first == 0x7f) return 1;
  if (first == 0xc2 && size > 1 && (unsigned char)data[1] < 0xa0) return 2;
  if (first == 0xe2 && size > 2 && (unsigned char)data[1] == 0x80 && ((unsigned char)data[2] & 0xfeu) == 0xa8) return 3;
  return 0;
}

/* May a byte begin what may not stand as it is? One bit a byte, so that what is plain is passed by quickly. */
static bool may_be_unsafe(char byte) {
  static const uint32_t first[8] = {
      UINT32_MAX, UINT32_C(1) << ('"' - 32),    UINT32_C(1) << ('\\' - 64),  UINT32_C(1) << (0x7f - 96), 0,
      0,          UINT32_C(1) << (0xc2 - 0xc0), UINT32_C(1) << (0xe2 - 0xe0)};
  return (first[(unsigned char)byte >> 5] >> ((unsigned char)byte & 31u) & 1u) != 0;
}

/* Does none of eight bytes have its highest bit set, is below a blank, a quotation mark, a backslash or DEL? In each
 * test that bit is set where a byte is one of them (Mycroft's test for a zero byte). */
static bool are_eight_plain(const char *data) {
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t bytes;
  memcpy(&bytes, data, sizeof bytes);
  uint64_t found =
      bytes | (bytes - ones * 0x20) | ((bytes ^ ones * '"') - ones) | ((bytes ^ ones * '\\') - ones) | (bytes + ones);
  return (found & ones << 7) == 0;
}

static void put_json_text(pfi_writer *out, pf_view text) {
  pfi_put_char(out, '"');
  size_t written = 0;
  for (size_t i = 0; i < text.size;) {
    if (text.size - i >= 8 && are_eight_plain(text.data + i)) {
      i += 8;
      continue;
    }
    size_t unsafe = may_be_unsafe(text.data[i]) ? json_unsafe_size(text.data + i, text.size - i) : 0;
    if (unsafe == 0) {
      i++;
      continue;
    }
    pfi_put(out, pfi_view_slice(text, written, i - written));
    if (unsafe == 1)
      put_json_short_escape(out, text.data[i]);
    else
      put_json_escape(out, pfi_utf8_decode(text, i, &unsafe));
    i += unsafe;
    written = i;
  }
  pfi_put(out, pfi_view_slice(text, written, text.size - written));
  pfi_put_char(out, '"');
}

/* [start,end) pairs; each is written in one go. */
static void put_json_span(pfi_writer *out, pf_spans span) {
  pfi_put_char(out, '[');
  for (size_t i = 0; i < span.count; i++) {
    char *room = pfi_writer_room(out, 2 * PFI_DIGITS_ROOM + 4), *at = room;
    if (i > 0) *at++ = ',';
    *at++ = '[';
    at += pfi_write_digits(span.pieces[i].start, at);
    *at++ = ',';
    at += pfi_write_digits(span.pieces[i].start + span.pieces[i].size, at);
    *at++ = ']';
    out->used += (size_t)(at - room);
  }
  pfi_put_char(out, ']');
}

static void put_json_integer(pfi_writer *out, int64_t integer) {
  if (integer < 0) pfi_put_char(out, '-');
  pfi_put_number(out, integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer);
}

static void json_new_line(json_writer *json) {
  if (json->lines) return;
  pfi_put_char(json->out, '\n');
  for (unsigned i = 0; i < json->depth; i++)
    PFI_PUT(json->out, "  ");
}

/* What stands before a value: comma, line, key. */
static void json_begin_value(json_writer *json, const char *key) {
  uint64_t here = (uint64_t)1 << json->depth;
  if (json->depth > 0) {
    if (json->filled & here) pfi_put_char(json->out, ',');
    json_new_line(json);
  }
  json->filled |= here;
  if (key == NULL) return;
  pfi_put_char(json->out, '"'); /* keys are the record's own: nothing in them is escaped */
  pfi_put(json->out, pfi_view_of_string(key));
  if (json->lines)
    PFI_PUT(json->out, "\":");
  else
    PFI_PUT(json->out, "\": ");
}

static void json_open(json_writer *json, char bracket) {
  pfi_put_char(json->out, bracket);
  json->depth++;
  json->filled &= ~((uint64_t)1 << json->depth);
}

static void json_close(json_writer *json, char bracket) {
  bool filled = (json->filled >> json->depth) & 1u;
  json->depth--;
  if (filled) json_new_line(json);
  pfi_put_char(json->out, bracket);
}

static int json_event(void *context, const pf_event *event) {
  json_writer *json = context;
  if (event->kind != PF_EVENT_OBJECT_END && event->kind != PF_EVENT_ARRAY_END) json_begin_value(json, event->key);
  switch (event->kind) {
  case PF_EVENT_OBJECT_BEGIN:
    json_open(json, '{');
    break;
  case PF_EVENT_OBJECT_END:
    json_close(json, '}');
    break;
  case PF_EVENT_ARRAY_BEGIN:
    json_open(json, '[');
    break;
  case PF_EVENT_ARRAY_END:
    json_close(json, ']');
    break;
  case PF_EVENT_NULL:
    PFI_PUT(json->out, "null");
    break;
  case PF_EVENT_TEXT:
    put_json_text(json->out, event->text);
    break;
  case PF_EVENT_INTEGER:
  case PF_EVENT_INDEX:
    put_json_integer(json->out, event->integer);
    break;
  case PF_EVENT_THOUSANDTHS:
    pfi_put_thousandths(json->out, event->integer);
    break;
  case PF_EVENT_SPAN:
    put_json_span(json->out, event->pieces);
    break;
  }
  return json->out->stopped;
}

pf_status pfi_write_json(const pf_report *report, bool lines, pfi_writer *out, pf_error *error) {
  json_writer json = {.out = out, .lines = lines};
  if (!lines) json_open(&json, '[');
  for (size_t article = 0; article < pf_report_article_count(report); article++) {
    pf_status status = pf_report_visit(report, article, json_event, &json, error);
    if (status != PF_OK) return status;
    if (lines) pfi_put_char(out, '\n');
  }
  if (!lines) {
    json_close(&json, ']');
    pfi_put_char(out, '\n');
  }
  return PF_OK;
}
