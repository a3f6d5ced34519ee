/* html.h - inside the page: what its parts share. A page is one document without scripts and without anything from
 * elsewhere; its anchors are #a1 (article), #a1b3 (block), #a1s2 (statement), #a1c5 (claim), #p4 (speaker), articles
 * and speakers counted from 1, the others numbered as in the record. */
#ifndef PFI_RENDER_HTML_H
#define PFI_RENDER_HTML_H

#include "render/claim_view.h"
#include "render/speakers.h"
#include "render/text_table.h"
#include "render/writer.h"

/* A stretch of an article that is marked: bytes [start, stop) of its text. */
typedef enum pfi_highlight_kind {
  PFI_HIGHLIGHT_CLAIM,
  PFI_HIGHLIGHT_CONTENT,
  PFI_HIGHLIGHT_SOURCE,
  PFI_HIGHLIGHT_CUE,
  PFI_HIGHLIGHT_MODALITY, /* the words that make a claim less than told as so */
  PFI_HIGHLIGHT_NEGATION,
  PFI_HIGHLIGHT_TIME
} pfi_highlight_kind;

typedef struct pfi_highlight {
  size_t start;
  size_t stop;
  uint32_t number; /* of the statement or claim */
  pfi_highlight_kind kind;
  bool first; /* its first piece: carries the anchor */
} pfi_highlight;

enum { PFI_HIGHLIGHT_DEPTH = 12 }; /* marks inside marks that are drawn; deeper ones have an anchor only */

/* Where a block of the report was said again. */
typedef struct pfi_again {
  uint32_t count;
  uint32_t article; /* the first of these places */
  uint32_t block;
} pfi_again;

typedef struct pfi_html {
  pfi_writer *out;
  const pf_report *report;
  const pf_allocator *allocator;
  pfi_speakers speakers;
  pfi_text_table ids; /* number of an article by its id */
  PFI_VECTOR(pfi_again) again;
  PFI_VECTOR(size_t) first_block; /* where in `again` an article's blocks begin */
  PFI_VECTOR(pfi_highlight) highlights;
  PFI_VECTOR(pfi_highlight) spare; /* for sorting */
  size_t next;                     /* the first highlight not begun yet */
  pfi_highlight open[PFI_HIGHLIGHT_DEPTH];
  size_t open_count;
  pfi_certainty said; /* of the article's statements */
} pfi_html;

/* ---- html_text.c ---- */

/* Escaped for text and for attributes in double quotation marks. What HTML forbids becomes U+FFFD. */
void pfi_html_put(pfi_writer *out, pf_view text);
/* The words of a span, cut after some two lines. */
void pfi_html_excerpt(const pfi_html *page, size_t article, pf_spans span);
/* A number of an anchor: a1s2. `part` is 0 for the article itself. */
void pfi_html_anchor(pfi_writer *out, size_t article, char part, size_t number);
/* " 3 blocks". */
void pfi_html_count(pfi_writer *out, size_t count, const char *noun);
/* "no", "may" or "when": the class of what pfi_claim_tag has just returned, `next` as it left it. */
const char *pfi_html_tag_class(size_t next);
/* The class of a speaker's colour; nobody has none. */
void pfi_html_speaker_class(const pfi_html *page, uint32_t speaker);
uint32_t pfi_html_speaker_of(const pfi_html *page, size_t article, size_t statement);

/* ---- html_highlight.c ---- */

/* Gathers and sorts what is marked in an article. False when there is no memory. */
bool pfi_html_highlight(pfi_html *page, size_t article);
/* Bytes [start, stop) of the article's text with their marks; call for the blocks of an article in order. */
void pfi_html_marked(pfi_html *page, size_t article, size_t start, size_t stop);

/* ---- html_article.c, html_change.c, html_people.c, html_style.c ---- */

/* What a repeat changed, word by word; nothing when it changed nothing. */
void pfi_html_changes(pfi_html *page, size_t article, size_t block, size_t repeat);

bool pfi_html_article(pfi_html *page, size_t article);
/* Who says what in one article, and what it claims itself. */
bool pfi_html_people(pfi_html *page, size_t article);
void pfi_html_style(pfi_writer *out);

#endif
