/* threads_test.c - two threads on two handles and one model need no lock, and any number may read one report. Judged by
 * ThreadSanitizer in .ci/run; here by the records being the same. */
#include <pthread.h>

#include "api/world.h"
#include "support/cmocka_all.h"

enum { THREADS = 8, ROUNDS = 4 };

static pf_model *shared_model;
static pf_report *shared_report;

static char *work(void) {
  pf_corpus *corpus = world_corpus(NULL);
  pf_report *report = NULL;
  if (corpus == NULL || pf_extract(&report, shared_model, corpus, NULL, NULL) != PF_OK) return NULL;
  char *records = records_of(report);
  pf_corpus_free(corpus);
  pf_report_free(report);
  return records;
}

/* Returns the number of rounds whose records were as wanted. */
static void *work_alone(void *wanted) {
  size_t good = 0;
  for (int i = 0; i < ROUNDS; i++) {
    char *records = work();
    good += records != NULL && strcmp(records, wanted) == 0;
    free(records);
  }
  return (void *)good;
}

static void *read_together(void *wanted) {
  size_t good = 0;
  for (int i = 0; i < ROUNDS; i++) {
    char *records = records_of(shared_report);
    good += records != NULL && strcmp(records, wanted) == 0;
    free(records);
  }
  return (void *)good;
}

static void run_threads(void *(*function)(void *), char *wanted) {
  pthread_t threads[THREADS];
  for (int i = 0; i < THREADS; i++)
    assert_int_equal(pthread_create(&threads[i], NULL, function, wanted), 0);
  for (int i = 0; i < THREADS; i++) {
    void *good;
    assert_int_equal(pthread_join(threads[i], &good), 0);
    assert_int_equal((size_t)good, ROUNDS);
  }
}

static void threads_with_handles_of_their_own_share_one_model(void **state) {
  (void)state;
  assert_int_equal(pf_model_new(&shared_model, NULL, NULL, NULL), PF_OK);
  char *wanted = work();
  assert_non_null(wanted);
  run_threads(work_alone, wanted);
  free(wanted);
  pf_model_free(shared_model);
}

static void many_threads_read_one_report(void **state) {
  (void)state;
  pf_corpus *corpus = world_corpus(NULL);
  assert_int_equal(pf_model_new(&shared_model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&shared_report, shared_model, corpus, NULL, NULL), PF_OK);
  char *wanted = records_of(shared_report);
  run_threads(read_together, wanted);
  free(wanted);
  pf_report_free(shared_report);
  pf_model_free(shared_model);
  pf_corpus_free(corpus);
}

static pf_index *shared_index;

/* A copy of the world, looked up in the index that has seen the world: every block of its English news is known. */
static void *look_up_together(void *wanted) {
  (void)wanted;
  size_t good = 0;
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  options.read_only = 1;
  for (int i = 0; i < ROUNDS; i++) {
    pf_corpus *corpus = NULL;
    pf_report *report = NULL;
    if (pf_corpus_new(&corpus, NULL, NULL, NULL) != PF_OK) return NULL;
    pf_status status = pf_corpus_add(corpus, world_articles[0], strlen(world_articles[0]), NULL, NULL);
    if (status == PF_OK) status = pf_deduplicate(corpus, shared_index, &options, NULL);
    if (status == PF_OK) status = pf_report_new(&report, corpus, NULL);
    size_t known = 0, blocks = pf_block_count(report, 0);
    for (size_t block = 0; block < blocks; block++)
      known += pf_block_repeat_count(report, 0, block) == 1 && pf_block_repeat(report, 0, block, 0).similarity == 1000;
    good += status == PF_OK && blocks > 0 && known == blocks;
    pf_report_free(report);
    pf_corpus_free(corpus);
  }
  return (void *)good;
}

static void many_threads_look_up_one_finished_index(void **state) {
  (void)state;
  assert_int_equal(pf_index_new(&shared_index, NULL, NULL), PF_OK);
  pf_corpus *corpus = NULL;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  for (size_t i = 0; i < ARTICLE_COUNT; i++)
    assert_int_equal(pf_corpus_add(corpus, world_articles[i], strlen(world_articles[i]), NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, shared_index, NULL, NULL), PF_OK);
  size_t seen = pf_index_paragraph_count(shared_index);
  run_threads(look_up_together, NULL);
  assert_int_equal(pf_index_paragraph_count(shared_index), seen);
  pf_corpus_free(corpus);
  pf_index_free(shared_index);
}

/* Reports of one corpus share its articles: the last holder frees them, whichever thread that is. */
static void *free_report(void *report) {
  pf_report_free(report);
  return NULL;
}

static void reports_of_one_corpus_may_be_freed_by_any_thread(void **state) {
  (void)state;
  for (int round = 0; round < ROUNDS; round++) {
    pf_corpus *corpus = world_corpus(NULL);
    pf_report *reports[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
      assert_int_equal(pf_report_new(&reports[i], corpus, NULL), PF_OK);
    for (int i = 0; i < THREADS; i++)
      assert_int_equal(pthread_create(&threads[i], NULL, free_report, reports[i]), 0);
    pf_corpus_free(corpus);
    for (int i = 0; i < THREADS; i++)
      assert_int_equal(pthread_join(threads[i], NULL), 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(threads_with_handles_of_their_own_share_one_model),
      cmocka_unit_test(many_threads_read_one_report),
      cmocka_unit_test(many_threads_look_up_one_finished_index),
      cmocka_unit_test(reports_of_one_corpus_may_be_freed_by_any_thread),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
