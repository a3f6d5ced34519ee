/* shape.c - measures stretches. Works on ASCII letters; a word that begins with another letter counts as capitalised,
 * which is right for the names that news is full of. */
#include "load/shape.h"

static const char *const closing_marks[] = {"\xE2\x80\x9D", "\xE2\x80\x99", "\"", "'", ")", "]", "\xC2\xBB", "*", "_"};
static const char *const opening_marks[] = {"\xE2\x80\x9C", "\xE2\x80\x98", "\"", "'", "\xC2\xAB", "\xE2\x80\x9E"};
enum { CLOSING_QUOTES = 4, CLOSING_ALL = sizeof closing_marks / sizeof closing_marks[0], MOST_CLOSING_MARKS = 8 };

/* Bytes of the mark at the end of a stretch, 0 when there is none. */
static size_t closing_mark(pf_view text, size_t count) {
  char last = text.size == 0 ? '.' : text.data[text.size - 1];
  if (pfi_is_alpha(last) || pfi_is_digit(last) || last == '.') return 0;
  for (size_t i = 0; i < count; i++) {
    pf_view mark = pfi_view_of_string(closing_marks[i]);
    if (pfi_view_ends(text, mark)) return mark.size;
  }
  return 0;
}

static size_t opening_mark(pf_view text) {
  if (text.size == 0 || pfi_is_alpha(text.data[0])) return 0;
  for (size_t i = 0; i < sizeof opening_marks / sizeof opening_marks[0]; i++) {
    pf_view mark = pfi_view_of_string(opening_marks[i]);
    if (pfi_view_begins(text, mark)) return mark.size;
  }
  return 0;
}

/* Bytes of the one of three marks that a text begins with. */
static size_t quote_of_kind(pf_view text, const char *const marks[3]) {
  for (size_t i = 0; i < 3; i++) {
    pf_view mark = pfi_view_of_string(marks[i]);
    if (pfi_view_begins(text, mark)) return mark.size;
  }
  return 0;
}

static pfi_ending ending_of(pf_view text) {
  size_t mark = 1;
  bool is_in_quotation = false;
  for (int marks = 0; marks < MOST_CLOSING_MARKS && text.size > 0 && mark > 0; marks++) {
    is_in_quotation = is_in_quotation || closing_mark(text, CLOSING_QUOTES) > 0;
    mark = closing_mark(text, CLOSING_ALL);
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

/* Words that titles leave in lower case, by their first letter. */
static bool is_light_word(pf_view word) {
  static const char light[26][32] = {['a' - 'a'] = " a an and as at amid after are ",
                                     ['b' - 'a'] = " but by be ",
                                     ['f' - 'a'] = " for from ",
                                     ['i' - 'a'] = " in into is its it ",
                                     ['n' - 'a'] = " nor ",
                                     ['o' - 'a'] = " of off on or over ",
                                     ['p' - 'a'] = " per ",
                                     ['t' - 'a'] = " the to than ",
                                     ['u' - 'a'] = " up ",
                                     ['v' - 'a'] = " via vs ",
                                     ['w' - 'a'] = " with "};
  char lower[8] = " ";
  size_t letter = (size_t)(pfi_to_lower(word.data[0]) - 'a');
  if (word.size > 5 || letter >= 26) return false;
  for (size_t i = 0; i < word.size; i++)
    lower[i + 1] = pfi_to_lower(word.data[i]);
  lower[word.size + 1] = ' ';
  size_t step = 0;
  for (const char *at = light[letter]; at[0] != '\0' && at[1] != '\0'; at += step) {
    step = 1;
    while (at[step] != ' ')
      step++;
    if (step == word.size + 1 && memcmp(at, lower, step + 1) == 0) return true;
  }
  return false;
}

/* What a byte is to a word. A code point that isn't ASCII belongs to one, but for U+0080 to U+00BF and the marks and
 * spaces that begin with byte E2. */
typedef enum byte_class { BYTE_OUTSIDE, BYTE_LOWER, BYTE_UPPER, BYTE_PLAIN, BYTE_JOINS, BYTE_E2 } byte_class;

static byte_class class_of_byte(char c) {
  if (pfi_is_lower(c)) return BYTE_LOWER;
  if (pfi_is_upper(c)) return BYTE_UPPER;
  unsigned char byte = (unsigned char)c;
  if (byte == 0xE2u) return BYTE_E2;
  if (pfi_is_digit(c) || byte >= 0xC3u) return BYTE_PLAIN;
  return c == '\'' || c == '-' || c == '.' || c == '&' || c == ',' ? BYTE_JOINS : BYTE_OUTSIDE;
}

/* Bytes of the word at `at`, 0 when none begins there. A mark joins only what stands right before and behind it:
 * "U.S.", "Sharm el-Sheikh's", "1,200". */
static size_t word_size(pf_view text, size_t at, size_t *upper, size_t *lower) {
  size_t end = at;
  while (end < text.size) {
    byte_class class = class_of_byte(text.data[end]);
    if (class == BYTE_LOWER || class == BYTE_UPPER) {
      *lower += class == BYTE_LOWER;
      *upper += class == BYTE_UPPER;
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
  size_t close = closing_mark(text, CLOSING_QUOTES);
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

pfi_shape pfi_shape_of(pf_view stretch) {
  pfi_shape shape = {{PFI_MARKER_NONE, 0}, PFI_END_OPEN, 0, 0, 0, 0, 0, false, false, false, false, false};
  shape.marker = pfi_marker_of(stretch);
  pf_view text = pfi_view_slice(stretch, shape.marker.size, stretch.size - shape.marker.size);
  shape.size = (uint32_t)text.size;
  shape.ending = ending_of(text);
  shape.begins_quoted = opening_mark(text) > 0;
  shape.is_quoted = shape.begins_quoted && is_in_one_quotation(text);
  bool is_counted = text.size <= (shape.ending == PFI_END_STOP ? PFI_SHORT_SENTENCE : PFI_SHORT_STRETCH);
  if (is_counted)
    count_words(&shape, text);
  else
    shape.begins_lower = pfi_is_lower(text.data[0]);
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
