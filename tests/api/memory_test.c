/* memory_test.c - every public call that can run out of memory is repeated with its N-th allocation failing, N = 1, 2,
 * 3
 * ... until it passes: it says PF_ERROR_MEMORY, leaks nothing, and leaves a handle with which the same call then works.
 */
#include <stdio.h>

#include "api/world.h"
#include "support/cmocka_all.h"

/* What the calls under test work on. All of it is on one ledger. */
typedef struct world {
  ledger book;
  pf_allocator allocator;
  pf_model *model;
  pf_corpus *corpus; /* the articles, deduplicated unless the call does that */
  pf_index *index;   /* has seen the first two articles */
  pf_index *other;   /* has seen the last two */
  pf_report *report;
  memory_sink saved; /* the bytes of `index` */
  memory_sink output;
} world;

static const char index_path[] = "api_memory_test.index";

static void add_articles(pf_corpus *corpus, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    assert_int_equal(pf_corpus_add(corpus, world_articles[i], strlen(world_articles[i]), NULL, NULL), PF_OK);
}

static pf_index *index_of(const pf_allocator *allocator, size_t from, size_t to) {
  pf_index *index;
  pf_corpus *corpus;
  assert_int_equal(pf_index_new(&index, allocator, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, allocator, NULL), PF_OK);
  add_articles(corpus, from, to);
  assert_int_equal(pf_deduplicate(corpus, index, NULL, NULL), PF_OK);
  pf_corpus_free(corpus);
  return index;
}

static void world_init(world *w) {
  memset(w, 0, sizeof *w);
  w->allocator = ledger_allocator(&w->book);
  assert_int_equal(pf_model_new(&w->model, NULL, &w->allocator, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&w->corpus, NULL, &w->allocator, NULL), PF_OK);
  add_articles(w->corpus, 0, 3);
  w->index = index_of(&w->allocator, 0, 2);
  w->other = index_of(&w->allocator, 2, 4);
  assert_int_equal(pf_index_save(w->index, keep_bytes, &w->saved, NULL), PF_OK);
}

static void world_free(world *w) {
  pf_report_free(w->report);
  pf_corpus_free(w->corpus);
  pf_index_free(w->index);
  pf_index_free(w->other);
  pf_model_free(w->model);
  free(w->saved.data);
  free(w->output.data);
  assert_int_equal(w->book.bytes_out, 0);
  assert_false(w->book.wrong_size);
}

/* ---- the calls ---- */

static pf_status call_model_new(world *w, pf_error *error) {
  pf_model *made = NULL;
  pf_status status = pf_model_new(&made, "en", &w->allocator, error);
  pf_model_free(made);
  return status;
}

static pf_status call_corpus_new(world *w, pf_error *error) {
  pf_corpus *made = NULL;
  pf_status status = pf_corpus_new(&made, NULL, &w->allocator, error);
  pf_corpus_free(made);
  return status;
}

static pf_status call_corpus_add(world *w, pf_error *error) {
  size_t before = pf_corpus_article_count(w->corpus);
  pf_status status = pf_corpus_add(w->corpus, world_articles[0], strlen(world_articles[0]), NULL, error);
  assert_int_equal(pf_corpus_article_count(w->corpus), before + (status == PF_OK));
  return status;
}

static pf_status call_corpus_add_with_metadata(world *w, pf_error *error) {
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.id = view_of("an id");
  metadata.title = metadata.source = metadata.place = metadata.agency = metadata.byline = view_of("a value");
  metadata.published = view_of("2025-11-20");
  return pf_corpus_add(w->corpus, world_articles[1], strlen(world_articles[1]), &metadata, error);
}

static pf_status call_corpus_add_utf16(world *w, pf_error *error) {
  static const char text[] = "\xFF\xFEH\0e\0r\0e\0 \0i\0s\0 \0a\0 \0t\0e\0x\0t\0.\0\n\0\xE9\0";
  return pf_corpus_add(w->corpus, text, sizeof text - 1, NULL, error);
}

static pf_status call_corpus_add_refused(world *w, pf_error *error) {
  return pf_corpus_add_refused(w->corpus, NULL, PF_ERROR_FILE, "It is not there.", error);
}

static pf_status call_deduplicate(world *w, pf_error *error) {
  return pf_deduplicate(w->corpus, NULL, NULL, error);
}

static pf_status call_deduplicate_with_index(world *w, pf_error *error) {
  return pf_deduplicate(w->corpus, w->other, NULL, error);
}

static pf_status call_report_new(world *w, pf_error *error) {
  pf_report *made = NULL;
  pf_status status = pf_report_new(&made, w->corpus, error);
  pf_report_free(made);
  return status;
}

static pf_status call_extract(world *w, pf_error *error) {
  pf_report *made = NULL;
  pf_status status = pf_extract(&made, w->model, w->corpus, NULL, error);
  pf_report_free(made);
  return status;
}

static pf_status call_extract_with_everything(world *w, pf_error *error) {
  pf_extract_options options = PF_EXTRACT_OPTIONS_INIT;
  options.triples = options.why = 1;
  pf_report *made = NULL;
  pf_status status = pf_extract(&made, w->model, w->corpus, &options, error);
  pf_report_free(made);
  return status;
}

static int ignore_event(void *context, const pf_event *event) {
  (void)context;
  (void)event;
  return 0;
}

static pf_status call_report_visit(world *w, pf_error *error) {
  return pf_report_visit(w->report, 0, ignore_event, NULL, error);
}

static pf_status render(world *w, pf_format format, pf_error *error) {
  w->output.size = 0;
  return pf_render(w->report, format, NULL, keep_bytes, &w->output, error);
}

static pf_status call_render_json(world *w, pf_error *error) {
  return render(w, PF_FORMAT_JSON, error);
}

static pf_status call_render_csv(world *w, pf_error *error) {
  return render(w, PF_FORMAT_CSV, error);
}

static pf_status call_render_text(world *w, pf_error *error) {
  return render(w, PF_FORMAT_TEXT, error);
}

static pf_status call_render_html(world *w, pf_error *error) {
  return render(w, PF_FORMAT_HTML, error);
}

static pf_status call_index_new(world *w, pf_error *error) {
  pf_index *made = NULL;
  pf_status status = pf_index_new(&made, &w->allocator, error);
  pf_index_free(made);
  return status;
}

static pf_status call_index_load(world *w, pf_error *error) {
  pf_index *made = NULL;
  pf_status status = pf_index_load(&made, w->saved.data, w->saved.size, &w->allocator, error);
  pf_index_free(made);
  return status;
}

static pf_status call_index_load_file(world *w, pf_error *error) {
  pf_index *made = NULL;
  pf_status status = pf_index_load_file(&made, index_path, &w->allocator, error);
  pf_index_free(made);
  return status;
}

static pf_status call_index_save(world *w, pf_error *error) {
  w->output.size = 0;
  return pf_index_save(w->index, keep_bytes, &w->output, error);
}

static pf_status call_index_save_file(world *w, pf_error *error) {
  return pf_index_save_file(w->index, index_path, error);
}

static pf_status call_index_merge(world *w, pf_error *error) {
  return pf_index_merge(w->index, w->other, error);
}

typedef struct call {
  const char *name;
  pf_status (*function)(world *w, pf_error *error);
} call;

static const call calls[] = {
    {"pf_model_new", call_model_new},
    {"pf_corpus_new", call_corpus_new},
    {"pf_corpus_add", call_corpus_add},
    {"pf_corpus_add with metadata", call_corpus_add_with_metadata},
    {"pf_corpus_add of UTF-16", call_corpus_add_utf16},
    {"pf_corpus_add_refused", call_corpus_add_refused},
    {"pf_deduplicate", call_deduplicate},
    {"pf_deduplicate with an index", call_deduplicate_with_index},
    {"pf_report_new", call_report_new},
    {"pf_extract", call_extract},
    {"pf_extract with triples and why", call_extract_with_everything},
    {"pf_report_visit", call_report_visit},
    {"pf_render of JSON", call_render_json},
    {"pf_render of CSV", call_render_csv},
    {"pf_render of text", call_render_text},
    {"pf_render of HTML", call_render_html},
    {"pf_index_new", call_index_new},
    {"pf_index_load", call_index_load},
    {"pf_index_save_file", call_index_save_file},
    {"pf_index_load_file", call_index_load_file},
    {"pf_index_save", call_index_save},
    {"pf_index_merge", call_index_merge},
};
enum { CALL_COUNT = sizeof calls / sizeof calls[0], MOST_ALLOCATIONS = 20000 };

/* What an index finds in the articles, and how many paragraphs it keeps: its bytes may lie in another order after a
 * table was grown twice. */
static void state_of_index(memory_sink *out, pf_index *index) {
  char count[32];
  pf_report *report;
  pf_corpus *corpus;
  (void)snprintf(count, sizeof count, "%zu paragraphs\n", pf_index_paragraph_count(index));
  assert_int_equal(keep_bytes(out, count, strlen(count)), 0);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  add_articles(corpus, 0, ARTICLE_COUNT);
  assert_int_equal(pf_deduplicate(corpus, index, NULL, NULL), PF_OK);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  assert_int_equal(pf_render(report, PF_FORMAT_JSONL, NULL, keep_bytes, out, NULL), PF_OK);
  pf_report_free(report);
  pf_corpus_free(corpus);
}

/* What the world says after the call: records of its corpus, what its indexes find, what was written. */
static char *state_of(world *w) {
  memory_sink all = {NULL, 0};
  pf_report *report;
  assert_int_equal(pf_extract(&report, w->model, w->corpus, NULL, NULL), PF_OK);
  assert_int_equal(pf_render(report, PF_FORMAT_JSONL, NULL, keep_bytes, &all, NULL), PF_OK);
  pf_report_free(report);
  state_of_index(&all, w->index);
  state_of_index(&all, w->other);
  if (w->output.size > 0) (void)keep_bytes(&all, w->output.data, w->output.size);
  for (size_t i = 0; i < all.size; i++)
    if (all.data[i] == '\0') all.data[i] = '0'; /* of a saved index: it would end the string */
  return all.data;
}

static void prepare(world *w, const call *tested) {
  world_init(w);
  if (tested->function == call_deduplicate || tested->function == call_deduplicate_with_index) return;
  assert_int_equal(pf_deduplicate(w->corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&w->report, w->model, w->corpus, NULL, NULL), PF_OK);
}

static char *state_without_failures(const call *tested) {
  world w;
  pf_error error;
  prepare(&w, tested);
  assert_int_equal(tested->function(&w, &error), PF_OK);
  char *state = state_of(&w);
  world_free(&w);
  return state;
}

/* One world for all N: what a failure leaves behind has to bear the next try. */
static void check_call(const call *tested, bool fail_after) {
  char *wanted = state_without_failures(tested);
  world w;
  pf_error error;
  prepare(&w, tested);
  pf_status status = PF_ERROR_MEMORY;
  for (size_t n = 1; status != PF_OK; n++) {
    assert_true(n < MOST_ALLOCATIONS);
    size_t bytes_before = w.book.bytes_out;
    w.book.requests = 0;
    w.book.fail_at = n;
    w.book.fail_after = fail_after;
    status = tested->function(&w, &error);
    w.book.fail_at = 0;
    if (status != PF_OK && (status != PF_ERROR_MEMORY || error.status != status || strlen(error.message) < 10))
      fail_msg("%s, allocation %zu: status %d, \"%s\"", tested->name, n, (int)status, error.message);
    /* What a grown table keeps is no leak; a new handle or article would show in the ledger at the end. */
    if (status != PF_OK && w.book.bytes_out > bytes_before + ((size_t)1 << 20))
      fail_msg("%s, allocation %zu: kept %zu bytes", tested->name, n, w.book.bytes_out - bytes_before);
  }
  char *got = state_of(&w);
  if (strcmp(got, wanted) != 0) fail_msg("%s: another result after failures than without", tested->name);
  free(got);
  free(wanted);
  world_free(&w);
}

static void every_call_survives_its_nth_allocation_failing(void **state) {
  (void)state;
  for (size_t i = 0; i < CALL_COUNT; i++)
    check_call(&calls[i], false);
}

static void every_call_survives_all_allocations_failing_from_the_nth_on(void **state) {
  (void)state;
  for (size_t i = 0; i < CALL_COUNT; i++)
    check_call(&calls[i], true);
}

/* The whole way with a failure anywhere, each time from nothing. */
static pf_status whole_way(const pf_allocator *allocator, pf_error *error) {
  pf_model *model = NULL;
  pf_corpus *corpus = NULL;
  pf_report *report = NULL;
  memory_sink sink = {NULL, 0};
  pf_status status = pf_model_new(&model, NULL, allocator, error);
  if (status == PF_OK) status = pf_corpus_new(&corpus, NULL, allocator, error);
  for (size_t i = 0; i < ARTICLE_COUNT && status == PF_OK; i++)
    status = pf_corpus_add(corpus, world_articles[i], strlen(world_articles[i]), NULL, error);
  if (status == PF_OK) status = pf_deduplicate(corpus, NULL, NULL, error);
  if (status == PF_OK) status = pf_extract(&report, model, corpus, NULL, error);
  if (status == PF_OK) status = pf_render(report, PF_FORMAT_JSON, NULL, keep_bytes, &sink, error);
  free(sink.data);
  pf_report_free(report);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return status;
}

static void the_whole_way_leaks_nothing_wherever_it_stops(void **state) {
  (void)state;
  pf_status status = PF_ERROR_MEMORY;
  for (size_t n = 1; status != PF_OK; n++) {
    assert_true(n < MOST_ALLOCATIONS);
    ledger book = {.fail_at = n};
    pf_allocator allocator = ledger_allocator(&book);
    pf_error error;
    status = whole_way(&allocator, &error);
    assert_int_equal(error.status, status);
    assert_true(status == PF_OK || status == PF_ERROR_MEMORY);
    assert_int_equal(book.bytes_out, 0);
    assert_false(book.wrong_size);
  }
}

static int remove_file(void **state) {
  (void)state;
  (void)remove(index_path);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_call_survives_its_nth_allocation_failing),
      cmocka_unit_test(every_call_survives_all_allocations_failing_from_the_nth_on),
      cmocka_unit_test(the_whole_way_leaks_nothing_wherever_it_stops),
  };
  return cmocka_run_group_tests(tests, NULL, remove_file);
}
