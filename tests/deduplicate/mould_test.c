/* mould_test.c - sentences of one mould are no repeats, copies with a changed fact are. */
#include "deduplicate/mould.h"

#include "deduplicate/paragraphs.h"

static size_t repeats_of(const char *earlier, const char *later) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  pf_index *index;
  pfi_repeats found;
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  SEE(index, "earlier", &arena, &found, earlier);
  SEE(index, "later", &arena, &found, later);
  size_t count = found.count;
  pf_index_free(index);
  pfi_arena_free(&arena);
  return count;
}

static void sentences_of_one_mould_with_other_numbers_are_no_repeats(void **state) {
  (void)state;
  assert_int_equal(
      repeats_of("With 38 seats to be filled in Norton, the Greens will win at least 20 of them there. The "
                 "Liberals get at least 11.",
                 "With 107 seats to be filled, she is sure of at least 56. The Greens will win at least "
                 "24."),
      0);
  assert_int_equal(
      repeats_of("The harbour at Pell handled 412 ships in March and 398 in April, the port said, and its "
                 "cranes moved a record number of boxes for Norton Line.",
                 "The airport at Dunmore handled 51 flights in May and 67 in June, the airline said, and its "
                 "crews moved a record number of bags for tourists."),
      0);
}

static void sentences_that_share_words_by_twos_and_threes_are_no_repeats(void **state) {
  (void)state;
  assert_int_equal(repeats_of("A spokeswoman for the court did not immediately respond on Wednesday to a reporter's "
                              "request for comment on the mayor's criticism.",
                              "The union's spokesman Arno Vick did not respond to the Courier's request for comment."),
                   0);
}

static void a_copy_with_changed_facts_is_a_repeat(void **state) {
  (void)state;
  static const char mill[] =
      "The old paper mill on the Tarn river burned to the ground early on Sunday, and 48 people "
      "from four towns needed nine hours to bring the flames under control, the fire chief said.";
  assert_int_equal(repeats_of(mill, "The old paper mill on the Lime river burned to the ground early on Monday, and 73 "
                                    "people from six towns needed five hours to bring the flames under control, the "
                                    "fire chief said."),
                   1);
  assert_int_equal(repeats_of(mill,
                              "It was a long night. The paper mill on the Tarn burned to the ground early on Sunday, "
                              "and 48 people from four towns needed nine hours to bring the flames under control. "
                              "Nobody was hurt, and nobody knows yet how the fire began."),
                   1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_of_one_mould_with_other_numbers_are_no_repeats),
      cmocka_unit_test(sentences_that_share_words_by_twos_and_threes_are_no_repeats),
      cmocka_unit_test(a_copy_with_changed_facts_is_a_repeat),
  };
  return cmocka_run_group_tests_name("deduplicate/mould", tests, NULL, NULL);
}
