/* report_claims.c - what a caller reads of the claims in a pf_report, by number. Invariant: a number past the end, or a
 * NULL report, gives an empty value. */
#include "report.h"

static const pf_spans no_claim_spans = {NULL, 0};

size_t pf_claim_count(const pf_report *report, size_t article) {
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found == NULL ? 0 : found->claims.claims.count;
}

static const pfi_claim *claim_at(const pf_report *report, size_t article, size_t claim) {
  if (claim >= pf_claim_count(report, article)) return NULL;
  return &pfi_report_article_at(report, article)->claims.claims.items[claim];
}

pf_view pf_claim_id(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PFI_VIEW("") : pfi_view_of_string(found->id);
}

size_t pf_claim_block(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PF_NONE : found->block;
}

pf_spans pf_claim_span(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? no_claim_spans : pfi_mark_source(pfi_report_article_at(report, article), found->span);
}

size_t pf_claim_statement(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PF_NONE : pfi_public_index(found->statement);
}

/* The number of copies of blocks before `block`. */
static size_t copies_before(const pfi_report_article *article, uint32_t block) {
  size_t low = 0, high = article->copy_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (article->copies[middle].block < block)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

size_t pfi_report_copies(const pfi_report_article *article, uint32_t block, size_t *count) {
  size_t first = copies_before(article, block);
  *count = copies_before(article, block + 1) - first; /* PFI_NO_INDEX is no block, so this can't wrap */
  return first;
}

size_t pf_claim_repeat_count(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  size_t count = 0;
  if (found != NULL) (void)pfi_report_copies(pfi_report_article_at(report, article), found->block, &count);
  return count;
}

pf_repeat pf_claim_repeat(const pf_report *report, size_t article, size_t claim, size_t repeat) {
  if (repeat >= pf_claim_repeat_count(report, article, claim))
    return (pf_repeat){{"", 0}, PF_NONE, PF_REPEAT_EXACT, 0, 0};
  const pfi_report_article *found = pfi_report_article_at(report, article);
  size_t count;
  size_t first = pfi_report_copies(found, claim_at(report, article, claim)->block, &count);
  return found->copies[first + repeat].repeat;
}

/* ---- parts ---- */

static pf_spans claim_part(const pf_report *report, size_t article, const pfi_mark *mark) {
  return mark == NULL ? no_claim_spans : pfi_mark_source(pfi_report_article_at(report, article), *mark);
}

/* A member of a claim, or NULL when there is no such claim. */
#define PART_OF_CLAIM(member)                                                                                          \
  (claim_at(report, article, claim) == NULL ? NULL : &claim_at(report, article, claim)->member)

pf_view pfi_letters(const pfi_report_article *article, pfi_range range) {
  return range.size == 0 ? (pf_view){"", 0} : (pf_view){article->claims.letters.items + range.start, range.size};
}

bool pfi_predicate_is_implied(const pfi_claim *claim) {
  return claim->predicate.count == 0 && claim->lemma.size > 0;
}

pf_spans pf_claim_subject(const pf_report *report, size_t article, size_t claim) {
  return claim_part(report, article, PART_OF_CLAIM(subject));
}

size_t pf_claim_subject_entity(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PF_NONE : pfi_public_index(found->subject_entity);
}

pf_spans pf_claim_predicate(const pf_report *report, size_t article, size_t claim) {
  return claim_part(report, article, PART_OF_CLAIM(predicate));
}

pf_view pf_claim_implied_predicate(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found != NULL && pfi_predicate_is_implied(found) ? PFI_VIEW("is") : PFI_VIEW("");
}

pf_view pf_claim_predicate_lemma(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PFI_VIEW("") : pfi_letters(pfi_report_article_at(report, article), found->lemma);
}

size_t pf_argument_count(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? 0 : found->arguments.count;
}

static const pfi_claim_argument *argument_at(const pf_report *report, size_t article, size_t claim, size_t argument) {
  if (argument >= pf_argument_count(report, article, claim)) return NULL;
  const pfi_claims *claims = &pfi_report_article_at(report, article)->claims;
  return &claims->arguments.items[claims->claims.items[claim].arguments.first + argument];
}

pf_role pf_argument_role(const pf_report *report, size_t article, size_t claim, size_t argument) {
  const pfi_claim_argument *found = argument_at(report, article, claim, argument);
  return found == NULL ? PF_ROLE_OTHER : found->role;
}

pf_view pf_argument_preposition(const pf_report *report, size_t article, size_t claim, size_t argument) {
  const pfi_claim_argument *found = argument_at(report, article, claim, argument);
  return found == NULL ? PFI_VIEW("") : pfi_letters(pfi_report_article_at(report, article), found->preposition);
}

pf_spans pf_argument_span(const pf_report *report, size_t article, size_t claim, size_t argument) {
  const pfi_claim_argument *found = argument_at(report, article, claim, argument);
  return found == NULL ? no_claim_spans : pfi_mark_source(pfi_report_article_at(report, article), found->span);
}

size_t pf_argument_entity(const pf_report *report, size_t article, size_t claim, size_t argument) {
  const pfi_claim_argument *found = argument_at(report, article, claim, argument);
  return found == NULL ? PF_NONE : pfi_public_index(found->entity);
}

/* ---- how sure ---- */

pf_polarity pf_claim_polarity(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PF_POLARITY_AFFIRMED : (pf_polarity)found->polarity;
}

pf_spans pf_claim_polarity_cue(const pf_report *report, size_t article, size_t claim) {
  return claim_part(report, article, PART_OF_CLAIM(polarity_cue));
}

pf_modality pf_claim_modality(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PF_MODALITY_ASSERTED : (pf_modality)found->modality;
}

pf_spans pf_claim_modality_cue(const pf_report *report, size_t article, size_t claim) {
  return claim_part(report, article, PART_OF_CLAIM(modality_cue));
}

uint32_t pf_claim_confidence(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? 0 : found->confidence;
}

const char *pf_claim_construction(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? "" : pfi_construction_name(found->construction);
}

const char *pf_claim_rule(const pf_report *report, size_t article, size_t claim, pf_decision decision) {
  const pfi_claim *found = claim_at(report, article, claim);
  if (found == NULL) return "";
  switch (decision) {
  case PF_DECISION_POLARITY:
    return pfi_polarity_rule_name(found->polarity_rule);
  case PF_DECISION_MODALITY:
    return pfi_modality_rule_name(found->modality_rule);
  case PF_DECISION_SOURCE:
    return pfi_source_rule_name(found->source_rule);
  case PF_DECISION_TIME:
    return found->time.count == 0 ? "" : pfi_time_rule_name(found->time_rule);
  }
  return "";
}

/* ---- triples ---- */

size_t pf_triple_count(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? 0 : found->triples.count;
}

pf_spans pf_triple_span(const pf_report *report, size_t article, size_t claim, size_t triple, pf_triple_part part) {
  if (triple >= pf_triple_count(report, article, claim) || (unsigned)part > PF_TRIPLE_OBJECT) return no_claim_spans;
  const pfi_report_article *found = pfi_report_article_at(report, article);
  size_t first = found->claims.claims.items[claim].triples.first;
  return pfi_mark_source(found, found->claims.triples.items[first + triple].parts[part]);
}

pf_spans pf_claim_time(const pf_report *report, size_t article, size_t claim) {
  return claim_part(report, article, PART_OF_CLAIM(time));
}

pf_view pf_claim_time_value(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? PFI_VIEW("") : pfi_letters(pfi_report_article_at(report, article), found->time_value);
}

size_t pf_quantity_count(const pf_report *report, size_t article, size_t claim) {
  const pfi_claim *found = claim_at(report, article, claim);
  return found == NULL ? 0 : found->quantities.count;
}

static const pfi_claim_quantity *quantity_at(const pf_report *report, size_t article, size_t claim, size_t quantity) {
  if (quantity >= pf_quantity_count(report, article, claim)) return NULL;
  const pfi_claims *claims = &pfi_report_article_at(report, article)->claims;
  return &claims->quantities.items[claims->claims.items[claim].quantities.first + quantity];
}

pf_spans pf_quantity_span(const pf_report *report, size_t article, size_t claim, size_t quantity) {
  const pfi_claim_quantity *found = quantity_at(report, article, claim, quantity);
  return found == NULL ? no_claim_spans : pfi_mark_source(pfi_report_article_at(report, article), found->span);
}

int64_t pf_quantity_thousandths(const pf_report *report, size_t article, size_t claim, size_t quantity) {
  const pfi_claim_quantity *found = quantity_at(report, article, claim, quantity);
  return found == NULL ? 0 : found->thousandths;
}

pf_view pf_quantity_unit(const pf_report *report, size_t article, size_t claim, size_t quantity) {
  const pfi_claim_quantity *found = quantity_at(report, article, claim, quantity);
  return found == NULL ? PFI_VIEW("") : pfi_letters(pfi_report_article_at(report, article), found->unit);
}

pf_bound pf_quantity_bound(const pf_report *report, size_t article, size_t claim, size_t quantity) {
  const pfi_claim_quantity *found = quantity_at(report, article, claim, quantity);
  return found == NULL ? PF_BOUND_EXACT : found->bound;
}

int pf_quantity_is_ordinal(const pf_report *report, size_t article, size_t claim, size_t quantity) {
  const pfi_claim_quantity *found = quantity_at(report, article, claim, quantity);
  return found != NULL && found->is_ordinal;
}
