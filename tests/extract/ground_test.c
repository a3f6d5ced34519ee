/* ground_test.c - whose ground words stand on: statements made by hand over one sentence. */
#include "extract/ground.h"

#include "support/analysed.h"
#include "support/cmocka_all.h"

/* Ada said the ferry was late */
static pfi_range ranges[] = {{0, 3}, {4, 4}, {9, 18}, {23, 4}};
static const pfi_mark ada = {0, 1}, said = {1, 1}, all_of_it = {2, 1}, late = {3, 1};

static void ground_of(analysed *text, pfi_ground *ground, const pfi_statement *statements, size_t count) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_claims claims = {0};
  analysed_text(text, "Ada said the ferry was late");
  assert_int_equal(text->analysis.words.count, 6);
  claims.ranges.items = ranges;
  claims.ranges.count = sizeof ranges / sizeof ranges[0];
  for (size_t i = 0; i < count; i++)
    assert_true(PFI_PUSH(&allocator, &claims.statements, statements[i]));
  assert_int_equal(pfi_ground_find(ground, &claims, &text->analysis, &allocator, NULL), PF_OK);
  PFI_VECTOR_FREE(&allocator, &claims.statements);
}

static void the_smaller_content_is_the_inner_one(void **state) {
  (void)state;
  analysed text;
  pfi_ground ground;
  analysed_begin(&text);
  ground_of(&text, &ground, (pfi_statement[]){{.source = ada, .cue = said, .content = all_of_it}, {.content = late}},
            2);
  assert_int_equal(ground.words[0].flags, PFI_GROUND_SOURCE);
  assert_int_equal(ground.words[1].statement, PFI_NO_INDEX);
  assert_int_equal(ground.words[3].statement, 0);
  assert_int_equal(ground.words[5].statement, 1);
  assert_int_equal(pfi_cue_statement(&ground.words[0]), PFI_NO_INDEX);
  assert_int_equal(pfi_cue_statement(&ground.words[1]), 0);
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_ground_free(&ground, &allocator);
  analysed_end(&text);
}

/* The numbers of both were once joined bit by bit, which named a third one, or none that there is. */
static void a_cue_of_two_statements_is_that_of_the_first(void **state) {
  (void)state;
  analysed text;
  pfi_ground ground;
  analysed_begin(&text);
  ground_of(&text, &ground, (pfi_statement[]){{.cue = said, .content = all_of_it}, {.cue = said, .content = late}}, 2);
  assert_int_equal(pfi_cue_statement(&ground.words[1]), 0);
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_ground_free(&ground, &allocator);
  analysed_end(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_smaller_content_is_the_inner_one),
      cmocka_unit_test(a_cue_of_two_statements_is_that_of_the_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
