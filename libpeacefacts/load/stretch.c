/* stretch.c - joins the lines that were wrapped out of one paragraph.
 *
 * Two adjacent lines belong together when a sentence was plainly cut between them, or when the text is wrapped and the
 * first word of the second would not have fitted on the first. A line that begins something new (a bullet, a number,
 * "##", an indented first line, a line of dashes) never belongs to the one before. Hyphens at line ends are left. */
#include "load/stretch.h"

#include "load/marker.h"

/* Reads on to the next line that isn't blank. */
static void read_line(pfi_stretch_reader *reader) {
  pfi_line line;
  reader->next_is_after_blank = false;
  while (pfi_line_next(&reader->lines, &line)) {
    if (line.size > 0) {
      reader->next = line;
      return;
    }
    reader->next_is_after_blank = true;
  }
  reader->next.size = 0;
}

pfi_stretch_reader pfi_stretches_of(pf_view text, const pfi_layout *layout) {
  pfi_stretch_reader reader = {pfi_lines_of(text, layout->has_rare_line_ends), layout->wrap_width, {0, 0, 0}, false};
  read_line(&reader);
  reader.next_is_after_blank = true;
  return reader;
}

static uint32_t first_word_columns(pf_view line) {
  uint32_t columns = 0;
  for (size_t i = 0; i < line.size && line.data[i] != ' ' && columns <= PFI_WRAP_LONGEST; i++)
    columns += !pfi_utf8_is_continuation(line.data[i]);
  return columns;
}

/* A sentence ends here, perhaps inside quotation marks: "... on Monday.” */
static bool ends_sentence(pf_view line) {
  char last = line.data[line.size - 1];
  if (pfi_view_ends(line, PFI_VIEW("\xE2\x80\x9D")) || last == '"') return true;
  return last == '.' || last == '!' || last == '?' || last == ':';
}

/* Dashes, asterisks and the like alone. */
static bool is_rule(pf_view line) {
  for (size_t i = 0; i < line.size; i++) {
    if (strchr("-*_=~#. ", line.data[i]) == NULL || line.data[i] == '\0') return false;
  }
  return true;
}

typedef struct open_stretch {
  pfi_line first;
  pfi_line last;
  pfi_marker marker; /* of the first line */
} open_stretch;

static bool belongs(const pfi_stretch_reader *reader, const open_stretch *open) {
  pf_view text = reader->lines.text;
  const pfi_line *next = &reader->next;
  pf_view last_line = pfi_view_slice(text, open->last.start, open->last.size);
  pf_view next_line = pfi_view_slice(text, next->start, next->size);
  pfi_marker marker = pfi_marker_of(next_line);
  if (open->marker.kind == PFI_MARKER_QUOTE || marker.kind == PFI_MARKER_QUOTE)
    return open->marker.kind == marker.kind && reader->wrap_width > 0;
  if (open->marker.kind == PFI_MARKER_HASH || marker.kind == PFI_MARKER_HASH) return false;
  uint32_t columns = pfi_line_columns(text, &open->last);
  if (columns > PFI_WRAP_LONGEST) return false;
  bool is_full = reader->wrap_width > 0 && columns + 1 + first_word_columns(next_line) > reader->wrap_width;
  bool is_item = open->marker.kind != PFI_MARKER_NONE;
  if (marker.kind != PFI_MARKER_NONE)
    return is_full && !is_item && marker.kind != PFI_MARKER_BULLET && !ends_sentence(last_line);
  if (is_rule(next_line) || is_rule(last_line)) return false;
  if (!is_item && next->indent >= open->last.indent + 2) return false;
  return is_full || pfi_line_goes_on(text, &open->last, next);
}

bool pfi_stretch_next(pfi_stretch_reader *reader, pfi_stretch *stretch) {
  if (reader->next.size == 0) return false;
  pf_view first = pfi_view_slice(reader->lines.text, reader->next.start, reader->next.size);
  open_stretch open = {reader->next, reader->next, pfi_marker_of(first)};
  stretch->is_after_blank = reader->next_is_after_blank;
  stretch->lines = 1;
  read_line(reader);
  while (reader->next.size > 0 && !reader->next_is_after_blank && belongs(reader, &open)) {
    open.last = reader->next;
    stretch->lines++;
    read_line(reader);
  }
  stretch->range = (pfi_range){open.first.start, open.last.start + open.last.size - open.first.start};
  return true;
}
