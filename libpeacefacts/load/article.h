/* article.h - the product of load/: one article's bytes, its repaired UTF-8 text, the way back from the text to the
 * bytes, its metadata and its language. It never changes once made; everything in it lives in its arena. */
#ifndef PFI_LOAD_ARTICLE_H
#define PFI_LOAD_ARTICLE_H

#include "base/alloc.h"
#include "base/text.h"
#include "load/layout.h"
#include "load/offset_map.h"

typedef struct pfi_field {
  pf_view value;
  pfi_range range; /* of the text; empty unless the origin is PF_ORIGIN_TEXT */
  pf_origin origin;
} pfi_field;

typedef struct pfi_article {
  pfi_arena arena;
  pf_view id;
  pf_view source;
  size_t byte_count; /* of the article as the caller gave it */
  pf_view text;      /* valid UTF-8, at most PFI_MAX_TEXT bytes */
  pfi_offset_map map;
  pfi_layout layout;
  pfi_field fields[PF_FIELD_COUNT];
  pfi_range title_range;    /* the line of the text that is the title, whoever's title stands in `fields`; or empty */
  pfi_range dateline_range; /* place, date and agency before the report, with the dash behind them; or empty */
  char language[8];         /* ISO 639-1 or "und", ended by NUL */
  pf_status status;         /* PF_OK, PF_UNSUPPORTED_LANGUAGE, or why it was refused */
  pf_view message;
  const pf_view *warnings;
  size_t warning_count;
} pfi_article;

/* The most bytes of text an article may have: offsets are 32 bits wide, and sums of two must not overflow. */
#define PFI_MAX_TEXT ((size_t)1 << 30)

/* Decodes `bytes` and finds metadata and language. *article is zeroed by the caller but for its arena, which is ready.
 * On failure the caller frees the arena. */
pf_status pfi_article_load(pfi_article *article, pf_view bytes, const pf_metadata *metadata, size_t max_bytes,
                           pf_error *error);

#endif
