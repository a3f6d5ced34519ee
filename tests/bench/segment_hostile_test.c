/* segment_hostile_test.c - sentences and tokens take linear time however the text is made: four times the input may
 * take at most eight times as long. What a rule of the scanner looks ahead for, one of these inputs has without end. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "segment/segments.h"
#include "support/cmocka_all.h"

static const char *const units[] = {
    "a",     "a.",       "a.b",           "a-",   "a'",   "1,",    "1.",   "1-",    "1/",   "http://a.b ", "www.",
    "@a",    "a@",       "a@b ",          "“",    "\"",   "\"(",   "((",   "é",     ".",    "x/",          "a.c'",
    "a.c,",  "U.S. ",    "No. ",          "and ", "The ", "The. ", "Mr. ", "_",     "$",    "&a",          "A&",
    "*",     "n't",      "don't ",        "'",    "''",   " ",     "\n",   "会",    "。",   "👍",           "#a",
    ":)",    "A B. ",    "“A. ",          "1:",   "a:",   "[3] ",  "a é",  "a. \"", "? \"", "its a ",      "X. Y said ",
    "a.com", "(D-Mo.) ", "\"A?\" B said "};

/* The fastest of three runs over `unit` written until there are `size` bytes, in seconds. */
static double seconds_for(const char *unit, size_t size, const pf_allocator *allocator) {
  size_t unit_size = strlen(unit), used = 0;
  char *bytes = pfi_new_array(allocator, size, 1);
  assert_non_null(bytes);
  while (used + unit_size <= size) {
    memcpy(bytes + used, unit, unit_size);
    used += unit_size;
  }
  double best = 1e9;
  for (int round = 0; round < 3; round++) {
    pfi_sentences found = {0};
    clock_t begin = clock();
    pfi_range block = {0, (uint32_t)used};
    assert_int_equal(pfi_sentences_find(&found, (pf_view){bytes, used}, block, allocator, NULL), PF_OK);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    best = seconds < best ? seconds : best;
    pfi_sentences_free(&found, allocator);
  }
  pfi_free(allocator, bytes, size);
  return best;
}

static void time_grows_with_the_text_and_no_faster(void **state) {
  (void)state;
  enum { SMALL = 1 << 17, LARGE = 1 << 19 };
  const double least = 0.002; /* below it the clock tells nothing */
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  int slow = 0;
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    double small = seconds_for(units[i], SMALL, &allocator), large = seconds_for(units[i], LARGE, &allocator);
    if (large > 8 * (small > least ? small : least)) {
      fprintf(stderr, "'%s': %.4f s, four times as much of it %.4f s\n", units[i], small, large);
      slow++;
    }
  }
  assert_int_equal(slow, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(time_grows_with_the_text_and_no_faster)};
  return cmocka_run_group_tests_name("bench/segment_hostile", tests, NULL, NULL);
}
