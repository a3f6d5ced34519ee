/* layout.c - finds out whether paragraphs were wrapped, and how wide.
 *
 * A line of 40 to 120 columns that ends inside a sentence, with a lower case letter on the next line, was wrapped: in
 * wrapped English prose about half of all lines are like that, where each line is a paragraph almost none. The width is
 * the length that 95 of 100 such lines don't pass. */
#include "load/layout.h"

/* Continuation bytes of UTF-8 among eight: those with bit 7 and without bit 6. */
static uint32_t continuations_in(uint64_t word) {
  uint64_t marks = (word >> 7) & ~(word >> 6) & UINT64_C(0x0101010101010101);
  return (uint32_t)((marks * UINT64_C(0x0101010101010101)) >> 56);
}

uint32_t pfi_line_columns(pf_view text, const pfi_line *line) {
  const char *data = text.data + line->start;
  uint32_t columns = 0, i = 0;
  for (uint64_t word; line->size - i >= sizeof word && columns <= PFI_WRAP_LONGEST; i += (uint32_t)sizeof word) {
    memcpy(&word, data + i, sizeof word);
    columns += (uint32_t)sizeof word - continuations_in(word);
  }
  for (; i < line->size && columns <= PFI_WRAP_LONGEST; i++)
    columns += !pfi_utf8_is_continuation(data[i]);
  return columns > PFI_WRAP_LONGEST ? PFI_WRAP_LONGEST + 1 : columns;
}

bool pfi_line_goes_on(pf_view text, const pfi_line *line, const pfi_line *next) {
  if (line->size < PFI_WRAP_SHORTEST || !pfi_is_lower(text.data[next->start])) return false;
  char last = text.data[line->start + line->size - 1];
  bool is_inside = pfi_is_alpha(last) || pfi_is_digit(last) || last == ',' || last == '-' || last == ';';
  if (!is_inside) return false;
  uint32_t columns = pfi_line_columns(text, line);
  return columns >= PFI_WRAP_SHORTEST && columns <= PFI_WRAP_LONGEST;
}

typedef struct line_survey {
  uint32_t of_columns[PFI_WRAP_LONGEST + 1]; /* lines that go on, by their columns */
  size_t going_on;
  size_t adjacent; /* lines no longer than the longest wrap that have a line right behind them */
} line_survey;

static uint32_t width_of(const line_survey *survey) {
  bool is_enough = survey->going_on >= 2 || (survey->going_on == 1 && survey->adjacent <= 3);
  if (!is_enough || survey->going_on * 8 < survey->adjacent) return 0;
  size_t above = 0;
  uint32_t width = PFI_WRAP_LONGEST;
  while (width > PFI_WRAP_SHORTEST && (above + survey->of_columns[width]) * 20 <= survey->going_on)
    above += survey->of_columns[width--];
  return width;
}

static void survey_pair(line_survey *survey, pf_view text, const pfi_line *line, const pfi_line *next) {
  if (line->size > PFI_WRAP_LONGEST && pfi_line_columns(text, line) > PFI_WRAP_LONGEST) return;
  survey->adjacent++;
  if (!pfi_line_goes_on(text, line, next)) return;
  survey->going_on++;
  survey->of_columns[pfi_line_columns(text, line)]++;
}

pfi_layout pfi_layout_find(pf_view text) {
  pfi_layout layout = {0, pfi_has_rare_line_ends(text)};
  line_survey survey = {{0}, 0, 0};
  pfi_line_reader reader = pfi_lines_of(text, layout.has_rare_line_ends);
  pfi_line line, before = {0, 0, 0};
  while (pfi_line_next(&reader, &line)) {
    if (before.size > 0 && line.size > 0) survey_pair(&survey, text, &before, &line);
    before = line;
  }
  layout.wrap_width = width_of(&survey);
  return layout;
}
