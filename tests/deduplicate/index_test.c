/* index_test.c - paragraphs seen again, and the index after failures. */
#include "deduplicate/index.h"

#include "deduplicate/paragraphs.h"

static const char harbour[] = "The harbour of Port Ellison stayed closed on Monday while divers looked for the anchor "
                              "chain that tore the power cable.";
static const char ferry[] = "Two ferries were sent back to the mainland with four hundred passengers on board, the "
                            "harbour master told reporters.";

typedef struct room {
  ledger book;
  pf_allocator allocator;
  pfi_arena arena;
  pf_index *index;
} room;

static int open_room(void **state) {
  room *r = calloc(1, sizeof *r);
  if (r == NULL) return 1;
  r->allocator = ledger_allocator(&r->book);
  pfi_arena_init(&r->arena, &r->allocator);
  *state = r;
  return pf_index_new(&r->index, &r->allocator, NULL) != PF_OK;
}

static int close_room(void **state) {
  room *r = *state;
  pf_index_free(r->index);
  pfi_arena_free(&r->arena);
  bool clean = r->book.bytes_out == 0 && !r->book.wrong_size;
  free(r);
  return !clean;
}

static void a_paragraph_said_again_names_the_article_and_block_that_had_it_first(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "first", &r->arena, &found, ferry, harbour);
  assert_int_equal(found.count, 0);
  SEE(r->index, "second", &r->arena, &found, "Nothing of this was known in the capital before noon.", harbour);
  assert_int_equal(found.count, 1);
  assert_repeat(&found, 0, 1, "first", 1, PF_REPEAT_EXACT);
  assert_int_equal(found.items[0].similarity, 1000);
}

static void a_paragraph_said_again_in_its_own_article_is_found_too(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "only", &r->arena, &found, harbour, ferry, harbour);
  assert_int_equal(found.count, 1);
  assert_repeat(&found, 0, 2, "only", 0, PF_REPEAT_EXACT);
}

static void the_first_of_three_is_the_one_that_is_kept(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, harbour);
  SEE(r->index, "b", &r->arena, &found, harbour);
  SEE(r->index, "c", &r->arena, &found, harbour);
  assert_repeat(&found, 0, 0, "a", 0, PF_REPEAT_EXACT);
  assert_int_equal(pf_index_paragraph_count(r->index), 1);
}

static void white_space_case_quotes_dashes_and_unicode_form_do_not_count(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found,
      "“We don’t know — not yet…” said José Núñez, the café’s owner; its office is far off.");
  SEE(r->index, "b", &r->arena, &found,
      "\"WE DON'T KNOW -- NOT YET...\"\n  SAID JOSE\xCC\x81 NU\xCC\x81N\xCC\x83"
      "EZ, THE CAFE\xCC\x81'S\tOWNER; ITS OFFICE IS FAR OFF. ",
      "\"We don't know - not yet...\" said Jos\xC3\xA9 N\xC3\xBA\xC3\xB1"
      "ez, the ca\xC2\xAD"
      "f\xC3\xA9's owner; its o\xEF\xAC\x83"
      "ce is far\xC2\xA0off.");
  assert_int_equal(found.count, 2);
  assert_repeat(&found, 0, 0, "a", 0, PF_REPEAT_EXACT);
  assert_repeat(&found, 1, 1, "a", 0, PF_REPEAT_EXACT);
}

static void the_same_words_with_other_punctuation_are_a_near_repeat(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, "Let us eat, children, before the guests come back.");
  SEE(r->index, "b", &r->arena, &found, "Let us eat children before the guests come back!");
  assert_repeat(&found, 0, 0, "a", 0, PF_REPEAT_NEAR);
}

static void an_answer_of_two_words_is_not_a_repeat(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, "Thank you.", "Thank you.", "...", "...", "");
  assert_int_equal(found.count, 0);
}

static void an_article_without_a_new_paragraph_leaves_no_trace(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, harbour);
  SEE(r->index, "copy", &r->arena, &found, harbour);
  SEE(r->index, "b", &r->arena, &found, ferry);
  SEE(r->index, "c", &r->arena, &found, harbour, ferry);
  assert_repeat(&found, 0, 0, "a", 0, PF_REPEAT_EXACT);
  assert_repeat(&found, 1, 1, "b", 0, PF_REPEAT_EXACT);
}

static void an_article_that_fails_for_want_of_memory_can_be_given_again(void **state) {
  room *r = *state;
  pfi_repeats found;
  pf_view views[] = {pfi_view_of_string(harbour), pfi_view_of_string(ferry), pfi_view_of_string(harbour)};
  pf_status status = PF_ERROR_MEMORY;
  size_t failures = 0;
  for (size_t n = 1; status != PF_OK; n++) {
    r->book.requests = 0;
    r->book.fail_at = n;
    status = see_views(r->index, "a", views, 3, NULL, &r->arena, &found);
    if (status != PF_OK) {
      failures++;
      assert_int_equal(status, PF_ERROR_MEMORY);
      assert_int_equal(found.count, 0);
      assert_int_equal(pf_index_paragraph_count(r->index), 0);
    }
  }
  assert_true(failures >= 5);
  assert_int_equal(found.count, 1);
  assert_repeat(&found, 0, 2, "a", 0, PF_REPEAT_EXACT);
  assert_int_equal(pf_index_paragraph_count(r->index), 2);
}

static void the_memory_of_an_index_is_what_it_took_from_the_allocator(void **state) {
  room *r = *state;
  pfi_repeats found;
  SEE(r->index, "a", &r->arena, &found, harbour, ferry);
  size_t said = pf_index_memory(r->index), taken = r->book.bytes_out;
  assert_true(said <= taken);
  assert_true(taken - said < 40000); /* the work space of two paragraphs, and the arena of this test */
}

static void arguments_are_checked(void **state) {
  (void)state;
  pf_error error;
  assert_int_equal(pf_index_new(NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_index_paragraph_count(NULL), 0);
  assert_int_equal(pf_index_memory(NULL), 0);
  pf_index_free(NULL);
}

#define IN_A_ROOM(test) cmocka_unit_test_setup_teardown(test, open_room, close_room)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_A_ROOM(a_paragraph_said_again_names_the_article_and_block_that_had_it_first),
      IN_A_ROOM(a_paragraph_said_again_in_its_own_article_is_found_too),
      IN_A_ROOM(the_first_of_three_is_the_one_that_is_kept),
      IN_A_ROOM(white_space_case_quotes_dashes_and_unicode_form_do_not_count),
      IN_A_ROOM(the_same_words_with_other_punctuation_are_a_near_repeat),
      IN_A_ROOM(an_answer_of_two_words_is_not_a_repeat),
      IN_A_ROOM(an_article_without_a_new_paragraph_leaves_no_trace),
      IN_A_ROOM(an_article_that_fails_for_want_of_memory_can_be_given_again),
      IN_A_ROOM(the_memory_of_an_index_is_what_it_took_from_the_allocator),
      cmocka_unit_test(arguments_are_checked),
  };
  return cmocka_run_group_tests_name("deduplicate/index", tests, NULL, NULL);
}
