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

pfi_relation pfi_relation_base(unsigned relation) {
  /* How far before a subtype its base stands, in lists of alphabetical order. */
  static const uint8_t subtypes[PFI_RELATION_COUNT] = {
      [PFI_RELATION_ACL_RELCL] = 1,  [PFI_RELATION_ADVCL_RELCL] = 1,   [PFI_RELATION_AUX_PASS] = 1,
      [PFI_RELATION_CC_PRECONJ] = 1, [PFI_RELATION_COMPOUND_PRT] = 1,  [PFI_RELATION_CSUBJ_OUTER] = 1,
      [PFI_RELATION_CSUBJ_PASS] = 2, [PFI_RELATION_DET_PREDET] = 1,    [PFI_RELATION_NMOD_DESC] = 1,
      [PFI_RELATION_NMOD_POSS] = 2,  [PFI_RELATION_NMOD_UNMARKED] = 3, [PFI_RELATION_NSUBJ_OUTER] = 1,
      [PFI_RELATION_NSUBJ_PASS] = 2, [PFI_RELATION_OBL_AGENT] = 1,     [PFI_RELATION_OBL_UNMARKED] = 2};
  return (pfi_relation)(relation < PFI_RELATION_COUNT ? relation - subtypes[relation] : relation);
}
