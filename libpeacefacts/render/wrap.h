/* wrap.h - words set into lines of a terminal. */
#ifndef PFI_RENDER_WRAP_H
#define PFI_RENDER_WRAP_H

#include "render/writer.h"

/* A paragraph being set. `indent` is what its later lines are indented by. */
typedef struct pfi_wrap {
  pfi_writer *out;
  uint32_t columns; /* no line is wider, but for a code point that is wider itself */
  uint32_t indent;
  bool colour;
  uint32_t column; /* where the next word would go */
  bool filled;     /* a word stands on this line */
  bool space;      /* a space belongs before the next word */
  uint32_t word_width;
  size_t word_size;
  char word[512];
} pfi_wrap;

/* Words of the article: white space is where a line may end; nothing that a terminal obeys gets through. */
void pfi_wrap_text(pfi_wrap *wrap, pf_view text);
void pfi_wrap_string(pfi_wrap *wrap, const char *string);
void pfi_wrap_number(pfi_wrap *wrap, uint64_t number);
/* From here on in an ANSI style ("1;34"; "" ends it), when there are colours. */
void pfi_wrap_style(pfi_wrap *wrap, const char *style);
/* Spaces up to a column, so that what follows stands in a table; at least one when something stands before it. */
void pfi_wrap_to_column(pfi_wrap *wrap, uint32_t column);
/* Ends the line; the next one begins at `first_indent`, its continuations at `indent`. */
void pfi_wrap_new_line(pfi_wrap *wrap);
void pfi_wrap_begin(pfi_wrap *wrap, uint32_t first_indent, uint32_t indent);

#endif
