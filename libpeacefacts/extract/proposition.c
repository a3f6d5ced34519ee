/* proposition.c - one claim for each sentence of a statement's content, and one for each sentence that no statement
 * touches. Without a parse a sentence is the smallest unit that is surely whole: clauses are not split here. What a
 * statement's sentence says beside source, cue and content is framing, and makes no claim.
 */
#include "extract/proposition.h"

#define FEWEST_WORDS 3 /* "He did.", "Thank you." are no claims worth checking */

static bool is_mark(const pfi_passage_word *word) {
  return word->shape >= PFI_SHAPE_COMMA && word->shape <= PFI_SHAPE_QUOTE;
}

pf_status pfi_bounds_add(pfi_bounds *bounds, const pfi_passage *passage, uint32_t block, uint32_t dateline,
                         const pf_allocator *allocator, pf_error *error) {
  for (size_t s = 0; s < passage->sentences.count; s++) {
    const pfi_sentence *sentence = &passage->sentences.items[s];
    pfi_bound bound = {.block = block};
    for (uint32_t i = 0; i < sentence->token_count; i++) {
      const pfi_passage_word *word = &passage->words.items[sentence->first_token + i];
      if (word->shape == PFI_SHAPE_STOP) bound.asks = passage->text.data[word->start] == '?';
      if (is_mark(word) || word->start < dateline) continue;
      if (bound.words++ == 0) bound.start = word->start;
      bound.stop = word->stop;
      bound.asks = false;
    }
    if (bound.words > 0 && !PFI_PUSH(allocator, &bounds->items, bound)) return pfi_fail_memory(error);
  }
  return PF_OK;
}

void pfi_bounds_free(pfi_bounds *bounds, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &bounds->items);
}

/* A claim before the claims are put in order. */
typedef struct proposal {
  uint32_t statement;
  uint32_t bound;
  pfi_range range;
} proposal;

typedef struct proposals {
  PFI_VECTOR(proposal) items;
  uint8_t *touched; /* for each bound: 1 when a statement's source, cue or content lies in it */
} proposals;

/* The first bound that ends after `offset`. */
static size_t bound_after(const pfi_bounds *bounds, uint32_t offset) {
  size_t low = 0, high = bounds->items.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (bounds->items.items[middle].stop <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void touch(proposals *found, const pfi_claims *claims, const pfi_bounds *bounds, pfi_mark mark) {
  for (uint32_t r = 0; r < mark.count; r++) {
    pfi_range range = claims->ranges.items[mark.first + r];
    for (size_t b = bound_after(bounds, range.start);
         b < bounds->items.count && bounds->items.items[b].start < range.start + range.size; b++)
      found->touched[b] = 1;
  }
}

/* Cuts a content's pieces at the sentences. */
static bool propose_content(proposals *found, const pfi_claims *claims, const pfi_bounds *bounds, uint32_t statement,
                            const pf_allocator *allocator) {
  pfi_mark content = claims->statements.items[statement].content;
  for (uint32_t r = 0; r < content.count; r++) {
    pfi_range range = claims->ranges.items[content.first + r];
    uint32_t stop = range.start + range.size;
    for (size_t b = bound_after(bounds, range.start); b < bounds->items.count && bounds->items.items[b].start < stop;
         b++) {
      const pfi_bound *bound = &bounds->items.items[b];
      uint32_t from = range.start > bound->start ? range.start : bound->start;
      uint32_t to = stop < bound->stop ? stop : bound->stop;
      if (bound->asks) continue;
      proposal made = {statement, (uint32_t)b, {from, to - from}};
      if (!PFI_PUSH(allocator, &found->items, made)) return false;
    }
  }
  return true;
}

typedef enum edge { EDGE_NONE, EDGE_MARK, EDGE_QUOTE } edge;

/* What stands at `at`: a mark that is no part of a claim at its edge, a quotation mark, or neither. */
static edge edge_at(pf_view text, uint32_t at, uint32_t *size) {
  char byte = text.data[at];
  *size = 1;
  if (byte == '"' || byte == '\'' || byte == '`') return EDGE_QUOTE;
  if (pfi_is_space(byte) || byte == ',' || byte == '.' || byte == ';' || byte == ':' || byte == '!' || byte == '-' ||
      byte == '|')
    return EDGE_MARK;
  if ((unsigned char)byte < 0xC0) return EDGE_NONE;
  size_t length;
  uint32_t code_point = pfi_utf8_decode(text, at, &length);
  *size = (uint32_t)length;
  if ((code_point >= 0x2018 && code_point <= 0x201F) || code_point == 0xAB || code_point == 0xBB) return EDGE_QUOTE;
  return (code_point >= 0x2010 && code_point <= 0x2015) || code_point == 0x2026 || code_point == 0xA0 ? EDGE_MARK
                                                                                                      : EDGE_NONE;
}

/* Is there a quotation mark in [start, stop) at the start of a word? Then one at the end closes it. */
static bool opens_inside(pf_view text, uint32_t start, uint32_t stop) {
  for (uint32_t i = start, size; i < stop; i += size)
    if (edge_at(text, i, &size) == EDGE_QUOTE && (i == start || pfi_is_space(text.data[i - 1]))) return true;
  return false;
}

/* Takes quotation marks, commas and full stops off the edges, and a leading "that". */
static pfi_range without_edges(pf_view text, pfi_range range) {
  uint32_t start = range.start, stop = range.start + range.size, size;
  while (start < stop && edge_at(text, start, &size) != EDGE_NONE)
    start += size;
  if (stop - start > 5 && memcmp(text.data + start, "that ", 5) == 0) start += 5;
  bool paired = opens_inside(text, start, stop);
  while (stop > start) {
    uint32_t last = stop - 1;
    while (last > start && pfi_utf8_is_continuation(text.data[last]))
      last--;
    edge found = edge_at(text, last, &size);
    if (found == EDGE_NONE || (found == EDGE_QUOTE && paired)) break;
    stop = last;
  }
  return (pfi_range){start, stop > start ? stop - start : 0};
}

static size_t words_of(pf_view text, pfi_range range) {
  size_t words = 0;
  bool inside = false;
  for (uint32_t i = range.start; i < range.start + range.size; i++) {
    bool space = pfi_is_space(text.data[i]);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

/* Writes the proposals from `from` to `to`, which are pieces of one sentence in one statement, as one claim. */
static bool write_claim(pfi_claims *claims, pf_view text, const pfi_bounds *bounds, const proposal *items, size_t count,
                        const pf_allocator *allocator) {
  pfi_claim claim = {.block = bounds->items.items[items[0].bound].block, .statement = items[0].statement};
  claim.span.first = (uint32_t)claims->ranges.count;
  size_t words = 0;
  for (size_t i = 0; i < count; i++) {
    pfi_range range = without_edges(text, items[i].range);
    if (range.size == 0) continue;
    if (!PFI_PUSH(allocator, &claims->ranges, range)) return false;
    claim.span.count++;
    words += words_of(text, range);
  }
  if (words < FEWEST_WORDS) {
    claims->ranges.count = claim.span.first;
    return true;
  }
  return PFI_PUSH(allocator, &claims->claims, claim);
}

/* Merges proposals by sentence: `items` are ascending in each statement, but statements may interleave; a counting
 * sort by bound keeps them so. */
static proposal *sort_by_bound(const proposals *found, size_t bound_count, const pf_allocator *allocator) {
  size_t count = found->items.count;
  uint32_t *places = pfi_new_array(allocator, bound_count + 1, sizeof *places);
  proposal *sorted = pfi_new_array(allocator, count + 1, sizeof *sorted);
  if (places != NULL && sorted != NULL) {
    for (size_t i = 0; i < count; i++)
      places[found->items.items[i].bound + 1]++;
    for (size_t b = 0; b < bound_count; b++)
      places[b + 1] += places[b];
    for (size_t i = 0; i < count; i++)
      sorted[places[found->items.items[i].bound]++] = found->items.items[i];
  } else {
    pfi_free(allocator, sorted, (count + 1) * sizeof *sorted);
    sorted = NULL;
  }
  pfi_free(allocator, places, (bound_count + 1) * sizeof *places);
  return sorted;
}

static bool write_claims(pfi_claims *claims, pf_view text, const pfi_bounds *bounds, const proposals *found,
                         const proposal *sorted, const pf_allocator *allocator) {
  size_t next = 0;
  for (size_t b = 0; b < bounds->items.count; b++) {
    const pfi_bound *bound = &bounds->items.items[b];
    if (!found->touched[b] && !bound->asks) {
      proposal whole = {PFI_NO_INDEX, (uint32_t)b, {bound->start, bound->stop - bound->start}};
      if (!write_claim(claims, text, bounds, &whole, 1, allocator)) return false;
    }
    while (next < found->items.count && sorted[next].bound == b) {
      size_t stop = next + 1;
      while (stop < found->items.count && sorted[stop].bound == b && sorted[stop].statement == sorted[next].statement)
        stop++;
      if (!write_claim(claims, text, bounds, &sorted[next], stop - next, allocator)) return false;
      next = stop;
    }
  }
  return true;
}

pf_status pfi_propositions_find(pfi_claims *claims, pf_view text, const pfi_bounds *bounds,
                                const pf_allocator *allocator, pf_error *error) {
  proposals found = {.touched = pfi_new_array(allocator, bounds->items.count + 1, 1)};
  proposal *sorted = NULL;
  bool stored = found.touched != NULL;
  for (size_t s = 0; s < claims->statements.count && stored; s++) {
    const pfi_statement *statement = &claims->statements.items[s];
    touch(&found, claims, bounds, statement->source);
    touch(&found, claims, bounds, statement->cue);
    touch(&found, claims, bounds, statement->content);
    stored = propose_content(&found, claims, bounds, (uint32_t)s, allocator);
  }
  if (stored) sorted = sort_by_bound(&found, bounds->items.count, allocator);
  stored = stored && sorted != NULL && write_claims(claims, text, bounds, &found, sorted, allocator);
  pfi_free(allocator, sorted, (found.items.count + 1) * sizeof *sorted);
  pfi_free(allocator, found.touched, bounds->items.count + 1);
  PFI_VECTOR_FREE(allocator, &found.items);
  return stored ? PF_OK : pfi_fail_memory(error);
}
