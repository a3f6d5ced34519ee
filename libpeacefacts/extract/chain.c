/* chain.c - "…, Xinhua reported, citing Axios": the tagger gives "citing" the content "Axios". Whom a source cites says
 * what the source says: Axios becomes the source of a statement with the same content, inside that of Xinhua. What is
 * cited must speak of a person or an organisation, since one also cites weak sales.
 */
#include "extract/chain.h"

#define NEAREST_DRAFTS 4 /* how far back the citing source's own statement is looked for */
#define MOST_PIECES 8    /* of its content; longer ones are not copied, so that time stays linear */

static bool is_citing(const pfi_draft *draft) {
  static const char *const lemmas[] = {"cite", "quote"};
  if (draft->content_count != 1 || draft->source.size == 0 || draft->quoted_words > 0) return false;
  for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
    if (pfi_view_equal(draft->lemma, pfi_view_of_string(lemmas[i]))) return true;
  return false;
}

/* The first word of the passage that ends after `offset`. */
static size_t word_after(const pfi_passage *passage, uint32_t offset) {
  size_t low = 0, high = passage->words.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (passage->words.items[middle].stop <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

#define LONGEST_CITED 10 /* words */

/* Is somebody named in the range, and nothing but a noun phrase in it? */
static bool names_a_source(const pfi_passage *passage, pfi_range range) {
  bool named = false, last_is_name = false;
  size_t first = word_after(passage, range.start), word = first;
  for (; word < passage->words.count && passage->words.items[word].start < range.start + range.size; word++) {
    const pfi_passage_word *item = &passage->words.items[word];
    if (word - first == LONGEST_CITED || item->tag == PFI_XPOS_VBD || item->tag == PFI_XPOS_VBZ) return false;
    last_is_name = item->tag == PFI_XPOS_NNP && item->type != PFI_ENTITY_LOC + 1 && item->type != PFI_ENTITY_MISC + 1;
    named = named || item->type == PFI_ENTITY_PER + 1 || item->type == PFI_ENTITY_ORG + 1;
  }
  return named || last_is_name;
}

/* The statement of the one who cites, in the same sentence; PFI_NO_INDEX when there is none. */
static uint32_t draft_of_citer(const pfi_drafts *drafts, size_t first, size_t citing, const pfi_passage *passage) {
  const pfi_draft *draft = &drafts->items.items[citing];
  uint32_t sentence = passage->words.items[word_after(passage, draft->cue.start)].sentence;
  for (size_t i = citing; i-- > first && citing - i <= NEAREST_DRAFTS;) {
    const pfi_draft *other = &drafts->items.items[i];
    bool same = other->source.start == draft->source.start && other->source.size == draft->source.size;
    if (!same || other->cue.size == 0 || other->content_count == 0 || other->content_count > MOST_PIECES) continue;
    if (passage->words.items[word_after(passage, other->cue.start)].sentence == sentence) return (uint32_t)i;
  }
  return PFI_NO_INDEX;
}

#define FARTHEST_PIECE 64 /* pieces from the one cited to the content of the one who cites */

/* Copies the pieces of one draft to another, as far as they lie near `piece`. */
static bool copy_pieces(pfi_drafts *drafts, size_t piece, uint32_t from, uint32_t to, const pf_allocator *allocator) {
  pfi_draft *inner = &drafts->items.items[to];
  size_t first = piece > FARTHEST_PIECE ? piece - FARTHEST_PIECE : 0, stop = piece + FARTHEST_PIECE;
  inner->content_count = 0;
  for (size_t i = first, count = drafts->pieces.count; i < count && i < stop; i++) {
    if (drafts->pieces.items[i].draft != from) continue;
    pfi_piece copy = {to, drafts->pieces.items[i].range};
    if (!PFI_PUSH(allocator, &drafts->pieces, copy)) return false;
    inner->content_count++;
  }
  return true;
}

static bool link_cited(pfi_drafts *drafts, size_t piece, uint32_t citer, uint32_t citing,
                       const pf_allocator *allocator) {
  const pfi_draft *outer = &drafts->items.items[citer];
  pfi_draft *inner = &drafts->items.items[citing];
  inner->source = drafts->pieces.items[piece].range;
  inner->parent = citer;
  inner->content_start = outer->content_start;
  inner->words = outer->words;
  inner->quoted_words = outer->quoted_words;
  drafts->pieces.items[piece].draft = PFI_NO_INDEX;
  return copy_pieces(drafts, piece, citer, citing, allocator);
}

/* Moves *piece on to the first piece of the draft; false when it has none. Pieces are in the order of the drafts that
 * they were made for, and some were given to earlier ones since. */
static bool find_piece(const pfi_drafts *drafts, uint32_t draft, size_t *piece) {
  for (; *piece < drafts->pieces.count; ++*piece) {
    uint32_t owner = drafts->pieces.items[*piece].draft;
    if (owner == draft) return true;
    if (owner != PFI_NO_INDEX && owner > draft) return false;
  }
  return false;
}

pf_status pfi_drafts_chain(pfi_drafts *drafts, size_t first, size_t first_piece, const pfi_passage *passage,
                           const pf_allocator *allocator, pf_error *error) {
  size_t piece = first_piece;
  for (size_t i = first; i < drafts->items.count; i++) {
    if (!is_citing(&drafts->items.items[i]) || !find_piece(drafts, (uint32_t)i, &piece)) continue;
    if (!names_a_source(passage, drafts->pieces.items[piece].range)) continue;
    uint32_t citer = draft_of_citer(drafts, first, i, passage);
    if (citer == PFI_NO_INDEX) continue;
    if (!link_cited(drafts, piece, citer, (uint32_t)i, allocator)) return pfi_fail_memory(error);
  }
  return PF_OK;
}
