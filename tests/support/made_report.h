/* made_report.h - reports made by hand, so that a rendering is tested on just what its test says and not on what the
 * rooms before it happen to find. */
#ifndef TESTS_SUPPORT_MADE_REPORT_H
#define TESTS_SUPPORT_MADE_REPORT_H

#include "peacefacts.h"

/* Words are looked for in the article's text, first occurrence; NULL is "none"; pieces are joined by '|'. A list ends
 * with an item whose first field is NULL. */
typedef struct made_block {
  const char *words; /* its first and last words, joined by "..", or all of them */
  pf_block_type type;
} made_block;

typedef struct made_repeat {
  const char *article;
  size_t block; /* which of our blocks repeats */
  size_t first; /* block of `article` */
  pf_repeat_kind kind;
  uint32_t similarity;
} made_repeat;

typedef struct made_statement {
  const char *content;
  const char *source;
  const char *cue;
  const char *lemma;
  pf_quote quote;
  pf_stance stance;
  size_t parent;      /* number + 1, or 0 */
  const char *entity; /* the name of whom the source is */
  const char *role;   /* what the article says of that entity */
} made_statement;

typedef struct made_claim {
  const char *words;
  size_t statement; /* number + 1, or 0 */
  const char *subject;
  const char *predicate;
  const char *object;
  pf_polarity polarity;
  pf_modality modality;
} made_claim;

typedef struct made_article {
  const char *text;
  const char *id;
  const char *title;
  const char *published;
  const char *warning;
  pf_status status;
  const made_block *blocks;
  const made_repeat *repeats;
  const made_statement *statements;
  const made_claim *claims;
} made_article;

/* Owns: pf_report_free. NULL when there is no memory. */
pf_report *made_report(const made_article *articles, size_t count, const pf_allocator *allocator);

#endif
