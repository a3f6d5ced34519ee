/* html_people.c - beside each article: who says what, and what the article claims itself. Every line is a link to the
 * words. */
#include "render/html.h"

/* Those who relay a statement, the nearest first, each a link to what it says. */
static void put_chain(pfi_html *page, size_t article, size_t parent) {
  const pf_report *report = page->report;
  for (size_t link = 0; parent != PF_NONE && link < PFI_MOST_LINKS; link++) {
    pf_view name = pfi_source_name(report, article, parent);
    pf_spans source = pf_statement_source(report, article, parent);
    PFI_PUT(page->out, " <a class=\"relay\" href=\"#");
    pfi_html_anchor(page->out, article, 's', parent);
    PFI_PUT(page->out, "\">according to ");
    if (name.size > 0)
      pfi_html_put(page->out, name);
    else if (source.count > 0)
      pfi_html_excerpt(page, article, source);
    else
      PFI_PUT(page->out, "somebody");
    PFI_PUT(page->out, "</a>");
    parent = pf_statement_parent(report, article, parent);
  }
}

static void put_tag(pfi_html *page, const char *kind, pf_view words) {
  PFI_PUT(page->out, " <span class=\"stance ");
  pfi_put_string(page->out, kind);
  PFI_PUT(page->out, "\">");
  pfi_html_put(page->out, words);
  PFI_PUT(page->out, "</span>");
}

static void put_certainty(pfi_html *page, size_t statement) {
  pf_view tag;
  for (size_t next = 0; (tag = pfi_certainty_tag(page->said.items[statement], &next)).size > 0;)
    put_tag(page, next == 1 ? "no" : "may", tag);
}

static void put_said(pfi_html *page, size_t article, size_t statement) {
  const pf_report *report = page->report;
  pf_spans cue = pf_statement_cue(report, article, statement);
  size_t parent = pf_statement_parent(report, article, statement);
  PFI_PUT(page->out, "<li><a href=\"#");
  pfi_html_anchor(page->out, article, 's', statement);
  PFI_PUT(page->out, "\">");
  if (cue.count > 0) {
    PFI_PUT(page->out, "<i class=\"cue\">");
    pfi_html_excerpt(page, article, cue);
    PFI_PUT(page->out, "</i> ");
  }
  pfi_html_excerpt(page, article, pf_statement_content(report, article, statement));
  PFI_PUT(page->out, "</a>");
  if (pfi_stance_is_news(report, article, statement)) {
    PFI_PUT(page->out, " <span class=\"stance\">");
    pfi_put_string(page->out, pf_stance_name(pf_statement_stance(report, article, statement)));
    PFI_PUT(page->out, "</span>");
  }
  put_certainty(page, statement);
  put_chain(page, article, parent);
  PFI_PUT(page->out, "</li>\n");
}

/* Name of a speaker; `anchored` where it stands first on the page. */
static void put_speaker(pfi_html *page, uint32_t speaker, bool anchored) {
  PFI_PUT(page->out, "<div class=\"speaker");
  pfi_html_speaker_class(page, speaker);
  if (anchored && speaker > 0) {
    PFI_PUT(page->out, "\" id=\"p");
    pfi_put_number(page->out, speaker);
  }
  PFI_PUT(page->out, "\"><h4>");
  if (speaker > 0) {
    PFI_PUT(page->out, "<span class=\"chip\">");
    pfi_put_number(page->out, speaker);
    PFI_PUT(page->out, "</span> ");
  }
  pfi_html_put(page->out, speaker > 0 ? page->speakers.items.items[speaker].name : PFI_VIEW("Nobody is named"));
  PFI_PUT(page->out, "</h4>\n");
  if (page->speakers.items.items[speaker].role.size > 0) {
    PFI_PUT(page->out, "<p class=\"role\">");
    pfi_html_put(page->out, page->speakers.items.items[speaker].role);
    PFI_PUT(page->out, "</p>\n");
  }
  PFI_PUT(page->out, "<ul>\n");
}

static void put_speaker_with_words(pfi_html *page, size_t article, const pfi_speakers *local,
                                   const pfi_speaker *speaker) {
  if (speaker->count == 0) return;
  const pfi_spoken *spoken = &local->order.items[speaker->first];
  uint32_t number = pfi_html_speaker_of(page, article, spoken->statement);
  const pfi_speaker *everywhere = &page->speakers.items.items[number];
  put_speaker(page, number, page->speakers.order.items[everywhere->first].article == article);
  for (size_t i = 0; i < speaker->count && !page->out->stopped; i++)
    put_said(page, article, spoken[i].statement);
  PFI_PUT(page->out, "</ul></div>\n");
}

static void put_speakers(pfi_html *page, size_t article, const pfi_speakers *local) {
  PFI_PUT(page->out, "<h3>Who says what</h3>\n");
  for (size_t i = 1; i < local->items.count; i++)
    put_speaker_with_words(page, article, local, &local->items.items[i]);
  put_speaker_with_words(page, article, local, &local->items.items[0]);
}

/* Its parts in the order of the text; a claim that has none as it stands. */
static void put_claim_parts(pfi_html *page, size_t article, size_t claim) {
  static const char *const before[] = {"<b>", "<i>", ""}, *const after[] = {"</b>", "</i>", ""};
  pfi_claim_piece pieces[PFI_CLAIM_PIECES];
  size_t count = pfi_claim_pieces(page->report, article, claim, pieces);
  if (count == 0) pfi_html_excerpt(page, article, pf_claim_span(page->report, article, claim));
  for (size_t i = 0; i < count; i++) {
    if (i > 0) pfi_put_char(page->out, ' ');
    pfi_put_string(page->out, before[pieces[i].part]);
    pfi_html_put(page->out, pieces[i].words);
    pfi_put_string(page->out, after[pieces[i].part]);
  }
}

/* A bar as long as the share of such claims that were right. */
static void put_confidence(pfi_html *page, uint32_t thousandths) {
  PFI_PUT(page->out, "<span class=\"sure s");
  pfi_put_number(page->out, (thousandths + 50) / 100);
  PFI_PUT(page->out, "\" title=\"of such claims, ");
  pfi_put_number(page->out, thousandths / 10);
  PFI_PUT(page->out, " in 100 were right\"></span>");
}

static void put_speaker_of_claim(pfi_html *page, size_t article, size_t claim) {
  size_t statement = pf_claim_statement(page->report, article, claim);
  if (statement == PF_NONE) return;
  uint32_t speaker = pfi_html_speaker_of(page, article, statement);
  if (speaker == 0) return;
  PFI_PUT(page->out, "<span class=\"chip");
  pfi_html_speaker_class(page, speaker);
  PFI_PUT(page->out, "\">");
  pfi_put_number(page->out, speaker);
  PFI_PUT(page->out, "</span> ");
}

static void put_claim(pfi_html *page, size_t article, size_t claim) {
  pf_view tag;
  PFI_PUT(page->out, "<li>");
  put_confidence(page, pf_claim_confidence(page->report, article, claim));
  put_speaker_of_claim(page, article, claim);
  PFI_PUT(page->out, "<a href=\"#");
  pfi_html_anchor(page->out, article, 'c', claim);
  PFI_PUT(page->out, "\">");
  put_claim_parts(page, article, claim);
  PFI_PUT(page->out, "</a>");
  for (size_t next = 0; (tag = pfi_claim_tag(page->report, article, claim, &next)).size > 0;)
    put_tag(page, pfi_html_tag_class(next), tag);
  PFI_PUT(page->out, "</li>\n");
}

/* The article's own claims, or those inside statements. */
static void put_claims(pfi_html *page, size_t article, bool own) {
  size_t count = 0, claims = pf_claim_count(page->report, article);
  for (size_t claim = 0; claim < claims; claim++)
    count += (pf_claim_statement(page->report, article, claim) == PF_NONE) == own;
  if (count == 0) return;
  PFI_PUT(page->out, "<details class=\"claims\"");
  if (own) PFI_PUT(page->out, " open");
  PFI_PUT(page->out, "><summary>");
  pfi_html_count(page->out, count, "claim");
  pfi_put_string(page->out, own ? " of the article itself" : " of those who speak");
  PFI_PUT(page->out, "</summary>\n<ul>\n");
  for (size_t claim = 0; claim < claims && !page->out->stopped; claim++)
    if ((pf_claim_statement(page->report, article, claim) == PF_NONE) == own) put_claim(page, article, claim);
  PFI_PUT(page->out, "</ul></details>\n");
}

bool pfi_html_people(pfi_html *page, size_t article) {
  pfi_speakers local;
  bool gathered = pfi_certainty_gather(&page->said, page->report, article, page->allocator);
  bool found = pfi_speakers_find(&local, page->report, article, article + 1, page->allocator, NULL) == PF_OK;
  if (found && gathered && local.of.count + pf_claim_count(page->report, article) > 0) {
    PFI_PUT(page->out, "<aside>\n");
    if (local.of.count > 0) put_speakers(page, article, &local);
    put_claims(page, article, true);
    put_claims(page, article, false);
    PFI_PUT(page->out, "</aside>\n");
  }
  pfi_speakers_free(&local);
  return found && gathered;
}
