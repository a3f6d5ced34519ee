/* text.h - views of UTF-8, ranges of an article's text, ASCII classes that know no locale, UTF-8 steps.
 *
 * Text inside the library is always valid UTF-8 (load/ repairs it), so steps over it need no checks but the end.
 */
#ifndef PFI_BASE_TEXT_H
#define PFI_BASE_TEXT_H

#include <stdbool.h>
#include <string.h>

#include "peacefacts.h"

/* Bytes [start, start + size) of an article's UTF-8 text. */
typedef struct pfi_range {
  uint32_t start;
  uint32_t size;
} pfi_range;

/* A view of a string literal. */
#define PFI_VIEW(literal) ((pf_view){(literal), sizeof(literal) - 1})

static inline pf_view pfi_view_of_string(const char *string) {
  return (pf_view){string, string == NULL ? 0 : strlen(string)};
}

static inline pf_view pfi_view_slice(pf_view text, size_t start, size_t size) {
  return (pf_view){text.data + start, size};
}

static inline pf_view pfi_view_of_range(pf_view text, pfi_range range) {
  return (pf_view){text.data + range.start, range.size};
}

static inline bool pfi_view_equal(pf_view a, pf_view b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* The size of a string that the text begins with, 0 when it doesn't. Stops at the first byte that differs, so that
 * trying one string after another costs little. */
static inline size_t pfi_view_begins_string(pf_view text, const char *string) {
  size_t size = 0;
  while (string[size] != '\0' && size < text.size && text.data[size] == string[size])
    size++;
  return string[size] == '\0' ? size : 0;
}

static inline bool pfi_view_begins(pf_view text, pf_view prefix) {
  return text.size >= prefix.size && (prefix.size == 0 || memcmp(text.data, prefix.data, prefix.size) == 0);
}

static inline bool pfi_view_ends(pf_view text, pf_view suffix) {
  return text.size >= suffix.size &&
         (suffix.size == 0 || memcmp(text.data + text.size - suffix.size, suffix.data, suffix.size) == 0);
}

/* ASCII only; every other byte is in none of these classes. */
static inline bool pfi_is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
static inline bool pfi_is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
static inline bool pfi_is_alpha(char c) {
  return pfi_is_lower((char)(c | 0x20));
}
static inline bool pfi_is_digit(char c) {
  return c >= '0' && c <= '9';
}
static inline bool pfi_is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline char pfi_to_lower(char c) {
  return pfi_is_upper(c) ? (char)(c | 0x20) : c;
}

/* Equal but for the case of ASCII letters. Nearly always the sizes tell that they aren't. */
bool pfi_bytes_equal_ignoring_case(const char *a, const char *b, size_t size);
static inline bool pfi_view_equal_ignoring_case(pf_view a, pf_view b) {
  return a.size == b.size && pfi_bytes_equal_ignoring_case(a.data, b.data, a.size);
}

/* Is a byte the second, third or fourth of a code point? */
static inline bool pfi_utf8_is_continuation(char byte) {
  return ((unsigned char)byte & 0xC0u) == 0x80u;
}

/* The code point at `offset` of valid UTF-8; *size is its length in bytes. */
uint32_t pfi_utf8_decode(pf_view text, size_t offset, size_t *size);

/* Writes a code point; returns the bytes written, 1 to 4. A surrogate or a number past U+10FFFF is written as U+FFFD.
 */
size_t pfi_utf8_encode(uint32_t code_point, char out[4]);

/* The length of the valid UTF-8 at the start of any bytes: all of it, or up to the first fault. */
size_t pfi_utf8_valid_prefix(pf_view bytes);

/* The length of `text` without a code point that is cut off at its end. */
size_t pfi_utf8_whole_prefix(pf_view text);

/* Is the code point white space (Unicode White_Space, and U+FEFF)? */
bool pfi_is_white_space(uint32_t code_point);

/* Is the word, in any case, among those of `rows`: row i has those of size i, in lower case, parted by a blank? */
bool pfi_view_is_in_rows(pf_view word, const char *const *rows, size_t count);
#define PFI_IS_IN_ROWS(word, rows) pfi_view_is_in_rows((word), (rows), sizeof(rows) / sizeof(rows)[0])

/* A number that tells most words apart by three of their letters, in any case of them, and their size. For tables that
 * nearly no word is in: they keep their words in the order of their shapes. `word` isn't empty. */
static inline unsigned pfi_word_shape(pf_view word) {
  unsigned first = (unsigned char)pfi_to_lower(word.data[0]);
  unsigned middle = (unsigned char)pfi_to_lower(word.data[word.size / 2]);
  unsigned last = (unsigned char)pfi_to_lower(word.data[word.size - 1]);
  return first * 9u ^ middle * 5u ^ last * 13u ^ (unsigned)word.size * 43u;
}

/* Is the word, in any case, this one of lower case? Stops at the first letter that differs. */
static inline bool pfi_view_is_word(pf_view word, const char *lower) {
  size_t i = 0;
  for (; i < word.size; i++)
    if (lower[i] == '\0' || pfi_to_lower(word.data[i]) != lower[i]) return false;
  return lower[i] == '\0';
}

#endif
