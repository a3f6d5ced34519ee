/* title.c - finds the title among the first stretches of an article.
 *
 * It is the first stretch that isn't furniture, when that one is short, doesn't end as a sentence does, and more text
 * comes behind it; or the one behind "Here's the rewritten article:". A bullet before it does no harm when no list
 * follows. A question is a title unless it is the first of several that are answered. */
#include "load/head.h"

static const pfi_head_item *item_at(const pfi_head *head, size_t number) {
  return number < head->count ? &head->items[number] : NULL;
}

static bool is_kind(const pfi_head *head, size_t number, pfi_head_kind kind) {
  return number < head->count && head->items[number].kind == kind;
}

/* Bytes of "Title:" or "Headline:" at the start. */
static size_t title_label(pf_view text) {
  static const char *const labels[] = {"title:", "headline:"};
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    pf_view label = pfi_view_of_string(labels[i]);
    if (text.size > label.size && pfi_view_equal_ignoring_case(pfi_view_slice(text, 0, label.size), label))
      return label.size;
  }
  return 0;
}

/* The words of a title line. */
static pf_view title_words(const pfi_head_item *item) {
  pf_view text = pfi_view_slice(item->text, item->shape.marker.size, item->text.size - item->shape.marker.size);
  size_t label = title_label(text);
  text = pfi_view_slice(text, label, text.size - label);
  pfi_range whole = {0, (uint32_t)text.size};
  text = pfi_view_of_range(text, pfi_trim(text, whole));
  while (text.size > 0 &&
         (text.data[text.size - 1] == ':' || text.data[text.size - 1] == '#' || text.data[text.size - 1] == '*'))
    text.size--;
  while (text.size > 0 && text.data[0] == '*')
    text = pfi_view_slice(text, 1, text.size - 1);
  whole = (pfi_range){0, (uint32_t)text.size};
  return pfi_view_of_range(text, pfi_trim(text, whole));
}

/* The line that the caller's title stands on. */
static size_t find_known(const pfi_head *head, pf_view known) {
  for (size_t i = 0; i < head->count && known.size > 0; i++) {
    pf_view words = title_words(&head->items[i]);
    if (pfi_view_equal_ignoring_case(words, known) || pfi_view_equal_ignoring_case(head->items[i].text, known))
      return i;
  }
  return PF_NONE;
}

/* A list item that stands alone. */
static bool is_bulleted_title(const pfi_head *head, size_t number) {
  const pfi_head_item *item = &head->items[number];
  bool bullet = item->shape.marker.kind == PFI_MARKER_BULLET || item->shape.marker.kind == PFI_MARKER_DASH;
  bool title = item->shape.words >= 3 && item->shape.words <= 32 && item->shape.ending != PFI_END_STOP;
  return bullet && title && !is_kind(head, number + 1, PFI_HEAD_LIST_ITEM);
}

/* Questions that are answered alternate with prose. */
static bool is_first_of_questions(const pfi_head *head, size_t number) {
  return is_kind(head, number + 1, PFI_HEAD_PROSE) && is_kind(head, number + 2, PFI_HEAD_QUESTION);
}

static bool is_transcript(const pfi_head *head, size_t number) {
  const pfi_head_item *next = item_at(head, number + 1);
  return pfi_speaker_label(head->items[number].text) > 0 && next != NULL && next->kind != PFI_HEAD_FURNITURE &&
         pfi_speaker_label(next->text) > 0 && title_label(head->items[number].text) == 0;
}

static bool is_title(const pfi_head *head, size_t number) {
  const pfi_head_item *item = item_at(head, number);
  if (item == NULL || number + 1 >= head->count || item->shape.is_quoted || is_transcript(head, number)) return false;
  pfi_dateline dateline;
  if (pfi_dateline_read(item->text, &dateline)) return false;
  switch (item->kind) {
  case PFI_HEAD_TITLE_LIKE:
    /* "The plan has four parts:" before a list is no title. */
    return item->shape.words >= 2 && !(item->shape.ending == PFI_END_COLON && !pfi_is_title_case(&item->shape) &&
                                       is_kind(head, number + 1, PFI_HEAD_LIST_ITEM));
  case PFI_HEAD_QUESTION:
    return !is_first_of_questions(head, number);
  case PFI_HEAD_LIST_ITEM:
    return is_bulleted_title(head, number);
  default:
    return false;
  }
}

static size_t first_of_kind(const pfi_head *head, pfi_head_kind kind, size_t end) {
  for (size_t i = 0; i < end && i < head->count; i++) {
    if (head->items[i].kind == kind) return i;
  }
  return PF_NONE;
}

size_t pfi_title_find(const pfi_head *head, pf_view known, pf_view *title) {
  size_t found = find_known(head, known);
  size_t rewritten = first_of_kind(head, PFI_HEAD_REWRITTEN, 5);
  if (found == PF_NONE && rewritten != PF_NONE && is_title(head, rewritten + 1)) found = rewritten + 1;
  size_t first = 0;
  while (is_kind(head, first, PFI_HEAD_FURNITURE) || is_kind(head, first, PFI_HEAD_BOILERPLATE) ||
         is_kind(head, first, PFI_HEAD_REWRITTEN))
    first++;
  if (found == PF_NONE && is_title(head, first)) found = first;
  if (found == PF_NONE) return PF_NONE;
  *title = title_words(&head->items[found]);
  return title->size == 0 ? PF_NONE : found;
}
