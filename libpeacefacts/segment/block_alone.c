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

enum { LONGEST_HEADING = 140, LONGEST_QUESTION = 40 /* words */ };

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
    pf_view label = pfi_view_of_string(labels[i]);
    if (!pfi_view_begins(text, label) || text.size <= label.size || !pfi_is_space(text.data[label.size])) continue;
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
  pfi_dateline dateline;
  if (shape->ending == PFI_END_COLON) return is_strong || shape->words <= 5;
  if (shape->ending != PFI_END_OPEN || (!is_strong && shape->words > 12)) return false;
  return !pfi_dateline_read(text, &dateline);
}

static uint16_t traits_of_shape(const pfi_shape *shape) {
  unsigned traits = 0;
  if (shape->ending == PFI_END_QUESTION) traits |= PFI_TRAIT_ASKS;
  if (shape->ending == PFI_END_OPEN || shape->ending == PFI_END_COLON) traits |= PFI_TRAIT_OPEN;
  if (pfi_is_title_case(shape) || shape->all_capitals) traits |= PFI_TRAIT_TITLE_CASE;
  if (shape->words > 0 && shape->words <= 4) traits |= PFI_TRAIT_BRIEF;
  return (uint16_t)traits;
}

static pf_block_type type_by_shape(const pfi_shape *shape, pf_view text, uint16_t *traits) {
  bool is_speech = shape->ending == PFI_END_STOP || shape->ending == PFI_END_QUESTION || shape->words >= 8;
  if (shape->is_quoted && (is_speech || shape->words == 0)) return PF_BLOCK_QUOTE;
  if (pfi_speaker_label(text) > 0) *traits |= PFI_TRAIT_SPEAKER;
  bool asks = shape->ending == PFI_END_QUESTION && shape->words > 0 && shape->words <= LONGEST_QUESTION;
  if (asks && shape->inner_stops == 0 && !shape->begins_lower) return PF_BLOCK_QUESTION;
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
  pfi_shape shape = pfi_shape_of(text);
  *traits |= traits_of_shape(&shape);
  if (type_by_label(text, &type)) {
    *traits |= PFI_TRAIT_MARKED;
    return type;
  }
  if (type_by_marker(&shape, &type, traits)) return type;
  return type_by_shape(&shape, text, traits);
}
