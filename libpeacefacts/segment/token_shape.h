/* token_shape.h - the shape of a token: what its first two characters and its size tell about it. */
#ifndef PFI_SEGMENT_TOKEN_SHAPE_H
#define PFI_SEGMENT_TOKEN_SHAPE_H

#include "segment/segments.h"

typedef enum pfi_token_shape {
  PFI_SHAPE_NONE,
  PFI_SHAPE_LOWER,
  PFI_SHAPE_CAPITALISED,
  PFI_SHAPE_CAPITAL, /* one capital letter */
  PFI_SHAPE_CAPITALS,
  PFI_SHAPE_DIGIT,
  PFI_SHAPE_COMMA,
  PFI_SHAPE_PERIOD,
  PFI_SHAPE_QUESTION,
  PFI_SHAPE_EXCLAMATION,
  PFI_SHAPE_ELLIPSIS,
  PFI_SHAPE_STOP, /* the full stops of other scripts */
  PFI_SHAPE_COLON,
  PFI_SHAPE_SEMICOLON,
  PFI_SHAPE_DASH,
  PFI_SHAPE_APOSTROPHE,
  PFI_SHAPE_QUOTE,
  PFI_SHAPE_CLOSE,
  PFI_SHAPE_OPEN,
  PFI_SHAPE_BULLET,
  PFI_SHAPE_ADDRESS,
  PFI_SHAPE_FOREIGN, /* scripts without spaces */
  PFI_SHAPE_OTHER,
  PFI_SHAPE_ABBREVIATION /* in place of the full stop of one */
} pfi_token_shape;

pfi_token_shape pfi_token_shape_of(pf_view text, const pfi_token *token);

static inline bool pfi_shape_is_word(pfi_token_shape shape) {
  return shape >= PFI_SHAPE_LOWER && shape <= PFI_SHAPE_DIGIT;
}

static inline bool pfi_shape_is_stop(pfi_token_shape shape) {
  return shape >= PFI_SHAPE_PERIOD && shape <= PFI_SHAPE_STOP;
}

/* A quotation mark or bracket that may close. */
static inline bool pfi_shape_is_closer(pfi_token_shape shape) {
  return shape >= PFI_SHAPE_APOSTROPHE && shape <= PFI_SHAPE_CLOSE;
}

#endif
