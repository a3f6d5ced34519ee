/* character.h - the kinds of characters that token and sentence ends are decided by.
 *
 * ASCII is one table look-up. Everything else goes through a few ranges of code points in character.c: punctuation of
 * news text by name (curly quotation marks, dashes, currencies), scripts without spaces apart, and what is in no range
 * is a letter, so that a word of any script stays whole.
 */
#ifndef PFI_SEGMENT_CHARACTER_H
#define PFI_SEGMENT_CHARACTER_H

#include "base/text.h"

typedef enum pfi_kind {
  PFI_KIND_LOWER, /* a letter that is not upper case, of any script; a mark on a letter */
  PFI_KIND_UPPER,
  PFI_KIND_DIGIT,
  PFI_KIND_UNDERSCORE,
  PFI_KIND_IDEOGRAPH, /* scripts written without spaces: a run is a token */
  PFI_KIND_KANA,
  PFI_KIND_SPACE,
  PFI_KIND_PERIOD,
  PFI_KIND_TERMINAL, /* ! ? and the full stops of other scripts */
  PFI_KIND_ELLIPSIS,
  PFI_KIND_COMMA,
  PFI_KIND_COLON,
  PFI_KIND_APOSTROPHE, /* ' ` and the curly single quotation marks */
  PFI_KIND_QUOTE,
  PFI_KIND_OPEN,
  PFI_KIND_CLOSE,
  PFI_KIND_HYPHEN,
  PFI_KIND_DASH,
  PFI_KIND_SLASH,
  PFI_KIND_AT,
  PFI_KIND_AMPERSAND,
  PFI_KIND_CURRENCY,
  PFI_KIND_HASH,
  PFI_KIND_REPEAT, /* * = ~ + < > |: a run of one of them is a token */
  PFI_KIND_SYMBOL,
  PFI_KIND_COUNT
} pfi_kind;

extern const uint8_t pfi_ascii_kinds[128];

/* The kind of the character at `offset`, outside ASCII; *size is its length in bytes. */
pfi_kind pfi_kind_outside_ascii(pf_view text, size_t offset, uint32_t *size);

/* The kind of the character at `offset` and its length in bytes. */
static inline pfi_kind pfi_kind_at(pf_view text, size_t offset, uint32_t *size) {
  unsigned char byte = (unsigned char)text.data[offset];
  if (byte < 0x80) {
    *size = 1;
    return (pfi_kind)pfi_ascii_kinds[byte];
  }
  return pfi_kind_outside_ascii(text, offset, size);
}

/* Does a character of this kind go on a word? */
static inline bool pfi_kind_is_word(pfi_kind kind) {
  return kind <= PFI_KIND_UNDERSCORE;
}

#endif
