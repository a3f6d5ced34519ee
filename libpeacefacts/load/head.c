/* head.c - reads the first stretches and sorts them roughly. */
#include "load/head.h"

/* "Title: ..." is one whatever it looks like. */
static pfi_head_kind kind_of_words(const pfi_shape *shape, pf_view text) {
  bool is_item = shape->marker.kind == PFI_MARKER_NUMBER || shape->marker.kind == PFI_MARKER_DASH ||
                 shape->marker.kind == PFI_MARKER_BULLET;
  if (is_item) return PFI_HEAD_LIST_ITEM;
  if (shape->marker.kind == PFI_MARKER_HASH) return PFI_HEAD_TITLE_LIKE;
  if (shape->marker.kind == PFI_MARKER_QUOTE || shape->words == 0 || text.size > 240) return PFI_HEAD_PROSE;
  if (shape->words > 32 || shape->begins_lower || shape->inner_stops > 1) return PFI_HEAD_PROSE;
  if (shape->ending == PFI_END_QUESTION) return PFI_HEAD_QUESTION;
  if (shape->ending == PFI_END_OPEN || shape->ending == PFI_END_COLON) return PFI_HEAD_TITLE_LIKE;
  bool is_headline = pfi_is_title_case(shape) && shape->words >= 4 && shape->words <= 20;
  return shape->ending == PFI_END_STOP && is_headline ? PFI_HEAD_TITLE_LIKE : PFI_HEAD_PROSE;
}

static pfi_head_kind kind_of_item(pfi_head_item *item) {
  switch (pfi_phrase_of(item->text)) {
  case PFI_PHRASE_NONE:
    break;
  case PFI_PHRASE_REWRITTEN:
    return PFI_HEAD_REWRITTEN;
  case PFI_PHRASE_SYNOPSIS:
  case PFI_PHRASE_LIST:
  case PFI_PHRASE_LABEL:
    return PFI_HEAD_LABEL;
  default:
    return PFI_HEAD_BOILERPLATE;
  }
  if (pfi_furniture_read(item->text, &item->furniture)) return PFI_HEAD_FURNITURE;
  return kind_of_words(&item->shape, item->text);
}

/* Behind so many paragraphs the article has begun. */
enum { MOST_PROSE = 4 };

void pfi_head_read(pfi_head *head, pf_view text, const pfi_layout *layout) {
  pfi_stretch_reader reader = pfi_stretches_of(text, layout);
  pfi_stretch stretch;
  head->count = 0;
  for (size_t prose = 0; head->count < PFI_HEAD_ITEMS && prose < MOST_PROSE && pfi_stretch_next(&reader, &stretch);) {
    pfi_head_item *item = &head->items[head->count++];
    item->text = pfi_view_of_range(text, stretch.range);
    item->shape = pfi_shape_of(item->text);
    item->kind = kind_of_item(item);
    prose += item->kind == PFI_HEAD_PROSE;
  }
}
