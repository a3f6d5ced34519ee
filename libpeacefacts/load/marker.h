/* marker.h - what stands before the words of a line and says what the line is: a bullet, a number, "##", ">". */
#ifndef PFI_LOAD_MARKER_H
#define PFI_LOAD_MARKER_H

#include "base/text.h"

typedef enum pfi_marker_kind {
  PFI_MARKER_NONE,
  PFI_MARKER_DASH,   /* - – — * + */
  PFI_MARKER_BULLET, /* • and its like: never anything else than a bullet */
  PFI_MARKER_NUMBER, /* 1. 1) (1) a) */
  PFI_MARKER_HASH,   /* # to ###### of Markdown */
  PFI_MARKER_QUOTE   /* > */
} pfi_marker_kind;

typedef struct pfi_marker {
  pfi_marker_kind kind;
  uint32_t size; /* bytes before the words, the white space behind the marker included */
} pfi_marker;

/* The marker at the start of `line`, which begins with something other than white space. */
pfi_marker pfi_marker_of(pf_view line);

#endif
