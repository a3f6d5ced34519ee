/* soak_test.c - no state outside handles, and memory that stays flat: the same bytes give the same record whatever came
 * before, and a long stream through one corpus needs no more than a short one. */
#include <stdio.h>

#include "api/world.h"
#include "support/cmocka_all.h"

/* The record of one article alone, by a corpus that has seen others. */
static char *record_of(pf_corpus *corpus, const pf_model *model, const char *text) {
  pf_report *report;
  pf_corpus_clear(corpus);
  assert_int_equal(add_article(corpus, text, "same"), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  char *records = records_of(report);
  pf_report_free(report);
  return records;
}

static void the_same_bytes_give_the_same_record_whatever_came_before(void **state) {
  (void)state;
  pf_corpus *corpus;
  pf_model *model;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  char *wanted[ARTICLE_COUNT];
  for (size_t i = 0; i < ARTICLE_COUNT; i++)
    wanted[i] = record_of(corpus, model, world_articles[i]);
  uint32_t random = 12345;
  for (int round = 0; round < 100; round++) {
    random = random * 1664525u + 1013904223u;
    size_t i = random >> 16 & 3;
    char *got = record_of(corpus, model, world_articles[i]);
    assert_string_equal(got, wanted[i]);
    free(got);
  }
  for (size_t i = 0; i < ARTICLE_COUNT; i++)
    free(wanted[i]);
  pf_model_free(model);
  pf_corpus_free(corpus);
}

/* Article number `number`: its sentences differ from those of the others. */
static void write_article(char *out, size_t size, unsigned number) {
  (void)snprintf(
      out, size,
      "Bridge %u opens\n\nRIVERTON (NationPress) - Bridge %u over the Alder opened after %u weeks of work.\n\n"
      "\"We waited %u days for this,\" said Mayor Ann Lee of district %u.\n\nThe old one stays as it is.\n",
      number, number, number % 97, number % 1009, number % 53);
}

static size_t peak_of_stream(unsigned articles, pf_index *index) {
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pf_corpus *corpus;
  pf_model *model;
  assert_int_equal(pf_corpus_new(&corpus, NULL, &allocator, NULL), PF_OK);
  assert_int_equal(pf_model_new(&model, NULL, &allocator, NULL), PF_OK);
  char text[512];
  for (unsigned i = 0; i < articles; i++) {
    pf_report *report;
    write_article(text, sizeof text, i);
    assert_int_equal(pf_corpus_add(corpus, text, strlen(text), NULL, NULL), PF_OK);
    assert_int_equal(pf_deduplicate(corpus, index, NULL, NULL), PF_OK);
    assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
    pf_report_free(report);
    pf_corpus_clear(corpus);
  }
  pf_model_free(model);
  pf_corpus_free(corpus);
  assert_int_equal(book.bytes_out, 0);
  return book.peak_bytes;
}

static void a_long_stream_needs_no_more_memory_than_a_short_one(void **state) {
  (void)state;
  size_t without_index = peak_of_stream(60, NULL);
  assert_true(peak_of_stream(600, NULL) <= without_index + 4096);
  pf_index *index;
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK); /* grows, on another allocator */
  size_t with_index = peak_of_stream(60, index);
  assert_true(peak_of_stream(600, index) <= with_index + 4096);
  assert_true(pf_index_paragraph_count(index) > 600);
  pf_index_free(index);
}

/* The most memory that is out while an article of `size` bytes is extracted. */
static size_t peak_of_article(size_t size) {
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pf_corpus *corpus;
  pf_model *model;
  pf_report *report;
  char *text = malloc(size + 512);
  assert_non_null(text);
  size_t used = 0;
  for (unsigned i = 0; used < size; i++) {
    write_article(text + used, 512, i);
    used += strlen(text + used);
  }
  assert_int_equal(pf_corpus_new(&corpus, NULL, &allocator, NULL), PF_OK);
  assert_int_equal(pf_model_new(&model, NULL, &allocator, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, text, used, NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  assert_true(pf_claim_count(report, 0) > size / 500);
  pf_report_free(report);
  pf_model_free(model);
  pf_corpus_free(corpus);
  free(text);
  return book.peak_bytes;
}

/* Some of it is arrays that double, so the figure is taken between sizes that are a power of two apart. */
static void a_long_article_takes_a_bounded_number_of_bytes_a_byte(void **state) {
  (void)state;
  enum { SHORT = 50000, LONG = 200000, MOST_BYTES_A_BYTE = 30 };
  size_t more = peak_of_article(LONG) - peak_of_article(SHORT);
  print_message("%zu bytes a byte of text\n", more / (LONG - SHORT));
  assert_true(more < (size_t)MOST_BYTES_A_BYTE * (LONG - SHORT));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_bytes_give_the_same_record_whatever_came_before),
      cmocka_unit_test(a_long_article_takes_a_bounded_number_of_bytes_a_byte),
      cmocka_unit_test(a_long_stream_needs_no_more_memory_than_a_short_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
