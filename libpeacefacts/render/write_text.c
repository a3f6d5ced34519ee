/* write_text.c - the view for a terminal: for each article its head, who says what, what the article says itself, which
 * of its blocks repeat others, and warnings. An article in which nothing was looked for, or nothing was found, is shown
 * as its blocks instead.
 *
 * Every word of the article goes through wrap.c, which lets nothing through that a terminal would obey. */
#include "render/claim_view.h"
#include "render/render.h"
#include "render/speakers.h"
#include "render/wrap.h"

#define STYLE_TITLE "1"
#define STYLE_HEADING "1;4"
#define STYLE_SPEAKER "1;36"
#define STYLE_CUE "33"
#define STYLE_FAINT "2"
#define STYLE_REPEAT "2;35"
#define STYLE_WARNING "1;31"
#define STYLE_NEGATED "31"
#define STYLE_UNSURE "33"
#define STYLE_TIME "36"

static const uint32_t narrowest = 20;  /* columns; asked for less, we take this */
static const uint32_t table_from = 60; /* columns from which on words are set in a table */
static const uint32_t cue_column = 16;
static const uint32_t block_column = 16;

typedef struct text_view {
  const pf_report *report;
  const pf_allocator *allocator;
  pfi_wrap wrap;
  pfi_certainty said; /* of the article's statements */
} text_view;

static void text_styled(pfi_wrap *wrap, const char *style, pf_view text) {
  pfi_wrap_style(wrap, style);
  pfi_wrap_text(wrap, text);
  pfi_wrap_style(wrap, "");
}

static void text_heading(pfi_wrap *wrap, const char *heading) {
  pfi_wrap_new_line(wrap);
  pfi_wrap_begin(wrap, 0, 0);
  text_styled(wrap, STYLE_HEADING, pfi_view_of_string(heading));
  pfi_wrap_new_line(wrap);
}

/* The words of a span; its pieces are joined by dots. */
static void text_words(text_view *view, size_t article, pf_spans span) {
  for (size_t i = 0; i < span.count; i++) {
    if (i > 0) pfi_wrap_string(&view->wrap, " \xe2\x80\xa6 ");
    pfi_wrap_text(&view->wrap, pf_report_text(view->report, article, span.pieces[i]));
  }
}

/* "3 blocks": a number and its noun. */
static void text_count(pfi_wrap *wrap, size_t count, const char *noun) {
  pfi_wrap_number(wrap, count);
  pfi_wrap_string(wrap, "\xc2\xa0");
  pfi_wrap_string(wrap, noun);
  if (count != 1) pfi_wrap_string(wrap, "s");
}

static bool found_something(const pf_report *report, size_t article) {
  return pf_statement_count(report, article) + pf_claim_count(report, article) > 0;
}

/* ---- the head ---- */

static void text_rule(text_view *view) {
  for (uint32_t i = 0; i < view->wrap.columns; i++)
    PFI_PUT(view->wrap.out, "\xe2\x94\x80");
  pfi_put_char(view->wrap.out, '\n');
}

static void text_metadata(text_view *view, size_t article) {
  static const pf_field order[] = {PF_FIELD_PUBLISHED, PF_FIELD_PLACE, PF_FIELD_AGENCY, PF_FIELD_BYLINE};
  bool begun = false;
  pfi_wrap_begin(&view->wrap, 0, 0);
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    pf_view value = pf_article_field(view->report, article, order[i]);
    if (value.size == 0) continue;
    if (begun) pfi_wrap_string(&view->wrap, " \xc2\xb7 ");
    pfi_wrap_text(&view->wrap, value);
    begun = true;
  }
  if (begun) pfi_wrap_new_line(&view->wrap);
}

static void text_counts(text_view *view, size_t article) {
  pfi_wrap *wrap = &view->wrap;
  size_t repeated = pfi_repeated_count(view->report, article);
  pfi_wrap_begin(wrap, 0, 0);
  pfi_wrap_style(wrap, STYLE_FAINT);
  if (pf_article_field(view->report, article, PF_FIELD_TITLE).size > 0) {
    pfi_wrap_text(wrap, pf_article_id(view->report, article));
    pfi_wrap_string(wrap, " \xc2\xb7 ");
  }
  text_count(wrap, pf_block_count(view->report, article), "block");
  if (repeated > 0) {
    pfi_wrap_string(wrap, ", ");
    pfi_wrap_number(wrap, repeated);
    pfi_wrap_string(wrap, " repeated");
  }
  if (found_something(view->report, article)) {
    pfi_wrap_string(wrap, " \xc2\xb7 ");
    text_count(wrap, pf_statement_count(view->report, article), "statement");
    pfi_wrap_string(wrap, " \xc2\xb7 ");
    text_count(wrap, pf_claim_count(view->report, article), "claim");
  }
  pfi_wrap_style(wrap, "");
  pfi_wrap_new_line(wrap);
}

static void text_head(text_view *view, size_t article) {
  pf_view title = pf_article_field(view->report, article, PF_FIELD_TITLE);
  text_rule(view);
  pfi_wrap_begin(&view->wrap, 0, 0);
  text_styled(&view->wrap, STYLE_TITLE, title.size > 0 ? title : pf_article_id(view->report, article));
  pfi_wrap_new_line(&view->wrap);
  text_metadata(view, article);
}

/* ---- who says what ---- */

/* The words of the cue, or what stands for them; then the stance when it is not just saying. */
static void text_cue(text_view *view, size_t article, size_t statement) {
  pfi_wrap *wrap = &view->wrap;
  pf_spans cue = pf_statement_cue(view->report, article, statement);
  pfi_wrap_style(wrap, STYLE_CUE);
  if (cue.count == 0)
    pfi_wrap_string(wrap, "\xe2\x80\x94");
  else
    text_words(view, article, cue);
  pfi_wrap_style(wrap, "");
  if (!pfi_stance_is_news(view->report, article, statement)) return;
  pfi_wrap_style(wrap, STYLE_FAINT);
  pfi_wrap_string(wrap, " (");
  pfi_wrap_string(wrap, pf_stance_name(pf_statement_stance(view->report, article, statement)));
  pfi_wrap_string(wrap, ")");
  pfi_wrap_style(wrap, "");
}

/* Those who relay the statement, the nearest first: "(according to Delta, according to Morrow)". */
static void text_chain(text_view *view, size_t article, size_t statement) {
  pfi_wrap *wrap = &view->wrap;
  size_t parent = pf_statement_parent(view->report, article, statement);
  pfi_wrap_style(wrap, STYLE_FAINT);
  for (size_t link = 0; parent != PF_NONE && link < PFI_MOST_LINKS; link++) {
    pf_view name = pfi_source_name(view->report, article, parent);
    pf_spans source = pf_statement_source(view->report, article, parent);
    pfi_wrap_string(wrap, link == 0 ? " (" : ", ");
    pfi_wrap_string(wrap, source.count == 0 ? "according to somebody" : "according to ");
    if (name.size > 0)
      pfi_wrap_text(wrap, name);
    else
      text_words(view, article, source);
    parent = pf_statement_parent(view->report, article, parent);
    if (parent == PF_NONE || link + 1 == PFI_MOST_LINKS) pfi_wrap_string(wrap, ")");
  }
  pfi_wrap_style(wrap, "");
}

/* One of the words in brackets behind a claim or statement. */
static void text_tag(text_view *view, const char *style, pf_view tag, bool begun) {
  text_styled(&view->wrap, STYLE_FAINT, begun ? PFI_VIEW(", ") : PFI_VIEW(" ("));
  text_styled(&view->wrap, style, tag);
}

static void text_certainty(text_view *view, size_t statement) {
  pf_view tag;
  bool begun = false;
  for (size_t next = 0; (tag = pfi_certainty_tag(view->said.items[statement], &next)).size > 0; begun = true)
    text_tag(view, next == 1 ? STYLE_NEGATED : STYLE_UNSURE, tag, begun);
  if (begun) text_styled(&view->wrap, STYLE_FAINT, PFI_VIEW(")"));
}

static void text_statement(text_view *view, size_t article, size_t statement) {
  pfi_wrap *wrap = &view->wrap;
  bool table = wrap->columns >= table_from;
  pfi_wrap_begin(wrap, 4, table ? cue_column : 6);
  text_cue(view, article, statement);
  if (table)
    pfi_wrap_to_column(wrap, cue_column);
  else
    pfi_wrap_string(wrap, " ");
  text_words(view, article, pf_statement_content(view->report, article, statement));
  text_certainty(view, statement);
  text_chain(view, article, statement);
  pfi_wrap_new_line(wrap);
}

static void text_speaker(text_view *view, const pfi_speakers *speakers, const pfi_speaker *speaker) {
  if (speaker->count == 0) return;
  pfi_wrap_begin(&view->wrap, 2, 4);
  text_styled(&view->wrap, STYLE_SPEAKER, speaker->name.size > 0 ? speaker->name : PFI_VIEW("(nobody is named)"));
  if (speaker->role.size > 0) {
    pfi_wrap_string(&view->wrap, ", ");
    text_styled(&view->wrap, STYLE_FAINT, speaker->role);
  }
  pfi_wrap_new_line(&view->wrap);
  for (size_t i = 0; i < speaker->count && !view->wrap.out->stopped; i++) {
    pfi_spoken spoken = speakers->order.items[speaker->first + i];
    text_statement(view, spoken.article, spoken.statement);
  }
}

static pf_status text_statements(text_view *view, size_t article, pf_error *error) {
  pfi_speakers speakers;
  pf_status status;
  PFI_TRY(pfi_speakers_find(&speakers, view->report, article, article + 1, view->allocator, error));
  if (speakers.of.count > 0) text_heading(&view->wrap, "Who says what");
  for (size_t i = 1; i < speakers.items.count; i++)
    text_speaker(view, &speakers, &speakers.items.items[i]);
  text_speaker(view, &speakers, &speakers.items.items[0]);
done:
  pfi_speakers_free(&speakers);
  return status;
}

/* Its parts in the order of the text; a claim that has none as it stands. */
static void text_claim(text_view *view, size_t article, size_t claim) {
  pfi_claim_piece pieces[PFI_CLAIM_PIECES];
  static const char *const styles[] = {STYLE_TITLE, STYLE_CUE, ""};
  size_t count = pfi_claim_pieces(view->report, article, claim, pieces);
  if (count == 0) text_words(view, article, pf_claim_span(view->report, article, claim));
  for (size_t i = 0; i < count; i++) {
    if (i > 0) pfi_wrap_string(&view->wrap, " ");
    text_styled(&view->wrap, styles[pieces[i].part], pieces[i].words);
  }
}

static void text_claim_tags(text_view *view, size_t article, size_t claim) {
  static const char *const tag_styles[] = {"", STYLE_NEGATED, STYLE_UNSURE, STYLE_TIME};
  pf_view tag;
  bool begun = false;
  for (size_t next = 0; (tag = pfi_claim_tag(view->report, article, claim, &next)).size > 0; begun = true)
    text_tag(view, tag_styles[next], tag, begun);
  if (begun) text_styled(&view->wrap, STYLE_FAINT, PFI_VIEW(")"));
}

/* A full, half or empty circle: of such claims three in four were right, half of them, or fewer. */
static const char *sureness_of(uint32_t thousandths) {
  return thousandths >= 700 ? "\xe2\x97\x8f " : thousandths >= 450 ? "\xe2\x97\x90 " : "\xe2\x97\x8b ";
}

/* The claims that the article makes itself; those inside a statement were shown with it. */
static void text_claims(text_view *view, size_t article) {
  bool begun = false;
  for (size_t claim = 0; claim < pf_claim_count(view->report, article) && !view->wrap.out->stopped; claim++) {
    if (pf_claim_statement(view->report, article, claim) != PF_NONE) continue;
    if (!begun) text_heading(&view->wrap, "The article itself says");
    begun = true;
    pfi_wrap_begin(&view->wrap, 2, 4);
    pfi_wrap_string(&view->wrap, sureness_of(pf_claim_confidence(view->report, article, claim)));
    text_claim(view, article, claim);
    text_claim_tags(view, article, claim);
    pfi_wrap_new_line(&view->wrap);
  }
}

/* ---- blocks and repeats ---- */

static void text_repeat_place(text_view *view, size_t article, const pf_repeat *repeat, size_t more) {
  pfi_wrap *wrap = &view->wrap;
  pfi_wrap_number(wrap, repeat->block);
  if (more > 0) {
    pfi_wrap_string(wrap, "\xe2\x80\x93");
    pfi_wrap_number(wrap, repeat->block + more);
  }
  if (!pfi_view_equal(repeat->article, pf_article_id(view->report, article))) {
    pfi_wrap_string(wrap, " of ");
    pfi_wrap_text(wrap, repeat->article);
  }
  pfi_wrap_style(wrap, STYLE_FAINT);
  pfi_wrap_string(wrap, " (");
  pfi_wrap_string(wrap, pf_repeat_kind_name(repeat->kind));
  if (repeat->kind != PF_REPEAT_EXACT) {
    pfi_wrap_string(wrap, ", ");
    pfi_wrap_number(wrap, repeat->similarity / 10);
    pfi_wrap_string(wrap, "\xc2\xa0%");
  }
  pfi_wrap_string(wrap, ")");
  pfi_wrap_style(wrap, "");
}

/* How many blocks after this one repeat in step: each the block after the one before, exactly. */
static size_t repeats_in_step(const pf_report *report, size_t article, size_t block) {
  pf_repeat first = pf_block_repeat(report, article, block, 0);
  size_t more = 0;
  if (first.kind != PF_REPEAT_EXACT || pf_block_repeat_count(report, article, block) != 1) return 0;
  while (pf_block_repeat_count(report, article, block + more + 1) == 1) {
    pf_repeat next = pf_block_repeat(report, article, block + more + 1, 0);
    if (next.kind != PF_REPEAT_EXACT || next.block != first.block + more + 1 ||
        !pfi_view_equal(next.article, first.article))
      break;
    more++;
  }
  return more;
}

static void text_repeated_block(text_view *view, size_t article, size_t block, size_t more) {
  pfi_wrap *wrap = &view->wrap;
  pfi_wrap_begin(wrap, 2, 4);
  pfi_wrap_string(wrap, more > 0 ? "blocks\xc2\xa0" : "block\xc2\xa0");
  pfi_wrap_number(wrap, block);
  if (more > 0) {
    pfi_wrap_string(wrap, "\xe2\x80\x93");
    pfi_wrap_number(wrap, block + more);
  }
  pfi_wrap_string(wrap, more > 0 ? " repeat " : " repeats ");
  for (size_t i = 0; i < pf_block_repeat_count(view->report, article, block); i++) {
    pf_repeat repeat = pf_block_repeat(view->report, article, block, i);
    if (i > 0) pfi_wrap_string(wrap, " and ");
    text_repeat_place(view, article, &repeat, more);
  }
  pfi_wrap_new_line(wrap);
}

static void text_quoted(text_view *view, size_t article, pf_span span) {
  static const size_t shown = 48;
  pf_view words = pf_report_text(view->report, article, span);
  size_t size = words.size <= shown ? words.size : pfi_utf8_whole_prefix((pf_view){words.data, shown});
  pfi_wrap_string(&view->wrap, "\xe2\x80\x9c");
  pfi_wrap_text(&view->wrap, (pf_view){words.data, size});
  pfi_wrap_string(&view->wrap, size < words.size ? "\xe2\x80\xa6\xe2\x80\x9d" : "\xe2\x80\x9d");
}

static void text_change(text_view *view, size_t article, size_t first, pf_change change) {
  if (change.earlier.size > 0) text_quoted(view, first, change.earlier);
  if (change.earlier.size > 0 && change.later.size > 0) pfi_wrap_string(&view->wrap, " became ");
  if (change.later.size > 0) text_quoted(view, article, change.later);
  if (change.later.size == 0) pfi_wrap_string(&view->wrap, " is gone");
  if (change.earlier.size == 0) pfi_wrap_string(&view->wrap, " is new");
}

/* The changes of numbers, names and negations, or, where there are none, the first others; a few of them. */
static void text_changes(text_view *view, size_t article, size_t block, size_t repeat) {
  static const uint32_t facts = PF_CHANGE_NUMBER | PF_CHANGE_NAME | PF_CHANGE_POLARITY;
  enum { SHOWN_MOST = 4 };
  const pf_report *report = view->report;
  size_t first = pf_block_repeat_article(report, article, block, repeat), shown = 0;
  size_t count = pf_block_change_count(report, article, block, repeat);
  uint32_t flags = pf_block_change_flags(report, article, block, repeat);
  if (first == PF_NONE && (flags & PF_CHANGE_NUMBER) == 0) return;
  if (first != PF_NONE && count == 0) return;
  pfi_wrap_begin(&view->wrap, 4, 6);
  if (first == PF_NONE) pfi_wrap_string(&view->wrap, "with other numbers");
  for (size_t i = 0; i < count && shown < SHOWN_MOST; i++) {
    pf_change change = pf_block_change(report, article, block, repeat, i);
    if ((flags & facts) != 0 && (change.flags & facts) == 0) continue;
    if (shown++ > 0) pfi_wrap_string(&view->wrap, "; ");
    text_change(view, article, first, change);
  }
  if (count > shown) {
    pfi_wrap_string(&view->wrap, ", ");
    pfi_wrap_number(&view->wrap, count - shown);
    pfi_wrap_string(&view->wrap, " more");
  }
  pfi_wrap_new_line(&view->wrap);
}

static void text_repeats(text_view *view, size_t article) {
  bool begun = false;
  for (size_t block = 0, more; block < pf_block_count(view->report, article); block += more + 1) {
    more = 0;
    if (pf_block_repeat_count(view->report, article, block) == 0) continue;
    if (!begun) text_heading(&view->wrap, "Repeated");
    begun = true;
    more = repeats_in_step(view->report, article, block);
    text_repeated_block(view, article, block, more);
    for (size_t i = 0; i < pf_block_repeat_count(view->report, article, block); i++)
      text_changes(view, article, block, i);
  }
}

static void text_blocks(text_view *view, size_t article) {
  pfi_wrap *wrap = &view->wrap;
  uint32_t indent = wrap->columns >= table_from ? block_column : 4;
  if (pf_block_count(view->report, article) > 0) text_heading(wrap, "Blocks");
  for (size_t block = 0; block < pf_block_count(view->report, article) && !wrap->out->stopped; block++) {
    pfi_wrap_begin(wrap, 2, indent);
    pfi_wrap_style(wrap, STYLE_FAINT);
    pfi_wrap_number(wrap, block);
    pfi_wrap_string(wrap, " ");
    pfi_wrap_string(wrap, pf_block_type_name(pf_block_type_of(view->report, article, block)));
    pfi_wrap_style(wrap, "");
    pfi_wrap_to_column(wrap, indent);
    if (pfi_block_is_repeated(view->report, article, block)) pfi_wrap_style(wrap, STYLE_FAINT);
    text_words(view, article, pf_block_span(view->report, article, block));
    pfi_wrap_style(wrap, "");
    pfi_wrap_new_line(wrap);
  }
}

/* ---- warnings, and the whole ---- */

static void text_warnings(text_view *view, size_t article) {
  pfi_wrap *wrap = &view->wrap;
  pf_status status = pf_article_status(view->report, article);
  size_t count = pf_article_warning_count(view->report, article);
  if (status == PF_OK && count == 0) return;
  text_heading(wrap, "Warnings");
  for (size_t i = 0; i < count + (status != PF_OK); i++) {
    pf_view message =
        i < count ? pf_article_warning(view->report, article, i) : pf_article_message(view->report, article);
    if (message.size == 0) message = pfi_view_of_string(pf_status_name(status));
    pfi_wrap_begin(wrap, 2, 4);
    text_styled(wrap, STYLE_WARNING, PFI_VIEW("! "));
    pfi_wrap_text(wrap, message);
    pfi_wrap_new_line(wrap);
  }
}

static pf_status text_article(text_view *view, size_t article, pf_error *error) {
  pf_status status = PF_OK;
  text_head(view, article);
  if (pf_block_count(view->report, article) > 0) text_counts(view, article);
  if (!pfi_certainty_gather(&view->said, view->report, article, view->allocator)) PFI_TRY(pfi_fail_memory(error));
  if (found_something(view->report, article)) {
    PFI_TRY(text_statements(view, article, error));
    text_claims(view, article);
  } else {
    text_blocks(view, article);
  }
  text_repeats(view, article);
  text_warnings(view, article);
  pfi_put_char(view->wrap.out, '\n');
done:
  return status;
}

pf_status pfi_write_text(const pf_report *report, const pf_render_options *options, const pf_allocator *allocator,
                         pfi_writer *out, pf_error *error) {
  text_view view = {.report = report, .allocator = allocator};
  view.wrap.out = out;
  view.wrap.columns = options->columns < narrowest ? narrowest : options->columns;
  view.wrap.colour = options->colour != 0;
  pf_status status = PF_OK;
  for (size_t article = 0; article < pf_report_article_count(report) && !out->stopped; article++)
    PFI_TRY(text_article(&view, article, error));
done:
  PFI_VECTOR_FREE(allocator, &view.said);
  return status;
}
