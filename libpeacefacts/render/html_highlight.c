/* html_highlight.c - the words of a block with marks around what was found in them.
 *
 * Marks may lie inside each other, cross each other and go on in the next block, elements may not: a mark is closed and
 * opened again where another one ends or where the block does. Invariant: `open` holds the marks around the place that
 * is being written, outermost first. Its depth is bounded, so the work at each mark is too, and the whole is linear but
 * for the sorting. */
#include "render/html.h"

/* ---- gathering ---- */

static bool add_highlights(pfi_html *page, size_t article, pf_spans span, pfi_highlight_kind kind, size_t number) {
  for (size_t i = 0; i < span.count; i++) {
    pf_span inside = pf_report_text_span(page->report, article, span.pieces[i]);
    pfi_highlight made = {inside.start, inside.start + inside.size, (uint32_t)number, kind, i == 0};
    if (inside.size > 0 && !PFI_PUSH(page->allocator, &page->highlights, made)) return false;
  }
  return true;
}

/* By place; at the same place the longer one is outside, then claim, content, source, cue, what
 * says how sure, when. */
static bool goes_before(const pfi_highlight *a, const pfi_highlight *b) {
  if (a->start != b->start) return a->start < b->start;
  if (a->stop != b->stop) return a->stop > b->stop;
  return a->kind <= b->kind;
}

/* A stable merge from below; `spare` is as long as `items`. */
static void sort_highlights(pfi_highlight *items, pfi_highlight *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t start = 0; start < count; start += 2 * width) {
      size_t middle = start + width < count ? start + width : count;
      size_t stop = start + 2 * width < count ? start + 2 * width : count;
      size_t left = start, right = middle;
      for (size_t i = start; i < stop; i++) {
        bool from_left = left < middle && (right >= stop || goes_before(&items[left], &items[right]));
        spare[i] = items[from_left ? left++ : right++];
      }
    }
    memcpy(items, spare, count * sizeof *items);
  }
}

bool pfi_html_highlight(pfi_html *page, size_t article) {
  const pf_report *report = page->report;
  page->highlights.count = page->next = page->open_count = 0;
  for (size_t i = 0; i < pf_claim_count(report, article); i++) {
    if (!add_highlights(page, article, pf_claim_span(report, article, i), PFI_HIGHLIGHT_CLAIM, i) ||
        !add_highlights(page, article, pf_claim_modality_cue(report, article, i), PFI_HIGHLIGHT_MODALITY, i) ||
        !add_highlights(page, article, pf_claim_polarity_cue(report, article, i), PFI_HIGHLIGHT_NEGATION, i) ||
        !add_highlights(page, article, pf_claim_time(report, article, i), PFI_HIGHLIGHT_TIME, i))
      return false;
  }
  for (size_t i = 0; i < pf_statement_count(report, article); i++) {
    if (!add_highlights(page, article, pf_statement_content(report, article, i), PFI_HIGHLIGHT_CONTENT, i) ||
        !add_highlights(page, article, pf_statement_source(report, article, i), PFI_HIGHLIGHT_SOURCE, i) ||
        !add_highlights(page, article, pf_statement_cue(report, article, i), PFI_HIGHLIGHT_CUE, i))
      return false;
  }
  size_t count = page->highlights.count;
  if (!PFI_RESERVE(page->allocator, &page->spare, count)) return false;
  if (count > 1) sort_highlights(page->highlights.items, page->spare.items, count);
  return true;
}

/* ---- writing ---- */

static void put_id(pfi_html *page, size_t article, const pfi_highlight *mark) {
  PFI_PUT(page->out, " id=\"");
  pfi_html_anchor(page->out, article, mark->kind == PFI_HIGHLIGHT_CLAIM ? 'c' : 's', mark->number);
  pfi_put_char(page->out, '"');
}

static bool has_anchor(const pfi_highlight *mark) {
  return mark->first && (mark->kind == PFI_HIGHLIGHT_CLAIM || mark->kind == PFI_HIGHLIGHT_CONTENT);
}

/* "Ada Blum: say (direct)", for who points at it. */
static void put_title(pfi_html *page, size_t article, size_t statement) {
  pf_view name = page->speakers.items.items[pfi_html_speaker_of(page, article, statement)].name;
  pf_view lemma = pf_statement_cue_lemma(page->report, article, statement);
  PFI_PUT(page->out, " title=\"");
  pfi_html_put(page->out, name.size == 0 ? PFI_VIEW("nobody is named") : name);
  if (lemma.size > 0) PFI_PUT(page->out, ": ");
  pfi_html_put(page->out, lemma);
  PFI_PUT(page->out, " (");
  pfi_put_string(page->out, pf_quote_name(pf_statement_quote(page->report, article, statement)));
  PFI_PUT(page->out, ")\"");
}

/* The number of the speaker, before what is said: colours alone would say nothing to some. */
static void put_speaker_number(pfi_html *page, uint32_t speaker) {
  if (speaker == 0) return;
  PFI_PUT(page->out, "<a class=\"n\" href=\"#p");
  pfi_put_number(page->out, speaker);
  PFI_PUT(page->out, "\">");
  pfi_put_number(page->out, speaker);
  PFI_PUT(page->out, "</a>");
}

/* "may" with what it makes of the claim, and by which rule. */
static void open_modality(pfi_html *page, size_t article, size_t claim) {
  const char *modality = pf_modality_name(pf_claim_modality(page->report, article, claim));
  PFI_PUT(page->out, "<em class=\"may\" data-as=\"");
  pfi_put_string(page->out, modality);
  PFI_PUT(page->out, "\" title=\"");
  pfi_put_string(page->out, modality);
  PFI_PUT(page->out, ", by ");
  pfi_put_string(page->out, pf_claim_rule(page->report, article, claim, PF_DECISION_MODALITY));
  PFI_PUT(page->out, "\">");
}

static void open_negation(pfi_html *page, size_t article, size_t claim) {
  PFI_PUT(page->out, "<em class=\"no\" data-as=\"negated\" title=\"negated, by ");
  pfi_put_string(page->out, pf_claim_rule(page->report, article, claim, PF_DECISION_POLARITY));
  PFI_PUT(page->out, "\">");
}

/* "last month" with the month. */
static void open_time(pfi_html *page, size_t article, size_t claim) {
  pf_view value = pf_claim_time_value(page->report, article, claim);
  PFI_PUT(page->out, "<span class=\"when\" data-as=\"");
  pfi_html_put(page->out, value);
  PFI_PUT(page->out, "\" title=\"");
  pfi_html_put(page->out, value.size > 0 ? value : PFI_VIEW("no day can be told"));
  PFI_PUT(page->out, ", by ");
  pfi_put_string(page->out, pf_claim_rule(page->report, article, claim, PF_DECISION_TIME));
  PFI_PUT(page->out, "\">");
}

/* Marks of how sure and when; false for the others. */
static bool open_certainty(pfi_html *page, size_t article, const pfi_highlight *mark) {
  if (mark->kind < PFI_HIGHLIGHT_MODALITY) return false;
  if (mark->kind == PFI_HIGHLIGHT_MODALITY) open_modality(page, article, mark->number);
  if (mark->kind == PFI_HIGHLIGHT_NEGATION) open_negation(page, article, mark->number);
  if (mark->kind == PFI_HIGHLIGHT_TIME) open_time(page, article, mark->number);
  return true;
}

static void open_mark(pfi_html *page, size_t article, const pfi_highlight *mark, bool again) {
  static const char *const opening[] = {"<span class=\"k", "<mark class=\"", "<b class=\"who", "<i class=\"cue"};
  if (open_certainty(page, article, mark)) return;
  pfi_put_string(page->out, opening[mark->kind]);
  if (mark->kind == PFI_HIGHLIGHT_CONTENT)
    pfi_put_string(page->out, pf_quote_name(pf_statement_quote(page->report, article, mark->number)));
  if (mark->kind != PFI_HIGHLIGHT_CLAIM) pfi_html_speaker_class(page, pfi_html_speaker_of(page, article, mark->number));
  pfi_put_char(page->out, '"');
  if (has_anchor(mark) && !again) put_id(page, article, mark);
  if (mark->kind == PFI_HIGHLIGHT_CONTENT) put_title(page, article, mark->number);
  pfi_put_char(page->out, '>');
  if (mark->kind == PFI_HIGHLIGHT_CONTENT && mark->first && !again)
    put_speaker_number(page, pfi_html_speaker_of(page, article, mark->number));
}

static void close_mark(pfi_html *page, const pfi_highlight *mark) {
  static const char *const closing[] = {"</span>", "</mark>", "</b>", "</i>", "</em>", "</em>", "</span>"};
  pfi_put_string(page->out, closing[mark->kind]);
}

/* Ends the marks that stop at `at`, and opens again those around which an ended one lay. */
static void end_marks(pfi_html *page, size_t article, size_t at) {
  size_t kept = 0;
  while (kept < page->open_count && page->open[kept].stop > at)
    kept++;
  for (size_t i = page->open_count; i > kept; i--)
    close_mark(page, &page->open[i - 1]);
  size_t count = page->open_count;
  page->open_count = kept;
  for (size_t i = kept; i < count; i++) {
    if (page->open[i].stop <= at) continue;
    open_mark(page, article, &page->open[i], true);
    page->open[page->open_count++] = page->open[i];
  }
}

/* The same words decide for several claims: one mark is enough. */
static bool is_open_already(const pfi_html *page, const pfi_highlight *mark) {
  const pfi_highlight *last = page->open_count == 0 ? NULL : &page->open[page->open_count - 1];
  return last != NULL && mark->kind >= PFI_HIGHLIGHT_MODALITY && last->kind == mark->kind &&
         last->start == mark->start && last->stop == mark->stop;
}

static void begin_mark(pfi_html *page, size_t article, const pfi_highlight *mark) {
  if (is_open_already(page, mark)) return;
  if (page->open_count < PFI_HIGHLIGHT_DEPTH) {
    open_mark(page, article, mark, false);
    page->open[page->open_count++] = *mark;
  } else if (has_anchor(mark)) {
    PFI_PUT(page->out, "<span");
    put_id(page, article, mark);
    PFI_PUT(page->out, "></span>");
  }
}

/* The next place at which a mark ends or begins, `stop` at most. */
static size_t next_place(const pfi_html *page, size_t stop) {
  for (size_t i = 0; i < page->open_count; i++)
    stop = page->open[i].stop < stop ? page->open[i].stop : stop;
  if (page->next < page->highlights.count && page->highlights.items[page->next].start < stop)
    stop = page->highlights.items[page->next].start;
  return stop;
}

/* Forgets the marks that ended before a block; they are closed already. */
static void drop_ended(pfi_html *page, size_t start) {
  size_t kept = 0;
  for (size_t i = 0; i < page->open_count; i++) {
    if (page->open[i].stop > start) page->open[kept++] = page->open[i];
  }
  page->open_count = kept;
}

void pfi_html_marked(pfi_html *page, size_t article, size_t start, size_t stop) {
  pf_view text = pf_article_text(page->report, article);
  drop_ended(page, start);
  for (size_t i = 0; i < page->open_count; i++)
    open_mark(page, article, &page->open[i], true);
  for (size_t at = start; at < stop && !page->out->stopped;) {
    end_marks(page, article, at);
    for (; page->next < page->highlights.count && page->highlights.items[page->next].start <= at; page->next++) {
      const pfi_highlight *mark = &page->highlights.items[page->next];
      if (mark->stop > at) begin_mark(page, article, mark);
    }
    size_t to = next_place(page, stop);
    pfi_html_put(page->out, pfi_view_slice(text, at, to - at));
    at = to;
  }
  for (size_t i = page->open_count; i > 0; i--)
    close_mark(page, &page->open[i - 1]);
}
