/* wrap.c - sets words into lines no wider than the terminal.
 *
 * Invariant: what reaches the writer holds no control character but our own line ends and colours: an article that
 * carries escape sequences or turns the direction of writing is shown with U+FFFD and control pictures in their place.
 * Width is counted by code point (UAX #11 by way of utf8proc); a line may end at white space and beside a wide code
 * point. A word is held in a buffer of fixed size, so a megabyte without a space, or of combining marks, stays linear.
 */
#include "render/wrap.h"

#include <utf8proc.h>

static const size_t longest_code_point = 4;

static void wrap_break_line(pfi_wrap *wrap, uint32_t indent) {
  pfi_put_char(wrap->out, '\n');
  for (uint32_t i = 0; i < indent; i++)
    pfi_put_char(wrap->out, ' ');
  wrap->column = indent;
  wrap->filled = wrap->space = false;
}

/* Puts the word that is held, on this line or on the next. */
static void wrap_put_word(pfi_wrap *wrap) {
  if (wrap->word_size == 0) return;
  uint32_t needed = wrap->word_width + (wrap->space ? 1 : 0);
  if (wrap->filled && wrap->column + needed > wrap->columns) wrap_break_line(wrap, wrap->indent);
  if (wrap->space) {
    pfi_put_char(wrap->out, ' ');
    wrap->column++;
  }
  pfi_put(wrap->out, (pf_view){wrap->word, wrap->word_size});
  wrap->column += wrap->word_width;
  wrap->filled = true;
  wrap->space = false;
  wrap->word_size = wrap->word_width = 0;
}

static bool turns_direction(uint32_t code_point) {
  return code_point == 0x200e || code_point == 0x200f || code_point == 0x061c ||
         (code_point >= 0x202a && code_point <= 0x202e) || (code_point >= 0x2066 && code_point <= 0x2069);
}

/* What is shown instead of a code point that a terminal would obey. */
static uint32_t harmless(uint32_t code_point) {
  if (code_point < 0x20) return 0x2400 + code_point;
  if (code_point == 0x7f) return 0x2421;
  return (code_point >= 0x80 && code_point < 0xa0) || turns_direction(code_point) ? 0xfffd : code_point;
}

static bool is_break(uint32_t code_point) {
  return code_point != 0xa0 && code_point != 0x202f && pfi_is_white_space(code_point);
}

static void wrap_add_code_point(pfi_wrap *wrap, uint32_t code_point) {
  uint32_t shown = harmless(code_point);
  int signed_width = utf8proc_charwidth((utf8proc_int32_t)shown);
  uint32_t width = signed_width > 0 ? (uint32_t)signed_width : 0;
  uint32_t room = wrap->columns > wrap->indent ? wrap->columns - wrap->indent : 1;
  bool full = wrap->word_size > sizeof wrap->word - longest_code_point;
  if (width == 2 || full || wrap->word_width + width > room) wrap_put_word(wrap);
  wrap->word_size += pfi_utf8_encode(shown, wrap->word + wrap->word_size);
  wrap->word_width += width;
  if (width == 2) wrap_put_word(wrap);
}

void pfi_wrap_text(pfi_wrap *wrap, pf_view text) {
  for (size_t i = 0, size; i < text.size && !wrap->out->stopped; i += size) {
    uint32_t code_point = pfi_utf8_decode(text, i, &size);
    if (!is_break(code_point)) {
      wrap_add_code_point(wrap, code_point);
      continue;
    }
    wrap_put_word(wrap);
    wrap->space = wrap->filled;
  }
}

void pfi_wrap_string(pfi_wrap *wrap, const char *string) {
  pfi_wrap_text(wrap, pfi_view_of_string(string));
}

void pfi_wrap_number(pfi_wrap *wrap, uint64_t number) {
  char digits[PFI_DIGITS_ROOM];
  pfi_wrap_text(wrap, (pf_view){digits, pfi_write_digits(number, digits)});
}

void pfi_wrap_style(pfi_wrap *wrap, const char *style) {
  size_t size = strlen(style);
  if (!wrap->colour) return;
  if (wrap->word_size + size + sizeof "\x1b[0;m" > sizeof wrap->word) wrap_put_word(wrap);
  char *end = wrap->word + wrap->word_size;
  memcpy(end, "\x1b[0", 3);
  end += 3;
  if (size > 0) {
    *end++ = ';';
    memcpy(end, style, size);
    end += size;
  }
  *end++ = 'm';
  wrap->word_size = (size_t)(end - wrap->word);
}

void pfi_wrap_to_column(pfi_wrap *wrap, uint32_t column) {
  wrap_put_word(wrap);
  wrap->space = wrap->column >= column;
  for (; wrap->column < column; wrap->column++)
    pfi_put_char(wrap->out, ' ');
}

void pfi_wrap_new_line(pfi_wrap *wrap) {
  wrap_put_word(wrap);
  wrap_break_line(wrap, 0);
}

void pfi_wrap_begin(pfi_wrap *wrap, uint32_t first_indent, uint32_t indent) {
  wrap->indent = indent;
  wrap->filled = wrap->space = false;
  for (wrap->column = 0; wrap->column < first_indent; wrap->column++)
    pfi_put_char(wrap->out, ' ');
}
