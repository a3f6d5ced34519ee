/* write_html_test.c - the page: its elements nest however the marks cross, its anchors exist, nothing comes from
 * elsewhere. The command's tests read pages with a parser of Python's as well. */
#include "render/made_example.h"
#include "support/cmocka_all.h"
#include "support/gathered.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every element that is opened is closed, innermost first. */
static void assert_elements_nest(const char *page) {
  char open[64][16];
  size_t depth = 0;
  for (const char *at = strchr(page, '<'); at != NULL; at = strchr(at + 1, '<')) {
    bool closes = at[1] == '/';
    const char *name = at + 1 + closes;
    size_t size = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789");
    if (at[1] == '!' || strncmp(name, "meta", 4) == 0) continue;
    assert_in_range(size, 1, sizeof open[0] - 1);
    if (!closes) {
      assert_true(depth < sizeof open / sizeof open[0]);
      memcpy(open[depth], name, size);
      open[depth++][size] = '\0';
      continue;
    }
    assert_true(depth > 0);
    depth--;
    if (strlen(open[depth]) != size || memcmp(open[depth], name, size) != 0)
      fail_msg("</%.*s> closes <%s> before %.60s", (int)size, name, open[depth], at);
  }
  assert_int_equal(depth, 0);
}

/* Every link leads to an anchor of the page, and no anchor stands twice. */
static void assert_links_lead_somewhere(const char *page) {
  for (const char *at = strstr(page, "href=\""); at != NULL; at = strstr(at + 1, "href=\"")) {
    const char *target = at + strlen("href=\"#");
    char id[64];
    assert_int_equal(target[-1], '#');
    (void)snprintf(id, sizeof id, " id=\"%.*s\"", (int)strcspn(target, "\""), target);
    const char *found = strstr(page, id);
    if (found == NULL)
      fail_msg("no%s", id);
    else
      assert_null(strstr(found + 1, id));
  }
}

static gathered checked_page(const pf_report *report) {
  gathered page = gathered_render(report, PF_FORMAT_HTML, NULL);
  assert_elements_nest(page.data);
  assert_links_lead_somewhere(page.data);
  assert_null(strstr(page.data, "<script"));
  assert_null(strstr(page.data, "src="));
  assert_null(strstr(page.data, "url("));
  assert_null(strstr(page.data, "@import"));
  return page;
}

static void what_an_article_says_is_escaped(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered page = checked_page(report);
  assert_non_null(strstr(page.data, "=SUM(A1), &lt;b&gt;bold&lt;/b&gt; &amp; &quot;more&quot;"));
  assert_non_null(strstr(page.data, "second &lt;&amp;&gt;&quot;'"));
  assert_null(strchr(page.data, 0x1b));
  gathered_free(&page);
  pf_report_free(report);
}

static void statements_are_marked_with_speaker_cue_and_kind(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered page = checked_page(report);
  assert_non_null(strstr(page.data, "<b class=\"who p1\">The mayor, Ada Blum</b>, <i class=\"cue p1\">said</i> "));
  assert_non_null(
      strstr(page.data, "<mark class=\"direct p1\" id=\"a1s0\" title=\"The mayor, Ada Blum: say (direct)\">"));
  assert_non_null(strstr(page.data, "<mark class=\"indirect p2\" id=\"a1s1\""));
  assert_non_null(strstr(page.data, "<span class=\"chip\">2</span> the union</h4>"));
  gathered_free(&page);
  pf_report_free(report);
}

static void a_repeat_is_linked_to_its_first_place_and_back(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered page = checked_page(report);
  assert_non_null(strstr(page.data, "<div class=\"block paragraph repeated\" id=\"a2b1\">"));
  assert_non_null(strstr(page.data, "repeats <a href=\"#a1b2\">block\xc2\xa0"
                                    "2 of first</a>"));
  assert_non_null(strstr(page.data, "said again in <a href=\"#a2b1\">block\xc2\xa0"
                                    "1 of second &lt;"));
  gathered_free(&page);
  pf_report_free(report);
}

static void marks_that_cross_and_reach_over_blocks_still_nest(void **state) {
  (void)state;
  static const made_block blocks[] = {{"one two three four", PF_BLOCK_PARAGRAPH},
                                      {"five six seven", PF_BLOCK_LIST_ITEM},
                                      {"eight", PF_BLOCK_QUOTE},
                                      {NULL, PF_BLOCK_PARAGRAPH}};
  static const made_statement statements[] = {
      {.content = "one..three", .source = "two", .cue = "three", .lemma = "say"},
      {.content = "two..six", .source = "six", .cue = "one", .lemma = "say", .quote = PF_QUOTE_MIXED},
      {.content = "three..eight", .source = "two", .cue = "four..five", .quote = PF_QUOTE_INDIRECT, .parent = 2},
      {.content = "four", .quote = PF_QUOTE_INDIRECT},
      {.content = NULL}};
  static const made_claim claims[] = {{.words = "one..eight"}, {.words = "two..five", .statement = 1}, {.words = NULL}};
  made_article article = {.text = "one two three four\n\n- five six seven\n\neight\n",
                          .id = "crossing",
                          .blocks = blocks,
                          .statements = statements,
                          .claims = claims};
  pf_report *report = made_report(&article, 1, NULL);
  gathered page = checked_page(report);
  assert_null(strstr(page.data, "\"></mark>")); /* no empty ones */
  gathered_free(&page);
  pf_report_free(report);
}

static void marks_inside_marks_without_end_keep_their_anchors(void **state) {
  (void)state;
  enum { depth = 40 };
  char text[4 * depth + 1] = "";
  char contents[depth][64];
  made_statement statements[depth + 1] = {{0}};
  for (size_t i = 0; i < depth; i++)
    (void)snprintf(text + 4 * i, 5, "a%02zu ", i % 100);
  for (size_t i = 0; i < depth; i++) {
    (void)snprintf(contents[i], sizeof contents[i], "a%02zu..a%02d", i, depth - 1);
    statements[i] = (made_statement){.content = contents[i], .quote = PF_QUOTE_INDIRECT, .parent = i};
  }
  made_article article = {.text = text, .id = "deep", .statements = statements};
  pf_report *report = made_report(&article, 1, NULL);
  gathered page = checked_page(report);
  gathered_free(&page);
  pf_report_free(report);
}

static void an_empty_report_is_a_page_too(void **state) {
  (void)state;
  pf_report *report = made_report(NULL, 0, NULL);
  gathered page = checked_page(report);
  assert_non_null(strstr(page.data, "<title>0\xc2\xa0"
                                    "articles"));
  gathered_free(&page);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_an_article_says_is_escaped),
      cmocka_unit_test(statements_are_marked_with_speaker_cue_and_kind),
      cmocka_unit_test(a_repeat_is_linked_to_its_first_place_and_back),
      cmocka_unit_test(marks_that_cross_and_reach_over_blocks_still_nest),
      cmocka_unit_test(marks_inside_marks_without_end_keep_their_anchors),
      cmocka_unit_test(an_empty_report_is_a_page_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
