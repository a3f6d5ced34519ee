/* token_shape.c - tells the shape of a token from the kinds of its characters. */
#include "segment/token_shape.h"

#include "segment/character.h"

static pfi_token_shape shape_of_lower(const char *text, uint32_t size) {
  enum { LOOKED_AT = 12 }; /* an address shows its slash early */
  uint32_t part = size < LOOKED_AT ? size : LOOKED_AT;
  return size > 8 && memchr(text, '/', part) != NULL ? PFI_SHAPE_ADDRESS : PFI_SHAPE_LOWER;
}

static pfi_token_shape shape_of_capital(const char *text, uint32_t size) {
  if (size == 1) {
    return PFI_SHAPE_CAPITAL;
  }
  return pfi_is_upper(text[1]) ? PFI_SHAPE_CAPITALS : PFI_SHAPE_CAPITALISED;
}

static pfi_token_shape shape_of_terminal(char first) {
  return first == '?' ? PFI_SHAPE_QUESTION : first == '!' ? PFI_SHAPE_EXCLAMATION : PFI_SHAPE_STOP;
}

static pfi_token_shape shape_of_colon(char first, uint32_t size) {
  return first == ';' ? PFI_SHAPE_SEMICOLON : first == ':' && size == 1 ? PFI_SHAPE_COLON : PFI_SHAPE_OTHER;
}

pfi_token_shape pfi_token_shape_of(pf_view text, const pfi_token *token) {
  uint32_t length;
  pfi_kind kind = pfi_kind_at(text, token->start, &length);
  const char *first = text.data + token->start;
  switch (kind) {
  case PFI_KIND_LOWER:
    return shape_of_lower(first, token->size);
  case PFI_KIND_UPPER:
    return length == 1 ? shape_of_capital(first, token->size) : PFI_SHAPE_CAPITALISED;
  case PFI_KIND_DIGIT:
    return PFI_SHAPE_DIGIT;
  case PFI_KIND_IDEOGRAPH:
  case PFI_KIND_KANA:
    return PFI_SHAPE_FOREIGN;
  case PFI_KIND_PERIOD:
    return token->size == 1 ? PFI_SHAPE_PERIOD : PFI_SHAPE_ELLIPSIS;
  case PFI_KIND_TERMINAL:
    return shape_of_terminal(first[0]);
  case PFI_KIND_ELLIPSIS:
    return PFI_SHAPE_ELLIPSIS;
  case PFI_KIND_COMMA:
    return PFI_SHAPE_COMMA;
  case PFI_KIND_COLON:
    return shape_of_colon(first[0], token->size);
  case PFI_KIND_APOSTROPHE:
    return PFI_SHAPE_APOSTROPHE;
  case PFI_KIND_QUOTE:
    return PFI_SHAPE_QUOTE;
  case PFI_KIND_OPEN:
    return PFI_SHAPE_OPEN;
  case PFI_KIND_CLOSE:
    return PFI_SHAPE_CLOSE;
  case PFI_KIND_HYPHEN:
  case PFI_KIND_DASH:
    return PFI_SHAPE_DASH;
  case PFI_KIND_REPEAT:
    return PFI_SHAPE_BULLET;
  case PFI_KIND_SYMBOL:
    return length > 1 ? PFI_SHAPE_BULLET : PFI_SHAPE_OTHER;
  default:
    return PFI_SHAPE_OTHER;
  }
}
