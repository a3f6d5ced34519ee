/* names.c - the names of the public enums, as the record spells them. */
#include "peacefacts.h"

/* The name of `value` in a table, "unknown" past its end. */
static const char *name_in(const char *const *names, size_t count, int value) {
  return value >= 0 && (size_t)value < count ? names[value] : "unknown";
}
#define NAME_IN(names, value) name_in((names), sizeof(names) / sizeof(names)[0], (int)(value))

const char *pf_field_name(pf_field field) {
  static const char *const names[] = {"title", "published", "place", "agency", "byline"};
  return NAME_IN(names, field);
}

const char *pf_block_type_name(pf_block_type type) {
  static const char *const names[] = {"title",    "synopsis", "heading", "paragraph",  "list_item",
                                      "question", "answer",   "quote",   "boilerplate"};
  return NAME_IN(names, type);
}

const char *pf_repeat_kind_name(pf_repeat_kind kind) {
  static const char *const names[] = {"exact", "near", "contained", "contains", "merged"};
  return NAME_IN(names, kind);
}

const char *pf_change_flag_name(pf_change_flag flag) {
  switch (flag) {
  case PF_CHANGE_NUMBER:
    return "number";
  case PF_CHANGE_NAME:
    return "name";
  case PF_CHANGE_POLARITY:
    return "polarity";
  case PF_CHANGE_SENTENCE:
    return "sentence";
  }
  return "unknown";
}

const char *pf_quote_name(pf_quote quote) {
  static const char *const names[] = {"direct", "mixed", "indirect"};
  return NAME_IN(names, quote);
}

const char *pf_stance_name(pf_stance stance) {
  static const char *const names[] = {"says", "denies", "believes", "wants", "expects", "doubts", "asks"};
  return NAME_IN(names, stance);
}

const char *pf_role_name(pf_role role) {
  static const char *const names[] = {"object", "indirect_object", "complement", "place", "time", "manner", "other"};
  return NAME_IN(names, role);
}

const char *pf_polarity_name(pf_polarity polarity) {
  static const char *const names[] = {"affirmed", "negated"};
  return NAME_IN(names, polarity);
}

const char *pf_modality_name(pf_modality modality) {
  static const char *const names[] = {"asserted",    "probable", "possible", "unconfirmed",
                                      "conditional", "planned",  "wanted"};
  return NAME_IN(names, modality);
}

const char *pf_bound_name(pf_bound bound) {
  static const char *const names[] = {"exact", "about", "at_least", "at_most"};
  return NAME_IN(names, bound);
}

const char *pf_entity_type_name(pf_entity_type type) {
  static const char *const names[] = {"PER", "ORG", "LOC", "MISC"};
  return NAME_IN(names, type);
}

const char *pf_mention_kind_name(pf_mention_kind kind) {
  static const char *const names[] = {"name", "nominal", "pronoun"};
  return NAME_IN(names, kind);
}
