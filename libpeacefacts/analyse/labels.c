/* labels.c - spellings of the labels, made of the lists in labels.h. */
#include "analyse/labels.h"

#define SPELLING(name, spelling) spelling,
static const char *const upos_names[] = {PFI_UPOS_LIST(SPELLING)};
static const char *const xpos_names[] = {PFI_XPOS_LIST(SPELLING)};
static const char *const relation_names[] = {PFI_RELATION_LIST(SPELLING)};
static const char *const feature_names[] = {PFI_FEATURE_LIST(SPELLING)};

const char *pfi_upos_name(unsigned upos) {
  return upos < PFI_UPOS_COUNT ? upos_names[upos] : "_";
}

const char *pfi_xpos_name(unsigned xpos) {
  return xpos < PFI_XPOS_COUNT ? xpos_names[xpos] : "_";
}

const char *pfi_relation_name(unsigned relation) {
  return relation < PFI_RELATION_COUNT ? relation_names[relation] : "_";
}

const char *pfi_feature_name(unsigned feature) {
  return feature < PFI_FEATURE_COUNT ? feature_names[feature] : "_";
}

/* The lists are in alphabetical order, so a base stands somewhere before its subtypes. */
pfi_relation pfi_relation_base(unsigned relation) {
  const char *name = pfi_relation_name(relation);
  const char *colon = strchr(name, ':');
  if (colon == NULL) return (pfi_relation)relation;
  size_t size = (size_t)(colon - name);
  for (unsigned i = relation; i-- > 0;) {
    if (strlen(relation_names[i]) == size && memcmp(relation_names[i], name, size) == 0) return (pfi_relation)i;
  }
  return (pfi_relation)relation;
}
