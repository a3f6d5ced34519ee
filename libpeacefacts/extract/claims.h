/* claims.h - the product of extract/: statements (who says what) and claims (what is said to be so) of one article. */
#ifndef PFI_EXTRACT_CLAIMS_H
#define PFI_EXTRACT_CLAIMS_H

#include "analyse/analysis.h"
#include "base/vector.h"
#include "deduplicate/repeats.h"
#include "segment/segments.h"

/* A stretch that may be broken: `count` ranges from number `first` of pfi_claims.ranges, ascending. */
typedef struct pfi_mark {
  uint32_t first;
  uint32_t count;
} pfi_mark;

#define PFI_NO_INDEX UINT32_MAX

typedef struct pfi_statement {
  pfi_mark source;        /* count 0: nobody is named */
  uint32_t source_entity; /* or PFI_NO_INDEX */
  pfi_mark cue;           /* count 0: a quotation that nothing introduces */
  pf_view cue_lemma;      /* in static memory or in the arena */
  pfi_mark content;
  uint32_t block;  /* of its cue, or of the first byte of its content */
  uint32_t parent; /* statement around it, PFI_NO_INDEX when there is none */
  pf_quote quote;
  pf_stance stance;
} pfi_statement;

typedef struct pfi_entity_mention {
  pfi_range range;
  uint8_t kind; /* pf_mention_kind */
} pfi_entity_mention;

/* Somebody or something that the article speaks of. */
typedef struct pfi_claim_entity {
  pfi_range name;    /* its fullest mention */
  pfi_mark mentions; /* of pfi_claims.mentions */
  pfi_mark roles;    /* each range is one */
  uint8_t type;      /* pf_entity_type */
} pfi_claim_entity;

/* A part of a claim beside its span. */
typedef struct pfi_claim_argument {
  pfi_mark span;
  pfi_range preposition; /* of pfi_claims.letters, lower case; size 0: none */
  uint32_t entity;       /* or PFI_NO_INDEX */
  pf_role role;
} pfi_claim_argument;

/* A counted thing of a claim. */
typedef struct pfi_claim_quantity {
  pfi_mark span;
  pfi_range unit; /* of pfi_claims.letters */
  int64_t thousandths;
  uint32_t claim;
  pf_bound bound;
  bool is_ordinal;
} pfi_claim_quantity;

typedef struct pfi_triple {
  pfi_mark parts[3]; /* pf_triple_part */
} pfi_triple;

typedef struct pfi_claim {
  char id[17]; /* hexadecimal, stable: from the words of the claim and its source, not from where it stands */
  uint32_t block;
  uint32_t statement; /* innermost attribution, or PFI_NO_INDEX */
  pfi_mark span;
  pfi_mark subject;     /* count 0: none */
  pfi_mark predicate;   /* count 0: none, or implied */
  pfi_range lemma;      /* of the predicate, in pfi_claims.letters */
  pfi_mark arguments;   /* of pfi_claims.arguments */
  pfi_mark triples;     /* of pfi_claims.triples */
  pfi_mark time;        /* count 0: none is said */
  pfi_range time_value; /* of pfi_claims.letters; size 0: it can't be resolved */
  pfi_mark quantities;  /* of pfi_claims.quantities */
  pfi_mark polarity_cue;
  pfi_mark modality_cue;
  uint32_t subject_entity; /* or PFI_NO_INDEX */
  uint16_t confidence;     /* thousandths */
  uint8_t construction;    /* pfi_clause_kind, or PFI_CLAUSE_NONE */
  uint8_t polarity;        /* pf_polarity */
  uint8_t modality;        /* pf_modality */
  uint8_t polarity_rule;   /* pfi_polarity_rule */
  uint8_t modality_rule;   /* pfi_modality_rule */
  uint8_t source_rule;     /* pfi_source_rule */
  uint8_t time_rule;       /* of pfi_time_rule */
} pfi_claim;

typedef struct pfi_claims {
  PFI_VECTOR(pfi_statement) statements;    /* in the order of their first byte */
  PFI_VECTOR(pfi_claim) claims;            /* in the order of their first byte */
  PFI_VECTOR(pfi_range) ranges;            /* of the article's text */
  PFI_VECTOR(pfi_claim_entity) entities;   /* in the order of their first mention's number */
  PFI_VECTOR(pfi_entity_mention) mentions; /* entity by entity */
  PFI_VECTOR(pfi_claim_argument) arguments;
  PFI_VECTOR(pfi_claim_quantity) quantities; /* in the order of their claims */
  PFI_VECTOR(pfi_triple) triples;
  PFI_VECTOR(char) letters; /* lemmas, prepositions, times, units */
} pfi_claims;

/* Finds the statements and claims of one article; blocks that repeat are left out. The analyser is working memory: what
 * it has read before changes nothing. MEMORY. */
pf_status pfi_claims_find(pfi_claims *out, pfi_analyser *analyser, const pfi_article *article, const pfi_blocks *blocks,
                          const pfi_repeats *repeats, const pf_extract_options *options, const pf_allocator *allocator,
                          pf_error *error);
/* The names of what decided a field: "relative", "negative_adverb". Borrows: for ever. */
const char *pfi_construction_name(unsigned construction);
const char *pfi_polarity_rule_name(unsigned rule);
const char *pfi_modality_rule_name(unsigned rule);
const char *pfi_source_rule_name(unsigned rule);
const char *pfi_time_rule_name(unsigned rule);

void pfi_claims_free(pfi_claims *claims, const pf_allocator *allocator);

#endif
