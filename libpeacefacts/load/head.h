/* head.h - the first stretches of an article, each with what it looks like: where title, byline, dateline and date are
 * looked for. */
#ifndef PFI_LOAD_HEAD_H
#define PFI_LOAD_HEAD_H

#include "load/dateline.h"
#include "load/furniture.h"
#include "load/phrase.h"
#include "load/shape.h"
#include "load/stretch.h"

typedef enum pfi_head_kind {
  PFI_HEAD_PROSE,
  PFI_HEAD_TITLE_LIKE, /* short, and doesn't end as a sentence does */
  PFI_HEAD_QUESTION,
  PFI_HEAD_LIST_ITEM,
  PFI_HEAD_LABEL,     /* "Synopsis", "Key Takeaways" */
  PFI_HEAD_REWRITTEN, /* "Here's the Rewritten Article:" */
  PFI_HEAD_BOILERPLATE,
  PFI_HEAD_FURNITURE
} pfi_head_kind;

typedef struct pfi_head_item {
  pf_view text;
  pfi_shape shape;
  pfi_furniture furniture; /* for PFI_HEAD_FURNITURE */
  pfi_head_kind kind;
} pfi_head_item;

enum { PFI_HEAD_ITEMS = 16 };

typedef struct pfi_head {
  pfi_head_item items[PFI_HEAD_ITEMS];
  size_t count;
} pfi_head;

void pfi_head_read(pfi_head *head, pf_view text, const pfi_layout *layout);

/* The number of the item that is the title, and the title in it, without bullet, "##" or the colon at its end.
 * PF_NONE when the article has none. `known`: the title that the caller gave, or empty. */
size_t pfi_title_find(const pfi_head *head, pf_view known, pf_view *title);

#endif
