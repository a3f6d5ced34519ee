/* made_example.h - the report that the tests of the renderings share: two articles of our own invention. */
#ifndef TESTS_RENDER_MADE_EXAMPLE_H
#define TESTS_RENDER_MADE_EXAMPLE_H

#include "support/made_report.h"

static const made_block example_first_blocks[] = {
    {"Ferry talks resume", PF_BLOCK_TITLE},
    {"The mayor..yes\xe2\x80\x9d.", PF_BLOCK_PARAGRAPH},
    {"The ferry..Monday.", PF_BLOCK_PARAGRAPH},
    {"Share this", PF_BLOCK_BOILERPLATE},
    {NULL, PF_BLOCK_PARAGRAPH},
};
static const made_statement example_first_statements[] = {
    {.content = "\xe2\x80\x9cWe agreed\xe2\x80\x9d|\xe2\x80\x9cwith a loud yes\xe2\x80\x9d",
     .source = "The mayor, Ada Blum",
     .cue = "said",
     .lemma = "say"},
    {.content = "that the harbour is closed",
     .source = "the union",
     .cue = "denied",
     .lemma = "deny",
     .quote = PF_QUOTE_INDIRECT,
     .stance = PF_STANCE_DENIES,
     .parent = 1},
    {.content = NULL},
};
static const made_claim example_first_claims[] = {
    {.words = "The ferry sails on Monday."},
    {.words = "\xe2\x80\x9cWe agreed\xe2\x80\x9d|\xe2\x80\x9cwith a loud yes\xe2\x80\x9d", .statement = 1},
    {.words = NULL},
};
static const made_block example_second_blocks[] = {
    {"=SUM(A1), <b>bold</b> & \"more\"", PF_BLOCK_HEADING},
    {"The ferry sails on Monday.", PF_BLOCK_PARAGRAPH},
    {"A \x1b[31mred\x1b[0m line, \xe2\x80\xae turned\xe2\x80\xac and \xe6\xb8\xaf\xe5\x8f\xa3.", PF_BLOCK_LIST_ITEM},
    {NULL, PF_BLOCK_PARAGRAPH},
};
static const made_repeat example_second_repeats[] = {
    {"first", 1, 2, PF_REPEAT_EXACT, 1000},
    {NULL, 0, 0, PF_REPEAT_EXACT, 0},
};
static const made_claim example_second_claims[] = {
    {.words = "=SUM(A1), <b>bold</b> & \"more\""},
    {.words = "A \x1b[31mred\x1b[0m line, \xe2\x80\xae turned\xe2\x80\xac and \xe6\xb8\xaf\xe5\x8f\xa3."},
    {.words = NULL},
};
static const made_article example_articles[] = {
    {.text = "Ferry talks resume\n\nThe mayor, Ada Blum, said \xe2\x80\x9cWe agreed\xe2\x80\x9d and the union denied "
             "that the harbour is closed, \xe2\x80\x9cwith a loud yes\xe2\x80\x9d.\n\nThe ferry sails on Monday.\n\n"
             "Share this\n",
     .id = "first",
     .title = "Ferry talks resume",
     .published = "2025-11-20",
     .warning = "A warning.",
     .blocks = example_first_blocks,
     .statements = example_first_statements,
     .claims = example_first_claims},
    {.text = "=SUM(A1), <b>bold</b> & \"more\"\n\nThe ferry sails on Monday.\n\n"
             "A \x1b[31mred\x1b[0m line, \xe2\x80\xae turned\xe2\x80\xac and \xe6\xb8\xaf\xe5\x8f\xa3.\n",
     .id = "second <&>\"'",
     .blocks = example_second_blocks,
     .repeats = example_second_repeats,
     .claims = example_second_claims},
};

static inline pf_report *example_report(void) {
  return made_report(example_articles, sizeof example_articles / sizeof example_articles[0], NULL);
}

#endif
