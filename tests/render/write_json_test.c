/* write_json_test.c - the JSON of a made report is read back by jansson and compared field by field. */
#include "render/made_example.h"
#include "support/cmocka_all.h"
#include "support/gathered.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static json_t *parsed(const gathered *text) {
  json_error_t error;
  json_t *root = json_loadb(text->data, text->size, JSON_ALLOW_NUL, &error);
  if (root == NULL) fail_msg("%s in %s", error.text, text->data);
  return root;
}

static void the_indented_array_holds_the_records_in_order(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = gathered_render(report, PF_FORMAT_JSON, NULL);
  json_t *root = parsed(&text);
  assert_int_equal(json_array_size(root), 2);
  json_t *first = json_array_get(root, 0);
  assert_string_equal(json_string_value(json_object_get(first, "format")), "peacefacts/1");
  assert_string_equal(json_string_value(json_object_get(first, "id")), "first");
  assert_string_equal(json_string_value(json_object_get(first, "published")), "2025-11-20");
  assert_true(json_is_null(json_object_get(json_array_get(root, 1), "title")));
  assert_int_equal(text.data[text.size - 1], '\n');
  json_decref(root);
  gathered_free(&text);
  pf_report_free(report);
}

static void json_lines_has_one_record_a_line_equal_to_that_of_the_array(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered array_text = gathered_render(report, PF_FORMAT_JSON, NULL);
  gathered lines_text = gathered_render(report, PF_FORMAT_JSONL, NULL);
  json_t *root = parsed(&array_text);
  char *line = lines_text.data;
  for (size_t i = 0; i < 2; i++) {
    char *stop = strchr(line, '\n');
    assert_non_null(stop);
    json_t *record = json_loadb(line, (size_t)(stop - line), 0, NULL);
    assert_true(json_equal(record, json_array_get(root, i)));
    json_decref(record);
    line = stop + 1;
  }
  assert_int_equal(*line, '\0');
  json_decref(root);
  gathered_free(&array_text);
  gathered_free(&lines_text);
  pf_report_free(report);
}

static void a_broken_span_is_a_list_of_start_and_end(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = gathered_render(report, PF_FORMAT_JSON, NULL);
  json_t *root = parsed(&text);
  json_t *statement = json_array_get(json_object_get(json_array_get(root, 0), "statements"), 0);
  json_t *span = json_object_get(json_object_get(statement, "content"), "span");
  assert_int_equal(json_array_size(span), 2);
  size_t start = (size_t)json_integer_value(json_array_get(json_array_get(span, 0), 0));
  size_t end = (size_t)json_integer_value(json_array_get(json_array_get(span, 0), 1));
  assert_memory_equal(example_articles[0].text + start, "\xe2\x80\x9cWe agreed\xe2\x80\x9d", end - start);
  json_decref(root);
  gathered_free(&text);
  pf_report_free(report);
}

static void similarity_is_a_decimal_with_a_fixed_point(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = gathered_render(report, PF_FORMAT_JSONL, NULL);
  assert_non_null(
      strstr(text.data, "\"kind\":\"exact\",\"similarity\":1.0,\"containment\":1.0,\"changed\":[],\"changes\":[]}"));
  gathered_free(&text);
  pf_report_free(report);
}

static void what_json_forbids_and_terminals_obey_is_escaped(void **state) {
  (void)state;
  static const char odd[] = "a\"b\\c\td\x01\x7f\xc2\x85\xe2\x80\xa8\xe2\x80\xa9 \xc3\xa9 \xf0\x9f\x95\x8a end";
  static const made_claim claims[] = {{.words = odd}, {.words = NULL}};
  made_article article = {.text = odd, .id = "odd", .claims = claims};
  pf_report *report = made_report(&article, 1, NULL);
  gathered text = gathered_render(report, PF_FORMAT_JSONL, NULL);
  assert_non_null(
      strstr(text.data, "\"a\\\"b\\\\c\\td\\u0001\\u007f\\u0085\\u2028\\u2029 \xc3\xa9 \xf0\x9f\x95\x8a end\""));
  json_t *root = parsed(&text);
  json_t *claim = json_array_get(json_object_get(root, "claims"), 0);
  assert_string_equal(json_string_value(json_object_get(claim, "text")), odd);
  json_decref(root);
  gathered_free(&text);
  pf_report_free(report);
}

static void it_is_escaped_wherever_it_stands(void **state) {
  (void)state;
  static const char *const escapes[][2] = {{"\"", "\\\""},      {"\\", "\\\\"}, {"\x7f", "\\u007f"},
                                           {"\x1f", "\\u001f"}, {"\n", "\\n"},  {"\xc2\x9f", "\\u009f"},
                                           {"~", "~"},          {" ", " "},     {"\xe2\x80\x9c", "\xe2\x80\x9c"}};
  static const char plain[] = "a bridge over the river";
  for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++) {
    for (int before = 0; before < (int)sizeof plain; before++) {
      char words[64], wanted[64];
      (void)snprintf(words, sizeof words, "%.*s%s%s.", before, plain, escapes[i][0], plain + before);
      (void)snprintf(wanted, sizeof wanted, "\"%.*s%s%s.\"", before, plain, escapes[i][1], plain + before);
      const made_claim claims[] = {{.words = words}, {.words = NULL}};
      made_article article = {.text = words, .id = "odd", .claims = claims};
      pf_report *report = made_report(&article, 1, NULL);
      gathered text = gathered_render(report, PF_FORMAT_JSONL, NULL);
      assert_non_null(strstr(text.data, wanted));
      gathered_free(&text);
      pf_report_free(report);
    }
  }
}

static void an_empty_report_is_an_empty_array_and_no_line(void **state) {
  (void)state;
  pf_report *report = made_report(NULL, 0, NULL);
  gathered text = gathered_render(report, PF_FORMAT_JSON, NULL);
  assert_string_equal(text.data, "[]\n");
  gathered_free(&text);
  text = gathered_render(report, PF_FORMAT_JSONL, NULL);
  assert_int_equal(text.size, 0);
  gathered_free(&text);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_indented_array_holds_the_records_in_order),
      cmocka_unit_test(json_lines_has_one_record_a_line_equal_to_that_of_the_array),
      cmocka_unit_test(a_broken_span_is_a_list_of_start_and_end),
      cmocka_unit_test(similarity_is_a_decimal_with_a_fixed_point),
      cmocka_unit_test(what_json_forbids_and_terminals_obey_is_escaped),
      cmocka_unit_test(it_is_escaped_wherever_it_stands),
      cmocka_unit_test(an_empty_report_is_an_empty_array_and_no_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
