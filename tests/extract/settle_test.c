/* settle_test.c - no quotation is lost: each of five words or more lies in the content of some statement. Over our
 * example articles, and over a folder of others when PEACEFACTS_ARTICLES names one. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/quote.h"

#include "support/cmocka_all.h"

enum { LARGEST_ARTICLE = 1 << 20, FEWEST_WORDS = 5 };

static size_t words_in(pf_view text) {
  size_t words = 0;
  for (size_t i = 0; i < text.size; i++)
    words += !pfi_is_space(text.data[i]) && (i == 0 || pfi_is_space(text.data[i - 1]));
  return words;
}

static bool is_covered(const pf_report *report, size_t start, size_t stop) {
  for (size_t s = 0; s < pf_statement_count(report, 0); s++) {
    pf_spans content = pf_statement_content(report, 0, s);
    for (size_t i = 0; i < content.count; i++)
      if (content.pieces[i].start <= start && stop <= content.pieces[i].start + content.pieces[i].size) return true;
  }
  return false;
}

static bool is_read(const pf_report *report, size_t block) {
  pf_block_type type = pf_block_type_of(report, 0, block);
  if (type == PF_BLOCK_HEADING || type == PF_BLOCK_QUESTION || type == PF_BLOCK_BOILERPLATE) return false;
  for (size_t r = 0; r < pf_block_repeat_count(report, 0, block); r++) {
    pf_repeat_kind kind = pf_block_repeat(report, 0, block, r).kind;
    if (kind == PF_REPEAT_EXACT || kind == PF_REPEAT_CONTAINED) return false;
  }
  return true;
}

/* Counts the quotations of a report's first article, which is plain UTF-8, and names those that are in no statement. */
static void count_lost(const pf_report *report, const char *name, size_t *quotations, size_t *lost) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_quotations found = {0};
  pf_view text = pf_article_text(report, 0);
  for (size_t b = 0; b < pf_block_count(report, 0); b++) {
    pf_span span = pf_block_span(report, 0, b).pieces[0];
    if (!is_read(report, b)) continue;
    pfi_range range = {(uint32_t)span.start, (uint32_t)span.size};
    assert_int_equal(pfi_quotations_find(&found, text, range, &allocator, NULL), PF_OK);
    for (size_t q = 0; q < found.items.count; q++) {
      const pfi_quotation *item = &found.items.items[q];
      pf_view inner = pfi_view_slice(text, item->inner_start, item->inner_stop - item->inner_start);
      if (words_in(inner) < FEWEST_WORDS) continue;
      ++*quotations;
      if (is_covered(report, item->inner_start, item->inner_stop)) continue;
      ++*lost;
      print_error("%s: lost: %.*s\n", name, (int)inner.size, inner.data);
    }
  }
  pfi_quotations_free(&found, &allocator);
}

static void read_article(const char *path, const char *name, size_t *quotations, size_t *lost) {
  static char bytes[LARGEST_ARTICLE];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  size_t size = fread(bytes, 1, sizeof bytes, file);
  (void)fclose(file);
  pf_corpus *corpus = NULL;
  pf_report *report = NULL;
  pf_model *model = NULL;
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, bytes, size, NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  bool plain = pf_article_text(report, 0).size == size; /* offsets are those of the bytes */
  if (plain && pf_article_status(report, 0) == PF_OK) count_lost(report, name, quotations, lost);
  pf_report_free(report);
  pf_corpus_free(corpus);
  pf_model_free(model);
}

static size_t count_lost_in_folder(const char *path, size_t *quotations) {
  size_t lost = 0;
  DIR *folder = opendir(path);
  assert_non_null(folder);
  for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
    size_t length = strlen(entry->d_name);
    char file[4096];
    if (length < 5 || strcmp(entry->d_name + length - 4, ".txt") != 0) continue;
    (void)snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
    read_article(file, entry->d_name, quotations, &lost);
  }
  (void)closedir(folder);
  return lost;
}

static void no_quotation_of_our_articles_is_lost(void **state) {
  (void)state;
  size_t quotations = 0;
  assert_int_equal(count_lost_in_folder(SOURCE_FOLDER "/examples/articles", &quotations), 0);
  assert_true(quotations >= 10);
}

static void no_quotation_of_other_articles_is_lost(void **state) {
  (void)state;
  const char *path = getenv("PEACEFACTS_ARTICLES");
  if (path == NULL) {
    print_message("skipped: PEACEFACTS_ARTICLES names no folder of articles\n");
    skip();
  }
  size_t quotations = 0;
  assert_int_equal(count_lost_in_folder(path, &quotations), 0);
  print_message("%zu quotations, none lost\n", quotations);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_quotation_of_our_articles_is_lost),
      cmocka_unit_test(no_quotation_of_other_articles_is_lost),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
