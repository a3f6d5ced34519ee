/* html_change.c - a repeat beside what it repeats, word by word: the words that were dropped struck out, the ones that
 * came underlined, long stretches that both have cut to their ends. It stands open where a number, a name or a negation
 * changed, since that is where copies quietly change a fact. */
#include "render/html.h"

static const size_t kept_bytes = 60; /* of what both have, on each side of a change */

/* The most changes that are drawn, so that a page stays readable whatever is compared. */
enum { CHANGES_MOST = 200 };

static const pf_change_flag facts[] = {PF_CHANGE_NUMBER, PF_CHANGE_NAME, PF_CHANGE_POLARITY, PF_CHANGE_SENTENCE};

static void put_change_summary(pfi_html *page, uint32_t flags) {
  static const char *const words[] = {"numbers", "names", "negation", "whole sentences"};
  PFI_PUT(page->out, "<summary>what changed");
  const char *before = ": ";
  for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
    if ((flags & facts[i]) == 0) continue;
    pfi_put_string(page->out, before);
    pfi_put_string(page->out, words[i]);
    before = ", ";
  }
  PFI_PUT(page->out, "</summary>");
}

/* The first byte at or behind `at` that begins a character. */
static size_t character_from(pf_view text, size_t at) {
  while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
    at++;
  return at;
}

/* What both have, its middle left out when it is long. */
static void put_kept(pfi_html *page, pf_view kept, bool begins, bool ends) {
  size_t head = begins ? 0 : kept_bytes, tail = ends ? 0 : kept_bytes;
  if (kept.size <= head + tail + 20) {
    pfi_html_put(page->out, kept);
    return;
  }
  pfi_html_put(page->out, pfi_view_slice(kept, 0, pfi_utf8_whole_prefix(pfi_view_slice(kept, 0, head))));
  PFI_PUT(page->out, "\xe2\x80\xa6");
  size_t from = character_from(kept, kept.size - tail);
  pfi_html_put(page->out, pfi_view_slice(kept, from, kept.size - from));
}

static void put_changed(pfi_html *page, const char *element, pf_view words, uint32_t flags) {
  if (words.size == 0) return;
  PFI_PUT(page->out, "<");
  pfi_put_string(page->out, element);
  if ((flags & (PF_CHANGE_NUMBER | PF_CHANGE_NAME | PF_CHANGE_POLARITY)) != 0) PFI_PUT(page->out, " class=\"fact\"");
  PFI_PUT(page->out, ">");
  pfi_html_put(page->out, words);
  PFI_PUT(page->out, "</");
  pfi_put_string(page->out, element);
  PFI_PUT(page->out, ">");
}

/* The changes in their order, each behind what both have before it. */
static void put_change_words(pfi_html *page, size_t article, size_t block, size_t repeat, pf_span whole) {
  const pf_report *report = page->report;
  size_t count = pf_block_change_count(report, article, block, repeat), at = whole.start;
  size_t first = pf_block_repeat_article(report, article, block, repeat);
  pf_view text = pf_article_text(report, article);
  for (size_t i = 0; i < count && i < CHANGES_MOST; i++) {
    pf_change change = pf_block_change(report, article, block, repeat, i);
    pf_span later = pf_report_text_span(report, article, change.later);
    if (later.start > at) put_kept(page, pfi_view_slice(text, at, later.start - at), i == 0, false);
    put_changed(page, "del", pf_report_text(report, first, change.earlier), change.flags);
    if (change.earlier.size > 0 && later.size > 0) PFI_PUT(page->out, " ");
    put_changed(page, "ins", pfi_view_slice(text, later.start, later.size), change.flags);
    if (later.size == 0) PFI_PUT(page->out, " ");
    at = later.start + later.size;
  }
  put_kept(page, pfi_view_slice(text, at, whole.start + whole.size - at), false, true);
}

void pfi_html_changes(pfi_html *page, size_t article, size_t block, size_t repeat) {
  const pf_report *report = page->report;
  uint32_t flags = pf_block_change_flags(report, article, block, repeat);
  if (pf_block_repeat_article(report, article, block, repeat) == PF_NONE) {
    if ((flags & PF_CHANGE_NUMBER) != 0) PFI_PUT(page->out, "<p class=\"again\">with other numbers</p>");
    return;
  }
  if (pf_block_change_count(report, article, block, repeat) == 0) return;
  bool open = (flags & (PF_CHANGE_NUMBER | PF_CHANGE_NAME | PF_CHANGE_POLARITY)) != 0;
  pf_span whole = pf_report_text_span(report, article, pf_block_span(report, article, block).pieces[0]);
  pfi_put_string(page->out, open ? "<details class=\"changes\" open>" : "<details class=\"changes\">");
  put_change_summary(page, flags);
  PFI_PUT(page->out, "<p dir=\"auto\">");
  put_change_words(page, article, block, repeat, whole);
  PFI_PUT(page->out, "</p></details>");
}
