/* block_alone.c - the type of a block by its own words and shape.
 *
 * In this order, the first that holds: the title; boilerplate and headings known by their words; bylines and dates;
 * what a marker says; a quotation; a question; a heading, which is short, capitalised and doesn't end as a sentence
 * does; else a paragraph. */
#include "load/dateline.h"
#include "load/furniture.h"
#include "load/phrase.h"
#include "load/shape.h"
#include "segment/block_type.h"

enum { LONGEST_HEADING = 140, LONGEST_QUESTION = 30 /* words */ };

/* The title's own line, or the same again where an article was pasted twice. */
static bool is_title_again(const pfi_article *article, pf_view text) {
  return article->title_range.size > 0 && pfi_view_equal(text, pfi_view_of_range(article->text, article->title_range));
}

static bool type_by_phrase(pf_view text, pf_block_type *type, uint16_t *traits) {
  switch (pfi_phrase_of(text)) {
  case PFI_PHRASE_NONE:
    return false;
  case PFI_PHRASE_SYNOPSIS:
    *traits |= PFI_TRAIT_LABEL | PFI_TRAIT_SYNOPSIS_LABEL;
    break;
  case PFI_PHRASE_LIST:
    *traits |= PFI_TRAIT_LABEL | PFI_TRAIT_LIST_LABEL;
    break;
  case PFI_PHRASE_LABEL:
    *traits |= PFI_TRAIT_LABEL;
    break;
  case PFI_PHRASE_REWRITTEN:
    *traits |= PFI_TRAIT_REWRITTEN;
    *type = PF_BLOCK_BOILERPLATE;
    return true;
  default:
    *type = PF_BLOCK_BOILERPLATE;
    return true;
  }
  *type = PF_BLOCK_HEADING;
  return true;
}

/* "Q:" and "A:", "Question:" and "Answer:". */
static bool type_by_label(pf_view text, pf_block_type *type) {
  static const char *const labels[] = {"Q:", "A:", "Q.", "A.", "Question:", "Answer:"};
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
    size_t size = pfi_view_begins_string(text, labels[i]);
    if (size == 0 || text.size <= size || !pfi_is_space(text.data[size])) continue;
    *type = i % 2 == 0 ? PF_BLOCK_QUESTION : PF_BLOCK_ANSWER;
    return true;
  }
  return false;
}

static bool type_by_marker(const pfi_shape *shape, pf_block_type *type, uint16_t *traits) {
  switch (shape->marker.kind) {
  case PFI_MARKER_QUOTE:
    *type = PF_BLOCK_QUOTE;
    break;
  case PFI_MARKER_HASH:
    *type = shape->ending == PFI_END_QUESTION ? PF_BLOCK_QUESTION : PF_BLOCK_HEADING;
    break;
  case PFI_MARKER_NUMBER:
    *traits |= PFI_TRAIT_NUMBERED;
    *type = PF_BLOCK_LIST_ITEM;
    return true;
  case PFI_MARKER_DASH:
  case PFI_MARKER_BULLET:
    *type = PF_BLOCK_LIST_ITEM;
    return true;
  default:
    return false;
  }
  *traits |= PFI_TRAIT_MARKED;
  return true;
}

static bool is_heading_shaped(const pfi_shape *shape, pf_view text) {
  if (shape->words == 0 || shape->words > 16 || text.size > LONGEST_HEADING || shape->begins_lower) return false;
  if (shape->inner_stops > 0) return false;
  bool is_strong = pfi_is_title_case(shape) || shape->all_capitals;
  /* "Marrow answered:" and "Then it got worse:" lead to what comes behind them. */
  bool is_hour = pfi_is_digit(text.data[0]) && shape->words <= 3; /* "11:45 a.m.:" */
  if (shape->ending == PFI_END_COLON && !is_hour && (!is_strong || shape->ends_lower)) return false;
  if (shape->ending != PFI_END_COLON && shape->ending != PFI_END_OPEN) return false;
  pfi_dateline dateline;
  return (is_strong || shape->words <= 12) && !pfi_dateline_read(text, &dateline);
}

/* Does a list of words between blanks hold one, given with a blank before and behind it? */
static bool stands_in_list(const char *list, const char *word, size_t size) {
  size_t list_size = strlen(list);
  for (size_t at = 0; at + size <= list_size; at++) {
    if (list[at] == ' ' && list[at + 1] == word[1] && memcmp(list + at, word, size) == 0) return true;
  }
  return false;
}

/* Does it begin as a question does? */
static bool begins_with_asking_word(pf_view text) {
  static const char words[] =
      " who whom whose what which when where why how is are was were do does did can could will "
      "would should shall may might must has have had isn't aren't won't can't doesn't didn't ";
  static const char before[] = " at by for from in of on on to under with and but so ";
  size_t at = 0;
  for (int word = 0; word < 2; word++) {
    char padded[12] = " ";
    size_t size = 0;
    while (at + size < text.size && size < 9 && (pfi_is_alpha(text.data[at + size]) || text.data[at + size] == '\''))
      size++;
    for (size_t i = 0; i < size; i++)
      padded[i + 1] = pfi_to_lower(text.data[at + i]);
    padded[size + 1] = ' ';
    if (stands_in_list(words, padded, size + 2)) return true;
    if (!stands_in_list(before, padded, size + 2)) return false;
    at += size + 1;
  }
  return false;
}

/* "Will it hold?", "Minister, will it hold?" */
static bool asks_by_its_words(pf_view text) {
  if (begins_with_asking_word(text)) return true;
  const char *comma = memchr(text.data, ',', text.size);
  if (comma == NULL) return false;
  size_t behind = (size_t)(comma - text.data) + 1;
  while (behind < text.size && pfi_is_space(text.data[behind]))
    behind++;
  return begins_with_asking_word(pfi_view_slice(text, behind, text.size - behind));
}

static uint16_t traits_of_shape(const pfi_shape *shape, pf_view text) {
  unsigned traits = 0;
  if (shape->ending == PFI_END_QUESTION) traits |= PFI_TRAIT_ASKS;
  pf_view words = pfi_view_slice(text, shape->marker.size, shape->size);
  if (shape->ending == PFI_END_QUESTION && asks_by_its_words(words)) traits |= PFI_TRAIT_ASKING_WORD;
  if (shape->ending == PFI_END_OPEN || shape->ending == PFI_END_COLON) traits |= PFI_TRAIT_OPEN;
  if (pfi_is_title_case(shape) || shape->all_capitals) traits |= PFI_TRAIT_TITLE_CASE;
  if (shape->words > 0 && shape->words <= 4) traits |= PFI_TRAIT_BRIEF;
  return (uint16_t)traits;
}

/* What ends as a sentence does is a paragraph however many words it has, and a headline only behind "##". */
static bool may_be_heading_or_question(const pfi_shape *shape) {
  if (shape->ending == PFI_END_STOP) return shape->marker.kind == PFI_MARKER_HASH;
  return shape->ending != PFI_END_COMMA || shape->is_quoted;
}

static pf_block_type type_by_shape(const pfi_shape *shape, pf_view text, uint16_t *traits) {
  bool is_speech = shape->ending == PFI_END_STOP || shape->ending == PFI_END_QUESTION || shape->words >= 8;
  if (shape->is_quoted && (is_speech || shape->words == 0)) return PF_BLOCK_QUOTE;
  if (pfi_speaker_label(text) > 0) *traits |= PFI_TRAIT_SPEAKER;
  bool asks = shape->ending == PFI_END_QUESTION && shape->words > 0 && shape->words <= LONGEST_QUESTION;
  if (asks && shape->inner_stops == 0 && !shape->begins_lower) {
    if (begins_with_asking_word(pfi_view_slice(text, shape->marker.size, shape->size)))
      *traits |= PFI_TRAIT_ASKING_WORD;
    return PF_BLOCK_QUESTION;
  }
  return is_heading_shaped(shape, text) ? PF_BLOCK_HEADING : PF_BLOCK_PARAGRAPH;
}

pf_block_type pfi_block_type_alone(const pfi_article *article, const pfi_block *block, uint16_t *traits) {
  pf_view text = pfi_view_slice(article->text, block->start, block->size);
  pf_block_type type;
  *traits = 0;
  if (is_title_again(article, text)) return PF_BLOCK_TITLE;
  pfi_range dateline = article->dateline_range;
  if (dateline.size > 0 && dateline.start == block->start) {
    *traits |= PFI_TRAIT_DATELINE;
    if (dateline.size == block->size) return PF_BLOCK_BOILERPLATE;
  }
  if (type_by_phrase(text, &type, traits)) return type;
  pfi_furniture furniture;
  if (pfi_furniture_read(text, &furniture)) {
    *traits |= PFI_TRAIT_FURNITURE;
    return PF_BLOCK_BOILERPLATE;
  }
  pfi_shape shape = pfi_shape_outline(text);
  if (may_be_heading_or_question(&shape)) pfi_shape_count_words(&shape, text);
  *traits |= traits_of_shape(&shape, text);
  if (type_by_label(text, &type)) {
    *traits |= PFI_TRAIT_MARKED;
    return type;
  }
  if (type_by_marker(&shape, &type, traits)) return type;
  return type_by_shape(&shape, text, traits);
}
