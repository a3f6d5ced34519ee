/* ownership_test.c - handles may be freed in any order, and a report stays whole whatever becomes of its corpus. */
#include "api/world.h"
#include "support/cmocka_all.h"

typedef struct handles {
  pf_model *model;
  pf_corpus *corpus;
  pf_index *index;
  pf_report *report;
} handles;

static void make(handles *all, const pf_allocator *allocator) {
  assert_int_equal(pf_model_new(&all->model, NULL, allocator, NULL), PF_OK);
  assert_int_equal(pf_index_new(&all->index, allocator, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&all->corpus, NULL, allocator, NULL), PF_OK);
  for (size_t i = 0; i < ARTICLE_COUNT; i++)
    assert_int_equal(pf_corpus_add(all->corpus, world_articles[i], strlen(world_articles[i]), NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(all->corpus, all->index, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&all->report, all->model, all->corpus, NULL, NULL), PF_OK);
}

static void free_one(handles *all, int which) {
  if (which == 0) pf_model_free(all->model);
  if (which == 1) pf_corpus_free(all->corpus);
  if (which == 2) pf_index_free(all->index);
  if (which == 3) pf_report_free(all->report);
}

static void handles_are_freed_in_any_order(void **state) {
  (void)state;
  for (int order = 0; order < 4 * 4 * 4 * 4; order++) {
    int steps[4] = {order & 3, order >> 2 & 3, order >> 4 & 3, order >> 6 & 3};
    if ((1 << steps[0] | 1 << steps[1] | 1 << steps[2] | 1 << steps[3]) != 15) continue;
    ledger book = {0};
    pf_allocator allocator = ledger_allocator(&book);
    handles all;
    make(&all, &allocator);
    char *before = records_of(all.report);
    assert_non_null(before);
    bool report_freed = false;
    for (int i = 0; i < 4; i++) {
      free_one(&all, steps[i]);
      report_freed = report_freed || steps[i] == 3;
      if (report_freed) continue;
      char *after = records_of(all.report);
      assert_string_equal(before, after);
      free(after);
    }
    free(before);
    assert_int_equal(book.bytes_out, 0);
    assert_false(book.wrong_size);
  }
}

static void a_report_stays_whole_when_its_corpus_is_cleared_and_filled_anew(void **state) {
  (void)state;
  pf_corpus *corpus = world_corpus(NULL);
  pf_report *report;
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  char *before = records_of(report);
  pf_corpus_clear(corpus);
  assert_int_equal(pf_corpus_article_count(corpus), 0);
  for (int i = 0; i < 50; i++)
    assert_int_equal(pf_corpus_add(corpus, world_articles[1], strlen(world_articles[1]), NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  char *after = records_of(report);
  assert_string_equal(before, after);
  free(before);
  free(after);
  pf_corpus_free(corpus);
  pf_report_free(report);
}

static void freeing_null_is_fine(void **state) {
  (void)state;
  pf_model_free(NULL);
  pf_corpus_free(NULL);
  pf_corpus_clear(NULL);
  pf_index_free(NULL);
  pf_report_free(NULL);
  assert_int_equal(pf_corpus_article_count(NULL), 0);
}

static void bytes_and_metadata_are_copied(void **state) {
  (void)state;
  pf_corpus *corpus;
  pf_report *report;
  char text[] = "The mayor opened the bridge on Thursday.";
  char id[] = "first", title[] = "A title";
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.id = view_of(id);
  metadata.title = view_of(title);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, text, strlen(text), &metadata, NULL), PF_OK);
  memset(text, 'x', sizeof text);
  memset(id, 'x', sizeof id);
  memset(title, 'x', sizeof title);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  assert_memory_equal(pf_article_text(report, 0).data, "The mayor", 9);
  assert_memory_equal(pf_article_id(report, 0).data, "first", 5);
  assert_memory_equal(pf_article_field(report, 0, PF_FIELD_TITLE).data, "A title", 7);
  pf_corpus_free(corpus);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(handles_are_freed_in_any_order),
      cmocka_unit_test(a_report_stays_whole_when_its_corpus_is_cleared_and_filled_anew),
      cmocka_unit_test(freeing_null_is_fine),
      cmocka_unit_test(bytes_and_metadata_are_copied),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
