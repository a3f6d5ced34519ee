/* write_text_test.c - the view for a terminal: what it says, how wide it is, and that nothing in it is obeyed. */
#include "render/made_example.h"
#include "support/cmocka_all.h"
#include "support/gathered.h"

#include <string.h>
#include <utf8proc.h>

/* The widest line; colours count nothing. */
static size_t widest_line(const char *text) {
  size_t widest = 0, width = 0;
  for (const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text; *at != 0;) {
    utf8proc_int32_t code_point;
    at += utf8proc_iterate(at, -1, &code_point);
    if (code_point == 0x1b) {
      while (*at != 'm')
        at++;
      at++;
    } else if (code_point == '\n') {
      width = 0;
    } else {
      width += (size_t)utf8proc_charwidth(code_point);
    }
    if (width > widest) widest = width;
  }
  return widest;
}

static void says_who_says_what_and_what_the_article_says(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = gathered_render(report, PF_FORMAT_TEXT, NULL);
  assert_non_null(strstr(text.data, "Who says what\n  The mayor, Ada Blum\n    said        \xe2\x80\x9cWe agreed"));
  assert_non_null(strstr(text.data, "denied      that the harbour is closed"));
  assert_non_null(strstr(text.data, "The article itself says\n  \xe2\x97\x8b The ferry sails on Monday.\n"));
  assert_non_null(strstr(text.data, "block\xc2\xa0"
                                    "1 repeats 2 of first (exact)"));
  assert_non_null(strstr(text.data, "! A warning."));
  gathered_free(&text);
  pf_report_free(report);
}

static void no_line_is_wider_than_the_columns_asked_for(void **state) {
  (void)state;
  pf_report *report = example_report();
  for (uint32_t columns = 20; columns <= 120; columns += 7) {
    pf_render_options options = PF_RENDER_OPTIONS_INIT;
    options.columns = columns;
    options.colour = columns % 2;
    gathered text = gathered_render(report, PF_FORMAT_TEXT, &options);
    assert_in_range(widest_line(text.data), 10, columns);
    gathered_free(&text);
  }
  pf_report_free(report);
}

static void no_control_character_of_an_article_reaches_the_terminal(void **state) {
  (void)state;
  static const char odd[] = "\x1b]0;title\x07 \x01\x02\x7f \xc2\x9b"
                            "31m \xe2\x80\xae turned \xe2\x81\xa6 x\xc2\x85y";
  static const made_claim claims[] = {{.words = odd}, {.words = NULL}};
  made_article article = {.text = odd, .id = "odd \x1b[2J id", .title = "\x1b[31mtitle", .claims = claims};
  pf_report *report = made_report(&article, 1, NULL);
  gathered text = gathered_render(report, PF_FORMAT_TEXT, NULL);
  for (size_t i = 0; i < text.size; i++)
    assert_true((unsigned char)text.data[i] >= 0x20 || text.data[i] == '\n');
  assert_null(strchr(text.data, 0x7f));
  assert_null(strstr(text.data, "\xc2\x9b"));
  assert_null(strstr(text.data, "\xc2\x85"));
  assert_null(strstr(text.data, "\xe2\x80\xae"));
  assert_null(strstr(text.data, "\xe2\x81\xa6"));
  gathered_free(&text);
  pf_report_free(report);
}

static void colours_are_there_only_when_asked_for_and_are_always_ended(void **state) {
  (void)state;
  pf_report *report = example_report();
  pf_render_options options = PF_RENDER_OPTIONS_INIT;
  options.colour = 1;
  gathered text = gathered_render(report, PF_FORMAT_TEXT, &options);
  size_t begun = 0, ended = 0;
  for (const char *at = text.data; (at = strstr(at, "\x1b[0")) != NULL; at += 3) {
    begun += at[3] == ';';
    ended += at[3] == 'm';
  }
  assert_true(begun > 5 && ended >= begun);
  gathered_free(&text);
  text = gathered_render(report, PF_FORMAT_TEXT, NULL);
  assert_null(strchr(text.data, 0x1b));
  gathered_free(&text);
  pf_report_free(report);
}

static void an_article_in_which_nothing_was_found_is_shown_as_its_blocks(void **state) {
  (void)state;
  made_article article = example_articles[0];
  article.statements = NULL;
  article.claims = NULL;
  pf_report *report = made_report(&article, 1, NULL);
  gathered text = gathered_render(report, PF_FORMAT_TEXT, NULL);
  assert_non_null(strstr(text.data, "  0 title       Ferry talks resume\n"));
  assert_non_null(strstr(text.data, "  3 boilerplate Share this\n"));
  gathered_free(&text);
  pf_report_free(report);
}

static void a_chain_tells_all_who_relay_the_nearest_first(void **state) {
  (void)state;
  static const made_block blocks[] = {{"Delta..late", PF_BLOCK_PARAGRAPH}, {NULL, PF_BLOCK_PARAGRAPH}};
  static const made_statement statements[] = {
      {.content = "that Lind..late", .source = "Delta", .cue = "said", .lemma = "say", .quote = PF_QUOTE_INDIRECT},
      {.content = "Varga..late", .source = "Lind", .cue = "claimed", .quote = PF_QUOTE_INDIRECT, .parent = 1},
      {.content = "of late", .source = "Varga", .cue = "spoke", .quote = PF_QUOTE_INDIRECT, .parent = 2},
      {.content = NULL}};
  made_article article = {.text = "Delta said that Lind claimed Varga spoke of late",
                          .id = "chain",
                          .blocks = blocks,
                          .statements = statements};
  pf_report *report = made_report(&article, 1, NULL);
  pf_render_options options = PF_RENDER_OPTIONS_INIT;
  options.columns = 100;
  gathered text = gathered_render(report, PF_FORMAT_TEXT, &options);
  assert_non_null(strstr(text.data, "of late (according to Lind, according to Delta)"));
  assert_non_null(strstr(text.data, "Varga spoke of late (according to Delta)"));
  gathered_free(&text);
  gathered page = gathered_render(report, PF_FORMAT_HTML, NULL);
  const char *nearest = strstr(page.data, "href=\"#a1s1\">according to Lind</a>");
  assert_non_null(nearest);
  assert_non_null(strstr(nearest, "href=\"#a1s0\">according to Delta</a>"));
  gathered_free(&page);
  pf_report_free(report);
}

static void a_word_longer_than_any_line_is_cut(void **state) {
  (void)state;
  char word[3001];
  memset(word, 'x', sizeof word - 1);
  word[sizeof word - 1] = '\0';
  made_article article = {.text = word, .id = "long"};
  pf_report *report = made_report(&article, 1, NULL);
  gathered text = gathered_render(report, PF_FORMAT_TEXT, NULL);
  assert_int_equal(widest_line(text.data), 80);
  size_t count = 0;
  for (size_t i = 0; i < text.size; i++)
    count += text.data[i] == 'x';
  assert_int_equal(count, 3000);
  gathered_free(&text);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(says_who_says_what_and_what_the_article_says),
      cmocka_unit_test(no_line_is_wider_than_the_columns_asked_for),
      cmocka_unit_test(no_control_character_of_an_article_reaches_the_terminal),
      cmocka_unit_test(colours_are_there_only_when_asked_for_and_are_always_ended),
      cmocka_unit_test(an_article_in_which_nothing_was_found_is_shown_as_its_blocks),
      cmocka_unit_test(a_chain_tells_all_who_relay_the_nearest_first),
      cmocka_unit_test(a_word_longer_than_any_line_is_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
