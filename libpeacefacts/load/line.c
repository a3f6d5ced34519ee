/* line.c - cuts a text into lines. Invariant: each byte is searched for each kind of line end once, so a text without
 * any is linear too. */
#include "load/line.h"

bool pfi_has_rare_line_ends(pf_view text) {
  if (text.size == 0) return false;
  if (memchr(text.data, '\v', text.size) != NULL || memchr(text.data, '\f', text.size) != NULL) return true;
  /* NEL is C2 85, LS and PS are E2 80 A8 and A9: look for the last byte, which is the rarest. */
  static const unsigned char last_bytes[] = {0x85, 0xA8, 0xA9};
  for (size_t kind = 0; kind < sizeof last_bytes; kind++) {
    const char *at = text.data, *end = text.data + text.size;
    while ((at = memchr(at, last_bytes[kind], (size_t)(end - at))) != NULL) {
      size_t before = (size_t)(at - text.data);
      if (kind == 0 && before >= 1 && memcmp(at - 1, "\xC2", 1) == 0) return true;
      if (kind > 0 && before >= 2 && memcmp(at - 2, "\xE2\x80", 2) == 0) return true;
      at++;
    }
  }
  return false;
}

pfi_line_reader pfi_lines_of(pf_view text, bool has_rare_ends) {
  return (pfi_line_reader){text, 0, 0, has_rare_ends};
}

/* Bytes of the line end at `at`, 0 when there is none. */
static size_t line_end_size(pf_view text, size_t at) {
  switch ((unsigned char)text.data[at]) {
  case '\r':
    return at + 1 < text.size && text.data[at + 1] == '\n' ? 2 : 1;
  case '\n':
  case '\v':
  case '\f':
    return 1;
  case 0xC2:
    return (unsigned char)text.data[at + 1] == 0x85u ? 2 : 0;
  case 0xE2:
    return (unsigned char)text.data[at + 1] == 0x80u && ((unsigned char)text.data[at + 2] & 0xFEu) == 0xA8u ? 3 : 0;
  default:
    return 0;
  }
}

static size_t find_line_end(pfi_line_reader *reader) {
  pf_view text = reader->text;
  if (reader->line_feed < reader->at || reader->line_feed == 0) {
    const char *found = memchr(text.data + reader->at, '\n', text.size - reader->at);
    reader->line_feed = found == NULL ? text.size : (size_t)(found - text.data);
  }
  size_t end = reader->line_feed;
  const char *carriage_return = memchr(text.data + reader->at, '\r', end - reader->at);
  if (carriage_return != NULL) end = (size_t)(carriage_return - text.data);
  if (reader->has_rare_ends) {
    for (size_t i = reader->at; i < end; i++) {
      if (line_end_size(text, i) > 0) return i;
    }
  }
  return end;
}

/* The first byte of [start, end) that isn't white space. */
static size_t skip_white_space(pf_view text, size_t start, size_t end, uint32_t *columns) {
  while (start < end) {
    size_t size = 1;
    char c = text.data[start];
    if ((unsigned char)c < 0x80u) {
      if (!pfi_is_space(c)) break;
    } else if (!pfi_is_white_space(pfi_utf8_decode(text, start, &size))) {
      break;
    }
    *columns += c == '\t' ? 4 : 1;
    start += size;
  }
  return start;
}

static size_t drop_white_space(pf_view text, size_t start, size_t end) {
  while (end > start) {
    size_t size = 1;
    while (pfi_utf8_is_continuation(text.data[end - size]))
      size++;
    if (!pfi_is_white_space(pfi_utf8_decode(text, end - size, &size))) break;
    end -= size;
  }
  return end;
}

pfi_range pfi_trim(pf_view text, pfi_range range) {
  uint32_t columns = 0;
  size_t end = (size_t)range.start + range.size;
  size_t start = skip_white_space(text, range.start, end, &columns);
  end = drop_white_space(text, start, end);
  return (pfi_range){(uint32_t)start, (uint32_t)(end - start)};
}

bool pfi_line_next(pfi_line_reader *reader, pfi_line *line) {
  if (reader->at >= reader->text.size) return false;
  if (reader->text.data[reader->at] == '\n') {
    *line = (pfi_line){(uint32_t)reader->at++, 0, 0};
    return true;
  }
  size_t end = find_line_end(reader);
  uint32_t columns = 0;
  size_t start = skip_white_space(reader->text, reader->at, end, &columns);
  size_t last = drop_white_space(reader->text, start, end);
  *line = (pfi_line){(uint32_t)start, (uint32_t)(last - start), columns};
  reader->at = end < reader->text.size ? end + line_end_size(reader->text, end) : end;
  return true;
}
