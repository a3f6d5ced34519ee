/* write_csv.c - one claim a line, flat, as RFC 4180 has it: commas, CRLF, a field in quotation marks when it needs
 * them.
 *
 * Ids join back to the record; a span is `12-48;60-71` in the caller's bytes, repeats are `id:block` joined by `;`.
 * Cells are the article's own words, unchanged but for NUL (U+FFFD), which no reader of CSV bears. With the byte order
 * mark the file is meant for a spreadsheet: a cell that it would run as a formula then begins with an apostrophe
 * (CWE-1236). */
#include "render/render.h"
#include "render/speakers.h"

typedef struct csv_writer {
  pfi_writer *out;
  const pf_report *report;
  bool guard; /* against formulas */
  bool begun; /* a cell stands on this line */
} csv_writer;

static const char *const csv_columns[] = {
    "article_id", "article_source", "title",     "published", "block",      "block_type",  "claim_id", "text",
    "span",       "subject",        "predicate", "lemma",     "object",     "complement",  "place",    "time",
    "time_value", "quantities",     "polarity",  "modality",  "confidence", "statement",   "source",   "cue",
    "cue_lemma",  "content",        "quote",     "stance",    "repeats",    "source_name", "parent"};

static void csv_begin_cell(csv_writer *csv) {
  if (csv->begun) pfi_put_char(csv->out, ',');
  csv->begun = true;
}

static void csv_end_line(csv_writer *csv) {
  PFI_PUT(csv->out, "\r\n");
  csv->begun = false;
}

/* The inside of a quoted cell. */
static void put_csv_escaped(pfi_writer *out, pf_view text) {
  size_t written = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] != '"' && text.data[i] != '\0') continue;
    pfi_put(out, pfi_view_slice(text, written, i - written));
    pfi_put_string(out, text.data[i] == '"' ? "\"\"" : "\xef\xbf\xbd");
    written = i + 1;
  }
  pfi_put(out, pfi_view_slice(text, written, text.size - written));
}

static bool csv_needs_quotation(pf_view text) {
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    if (c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\0') return true;
  }
  return text.size > 0 && (pfi_is_space(text.data[0]) || pfi_is_space(text.data[text.size - 1]));
}

static bool csv_is_formula(pf_view text) {
  return text.size > 0 && memchr("=+-@\t\r", text.data[0], 6) != NULL;
}

static void csv_text(csv_writer *csv, pf_view text) {
  csv_begin_cell(csv);
  bool formula = csv->guard && csv_is_formula(text);
  if (!formula && !csv_needs_quotation(text)) {
    pfi_put(csv->out, text);
    return;
  }
  pfi_put_char(csv->out, '"');
  if (formula) pfi_put_char(csv->out, '\'');
  put_csv_escaped(csv->out, text);
  pfi_put_char(csv->out, '"');
}

static void csv_name(csv_writer *csv, const char *name) {
  csv_text(csv, pfi_view_of_string(name));
}

static void csv_index(csv_writer *csv, size_t index) {
  csv_begin_cell(csv);
  if (index != PF_NONE) pfi_put_number(csv->out, index);
}

/* The words of a span, pieces joined by a space: always quoted, since the pieces go out one by one. */
static void csv_words(csv_writer *csv, size_t article, pf_spans span) {
  if (span.count <= 1) {
    csv_text(csv, span.count == 0 ? PFI_VIEW("") : pf_report_text(csv->report, article, span.pieces[0]));
    return;
  }
  csv_begin_cell(csv);
  pfi_put_char(csv->out, '"');
  for (size_t i = 0; i < span.count; i++) {
    pf_view words = pf_report_text(csv->report, article, span.pieces[i]);
    if (i == 0 && csv->guard && csv_is_formula(words)) pfi_put_char(csv->out, '\'');
    if (i > 0) pfi_put_char(csv->out, ' ');
    put_csv_escaped(csv->out, words);
  }
  pfi_put_char(csv->out, '"');
}

static void csv_span(csv_writer *csv, pf_spans span) {
  csv_begin_cell(csv);
  for (size_t i = 0; i < span.count; i++) {
    if (i > 0) pfi_put_char(csv->out, ';');
    pfi_put_number(csv->out, span.pieces[i].start);
    pfi_put_char(csv->out, '-');
    pfi_put_number(csv->out, span.pieces[i].start + span.pieces[i].size);
  }
}

/* The words of all arguments of one role, in one cell. */
static void csv_role(csv_writer *csv, size_t article, size_t claim, pf_role role) {
  bool begun = false;
  csv_begin_cell(csv);
  for (size_t i = 0; i < pf_argument_count(csv->report, article, claim); i++) {
    if (pf_argument_role(csv->report, article, claim, i) != role) continue;
    pf_spans span = pf_argument_span(csv->report, article, claim, i);
    for (size_t j = 0; j < span.count; j++) {
      pf_view words = pf_report_text(csv->report, article, span.pieces[j]);
      if (!begun) pfi_put_char(csv->out, '"');
      if (!begun && csv->guard && csv_is_formula(words)) pfi_put_char(csv->out, '\'');
      if (begun) pfi_put_string(csv->out, j == 0 ? "; " : " ");
      begun = true;
      put_csv_escaped(csv->out, words);
    }
  }
  if (begun) pfi_put_char(csv->out, '"');
}

/* 12000 is 12, 12500 is 12.5. */
static void put_csv_number(pfi_writer *out, int64_t thousandths) {
  if (thousandths >= 0 && thousandths % 1000 == 0)
    pfi_put_number(out, (uint64_t)thousandths / 1000);
  else
    pfi_put_thousandths(out, thousandths);
}

/* "12 fatalities; at_least 3 weeks". */
static void csv_quantities(csv_writer *csv, size_t article, size_t claim) {
  csv_begin_cell(csv);
  for (size_t i = 0; i < pf_quantity_count(csv->report, article, claim); i++) {
    pf_bound bound = pf_quantity_bound(csv->report, article, claim, i);
    int64_t thousandths = pf_quantity_thousandths(csv->report, article, claim, i);
    pf_view unit = pf_quantity_unit(csv->report, article, claim, i);
    pfi_put_string(csv->out, i == 0 ? "\"" : "; ");
    if (bound != PF_BOUND_EXACT) pfi_put_string(csv->out, pf_bound_name(bound));
    if (bound != PF_BOUND_EXACT) pfi_put_char(csv->out, ' ');
    put_csv_number(csv->out, thousandths);
    if (unit.size > 0) pfi_put_char(csv->out, ' ');
    put_csv_escaped(csv->out, unit);
  }
  if (pf_quantity_count(csv->report, article, claim) > 0) pfi_put_char(csv->out, '"');
}

/* Who does what: the parts of the claim, and how surely. */
static void csv_parts(csv_writer *csv, size_t article, size_t claim) {
  const pf_report *report = csv->report;
  pf_spans predicate = pf_claim_predicate(report, article, claim);
  csv_words(csv, article, pf_claim_subject(report, article, claim));
  if (predicate.count > 0)
    csv_words(csv, article, predicate);
  else
    csv_text(csv, pf_claim_implied_predicate(report, article, claim));
  csv_text(csv, pf_claim_predicate_lemma(report, article, claim));
  csv_role(csv, article, claim, PF_ROLE_OBJECT);
  csv_role(csv, article, claim, PF_ROLE_COMPLEMENT);
  csv_role(csv, article, claim, PF_ROLE_PLACE);
  csv_words(csv, article, pf_claim_time(report, article, claim));
  csv_text(csv, pf_claim_time_value(report, article, claim));
  csv_quantities(csv, article, claim);
  csv_name(csv, pf_polarity_name(pf_claim_polarity(report, article, claim)));
  csv_name(csv, pf_modality_name(pf_claim_modality(report, article, claim)));
  csv_begin_cell(csv);
  pfi_put_thousandths(csv->out, pf_claim_confidence(report, article, claim));
}

static void csv_repeats(csv_writer *csv, size_t article, size_t claim) {
  csv_begin_cell(csv);
  size_t count = pf_claim_repeat_count(csv->report, article, claim);
  if (count == 0) return;
  pfi_put_char(csv->out, '"');
  for (size_t i = 0; i < count; i++) {
    pf_repeat repeat = pf_claim_repeat(csv->report, article, claim, i);
    if (i > 0) pfi_put_char(csv->out, ';');
    if (i == 0 && csv->guard && csv_is_formula(repeat.article)) pfi_put_char(csv->out, '\'');
    put_csv_escaped(csv->out, repeat.article);
    pfi_put_char(csv->out, ':');
    pfi_put_number(csv->out, repeat.block);
  }
  pfi_put_char(csv->out, '"');
}

static void csv_statement(csv_writer *csv, size_t article, size_t statement) {
  const pf_report *report = csv->report;
  csv_index(csv, statement);
  csv_words(csv, article, pf_statement_source(report, article, statement));
  csv_words(csv, article, pf_statement_cue(report, article, statement));
  csv_text(csv, pf_statement_cue_lemma(report, article, statement));
  csv_words(csv, article, pf_statement_content(report, article, statement));
  csv_name(csv, statement == PF_NONE ? "" : pf_quote_name(pf_statement_quote(report, article, statement)));
  csv_name(csv, statement == PF_NONE ? "" : pf_stance_name(pf_statement_stance(report, article, statement)));
}

static void csv_claim(csv_writer *csv, size_t article, size_t claim) {
  const pf_report *report = csv->report;
  size_t block = pf_claim_block(report, article, claim);
  csv_text(csv, pf_article_id(report, article));
  csv_text(csv, pf_article_source(report, article));
  csv_text(csv, pf_article_field(report, article, PF_FIELD_TITLE));
  csv_text(csv, pf_article_field(report, article, PF_FIELD_PUBLISHED));
  csv_index(csv, block);
  csv_name(csv, pf_block_type_name(pf_block_type_of(report, article, block)));
  csv_text(csv, pf_claim_id(report, article, claim));
  csv_words(csv, article, pf_claim_span(report, article, claim));
  csv_span(csv, pf_claim_span(report, article, claim));
  csv_parts(csv, article, claim);
  csv_statement(csv, article, pf_claim_statement(report, article, claim));
  csv_repeats(csv, article, claim);
  size_t statement = pf_claim_statement(report, article, claim);
  csv_text(csv, statement == PF_NONE ? PFI_VIEW("") : pfi_source_name(report, article, statement));
  csv_index(csv, statement == PF_NONE ? PF_NONE : pf_statement_parent(report, article, statement));
  csv_end_line(csv);
}

pf_status pfi_write_csv(const pf_report *report, const pf_render_options *options, pfi_writer *out, pf_error *error) {
  (void)error;
  csv_writer csv = {.out = out, .report = report, .guard = options->bom != 0};
  if (options->bom) PFI_PUT(out, "\xef\xbb\xbf");
  if (!options->no_header) {
    for (size_t i = 0; i < sizeof csv_columns / sizeof csv_columns[0]; i++)
      csv_name(&csv, csv_columns[i]);
    csv_end_line(&csv);
  }
  for (size_t article = 0; article < pf_report_article_count(report); article++) {
    for (size_t claim = 0; claim < pf_claim_count(report, article) && !out->stopped; claim++)
      csv_claim(&csv, article, claim);
  }
  return PF_OK;
}
