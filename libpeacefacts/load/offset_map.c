/* offset_map.c - look-ups in the map between text and source offsets. */
#include "load/offset_map.h"

/* The last anchor at or before an offset; `by_source` says in which of the two orders. */
static const pfi_anchor *anchor_before(const pfi_offset_map *map, size_t offset, bool by_source) {
  size_t low = 0, high = map->count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    size_t at = by_source ? map->anchors[middle].source : map->anchors[middle].text;
    if (at <= offset)
      low = middle;
    else
      high = middle;
  }
  return &map->anchors[low];
}

size_t pfi_offset_to_source(const pfi_offset_map *map, size_t text_offset) {
  if (text_offset > map->text_size) text_offset = map->text_size;
  if (map->count == 0) return text_offset;
  const pfi_anchor *anchor = anchor_before(map, text_offset, false);
  return anchor->source + (text_offset - anchor->text) / anchor->text_step * anchor->source_step;
}

size_t pfi_offset_to_text(const pfi_offset_map *map, size_t source_offset) {
  if (source_offset > map->source_size) source_offset = map->source_size;
  if (map->count == 0) return source_offset;
  const pfi_anchor *anchor = anchor_before(map, source_offset, true);
  if (source_offset <= anchor->source) return anchor->text; /* inside the byte order mark */
  return anchor->text + (source_offset - anchor->source) / anchor->source_step * anchor->text_step;
}
