/* layout.c - finds out whether paragraphs were wrapped, and how wide.
 *
 * A line of 40 to 120 columns that ends inside a sentence, with a lower case letter on the next line, was wrapped: in
 * wrapped English prose about half of all lines are like that, where each line is a paragraph almost none. The width is
 * the length that 95 of 100 such lines don't pass. */
#include "load/layout.h"

uint32_t pfi_line_columns(pf_view text, const pfi_line *line) {
  if (line->size > PFI_WRAP_LONGEST * 4) return PFI_WRAP_LONGEST + 1;
  uint32_t columns = 0;
  for (uint32_t i = 0; i < line->size; i++)
    columns += !pfi_utf8_is_continuation(text.data[line->start + i]);
  return columns > PFI_WRAP_LONGEST ? PFI_WRAP_LONGEST + 1 : columns;
}

bool pfi_line_goes_on(pf_view text, const pfi_line *line, uint32_t columns, const pfi_line *next) {
  if (columns < PFI_WRAP_SHORTEST || columns > PFI_WRAP_LONGEST) return false;
  char last = text.data[line->start + line->size - 1];
  bool inside = pfi_is_alpha(last) || pfi_is_digit(last) || last == ',' || last == '-' || last == ';';
  return inside && pfi_is_lower(text.data[next->start]);
}

typedef struct line_survey {
  uint32_t of_columns[PFI_WRAP_LONGEST + 1]; /* lines that go on, by their columns */
  size_t going_on;
  size_t adjacent; /* lines no longer than the longest wrap that have a line right behind them */
} line_survey;

static uint32_t width_of(const line_survey *survey) {
  if (survey->going_on < 2 || survey->going_on * 8 < survey->adjacent) return 0;
  size_t above = 0;
  uint32_t width = PFI_WRAP_LONGEST;
  while (width > PFI_WRAP_SHORTEST && (above + survey->of_columns[width]) * 20 <= survey->going_on)
    above += survey->of_columns[width--];
  return width;
}

pfi_layout pfi_layout_find(pf_view text) {
  pfi_layout layout = {0, pfi_has_rare_line_ends(text)};
  line_survey survey = {{0}, 0, 0};
  pfi_line_reader reader = pfi_lines_of(text, layout.has_rare_line_ends);
  pfi_line line, before = {0, 0, 0};
  while (pfi_line_next(&reader, &line)) {
    uint32_t columns = before.size == 0 || line.size == 0 ? 0 : pfi_line_columns(text, &before);
    if (columns > 0 && columns <= PFI_WRAP_LONGEST) {
      survey.adjacent++;
      if (pfi_line_goes_on(text, &before, columns, &line)) {
        survey.going_on++;
        survey.of_columns[columns]++;
      }
    }
    before = line;
  }
  layout.wrap_width = width_of(&survey);
  return layout;
}
