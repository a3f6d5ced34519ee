/* write_html.c - the page: title, the run in numbers, the articles in a table, who speaks, and then each article.
 *
 * Everything is in the one document: no script, no picture, nothing from elsewhere; a policy in its head holds browsers
 * to that, whatever an article may smuggle in. */
#include "render/html.h"
#include "render/render.h"

/* ---- what the page needs to know before it begins ---- */

static bool number_articles(pfi_html *page) {
  size_t blocks = 0;
  pfi_text_table_init(&page->ids, page->allocator);
  for (size_t article = 0; article < pf_report_article_count(page->report); article++) {
    if (pfi_text_table_put(&page->ids, pf_article_id(page->report, article), (uint32_t)article) == NULL) return false;
    if (!PFI_PUSH(page->allocator, &page->first_block, blocks)) return false;
    blocks += pf_block_count(page->report, article);
  }
  if (!PFI_RESERVE(page->allocator, &page->again, blocks)) return false;
  if (blocks > 0) memset(page->again.items, 0, blocks * sizeof *page->again.items);
  page->again.count = blocks;
  return true;
}

static void note_repeat(pfi_html *page, size_t article, size_t block, pf_repeat repeat) {
  const uint32_t *first = pfi_text_table_find(&page->ids, repeat.article);
  if (first == NULL || repeat.block >= pf_block_count(page->report, *first)) return;
  pfi_again *again = &page->again.items[page->first_block.items[*first] + repeat.block];
  if (again->count++ > 0) return;
  again->article = (uint32_t)article;
  again->block = (uint32_t)block;
}

static void note_repeats(pfi_html *page) {
  for (size_t article = 0; article < pf_report_article_count(page->report); article++) {
    for (size_t block = 0; block < pf_block_count(page->report, article); block++) {
      for (size_t i = 0; i < pf_block_repeat_count(page->report, article, block); i++)
        note_repeat(page, article, block, pf_block_repeat(page->report, article, block, i));
    }
  }
}

static pf_status page_init(pfi_html *page, pf_error *error) {
  size_t count = pf_report_article_count(page->report);
  pf_status status = pfi_speakers_find(&page->speakers, page->report, 0, count, page->allocator, error);
  if (status != PF_OK) return status;
  if (!number_articles(page)) return pfi_fail_memory(error);
  note_repeats(page);
  return PF_OK;
}

static void page_free(pfi_html *page) {
  PFI_VECTOR_FREE(page->allocator, &page->highlights);
  PFI_VECTOR_FREE(page->allocator, &page->spare);
  PFI_VECTOR_FREE(page->allocator, &page->said);
  PFI_VECTOR_FREE(page->allocator, &page->first_block);
  PFI_VECTOR_FREE(page->allocator, &page->again);
  pfi_text_table_free(&page->ids);
  pfi_speakers_free(&page->speakers);
}

/* ---- the top ---- */

typedef struct page_sums {
  size_t articles, blocks, repeated, statements, speakers, claims;
} page_sums;

static page_sums sum_up(const pfi_html *page) {
  page_sums sums = {.articles = pf_report_article_count(page->report)};
  for (size_t article = 0; article < sums.articles; article++) {
    sums.blocks += pf_block_count(page->report, article);
    sums.repeated += pfi_repeated_count(page->report, article);
    sums.statements += pf_statement_count(page->report, article);
    sums.claims += pf_claim_count(page->report, article);
  }
  for (size_t i = 1; i < page->speakers.items.count; i++)
    sums.speakers += !page->speakers.items.items[i].pronoun;
  return sums;
}

static pf_view name_of_article(const pf_report *report, size_t article) {
  pf_view title = pf_article_field(report, article, PF_FIELD_TITLE);
  return title.size > 0 ? title : pf_article_id(report, article);
}

static void put_document_head(pfi_html *page) {
  size_t articles = pf_report_article_count(page->report);
  PFI_PUT(page->out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<meta name=\"generator\" content=\"peacefacts ");
  pfi_put_string(page->out, pf_version());
  PFI_PUT(page->out, "\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n<title>");
  if (articles == 1)
    pfi_html_put(page->out, name_of_article(page->report, 0));
  else
    pfi_html_count(page->out, articles, "article");
  PFI_PUT(page->out, " \xe2\x80\x93 peacefacts</title>\n<style>\n");
  pfi_html_style(page->out);
  PFI_PUT(page->out, "</style>\n</head>\n<body>\n");
}

static void put_sum(pfi_html *page, size_t count, const char *noun) {
  PFI_PUT(page->out, "<div><dd>");
  pfi_put_number(page->out, count);
  PFI_PUT(page->out, "</dd><dt>");
  pfi_put_string(page->out, noun);
  if (count != 1) pfi_put_char(page->out, 's');
  PFI_PUT(page->out, "</dt></div>\n");
}

static void put_sums(pfi_html *page, page_sums sums) {
  PFI_PUT(page->out, "<dl class=\"sums\">\n");
  put_sum(page, sums.articles, "article");
  put_sum(page, sums.blocks, "block");
  put_sum(page, sums.repeated, "repeated block");
  put_sum(page, sums.statements, "statement");
  put_sum(page, sums.speakers, "speaker");
  put_sum(page, sums.claims, "claim");
  PFI_PUT(page->out, "</dl>\n");
}

static void put_legend(pfi_html *page) {
  PFI_PUT(page->out, "<p class=\"legend\"><span><b class=\"who p1\">who</b> <i class=\"cue p1\">says</i> "
                     "<mark class=\"direct p1\">in quotation marks</mark></span> "
                     "<span><mark class=\"indirect p1\">in other words</mark></span> "
                     "<span><em class=\"may\" data-as=\"planned\">will</em></span> "
                     "<span><em class=\"no\" data-as=\"negated\">not</em></span> "
                     "<span><span class=\"when\" data-as=\"2025-04\">in April</span></span> "
                     "<span><span class=\"sure s8\"></span>how often such claims are right</span> "
                     "<span class=\"repeated\"><span class=\"words\">said before</span></span> "
                     "<span class=\"boilerplate\"><span class=\"words\">not the article</span></span> "
                     "<span>\xc2\xb9 one number and colour for each speaker</span></p>\n");
}

static void put_cell(pfi_html *page, size_t count) {
  PFI_PUT(page->out, "<td>");
  pfi_put_number(page->out, count);
  PFI_PUT(page->out, "</td>");
}

static void put_article_row(pfi_html *page, size_t article) {
  const pf_report *report = page->report;
  pf_status status = pf_article_status(report, article);
  PFI_PUT(page->out, "<tr><th scope=\"row\"><a href=\"#");
  pfi_html_anchor(page->out, article, '\0', 0);
  PFI_PUT(page->out, "\">");
  pfi_html_put(page->out, name_of_article(report, article));
  PFI_PUT(page->out, "</a>");
  if (status != PF_OK) {
    PFI_PUT(page->out, " <span class=\"tag\">");
    pfi_put_string(page->out, pf_status_name(status));
    PFI_PUT(page->out, "</span>");
  }
  PFI_PUT(page->out, "</th><td>");
  pfi_html_put(page->out, pf_article_field(report, article, PF_FIELD_PUBLISHED));
  PFI_PUT(page->out, "</td>");
  put_cell(page, pf_block_count(report, article));
  put_cell(page, pfi_repeated_count(report, article));
  put_cell(page, pf_statement_count(report, article));
  put_cell(page, pf_claim_count(report, article));
  PFI_PUT(page->out, "</tr>\n");
}

static void put_articles_table(pfi_html *page) {
  PFI_PUT(page->out,
          "<nav aria-label=\"Articles\"><div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">article</th>"
          "<th scope=\"col\">date</th><th scope=\"col\">blocks</th><th scope=\"col\">repeated</th>"
          "<th scope=\"col\">statements</th><th scope=\"col\">claims</th></tr></thead>\n<tbody>\n");
  for (size_t article = 0; article < pf_report_article_count(page->report); article++)
    put_article_row(page, article);
  PFI_PUT(page->out, "</tbody></table></div></nav>\n");
}

static void put_everybody(pfi_html *page) {
  PFI_PUT(page->out, "<nav aria-label=\"Speakers\"><ul class=\"everybody\">\n");
  for (size_t i = 1; i < page->speakers.items.count; i++) {
    const pfi_speaker *speaker = &page->speakers.items.items[i];
    if (speaker->pronoun) continue;
    PFI_PUT(page->out, "<li class=\"speaker");
    pfi_html_speaker_class(page, (uint32_t)i);
    PFI_PUT(page->out, "\"><a href=\"#p");
    pfi_put_number(page->out, i);
    PFI_PUT(page->out, "\"><span class=\"chip\">");
    pfi_put_number(page->out, i);
    PFI_PUT(page->out, "</span> ");
    pfi_html_put(page->out, speaker->name);
    PFI_PUT(page->out, "</a> <span class=\"tag\">");
    pfi_put_number(page->out, speaker->count);
    PFI_PUT(page->out, "</span></li>\n");
  }
  PFI_PUT(page->out, "</ul></nav>\n");
}

static void put_top(pfi_html *page) {
  page_sums sums = sum_up(page);
  PFI_PUT(page->out, "<header class=\"top\">\n<h1>peacefacts</h1>\n");
  put_sums(page, sums);
  if (sums.articles > 1) put_articles_table(page);
  if (sums.articles > 1 && sums.speakers > 0) put_everybody(page);
  put_legend(page);
  PFI_PUT(page->out, "</header>\n");
}

pf_status pfi_write_html(const pf_report *report, const pf_allocator *allocator, pfi_writer *out, pf_error *error) {
  pfi_html page = {.out = out, .report = report, .allocator = allocator};
  page.ids.allocator = *allocator;
  pf_status status;
  PFI_TRY(page_init(&page, error));
  put_document_head(&page);
  put_top(&page);
  PFI_PUT(out, "<main>\n");
  for (size_t article = 0; article < pf_report_article_count(report) && !out->stopped; article++) {
    if (!pfi_html_article(&page, article)) PFI_TRY(pfi_fail_memory(error));
  }
  PFI_PUT(out, "</main>\n</body>\n</html>\n");
done:
  page_free(&page);
  return status;
}
