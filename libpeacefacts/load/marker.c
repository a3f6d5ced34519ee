/* marker.c - recognises the markers of list items, headings and quotations at the start of a line. */
#include "load/marker.h"

/* Marks that are only ever bullets; white space behind them may lack ("•The envoy"). */
static const char *const bullets[] = {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x96\xAA", "\xE2\x96\xA0",
                                      "\xE2\x96\xBA", "\xE2\x96\xB6", "\xE2\x80\xA3", "\xE2\x97\xA6", "\xC2\xB7",
                                      "\xE2\x9E\xA4", "\xE2\x9C\x94", "\xE2\x9C\x93", "\xE2\x97\x86", "\xE2\x9D\x96",
                                      "\xE2\x81\x83", "\xC2\xBB"};
static const char *const dashes[] = {"-", "*", "+", "\xE2\x80\x93", "\xE2\x80\x94"};

static uint32_t skip_space(pf_view line, size_t at) {
  size_t size;
  while (at < line.size && pfi_is_white_space(pfi_utf8_decode(line, at, &size)))
    at += size;
  return (uint32_t)at;
}

static size_t one_of(pf_view line, const char *const *marks, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t size = pfi_view_begins_string(line, marks[i]);
    if (size > 0) return size;
  }
  return 0;
}

/* "1." "12)" "(3)" "a)" "(b)"; at most two digits, or it is a year. */
static size_t number_size(pf_view line) {
  size_t at = line.data[0] == '(';
  size_t first = at;
  while (at < line.size && at - first < 2 && pfi_is_digit(line.data[at]))
    at++;
  bool is_letter = at == first && at < line.size && pfi_is_lower(line.data[at]);
  if (is_letter) at++;
  if (at == first || at >= line.size) return 0;
  if (line.data[at] == ')') return at + 1;
  return line.data[at] == '.' && first == 0 && !is_letter ? at + 1 : 0;
}

static size_t hash_size(pf_view line) {
  size_t at = 0;
  while (at < line.size && at < 6 && line.data[at] == '#')
    at++;
  return at;
}

static pfi_marker marker(pf_view line, pfi_marker_kind kind, size_t size, bool needs_space) {
  uint32_t words = skip_space(line, size);
  if (size == 0 || words >= line.size || (needs_space && words == size)) return (pfi_marker){PFI_MARKER_NONE, 0};
  return (pfi_marker){kind, words};
}

pfi_marker pfi_marker_of(pf_view line) {
  if (line.size == 0 || pfi_is_alpha(line.data[0])) {
    bool letter = line.size > 2 && line.data[1] == ')' && pfi_is_lower(line.data[0]);
    return letter ? marker(line, PFI_MARKER_NUMBER, 2, true) : (pfi_marker){PFI_MARKER_NONE, 0};
  }
  if (line.data[0] == '>') return marker(line, PFI_MARKER_QUOTE, 1, false);
  if (line.data[0] == '#') return marker(line, PFI_MARKER_HASH, hash_size(line), true);
  if (pfi_is_digit(line.data[0]) || line.data[0] == '(')
    return marker(line, PFI_MARKER_NUMBER, number_size(line), true);
  size_t size = one_of(line, dashes, sizeof dashes / sizeof dashes[0]);
  /* "-Open the crossing" is an item too, "-5 degrees" none. */
  bool may_touch = line.data[0] == '-' && line.size > 1 && pfi_is_upper(line.data[1]);
  if (size > 0) return marker(line, PFI_MARKER_DASH, size, !may_touch);
  return marker(line, PFI_MARKER_BULLET, one_of(line, bullets, sizeof bullets / sizeof bullets[0]), false);
}
