/* stretch.h - the raw paragraphs of a text, one after the other, before anything is known of what they are: one line,
 * or the lines that were wrapped out of one paragraph. The head of an article is found among the first of them, its
 * blocks are made of all of them. */
#ifndef PFI_LOAD_STRETCH_H
#define PFI_LOAD_STRETCH_H

#include "load/layout.h"
#include "load/line.h"

typedef struct pfi_stretch {
  pfi_range range; /* begins and ends with something other than white space */
  uint32_t lines;
  bool is_after_blank; /* a blank line, or the start of the text, is before it */
} pfi_stretch;

typedef struct pfi_stretch_reader {
  pfi_line_reader lines;
  uint32_t wrap_width;
  pfi_line next; /* read already; size 0: none */
  bool next_is_after_blank;
} pfi_stretch_reader;

pfi_stretch_reader pfi_stretches_of(pf_view text, const pfi_layout *layout);

/* The next stretch; false at the end of the text. */
bool pfi_stretch_next(pfi_stretch_reader *reader, pfi_stretch *stretch);

#endif
