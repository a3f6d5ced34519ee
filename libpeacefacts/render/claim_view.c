/* claim_view.c - puts the parts of a claim back into the order of the text, so that "now leads", whose subject stands
 * three clauses before, is read as a sentence: "General Vang | now leads | the delegation". */
#include "render/claim_view.h"

typedef struct claim_pieces {
  const pf_report *report;
  size_t article;
  pfi_claim_piece *items;
  size_t count;
  bool too_many;
} claim_pieces;

static void add_pieces(claim_pieces *pieces, pf_spans span, pfi_claim_part part) {
  for (size_t i = 0; i < span.count; i++) {
    pieces->too_many = pieces->too_many || pieces->count == PFI_CLAIM_PIECES;
    if (pieces->too_many) return;
    pf_view words = pf_report_text(pieces->report, pieces->article, span.pieces[i]);
    pieces->items[pieces->count++] = (pfi_claim_piece){words, part, span.pieces[i].start};
  }
}

/* By place; there are a few dozen at most. */
static void sort_pieces(claim_pieces *pieces) {
  for (size_t i = 1; i < pieces->count; i++) {
    pfi_claim_piece moved = pieces->items[i];
    size_t at = i;
    for (; at > 0 && pieces->items[at - 1].start > moved.start; at--)
      pieces->items[at] = pieces->items[at - 1];
    pieces->items[at] = moved;
  }
}

/* An object may hold the clause that another part stands in: what was said is not said twice. */
static void drop_overlaps(claim_pieces *pieces) {
  size_t kept = 0;
  for (size_t i = 0; i < pieces->count; i++) {
    const pfi_claim_piece *last = kept == 0 ? NULL : &pieces->items[kept - 1];
    if (last != NULL && pieces->items[i].start < last->start + last->words.size) continue;
    pieces->items[kept++] = pieces->items[i];
  }
  pieces->count = kept;
}

size_t pfi_claim_pieces(const pf_report *report, size_t article, size_t claim, pfi_claim_piece out[PFI_CLAIM_PIECES]) {
  claim_pieces pieces = {report, article, out, 0, false};
  pf_spans subject = pf_claim_subject(report, article, claim), predicate = pf_claim_predicate(report, article, claim);
  pf_view implied = pf_claim_implied_predicate(report, article, claim);
  if (subject.count == 0 || predicate.count + implied.size == 0) return 0;
  add_pieces(&pieces, subject, PFI_PART_SUBJECT);
  add_pieces(&pieces, predicate, PFI_PART_PREDICATE);
  if (predicate.count == 0 && pieces.count < PFI_CLAIM_PIECES)
    out[pieces.count++] = (pfi_claim_piece){implied, PFI_PART_PREDICATE, 0};
  for (size_t i = 0; i < pf_argument_count(report, article, claim); i++)
    add_pieces(&pieces, pf_argument_span(report, article, claim, i), PFI_PART_ARGUMENT);
  if (pieces.too_many) return 0;
  if (predicate.count > 0) {
    sort_pieces(&pieces);
    drop_overlaps(&pieces);
  }
  return pieces.count;
}

pf_view pfi_claim_tag(const pf_report *report, size_t article, size_t claim, size_t *next) {
  pf_polarity polarity = pf_claim_polarity(report, article, claim);
  pf_modality modality = pf_claim_modality(report, article, claim);
  pf_view tags[3] = {{"", 0}, {"", 0}, pf_claim_time_value(report, article, claim)};
  if (polarity != PF_POLARITY_AFFIRMED) tags[0] = pfi_view_of_string(pf_polarity_name(polarity));
  if (modality != PF_MODALITY_ASSERTED) tags[1] = pfi_view_of_string(pf_modality_name(modality));
  while (*next < sizeof tags / sizeof tags[0]) {
    if (tags[(*next)++].size > 0) return tags[*next - 1];
  }
  return PFI_VIEW("");
}

bool pfi_certainty_gather(pfi_certainty *out, const pf_report *report, size_t article, const pf_allocator *allocator) {
  out->count = 0;
  for (size_t i = 0; i < pf_statement_count(report, article); i++)
    if (!PFI_PUSH(allocator, out, 0)) return false;
  for (size_t claim = 0; claim < pf_claim_count(report, article); claim++) {
    size_t statement = pf_claim_statement(report, article, claim);
    if (statement == PF_NONE) continue;
    unsigned bits = pf_claim_polarity(report, article, claim) != PF_POLARITY_AFFIRMED;
    unsigned modality = (unsigned)pf_claim_modality(report, article, claim);
    if (modality != PF_MODALITY_ASSERTED) bits |= 2u << modality;
    out->items[statement] = (uint16_t)(out->items[statement] | bits);
  }
  return true;
}

pf_view pfi_certainty_tag(unsigned bits, size_t *next) {
  while (bits >> *next != 0) {
    size_t bit = (*next)++;
    if ((bits >> bit & 1) == 0) continue;
    return pfi_view_of_string(bit == 0 ? pf_polarity_name(PF_POLARITY_NEGATED)
                                       : pf_modality_name((pf_modality)(bit - 1)));
  }
  return PFI_VIEW("");
}
