/* offset_map.h - the way between offsets of an article's UTF-8 text and of the bytes the caller gave.
 *
 * Both run upwards together. The map is a list of anchors; between two anchors one unit of text stands for one unit of
 * source, in the proportion of the piece (1:1 for UTF-8; 1 source byte for 2 or 3 of text in windows-1252; ...). An
 * empty list is the identity, which is what plain UTF-8 gets. Look-ups are binary searches. */
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
} pfi_offset_map;

/* The offset in the caller's bytes of an offset in the text that lies on a code point's edge. */
size_t pfi_offset_to_source(const pfi_offset_map *map, size_t text_offset);

/* The offset in the text of the code point that holds a byte of the caller's. */
size_t pfi_offset_to_text(const pfi_offset_map *map, size_t source_offset);

#endif
