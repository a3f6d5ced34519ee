/* shape.c - measures stretches. Works on ASCII letters; a word that begins with another letter counts as capitalised,
 * which is right for the names that news is full of. */
#include "load/shape.h"

static const char *const opening_marks[] = {"\xE2\x80\x9C", "\xE2\x80\x98", "\"", "'", "\xC2\xAB", "\xE2\x80\x9E"};
enum { MOST_CLOSING_MARKS = 8 };

/* Bytes of the quotation mark at the end of a stretch, 0 when there is none. */
static size_t closing_quote(pf_view text) {
  switch (text.size == 0 ? '\0' : text.data[text.size - 1]) {
  case '"':
  case '\'':
    return 1;
  case '\x9D':
    return pfi_view_ends(text, PFI_VIEW("\xE2\x80\x9D")) ? 3 : 0;
  case '\x99':
    return pfi_view_ends(text, PFI_VIEW("\xE2\x80\x99")) ? 3 : 0;
  default:
    return 0;
  }
}

/* The same of any mark that may stand behind the end of a sentence. */
static size_t closing_mark(pf_view text) {
  switch (text.size == 0 ? '\0' : text.data[text.size - 1]) {
  case ')':
  case ']':
  case '*':
  case '_':
    return 1;
  case '\xBB':
    return pfi_view_ends(text, PFI_VIEW("\xC2\xBB")) ? 2 : 0;
  default:
    return closing_quote(text);
  }
}

static size_t opening_mark(pf_view text) {
  if (text.size == 0 || pfi_is_alpha(text.data[0])) return 0;
  for (size_t i = 0; i < sizeof opening_marks / sizeof opening_marks[0]; i++) {
    size_t size = pfi_view_begins_string(text, opening_marks[i]);
    if (size > 0) return size;
  }
  return 0;
}

/* Bytes of the one of three marks that a text begins with. */
static size_t quote_of_kind(pf_view text, const char *const marks[3]) {
  for (size_t i = 0; i < 3; i++) {
    size_t size = pfi_view_begins_string(text, marks[i]);
    if (size > 0) return size;
  }
  return 0;
}

static pfi_ending ending_of(pf_view text) {
  size_t mark = 1;
  bool is_in_quotation = false;
  for (int marks = 0; marks < MOST_CLOSING_MARKS && text.size > 0 && mark > 0; marks++) {
    is_in_quotation = is_in_quotation || closing_quote(text) > 0;
    mark = closing_mark(text);
    text.size -= mark;
  }
  if (text.size == 0) return PFI_END_OPEN;
  if (pfi_view_ends(text, PFI_VIEW("\xE2\x80\xA6"))) return PFI_END_STOP;
  if (pfi_view_ends(text, PFI_VIEW("\xE2\x80\x94")) || pfi_view_ends(text, PFI_VIEW("\xE2\x80\x93")))
    return PFI_END_COMMA;
  switch (text.data[text.size - 1]) {
  case '.':
  case '!':
    return PFI_END_STOP;
  case '?':
    return is_in_quotation ? PFI_END_STOP : PFI_END_QUESTION; /* She asked, "Who pays?" */
  case ':':
    return PFI_END_COLON;
  case ',':
  case ';':
  case '-':
    return PFI_END_COMMA;
  default:
    return PFI_END_OPEN;
  }
}

/* A word of up to five letters as one number. */
#define PACK(a, b, c, d, e)                                                                                            \
  ((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24 | (uint64_t)(e) << 32)

/* Words that titles leave in lower case, by their first letter. */
static bool is_light_word(pf_view word) {
  static const uint64_t light[26][9] = {
      ['a' - 'a'] = {PACK('a', 0, 0, 0, 0), PACK('a', 'n', 0, 0, 0), PACK('a', 'n', 'd', 0, 0), PACK('a', 's', 0, 0, 0),
                     PACK('a', 't', 0, 0, 0), PACK('a', 'm', 'i', 'd', 0), PACK('a', 'f', 't', 'e', 'r'),
                     PACK('a', 'r', 'e', 0, 0)},
      ['b' - 'a'] = {PACK('b', 'u', 't', 0, 0), PACK('b', 'y', 0, 0, 0), PACK('b', 'e', 0, 0, 0)},
      ['f' - 'a'] = {PACK('f', 'o', 'r', 0, 0), PACK('f', 'r', 'o', 'm', 0)},
      ['i' - 'a'] = {PACK('i', 'n', 0, 0, 0), PACK('i', 'n', 't', 'o', 0), PACK('i', 's', 0, 0, 0),
                     PACK('i', 't', 's', 0, 0), PACK('i', 't', 0, 0, 0)},
      ['n' - 'a'] = {PACK('n', 'o', 'r', 0, 0)},
      ['o' - 'a'] = {PACK('o', 'f', 0, 0, 0), PACK('o', 'f', 'f', 0, 0), PACK('o', 'n', 0, 0, 0),
                     PACK('o', 'r', 0, 0, 0), PACK('o', 'v', 'e', 'r', 0)},
      ['p' - 'a'] = {PACK('p', 'e', 'r', 0, 0)},
      ['t' - 'a'] = {PACK('t', 'h', 'e', 0, 0), PACK('t', 'o', 0, 0, 0), PACK('t', 'h', 'a', 'n', 0)},
      ['u' - 'a'] = {PACK('u', 'p', 0, 0, 0)},
      ['v' - 'a'] = {PACK('v', 'i', 'a', 0, 0), PACK('v', 's', 0, 0, 0)},
      ['w' - 'a'] = {PACK('w', 'i', 't', 'h', 0)},
  };
  size_t letter = (size_t)(pfi_to_lower(word.data[0]) - 'a');
  if (word.size > 5 || letter >= 26 || light[letter][0] == 0) return false;
  uint64_t packed = 0;
  for (size_t i = word.size; i > 0; i--)
    packed = packed << 8 | (unsigned char)pfi_to_lower(word.data[i - 1]);
  const uint64_t *at = light[letter];
  while (*at != 0 && *at != packed)
    at++;
  return *at != 0;
}

/* What a byte is to a word. A code point that isn't ASCII belongs to one, but for U+0080 to U+00BF and the marks and
 * spaces that begin with byte E2. */
typedef enum byte_class { BYTE_OUTSIDE, BYTE_LOWER, BYTE_UPPER, BYTE_PLAIN, BYTE_JOINS, BYTE_E2 } byte_class;

/* Of ASCII; what isn't named is outside. */
static const unsigned char ascii_class[128] = {
    ['\''] = BYTE_JOINS, ['-'] = BYTE_JOINS, ['.'] = BYTE_JOINS, ['&'] = BYTE_JOINS, [','] = BYTE_JOINS,
    ['0'] = BYTE_PLAIN,  ['1'] = BYTE_PLAIN, ['2'] = BYTE_PLAIN, ['3'] = BYTE_PLAIN, ['4'] = BYTE_PLAIN,
    ['5'] = BYTE_PLAIN,  ['6'] = BYTE_PLAIN, ['7'] = BYTE_PLAIN, ['8'] = BYTE_PLAIN, ['9'] = BYTE_PLAIN,
    ['A'] = BYTE_UPPER,  ['B'] = BYTE_UPPER, ['C'] = BYTE_UPPER, ['D'] = BYTE_UPPER, ['E'] = BYTE_UPPER,
    ['F'] = BYTE_UPPER,  ['G'] = BYTE_UPPER, ['H'] = BYTE_UPPER, ['I'] = BYTE_UPPER, ['J'] = BYTE_UPPER,
    ['K'] = BYTE_UPPER,  ['L'] = BYTE_UPPER, ['M'] = BYTE_UPPER, ['N'] = BYTE_UPPER, ['O'] = BYTE_UPPER,
    ['P'] = BYTE_UPPER,  ['Q'] = BYTE_UPPER, ['R'] = BYTE_UPPER, ['S'] = BYTE_UPPER, ['T'] = BYTE_UPPER,
    ['U'] = BYTE_UPPER,  ['V'] = BYTE_UPPER, ['W'] = BYTE_UPPER, ['X'] = BYTE_UPPER, ['Y'] = BYTE_UPPER,
    ['Z'] = BYTE_UPPER,  ['a'] = BYTE_LOWER, ['b'] = BYTE_LOWER, ['c'] = BYTE_LOWER, ['d'] = BYTE_LOWER,
    ['e'] = BYTE_LOWER,  ['f'] = BYTE_LOWER, ['g'] = BYTE_LOWER, ['h'] = BYTE_LOWER, ['i'] = BYTE_LOWER,
    ['j'] = BYTE_LOWER,  ['k'] = BYTE_LOWER, ['l'] = BYTE_LOWER, ['m'] = BYTE_LOWER, ['n'] = BYTE_LOWER,
    ['o'] = BYTE_LOWER,  ['p'] = BYTE_LOWER, ['q'] = BYTE_LOWER, ['r'] = BYTE_LOWER, ['s'] = BYTE_LOWER,
    ['t'] = BYTE_LOWER,  ['u'] = BYTE_LOWER, ['v'] = BYTE_LOWER, ['w'] = BYTE_LOWER, ['x'] = BYTE_LOWER,
    ['y'] = BYTE_LOWER,  ['z'] = BYTE_LOWER,
};

static byte_class class_of_byte(char c) {
  unsigned char byte = (unsigned char)c;
  if (byte < 0x80u) return (byte_class)ascii_class[byte];
  if (byte == 0xE2u) return BYTE_E2;
  return byte >= 0xC3u ? BYTE_PLAIN : BYTE_OUTSIDE;
}

/* Bytes of the word at `at`, 0 when none begins there. A mark joins only what stands right before and behind it:
 * "U.S.", "Sharm el-Sheikh's", "1,200". */
static size_t word_size(pf_view text, size_t at, size_t *upper, size_t *lower) {
  size_t end = at;
  while (end < text.size) {
    size_t run = end;
    while (run < text.size && pfi_is_lower(text.data[run]))
      run++;
    *lower += run - end;
    end = run;
    if (end == text.size) break;
    byte_class class = class_of_byte(text.data[end]);
    if (class == BYTE_UPPER) {
      ++*upper;
      end++;
    } else if (class == BYTE_PLAIN) {
      end++;
      while (end < text.size && pfi_utf8_is_continuation(text.data[end]))
        end++;
    } else {
      size_t size = 1;
      bool joins = class == BYTE_JOINS || (class == BYTE_E2 && pfi_utf8_decode(text, end, &size) == 0x2019u);
      size_t behind = end + size;
      if (!joins || end == at || behind >= text.size) break;
      if (!pfi_is_alpha(text.data[behind]) && !pfi_is_digit(text.data[behind])) break;
      end = behind;
    }
  }
  return end - at;
}

static void count_word(pfi_shape *shape, pf_view word, bool is_first) {
  shape->words++;
  shape->ends_lower = pfi_is_lower(word.data[0]);
  if (is_first) shape->begins_lower = pfi_is_lower(word.data[0]);
  if (is_light_word(word) && !is_first) return;
  shape->weighty++;
  shape->capital += !pfi_is_lower(word.data[0]);
}

static bool ends_inner_sentence(pf_view text, size_t at) {
  char c = text.data[at];
  if ((c != '.' && c != '!' && c != '?') || at + 2 >= text.size || text.data[at + 1] != ' ') return false;
  if (!pfi_is_upper(text.data[at + 2]) && (unsigned char)text.data[at + 2] < 0x80u) return false;
  /* "J. Smith", "U.S. Senate", "Mr. Holt": a capital right before, or a short word, is an abbreviation. */
  size_t start = at;
  while (start > 0 && text.data[start - 1] != ' ')
    start--;
  return c != '.' || (at - start > 3 && !pfi_is_upper(text.data[at - 1]));
}

static void count_words(pfi_shape *shape, pf_view text) {
  size_t upper = 0, lower = 0;
  for (size_t at = 0; at < text.size;) {
    size_t size = word_size(text, at, &upper, &lower);
    if (size > 0) {
      count_word(shape, pfi_view_slice(text, at, size), shape->words == 0);
      at += size;
    } else {
      shape->inner_stops += ends_inner_sentence(text, at);
      at++;
    }
  }
  shape->all_capitals = lower == 0 && upper >= 2;
}

/* “All of this.” but not “this” and "that": no mark of the same kind, straight or curly, between the first and last. */
static bool is_in_one_quotation(pf_view text) {
  static const char *const doubles[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\""};
  static const char *const singles[] = {"\xE2\x80\x98", "\xE2\x80\x99", "'"};
  size_t open = opening_mark(text);
  size_t close = closing_quote(text);
  if (open == 0 || close == 0 || text.size <= open + close) return false;
  bool is_single = quote_of_kind(text, singles) > 0;
  const char *const *marks = is_single ? singles : doubles;
  if (quote_of_kind(text, marks) == 0 || quote_of_kind(pfi_view_slice(text, text.size - close, close), marks) == 0)
    return false;
  for (size_t at = open; at + close < text.size; at++) {
    char c = text.data[at];
    if (c != '"' && c != '\'' && (unsigned char)c != 0xE2u) continue;
    bool is_mark = quote_of_kind(pfi_view_slice(text, at, text.size - close - at), marks) > 0;
    if (is_mark && !(is_single && pfi_is_alpha(text.data[at - 1]))) return false; /* an apostrophe */
  }
  return true;
}

pfi_shape pfi_shape_outline(pf_view stretch) {
  pfi_shape shape = {{PFI_MARKER_NONE, 0}, PFI_END_OPEN, 0, 0, 0, 0, 0, false, false, false, false, false};
  shape.marker = pfi_marker_of(stretch);
  pf_view text = pfi_view_slice(stretch, shape.marker.size, stretch.size - shape.marker.size);
  shape.size = (uint32_t)text.size;
  shape.ending = ending_of(text);
  shape.begins_quoted = opening_mark(text) > 0;
  shape.is_quoted = shape.begins_quoted && is_in_one_quotation(text);
  shape.begins_lower = pfi_is_lower(text.data[0]);
  return shape;
}

void pfi_shape_count_words(pfi_shape *shape, pf_view stretch) {
  pf_view text = pfi_view_slice(stretch, shape->marker.size, shape->size);
  if (text.size > (shape->ending == PFI_END_STOP ? PFI_SHORT_SENTENCE : PFI_SHORT_STRETCH)) return;
  shape->begins_lower = false;
  count_words(shape, text);
}

pfi_shape pfi_shape_of(pf_view stretch) {
  pfi_shape shape = pfi_shape_outline(stretch);
  pfi_shape_count_words(&shape, stretch);
  return shape;
}

bool pfi_is_title_case(const pfi_shape *shape) {
  return shape->weighty > 0 && shape->capital * 10 >= shape->weighty * 7;
}

static bool is_label_mark(char c) {
  return c == '.' || c == '\'' || c == '-' || c == '&';
}

uint32_t pfi_speaker_label(pf_view stretch) {
  size_t at = 0, words = 0;
  bool in_word = false;
  for (; at < stretch.size && at < 40 && stretch.data[at] != ':'; at++) {
    char c = stretch.data[at];
    bool is_letter = pfi_is_alpha(c) || (unsigned char)c >= 0x80u;
    if (!in_word && is_letter) {
      if (pfi_is_lower(c)) return 0;
      words++;
    } else if (!is_letter && c != ' ' && !is_label_mark(c) && !(in_word && pfi_is_digit(c))) {
      return 0;
    }
    in_word = is_letter || (in_word && c != ' ');
  }
  if (at + 2 >= stretch.size || stretch.data[at] != ':' || words == 0 || words > 4 || stretch.data[at + 1] != ' ')
    return 0;
  while (at + 1 < stretch.size && pfi_is_space(stretch.data[at + 1]))
    at++;
  return (uint32_t)at + 1;
}
