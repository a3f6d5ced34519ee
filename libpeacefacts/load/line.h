/* line.h - the lines of a text, one after the other. A line ends at LF, CR, CRLF, VT, FF, NEL, LS or PS. */
#ifndef PFI_LOAD_LINE_H
#define PFI_LOAD_LINE_H

#include "base/text.h"

/* A line without the white space at its ends. */
typedef struct pfi_line {
  uint32_t start;
  uint32_t size;   /* 0: the line is blank */
  uint32_t indent; /* columns of white space before it; a tab is four */
} pfi_line;

typedef struct pfi_line_reader {
  pf_view text;
  size_t at;
  size_t line_feed; /* where the next LF is, so that no byte is searched twice */
  bool has_rare_ends;
} pfi_line_reader;

/* Are there line ends other than LF and CR? One answer for the whole text spares each line the search. */
bool pfi_has_rare_line_ends(pf_view text);

pfi_line_reader pfi_lines_of(pf_view text, bool has_rare_ends);

/* The next line; false at the end of the text. */
bool pfi_line_next(pfi_line_reader *reader, pfi_line *line);

/* The part of `range` between the white space at its ends. */
pfi_range pfi_trim(pf_view text, pfi_range range);

#endif
