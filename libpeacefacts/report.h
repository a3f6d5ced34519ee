/* report.h - inside a pf_report: documents it holds, the repeats and claims found, and every span in the caller's
 * bytes. Never changes once made. */
#ifndef PFI_REPORT_H
#define PFI_REPORT_H

#include "corpus.h"
#include "extract/claims.h"

/* A range list as the public face shows it. When the text is the caller's bytes, both are the same array. */
typedef struct pfi_span_table {
  const pf_span *source; /* in the caller's bytes */
  const pf_span *text;   /* in the article's text */
} pfi_span_table;

/* Where else in the report a block of this article stands. */
typedef struct pfi_copy {
  uint32_t block;   /* of this article */
  pf_repeat repeat; /* the other place: article, block, kind, similarity */
} pfi_copy;

/* Who an entity is among all articles. */
typedef struct pfi_identity {
  char id[17]; /* hexadecimal; empty: the entity has no name */
  pf_view name;
} pfi_identity;

/* A pf_change in the articles' texts. */
typedef struct pfi_text_change {
  pfi_range earlier;
  pfi_range later;
  uint32_t flags;
} pfi_text_change;

/* What a repeat changed. */
typedef struct pfi_repeat_changes {
  uint32_t article; /* PFI_NO_INDEX: the earlier text is not at hand */
  uint32_t flags;
  size_t count;
  const pfi_text_change *items;
} pfi_repeat_changes;

typedef struct pfi_report_article {
  pfi_document *document; /* held */
  const pf_repeat *repeats;
  const uint32_t *repeat_starts;  /* repeats of block b: repeat_starts[b] .. repeat_starts[b + 1] */
  pfi_repeat_changes *changes;    /* one a repeat */
  pfi_claims claims;              /* without its ranges: they are in claim_spans */
  pfi_span_table block_spans;     /* one a block */
  pfi_span_table claim_spans;     /* one a range that was in claims.ranges */
  const pfi_identity *identities; /* one an entity; NULL: nobody looked */
  const pfi_copy *copies;         /* ascending by block */
  size_t copy_count;
} pfi_report_article;

struct pf_report {
  pf_allocator allocator;
  pfi_arena arena;
  pfi_report_article *articles;
  size_t count;
  bool with_triples; /* what the record tells beside the usual */
  bool with_why;
};

/* report_identity.c: tells for each entity who it is among all articles. MEMORY. */
pf_status pfi_report_identify(pf_report *report, pf_error *error);

/* The article, NULL past the end. */
const pfi_report_article *pfi_report_article_at(const pf_report *report, size_t article);

/* Compares the blocks that are repeats with what they repeat, where that is in the report, which `changes` name. */
pf_status pfi_report_compare(pf_report *report, pf_error *error);

/* NULL past the end. */
const pfi_repeat_changes *pfi_report_changes(const pf_report *report, size_t article, size_t block, size_t repeat);

/* A range of an article's text in the caller's bytes. */
pf_span pfi_source_span(const pfi_article *article, pfi_range range);

/* A mark of an article's claims in the caller's bytes, and in its text. */
pf_spans pfi_mark_source(const pfi_report_article *article, pfi_mark mark);
pf_spans pfi_mark_text(const pfi_report_article *article, pfi_mark mark);

/* An index as the public face gives it: PF_NONE for PFI_NO_INDEX. */
size_t pfi_public_index(uint32_t index);

/* Lemmas and prepositions of claims. */
pf_view pfi_letters(const pfi_report_article *article, pfi_range range);

/* Is the predicate told by no word of its own, as in an apposition? */
bool pfi_predicate_is_implied(const pfi_claim *claim);

/* First copy of a block and how many there are. */
size_t pfi_report_copies(const pfi_report_article *article, uint32_t block, size_t *count);

#endif
