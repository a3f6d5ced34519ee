/* write_csv_test.c - the CSV of a made report, byte by byte; the command's tests read it with Python's reader. */
#include "render/made_example.h"
#include "support/cmocka_all.h"
#include "support/gathered.h"

#include <string.h>

static void a_claim_is_a_line_and_its_statement_stands_beside_it(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = gathered_render(report, PF_FORMAT_CSV, NULL);
  assert_non_null(
      strstr(text.data,
             "article_id,article_source,title,published,block,block_type,claim_id,text,span,"
             "subject,predicate,lemma,object,complement,place,time,time_value,quantities,polarity,modality,confidence,"
             "statement,source,cue,cue_lemma,content,quote,stance,repeats,source_name,parent\r\n"));
  assert_non_null(strstr(text.data, "first,first,Ferry talks resume,2025-11-20,2,paragraph,0123456789abcdea,The ferry "
                                    "sails on Monday.,135-161,,,,,,,,,,affirmed,asserted,0.0,,,,,,,,,,\r\n"));
  assert_non_null(strstr(text.data, "\"\xe2\x80\x9cWe agreed\xe2\x80\x9d \xe2\x80\x9cwith a loud "
                                    "yes\xe2\x80\x9d\",46-61;111-132,,,,,,,,,,affirmed,asserted,0.0,0,"
                                    "\"The mayor, Ada Blum\",said,say,"));
  gathered_free(&text);
  pf_report_free(report);
}

static void words_are_unchanged_but_quoted_where_needed(void **state) {
  (void)state;
  pf_report *report = example_report();
  gathered text = gathered_render(report, PF_FORMAT_CSV, NULL);
  assert_non_null(strstr(text.data, ",\"=SUM(A1), <b>bold</b> & \"\"more\"\"\","));
  assert_non_null(strstr(text.data, "\"second <&>\"\"'\""));
  gathered_free(&text);
  pf_report_free(report);
}

static void with_a_byte_order_mark_no_cell_is_a_formula(void **state) {
  (void)state;
  pf_report *report = example_report();
  pf_render_options options = PF_RENDER_OPTIONS_INIT;
  options.bom = 1;
  gathered text = gathered_render(report, PF_FORMAT_CSV, &options);
  assert_memory_equal(text.data,
                      "\xef\xbb\xbf"
                      "article_id",
                      13);
  assert_non_null(strstr(text.data, ",\"'=SUM(A1),"));
  gathered_free(&text);
  pf_report_free(report);
}

static void the_line_of_names_can_be_left_out(void **state) {
  (void)state;
  pf_report *report = example_report();
  pf_render_options options = PF_RENDER_OPTIONS_INIT;
  options.no_header = 1;
  gathered text = gathered_render(report, PF_FORMAT_CSV, &options);
  assert_memory_equal(text.data, "first,", 6);
  gathered_free(&text);
  pf_report_free(report);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_claim_is_a_line_and_its_statement_stands_beside_it),
      cmocka_unit_test(words_are_unchanged_but_quoted_where_needed),
      cmocka_unit_test(with_a_byte_order_mark_no_cell_is_a_formula),
      cmocka_unit_test(the_line_of_names_can_be_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
