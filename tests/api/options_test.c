/* options_test.c - option structs: a forgotten size is refused, so is an unknown tail that is set; an older, shorter
 * struct and a newer, longer one with zeros are taken. */
#include "api/world.h"
#include "support/cmocka_all.h"

typedef struct longer_corpus_options {
  pf_corpus_options known;
  uint64_t unknown;
} longer_corpus_options;

typedef struct longer_metadata {
  pf_metadata known;
  char unknown[3];
} longer_metadata;

static pf_status corpus_with(const void *options) {
  pf_corpus *corpus;
  pf_error error;
  pf_status status = pf_corpus_new(&corpus, options, NULL, &error);
  assert_int_equal(error.status, status);
  pf_corpus_free(corpus);
  return status;
}

static void a_forgotten_size_is_refused(void **state) {
  (void)state;
  pf_corpus_options corpus_options = {0};
  pf_deduplicate_options deduplicate_options = {0};
  pf_extract_options extract_options = {0};
  pf_render_options render_options = {0};
  pf_metadata metadata = {0};
  pf_corpus *corpus = world_corpus(NULL);
  pf_model *model;
  pf_report *report;
  assert_int_equal(corpus_with(&corpus_options), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_corpus_add(corpus, "Text.", 5, &metadata, NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_corpus_add_refused(corpus, &metadata, PF_ERROR_EMPTY, NULL, NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_deduplicate(corpus, NULL, &deduplicate_options, NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, &extract_options, NULL), PF_ERROR_ARGUMENT);
  assert_null(report);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  memory_sink sink = {NULL, 0};
  assert_int_equal(pf_render(report, PF_FORMAT_JSON, &render_options, keep_bytes, &sink, NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(sink.size, 0);
  pf_report_free(report);
  pf_model_free(model);
  pf_corpus_free(corpus);
}

static void an_unknown_tail_is_taken_when_it_is_zero_and_refused_when_set(void **state) {
  (void)state;
  longer_corpus_options options = {{sizeof options, 0, 0}, 0};
  assert_int_equal(corpus_with(&options), PF_OK);
  options.unknown = (uint64_t)1 << 63;
  assert_int_equal(corpus_with(&options), PF_ERROR_ARGUMENT);

  longer_metadata metadata;
  memset(&metadata, 0, sizeof metadata);
  metadata.known.size = sizeof metadata;
  pf_corpus *corpus;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, "Text.", 5, &metadata.known, NULL), PF_OK);
  metadata.unknown[2] = 1;
  assert_int_equal(pf_corpus_add(corpus, "Text.", 5, &metadata.known, NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_corpus_article_count(corpus), 1);
  pf_corpus_free(corpus);
}

static void an_older_shorter_struct_is_taken_and_nothing_is_read_behind_it(void **state) {
  (void)state;
  size_t only_size = sizeof(size_t);
  assert_int_equal(corpus_with(&only_size), PF_OK);

  struct {
    size_t size, max_article_bytes;
  } older = {sizeof older, 3};
  pf_corpus *corpus;
  assert_int_equal(pf_corpus_new(&corpus, (const pf_corpus_options *)(const void *)&older, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, "Text.", 5, NULL, NULL), PF_ERROR_LIMIT);
  pf_corpus_free(corpus);
}

static void limits_have_a_limit(void **state) {
  (void)state;
  pf_corpus_options options = PF_CORPUS_OPTIONS_INIT;
  options.max_article_bytes = (size_t)1 << 30;
  assert_int_equal(corpus_with(&options), PF_OK);
  options.max_article_bytes++;
  assert_int_equal(corpus_with(&options), PF_ERROR_ARGUMENT);
}

static void metadata_that_is_given_wins_and_is_marked_so(void **state) {
  (void)state;
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.title = view_of("Another title");
  metadata.published = view_of("2024-02-29");
  metadata.source = view_of("riverton.txt");
  metadata.agency = view_of("Alder Wire");
  pf_corpus *corpus;
  pf_report *report;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, world_articles[0], strlen(world_articles[0]), &metadata, NULL), PF_OK);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  static const pf_field given[] = {PF_FIELD_TITLE, PF_FIELD_PUBLISHED, PF_FIELD_AGENCY};
  static const char *const values[] = {"Another title", "2024-02-29", "Alder Wire"};
  for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
    assert_int_equal(pf_article_field_origin(report, 0, given[i]), PF_ORIGIN_CALLER);
    assert_int_equal(pf_article_field(report, 0, given[i]).size, strlen(values[i]));
    assert_memory_equal(pf_article_field(report, 0, given[i]).data, values[i], strlen(values[i]));
    assert_int_equal(pf_article_field_span(report, 0, given[i]).size, 0);
  }
  assert_memory_equal(pf_article_source(report, 0).data, "riverton.txt", 12);
  pf_report_free(report);
  pf_corpus_free(corpus);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_forgotten_size_is_refused),
      cmocka_unit_test(an_unknown_tail_is_taken_when_it_is_zero_and_refused_when_set),
      cmocka_unit_test(an_older_shorter_struct_is_taken_and_nothing_is_read_behind_it),
      cmocka_unit_test(limits_have_a_limit),
      cmocka_unit_test(metadata_that_is_given_wins_and_is_marked_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
