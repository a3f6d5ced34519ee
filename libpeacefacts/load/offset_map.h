/* offset_map.h - the way between offsets of an article's UTF-8 text and of the bytes the caller gave.
 *
 * Both run upwards together. The map is a list of anchors, each the start of a piece in which every unit of text stands
 * for one unit of source in a fixed proportion: 1:1 for sound UTF-8, 3:k for a fault of k bytes that stands as U+FFFD,
 * 2:1 for a letter of windows-1252 with an accent, 1:2 for an ASCII letter of UTF-16. An empty list is the identity,
 * which is what plain UTF-8 gets. A byte order mark stands for nothing: the first anchor's source lies behind it. Every
 * look-up is clamped to both texts, so no offset leads outside the caller's bytes. Look-ups are binary searches. */
#ifndef PFI_LOAD_OFFSET_MAP_H
#define PFI_LOAD_OFFSET_MAP_H

#include "base/text.h"

/* From `text` on (to the next anchor), every `text_step` bytes of text stand for `source_step` bytes of source. */
typedef struct pfi_anchor {
  uint32_t text;
  uint32_t source;
  uint8_t text_step;
  uint8_t source_step;
} pfi_anchor;

typedef struct pfi_offset_map {
  const pfi_anchor *anchors;
  size_t count;
  size_t text_size;
  size_t source_size;
} pfi_offset_map;

/* The offset in the caller's bytes of an offset in the text; inside a code point that is not kept as it was given, the
 * start of the unit that stands for it. An offset past the end gives the end. */
size_t pfi_offset_to_source(const pfi_offset_map *map, size_t text_offset);

/* The offset in the text of the unit that holds a byte of the caller's. */
size_t pfi_offset_to_text(const pfi_offset_map *map, size_t source_offset);

#endif
