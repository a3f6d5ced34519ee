/* layout.h - how an article's text is laid out on lines. */
#ifndef PFI_LOAD_LAYOUT_H
#define PFI_LOAD_LAYOUT_H

#include "base/text.h"
#include "load/line.h"

typedef struct pfi_layout {
  uint32_t wrap_width; /* columns at which paragraphs were wrapped; 0: each line is a paragraph of its own */
  bool has_rare_line_ends;
} pfi_layout;

/* Longer lines were not wrapped by anybody; shorter ones end for another reason. */
enum { PFI_WRAP_SHORTEST = 40, PFI_WRAP_LONGEST = 120 };

/* Looks at all lines of the text. */
pfi_layout pfi_layout_find(pf_view text);

/* Code points of a line, or PFI_WRAP_LONGEST + 1 when it has more than that. */
uint32_t pfi_line_columns(pf_view text, const pfi_line *line);

/* Was a sentence cut between two adjacent lines: the first a full line that ends inside a sentence, the second going on
 * in lower case? */
bool pfi_line_goes_on(pf_view text, const pfi_line *line, const pfi_line *next);

#endif
