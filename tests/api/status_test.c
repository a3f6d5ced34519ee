/* status_test.c - every status comes back where the header says so, with a sentence; a call that fails leaves *out NULL
 * and its subject as it was. */
#include <stdio.h>

#include "api/world.h"
#include "support/cmocka_all.h"

static char mark;
#define GARBAGE ((void *)&mark)

static void assert_failed(const pf_error *error, pf_status got, pf_status wanted) {
  assert_int_equal(got, wanted);
  assert_int_equal(error->status, wanted);
  assert_true(strlen(error->message) > 10);
  assert_true(strlen(error->message) < sizeof error->message);
  assert_string_not_equal(pf_status_name(got), "unknown");
}

static pf_corpus *new_corpus(void) {
  pf_corpus *corpus;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  return corpus;
}

static pf_index *full_index(void) {
  pf_index *index;
  pf_corpus *corpus = new_corpus();
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  for (size_t i = 0; i < ARTICLE_COUNT; i++)
    assert_int_equal(pf_corpus_add(corpus, world_articles[i], strlen(world_articles[i]), NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, index, NULL, NULL), PF_OK);
  pf_corpus_free(corpus);
  return index;
}

static int stop(void *context, const char *data, size_t size) {
  (void)context;
  (void)data;
  (void)size;
  return 1;
}

static int stop_walk(void *context, const pf_event *event) {
  size_t *left = context;
  (void)event;
  return (*left)-- == 0;
}

static void null_arguments_are_refused(void **state) {
  (void)state;
  pf_error error;
  pf_corpus *corpus = new_corpus();
  pf_report *report = GARBAGE;
  assert_failed(&error, pf_model_new(NULL, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_corpus_new(NULL, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_index_new(NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_corpus_add(NULL, "a", 1, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_corpus_add(corpus, NULL, 1, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_corpus_add_refused(NULL, NULL, PF_ERROR_EMPTY, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_corpus_add_refused(corpus, NULL, PF_OK, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_deduplicate(NULL, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_extract(&report, NULL, corpus, NULL, &error), PF_ERROR_ARGUMENT);
  assert_null(report);
  report = GARBAGE;
  assert_failed(&error, pf_report_new(&report, NULL, &error), PF_ERROR_ARGUMENT);
  assert_null(report);
  assert_failed(&error, pf_report_new(NULL, corpus, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_report_visit(NULL, 0, stop_walk, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_render(NULL, PF_FORMAT_JSON, NULL, stop, NULL, &error), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_corpus_article_count(corpus), 0);
  pf_corpus_free(corpus);
}

static void null_arguments_of_an_index_are_refused(void **state) {
  (void)state;
  pf_error error;
  pf_index *index = GARBAGE;
  assert_failed(&error, pf_index_load(&index, NULL, 1, NULL, &error), PF_ERROR_ARGUMENT);
  assert_null(index);
  assert_failed(&error, pf_index_load(NULL, "a", 1, NULL, &error), PF_ERROR_ARGUMENT);
  index = GARBAGE;
  assert_failed(&error, pf_index_load_file(&index, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_null(index);
  assert_failed(&error, pf_index_save(NULL, stop, NULL, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_index_save_file(NULL, "x", &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_index_merge(NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_index_paragraph_count(NULL), 0);
}

static void a_wrong_date_is_refused(void **state) {
  (void)state;
  static const char *const wrong[] = {"2025",       "20 Nov 2025",      "2025-13-01",
                                      "2025-02-30", "2025-11-20T10:00", "2025/11/20"};
  pf_error error;
  pf_corpus *corpus = new_corpus();
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
    pf_metadata metadata = PF_METADATA_INIT;
    metadata.published = view_of(wrong[i]);
    assert_failed(&error, pf_corpus_add(corpus, "Some text.", 10, &metadata, &error), PF_ERROR_ARGUMENT);
  }
  assert_int_equal(pf_corpus_article_count(corpus), 0);
  pf_corpus_free(corpus);
}

static void empty_binary_and_too_large_articles_are_told_apart(void **state) {
  (void)state;
  pf_error error;
  pf_corpus_options options = PF_CORPUS_OPTIONS_INIT;
  options.max_article_bytes = 200;
  options.max_blocks = 2;
  pf_corpus *corpus;
  assert_int_equal(pf_corpus_new(&corpus, &options, NULL, NULL), PF_OK);
  char binary[100];
  for (size_t i = 0; i < sizeof binary; i++)
    binary[i] = (char)(i * 7 % 31);
  char large[201];
  memset(large, 'a', sizeof large);
  static const char blocks[] = "One paragraph.\n\nAnother one.\n\nAnd a third one.\n\nAnd a fourth.";
  assert_failed(&error, pf_corpus_add(corpus, "", 0, NULL, &error), PF_ERROR_EMPTY);
  assert_failed(&error, pf_corpus_add(corpus, NULL, 0, NULL, &error), PF_ERROR_EMPTY);
  assert_failed(&error, pf_corpus_add(corpus, " \n\t \r\n", 6, NULL, &error), PF_ERROR_EMPTY);
  assert_failed(&error, pf_corpus_add(corpus, binary, sizeof binary, NULL, &error), PF_ERROR_BINARY);
  assert_failed(&error, pf_corpus_add(corpus, large, sizeof large, NULL, &error), PF_ERROR_LIMIT);
  assert_failed(&error, pf_corpus_add(corpus, blocks, sizeof blocks - 1, NULL, &error), PF_ERROR_LIMIT);
  assert_int_equal(pf_corpus_article_count(corpus), 0);
  assert_int_equal(pf_corpus_add(corpus, "One paragraph.", 14, NULL, &error), PF_OK);
  assert_int_equal(error.status, PF_OK);
  pf_corpus_free(corpus);
}

static void only_english_has_a_model(void **state) {
  (void)state;
  pf_error error;
  pf_model *model = GARBAGE;
  assert_failed(&error, pf_model_new(&model, "de", NULL, &error), PF_ERROR_MODEL);
  assert_null(model);
  assert_int_equal(pf_model_new(&model, "en", NULL, &error), PF_OK);
  pf_model_free(model);
}

static void another_language_is_a_status_of_its_article(void **state) {
  (void)state;
  pf_corpus *corpus = world_corpus(NULL);
  pf_model *model;
  pf_report *report;
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  assert_int_equal(pf_article_status(report, 3), PF_UNSUPPORTED_LANGUAGE);
  assert_int_equal(pf_claim_count(report, 3), 0);
  assert_true(pf_block_count(report, 3) > 0);
  for (size_t i = 0; i < 3; i++)
    assert_int_equal(pf_article_status(report, i), PF_OK);
  pf_report_free(report);
  pf_model_free(model);
  pf_corpus_free(corpus);
}

static void a_refused_article_is_reported_beside_the_others(void **state) {
  (void)state;
  pf_corpus *corpus = new_corpus();
  pf_report *report;
  assert_int_equal(pf_corpus_add_refused(corpus, NULL, PF_ERROR_FILE, "It is not there.", NULL), PF_OK);
  assert_int_equal(add_article(corpus, world_articles[0], "good"), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  assert_int_equal(pf_report_article_count(report), 2);
  assert_int_equal(pf_article_status(report, 0), PF_ERROR_FILE);
  assert_memory_equal(pf_article_message(report, 0).data, "It is not there.", 16);
  assert_int_equal(pf_article_status(report, 1), PF_OK);
  assert_true(pf_block_count(report, 1) > 0);
  char *records = records_of(report);
  assert_non_null(strstr(records, "\"file_error\""));
  free(records);
  pf_report_free(report);
  pf_corpus_free(corpus);
}

static void a_sink_and_a_visitor_may_stop(void **state) {
  (void)state;
  pf_error error;
  pf_corpus *corpus = world_corpus(NULL);
  pf_report *report;
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  for (int format = PF_FORMAT_JSON; format <= PF_FORMAT_HTML; format++)
    assert_failed(&error, pf_render(report, (pf_format)format, NULL, stop, NULL, &error), PF_ERROR_SINK);
  size_t events = 0;
  for (;; events++) {
    size_t left = events;
    pf_status status = pf_report_visit(report, 0, stop_walk, &left, &error);
    if (status == PF_OK) break;
    assert_failed(&error, status, PF_ERROR_SINK);
  }
  assert_true(events > 20);
  assert_failed(&error, pf_report_visit(report, ARTICLE_COUNT, stop_walk, &events, &error), PF_ERROR_ARGUMENT);
  assert_failed(&error, pf_render(report, (pf_format)99, NULL, keep_bytes, NULL, &error), PF_ERROR_ARGUMENT);
  pf_report_free(report);
  pf_corpus_free(corpus);
}

/* The index saves what `wanted` holds, with the flipped byte flipped back. */
static void assert_saves(const pf_index *index, memory_sink *wanted, size_t flipped) {
  memory_sink again = {NULL, 0};
  assert_int_equal(pf_index_save(index, keep_bytes, &again, NULL), PF_OK);
  assert_int_equal(again.size, wanted->size);
  wanted->data[flipped] ^= 0x20;
  assert_memory_equal(again.data, wanted->data, again.size);
  wanted->data[flipped] ^= 0x20;
  free(again.data);
}

static void a_stopped_or_damaged_index_is_refused(void **state) {
  (void)state;
  pf_error error;
  pf_index *index = full_index(), *loaded = GARBAGE;
  memory_sink saved = {NULL, 0};
  assert_failed(&error, pf_index_save(index, stop, NULL, &error), PF_ERROR_SINK);
  assert_int_equal(pf_index_save(index, keep_bytes, &saved, &error), PF_OK);
  for (size_t size = 0; size < saved.size; size += 1 + saved.size / 97) {
    loaded = GARBAGE;
    assert_failed(&error, pf_index_load(&loaded, saved.data, size, NULL, &error), PF_ERROR_FORMAT);
    assert_null(loaded);
  }
  for (size_t at = 0; at < saved.size; at += 1 + saved.size / 499) {
    saved.data[at] ^= 0x20;
    pf_status status = pf_index_load(&loaded, saved.data, saved.size, NULL, &error);
    /* What fills the gap between two arrays means nothing, so it may change. */
    if (status == PF_OK)
      assert_saves(loaded, &saved, at);
    else
      assert_failed(&error, status, PF_ERROR_FORMAT);
    pf_index_free(loaded);
    saved.data[at] ^= 0x20;
  }
  assert_int_equal(pf_index_load(&loaded, saved.data, saved.size, NULL, &error), PF_OK);
  assert_int_equal(pf_index_paragraph_count(loaded), pf_index_paragraph_count(index));
  pf_index_free(loaded);
  pf_index_free(index);
  free(saved.data);
}

static void a_file_that_is_not_there_is_told(void **state) {
  (void)state;
  pf_error error;
  pf_index *index = full_index(), *loaded = GARBAGE;
  assert_failed(&error, pf_index_load_file(&loaded, "no/such/folder/index", NULL, &error), PF_ERROR_FILE);
  assert_null(loaded);
  assert_failed(&error, pf_index_save_file(index, "no/such/folder/index", &error), PF_ERROR_FILE);
  pf_index_free(index);
}

static void a_saved_index_is_loaded_and_replaced(void **state) {
  (void)state;
  static const char path[] = "api_status_test.index";
  pf_error error;
  pf_index *index = full_index(), *loaded;
  (void)remove(path);
  for (int round = 0; round < 2; round++) {
    assert_int_equal(pf_index_save_file(index, path, &error), PF_OK);
    assert_int_equal(pf_index_load_file(&loaded, path, NULL, &error), PF_OK);
    assert_int_equal(pf_index_paragraph_count(loaded), pf_index_paragraph_count(index));
    assert_int_equal(pf_index_merge(index, loaded, &error), PF_OK);
    pf_index_free(loaded);
  }
  assert_int_equal(remove(path), 0);
  pf_index_free(index);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(null_arguments_are_refused),
      cmocka_unit_test(null_arguments_of_an_index_are_refused),
      cmocka_unit_test(a_wrong_date_is_refused),
      cmocka_unit_test(empty_binary_and_too_large_articles_are_told_apart),
      cmocka_unit_test(only_english_has_a_model),
      cmocka_unit_test(another_language_is_a_status_of_its_article),
      cmocka_unit_test(a_refused_article_is_reported_beside_the_others),
      cmocka_unit_test(a_sink_and_a_visitor_may_stop),
      cmocka_unit_test(a_stopped_or_damaged_index_is_refused),
      cmocka_unit_test(a_file_that_is_not_there_is_told),
      cmocka_unit_test(a_saved_index_is_loaded_and_replaced),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
