/* html_article.c - one article on the page: its head, its blocks in order with their number and type in the margin, and
 * for each block whether it repeats another or is repeated. */
#include "render/html.h"

/* ---- the head ---- */

static bool has_title_block(const pf_report *report, size_t article) {
  for (size_t block = 0; block < pf_block_count(report, article); block++) {
    if (pf_block_type_of(report, article, block) == PF_BLOCK_TITLE) return true;
  }
  return false;
}

static void put_metadata(pfi_html *page, size_t article, bool with_id) {
  static const pf_field order[] = {PF_FIELD_PUBLISHED, PF_FIELD_PLACE, PF_FIELD_AGENCY, PF_FIELD_BYLINE};
  PFI_PUT(page->out, "<p class=\"meta\">");
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
    pf_view value = pf_article_field(page->report, article, order[i]);
    if (value.size == 0) continue;
    bool given = pf_article_field_origin(page->report, article, order[i]) == PF_ORIGIN_CALLER;
    PFI_PUT(page->out, "<span title=\"");
    pfi_put_string(page->out, pf_field_name(order[i]));
    pfi_put_string(page->out, given ? ", given" : ", found in the text");
    PFI_PUT(page->out, "\">");
    pfi_html_put(page->out, value);
    PFI_PUT(page->out, "</span> ");
  }
  if (with_id) {
    PFI_PUT(page->out, "<span class=\"id\">");
    pfi_html_put(page->out, pf_article_id(page->report, article));
    PFI_PUT(page->out, "</span>");
  }
  PFI_PUT(page->out, "</p>\n");
}

static void put_note(pfi_html *page, pf_view message) {
  PFI_PUT(page->out, "<p class=\"note\" role=\"note\">");
  pfi_html_put(page->out, message);
  PFI_PUT(page->out, "</p>\n");
}

static void put_notes(pfi_html *page, size_t article) {
  pf_status status = pf_article_status(page->report, article);
  pf_view message = pf_article_message(page->report, article);
  if (status != PF_OK) put_note(page, message.size > 0 ? message : pfi_view_of_string(pf_status_name(status)));
  for (size_t i = 0; i < pf_article_warning_count(page->report, article); i++)
    put_note(page, pf_article_warning(page->report, article, i));
}

static void put_head(pfi_html *page, size_t article) {
  pf_view title = pf_article_field(page->report, article, PF_FIELD_TITLE);
  bool titled = has_title_block(page->report, article);
  PFI_PUT(page->out, "<header>\n");
  put_metadata(page, article, titled || title.size > 0);
  if (!titled) {
    PFI_PUT(page->out, "<h2>");
    pfi_html_put(page->out, title.size > 0 ? title : pf_article_id(page->report, article));
    PFI_PUT(page->out, "</h2>\n");
  }
  put_notes(page, article);
  PFI_PUT(page->out, "</header>\n");
}

/* ---- blocks ---- */

/* "block 3" or "block 3 of other", a link when the place is on this page. */
static void put_place(pfi_html *page, size_t article, pf_view id, size_t block) {
  const uint32_t *number = pfi_text_table_find(&page->ids, id);
  bool here = number != NULL && *number == article;
  if (number != NULL) {
    PFI_PUT(page->out, "<a href=\"#");
    pfi_html_anchor(page->out, *number, 'b', block);
    PFI_PUT(page->out, "\">");
  }
  PFI_PUT(page->out, "block\xc2\xa0");
  pfi_put_number(page->out, block);
  if (!here) {
    PFI_PUT(page->out, " of ");
    pfi_html_put(page->out, id);
  }
  if (number != NULL) PFI_PUT(page->out, "</a>");
}

static void put_repeats(pfi_html *page, size_t article, size_t block) {
  static const char *const words[] = {"repeats ", "nearly repeats ", "is part of ", "contains ", "merges "};
  size_t count = pf_block_repeat_count(page->report, article, block);
  PFI_PUT(page->out, "<p class=\"again\">\xe2\x86\xa9 ");
  for (size_t i = 0; i < count; i++) {
    pf_repeat repeat = pf_block_repeat(page->report, article, block, i);
    pfi_put_string(page->out, i > 0 ? " and " : words[repeat.kind]);
    put_place(page, article, repeat.article, repeat.block);
    if (repeat.kind == PF_REPEAT_EXACT) continue;
    PFI_PUT(page->out, " (");
    pfi_put_number(page->out, repeat.similarity / 10);
    PFI_PUT(page->out, "\xc2\xa0%)");
  }
  PFI_PUT(page->out, "</p>");
  for (size_t i = 0; i < count; i++)
    pfi_html_changes(page, article, block, i);
}

static void put_repeated_by(pfi_html *page, size_t article, size_t block) {
  const pfi_again *again = &page->again.items[page->first_block.items[article] + block];
  if (again->count == 0) return;
  PFI_PUT(page->out, "<p class=\"again\">said again in ");
  put_place(page, article, pf_article_id(page->report, again->article), again->block);
  if (again->count > 1) {
    PFI_PUT(page->out, " and ");
    pfi_html_count(page->out, again->count - 1, "other block");
  }
  PFI_PUT(page->out, "</p>");
}

/* The element of a type; the first title is the article's. */
static const char *element_of(pf_block_type type, bool is_title) {
  switch (type) {
  case PF_BLOCK_TITLE:
    return is_title ? "h2" : "p";
  case PF_BLOCK_HEADING:
    return "h3";
  case PF_BLOCK_QUOTE:
    return "blockquote";
  default:
    return "p";
  }
}

static const char *label_of(pf_block_type type) {
  return type == PF_BLOCK_LIST_ITEM ? "list item" : pf_block_type_name(type);
}

static void put_block(pfi_html *page, size_t article, size_t block, bool is_title) {
  pf_block_type type = pf_block_type_of(page->report, article, block);
  const char *row = type == PF_BLOCK_LIST_ITEM ? "li" : "div";
  bool repeated = pfi_block_is_repeated(page->report, article, block);
  pf_span span = pf_report_text_span(page->report, article, pf_block_span(page->report, article, block).pieces[0]);
  PFI_PUT(page->out, "<");
  pfi_put_string(page->out, row);
  PFI_PUT(page->out, " class=\"block ");
  pfi_put_string(page->out, pf_block_type_name(type));
  if (repeated) PFI_PUT(page->out, " repeated");
  PFI_PUT(page->out, "\" id=\"");
  pfi_html_anchor(page->out, article, 'b', block);
  PFI_PUT(page->out, "\"><div class=\"margin\"><a href=\"#");
  pfi_html_anchor(page->out, article, 'b', block);
  PFI_PUT(page->out, "\">");
  pfi_put_number(page->out, block);
  PFI_PUT(page->out, "</a> ");
  pfi_put_string(page->out, label_of(type));
  PFI_PUT(page->out, "</div><div><");
  pfi_put_string(page->out, element_of(type, is_title));
  PFI_PUT(page->out, " class=\"words\" dir=\"auto\">");
  pfi_html_marked(page, article, span.start, span.start + span.size);
  PFI_PUT(page->out, "</");
  pfi_put_string(page->out, element_of(type, is_title));
  PFI_PUT(page->out, ">");
  if (pf_block_repeat_count(page->report, article, block) > 0)
    put_repeats(page, article, block);
  else
    put_repeated_by(page, article, block);
  PFI_PUT(page->out, "</div></");
  pfi_put_string(page->out, row);
  PFI_PUT(page->out, ">\n");
}

static void put_blocks(pfi_html *page, size_t article) {
  bool in_list = false, titled = false;
  PFI_PUT(page->out, "<div class=\"blocks\">\n");
  for (size_t block = 0; block < pf_block_count(page->report, article) && !page->out->stopped; block++) {
    pf_block_type type = pf_block_type_of(page->report, article, block);
    bool item = type == PF_BLOCK_LIST_ITEM, is_title = type == PF_BLOCK_TITLE && !titled;
    if (item != in_list) pfi_put_string(page->out, item ? "<ul>\n" : "</ul>\n");
    in_list = item;
    titled = titled || is_title;
    put_block(page, article, block, is_title);
  }
  if (in_list) PFI_PUT(page->out, "</ul>\n");
  PFI_PUT(page->out, "</div>\n");
}

bool pfi_html_article(pfi_html *page, size_t article) {
  pf_view language = pf_article_language(page->report, article);
  bool known = !pfi_view_equal(language, PFI_VIEW("und"));
  if (!pfi_html_highlight(page, article)) return false;
  PFI_PUT(page->out, "<article id=\"");
  pfi_html_anchor(page->out, article, '\0', 0);
  PFI_PUT(page->out, "\" lang=\"");
  if (known) pfi_html_put(page->out, language);
  PFI_PUT(page->out, "\">\n");
  put_head(page, article);
  put_blocks(page, article);
  if (!pfi_html_people(page, article)) return false;
  PFI_PUT(page->out, "</article>\n");
  return true;
}
