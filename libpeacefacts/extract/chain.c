/* chain.c - "…, Xinhua reported, citing Axios": the tagger gives "citing" the content "Axios". Whom a source cites says
 * what the source says: Axios becomes the source of a statement with the same content, inside that of Xinhua. What is
 * cited must speak of a person or an organisation, since one also cites weak sales.
 */
#include "extract/chain.h"

#include "extract/nested.h"
#include "extract/source.h"

#define NEAREST_DRAFTS 4 /* how far back the citing source's own statement is looked for */
#define MOST_PIECES 8    /* of its content; longer ones are not copied, so that time stays linear */

static bool is_citing(const pfi_draft *draft) {
  static const char *const lemmas[] = {"cite", "quote"};
  if (draft->content_count != 1 || draft->source.size == 0 || draft->quoted_words > 0) return false;
  for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
    if (pfi_view_equal(draft->lemma, pfi_view_of_string(lemmas[i]))) return true;
  return false;
}

#define LONGEST_CITED 14 /* words */

/* What one cites for what it says, beside people: documents, and those who have no name. */
static bool is_citable(pf_view form) {
  static const char *const nouns[] = {
      "report",      "document",  "filing",   "statement", "letter",      "memo",       "memorandum",   "study",
      "survey",      "source",    "people",   "police",    "authorities", "email",      "transcript",   "testimony",
      "agency",      "newspaper", "outlet",   "media",     "ministry",    "government", "intelligence", "press",
      "broadcaster", "website",   "magazine", "records",   "figures",     "officials",  "data"};
  for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
    size_t size = strlen(nouns[i]);
    bool plural = form.size == size + 1 && form.data[size] == 's';
    if (pfi_view_equal_ignoring_case((pf_view){form.data, form.size - plural}, pfi_view_of_string(nouns[i])))
      return true;
  }
  return false;
}

/* Is a word of that form a person? */
static bool is_person_noun(pf_view form) {
  if (pfi_is_person_noun(form)) return true;
  bool plural = form.size > 2 && form.data[form.size - 1] == 's';
  return plural && pfi_is_person_noun((pf_view){form.data, form.size - 1});
}

/* Is it somebody whose words one cites that the range names: is its head a person, an organisation or a document? */
static bool names_a_source(const pfi_passage *passage, pfi_range range) {
  size_t first = pfi_passage_word_after(passage, range.start);
  size_t stop = pfi_passage_word_after(passage, range.start + range.size - 1) + 1;
  if (stop - first > LONGEST_CITED) return false;
  for (size_t word = first; word < stop; word++) {
    const pfi_passage_word *item = &passage->words.items[word];
    if (item->head != 0 && item->head - 1 >= first && item->head - 1 < stop) continue;
    if (item->type == PFI_ENTITY_PER + 1 || item->type == PFI_ENTITY_ORG + 1) return true;
    if (item->tag == PFI_XPOS_NNP && item->type != PFI_ENTITY_MISC + 1) return true;
    pf_view form = pfi_passage_text(passage, word);
    return is_person_noun(form) || is_citable(form);
  }
  return false;
}

static uint32_t sentence_of_cue(const pfi_passage *passage, const pfi_draft *draft) {
  return passage->words.items[pfi_passage_word_after(passage, draft->cue.start)].sentence;
}

/* Does `other` tell what the source of `citing` says? */
static bool is_of_citer(const pfi_draft *other, const pfi_draft *citing, const pfi_passage *passage) {
  bool same = other->source.start == citing->source.start && other->source.size == citing->source.size;
  if (!same || other->cue.size == 0 || other->content_count == 0 || other->content_count > MOST_PIECES) return false;
  return sentence_of_cue(passage, other) == sentence_of_cue(passage, citing);
}

/* The statement of the one who cites, in the same sentence, before or behind; PFI_NO_INDEX when there is none. */
static uint32_t draft_of_citer(const pfi_drafts *drafts, size_t first, size_t citing, const pfi_passage *passage) {
  const pfi_draft *draft = &drafts->items.items[citing];
  for (size_t i = citing; i-- > first && citing - i <= NEAREST_DRAFTS;)
    if (is_of_citer(&drafts->items.items[i], draft, passage)) return (uint32_t)i;
  for (size_t i = citing + 1; i < drafts->items.count && i - citing <= NEAREST_DRAFTS; i++)
    if (is_of_citer(&drafts->items.items[i], draft, passage)) return (uint32_t)i;
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

#define FARTHEST_DOCUMENT 12 /* words behind the cue */

/* The draft that a document seen at word `verb` belongs to: its cue, its source or the words behind its cue. */
static uint32_t draft_of_document(const pfi_drafts *drafts, size_t first, const pfi_passage *passage, size_t verb) {
  const pfi_passage_word *word = &passage->words.items[verb];
  for (size_t i = drafts->items.count; i-- > first && drafts->items.count - i <= 2 * NEAREST_DRAFTS;) {
    const pfi_draft *draft = &drafts->items.items[i];
    if (draft->cue.size == 0 || draft->content_count == 0 || draft->content_count > MOST_PIECES) continue;
    if (draft->parent != PFI_NO_INDEX || sentence_of_cue(passage, draft) != word->sentence) continue;
    size_t cue = pfi_passage_word_after(passage, draft->cue.start);
    bool behind = verb > cue && verb - cue <= FARTHEST_DOCUMENT;
    bool inside = draft->source.size > 0 && word->start >= draft->source.start &&
                  word->start < draft->source.start + draft->source.size;
    if (behind || inside) return (uint32_t)i;
  }
  return PFI_NO_INDEX;
}

/* "... said in a letter seen by Delta": Delta relays it. */
static pf_status relay_seen(pfi_drafts *drafts, size_t first, const pfi_passage *passage, const pf_allocator *allocator,
                            pf_error *error) {
  size_t from, to;
  if (drafts->items.count == first) return PF_OK;
  for (size_t verb = 1; verb + 2 < passage->words.count; verb++) {
    if (!pfi_source_of_sight(passage, verb, &from, &to)) continue;
    uint32_t inner = draft_of_document(drafts, first, passage, verb), outer = (uint32_t)drafts->items.count;
    if (inner == PFI_NO_INDEX) continue;
    const pfi_passage_word *words = passage->words.items;
    pfi_draft draft = drafts->items.items[inner];
    draft.source = (pfi_range){words[from].start, words[to - 1].stop - words[from].start};
    draft.cue = (pfi_range){words[verb].start, words[verb + 1].stop - words[verb].start};
    draft.lemma = PFI_VIEW("see");
    draft.stance = PF_STANCE_SAYS;
    drafts->items.items[inner].parent = outer;
    if (!PFI_PUSH(allocator, &drafts->items, draft) ||
        !copy_pieces(drafts, drafts->pieces.count, inner, outer, allocator))
      return pfi_fail_memory(error);
  }
  return PF_OK;
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
  return relay_seen(drafts, first, passage, allocator, error);
}
