/* report_render_test.c - pf_render for every format: options checked, sinks that stop, allocations that fail. */
#include "render/made_example.h"
#include "support/cmocka_all.h"
#include "support/gathered.h"
#include "support/ledger.h"

static const pf_format formats[] = {PF_FORMAT_JSON, PF_FORMAT_JSONL, PF_FORMAT_CSV, PF_FORMAT_TEXT, PF_FORMAT_HTML};
enum { format_count = sizeof formats / sizeof formats[0] };

static void nothing_to_render_and_nowhere_to_put_it_are_refused(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = {0};
  pf_error error;
  assert_int_equal(pf_render(NULL, PF_FORMAT_JSON, NULL, gathered_sink, &text, &error), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_render(report, PF_FORMAT_JSON, NULL, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_render(report, (pf_format)99, NULL, gathered_sink, &text, &error), PF_ERROR_ARGUMENT);
  pf_render_options options = {0};
  assert_int_equal(pf_render(report, PF_FORMAT_JSON, &options, gathered_sink, &text, &error), PF_ERROR_ARGUMENT);
  assert_null(text.data);
  pf_report_free(report);
}

static void a_sink_that_stops_is_told_so_and_never_called_again(void **state) {
  (void)state;
  pf_report *report = example_report();
  for (size_t i = 0; i < format_count; i++) {
    for (size_t calls = 0;; calls++) {
      gathered text = {.stop_after = calls};
      pf_error error;
      if (calls == 0) text.stop_after = SIZE_MAX;
      pf_status status = pf_render(report, formats[i], NULL, gathered_sink, &text, &error);
      size_t made = text.calls;
      gathered_free(&text);
      if (calls == 0) assert_int_equal(status, PF_OK);
      if (calls > 0 && status == PF_OK) break;
      if (calls == 0) continue;
      assert_int_equal(status, PF_ERROR_SINK);
      assert_int_equal(made, calls);
    }
  }
  pf_report_free(report);
}

static void every_format_bears_every_failing_allocation(void **state) {
  (void)state;
  for (size_t i = 0; i < format_count; i++) {
    pf_status status = PF_ERROR_MEMORY;
    for (size_t fail_at = 1; status != PF_OK; fail_at++) {
      ledger book = {0};
      pf_allocator allocator = ledger_allocator(&book);
      pf_report *report = made_report(example_articles, 2, &allocator);
      gathered text = {0};
      pf_error error;
      book.fail_at = book.requests + fail_at;
      status = pf_render(report, formats[i], NULL, gathered_sink, &text, &error);
      if (status != PF_OK) assert_int_equal(status, PF_ERROR_MEMORY);
      gathered_free(&text);
      pf_report_free(report);
      assert_int_equal(book.bytes_out, 0);
      assert_false(book.wrong_size);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_to_render_and_nowhere_to_put_it_are_refused),
      cmocka_unit_test(a_sink_that_stops_is_told_so_and_never_called_again),
      cmocka_unit_test(every_format_bears_every_failing_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
