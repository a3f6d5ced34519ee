/* report_entities.c - what a caller reads of the entities in a pf_report, by number. Invariant: a number past the end,
 * or a NULL report, gives an empty value. */
#include "report.h"

size_t pf_entity_count(const pf_report *report, size_t article) {
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found == NULL ? 0 : found->claims.entities.count;
}

static const pfi_claim_entity *entity_at(const pf_report *report, size_t article, size_t entity) {
  if (entity >= pf_entity_count(report, article)) return NULL;
  return &pfi_report_article_at(report, article)->claims.entities.items[entity];
}

/* A range of the article in the caller's bytes. */
static pf_span span_in(const pf_report *report, size_t article, pfi_range range) {
  return pfi_source_span(&pfi_report_article_at(report, article)->document->article, range);
}

pf_view pf_entity_name(const pf_report *report, size_t article, size_t entity) {
  const pfi_claim_entity *found = entity_at(report, article, entity);
  return found == NULL ? PFI_VIEW("") : pfi_view_of_range(pf_article_text(report, article), found->name);
}

pf_entity_type pf_entity_type_of(const pf_report *report, size_t article, size_t entity) {
  const pfi_claim_entity *found = entity_at(report, article, entity);
  return found == NULL ? PF_ENTITY_MISCELLANEOUS : (pf_entity_type)found->type;
}

size_t pf_entity_role_count(const pf_report *report, size_t article, size_t entity) {
  const pfi_claim_entity *found = entity_at(report, article, entity);
  return found == NULL ? 0 : found->roles.count;
}

pf_span pf_entity_role_span(const pf_report *report, size_t article, size_t entity, size_t role) {
  if (role >= pf_entity_role_count(report, article, entity)) return (pf_span){0, 0};
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found->claim_spans.source[found->claims.entities.items[entity].roles.first + role];
}

static const pfi_identity *identity_at(const pf_report *report, size_t article, size_t entity) {
  if (entity >= pf_entity_count(report, article)) return NULL;
  const pfi_report_article *found = pfi_report_article_at(report, article);
  return found->identities == NULL ? NULL : &found->identities[entity];
}

pf_view pf_entity_identity(const pf_report *report, size_t article, size_t entity) {
  const pfi_identity *found = identity_at(report, article, entity);
  return found == NULL ? PFI_VIEW("") : pfi_view_of_string(found->id);
}

pf_view pf_entity_canonical_name(const pf_report *report, size_t article, size_t entity) {
  const pfi_identity *found = identity_at(report, article, entity);
  return found == NULL || found->name.size == 0 ? PFI_VIEW("") : found->name;
}

size_t pf_mention_count(const pf_report *report, size_t article, size_t entity) {
  const pfi_claim_entity *found = entity_at(report, article, entity);
  return found == NULL ? 0 : found->mentions.count;
}

static const pfi_entity_mention *mention_at(const pf_report *report, size_t article, size_t entity, size_t mention) {
  if (mention >= pf_mention_count(report, article, entity)) return NULL;
  const pfi_claims *claims = &pfi_report_article_at(report, article)->claims;
  return &claims->mentions.items[claims->entities.items[entity].mentions.first + mention];
}

pf_span pf_mention_span(const pf_report *report, size_t article, size_t entity, size_t mention) {
  const pfi_entity_mention *found = mention_at(report, article, entity, mention);
  return found == NULL ? (pf_span){0, 0} : span_in(report, article, found->range);
}

pf_mention_kind pf_mention_kind_of(const pf_report *report, size_t article, size_t entity, size_t mention) {
  const pfi_entity_mention *found = mention_at(report, article, entity, mention);
  return found == NULL ? PF_MENTION_NAME : (pf_mention_kind)found->kind;
}
