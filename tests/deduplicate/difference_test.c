/* difference_test.c - what changed between two paragraphs. */
#include "deduplicate/difference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

/* Writes a difference as people mark one: kept words, [-dropped-], {+added+}, with the flags as letters behind. */
static const char *marked(char buffer[4096], const char *earlier, const char *later, uint32_t *flags) {
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  pfi_difference difference;
  pf_view sides[2] = {pfi_view_of_string(earlier), pfi_view_of_string(later)};
  assert_int_equal(pfi_difference_find(&difference, sides[0], sides[1], &arena, NULL), PF_OK);
  size_t at = 0;
  buffer[0] = '\0';
  for (size_t i = 0; i < difference.count; i++) {
    const pfi_change *change = &difference.items[i];
    bool dropped = change->kind == PFI_CHANGE_DROPPED;
    pf_view words = pfi_view_of_range(sides[dropped ? 0 : 1], dropped ? change->earlier : change->later);
    static const char *const marks[][2] = {{"", ""}, {"[-", "-]"}, {"{+", "+}"}};
    at += (size_t)snprintf(buffer + at, 4096 - at, "%s%s%.*s%s", i > 0 ? " " : "", marks[change->kind][0],
                           (int)words.size, words.data, marks[change->kind][1]);
    static const char letters[] = "#NPS";
    for (int f = 0; f < 4; f++) {
      if ((change->flags >> f & 1) != 0) at += (size_t)snprintf(buffer + at, 4096 - at, "%c", letters[f]);
    }
  }
  if (flags != NULL) *flags = difference.flags;
  pfi_arena_free(&arena);
  assert_int_equal(book.bytes_out, 0);
  return buffer;
}

static void equal_texts_have_no_change(void **state) {
  (void)state;
  char buffer[4096];
  uint32_t flags;
  assert_string_equal(marked(buffer, "The mill burned down.", "THE MILL  burned down", &flags),
                      "THE MILL  burned down");
  assert_int_equal(flags, 0);
  assert_string_equal(marked(buffer, "", "", &flags), "");
}

static void a_number_that_changed_is_marked_as_one(void **state) {
  (void)state;
  char buffer[4096];
  uint32_t flags;
  assert_string_equal(marked(buffer, "At least 12 people were hurt when the mill burned.",
                             "At least 21 people were hurt when the mill burned.", &flags),
                      "At least [-12-]# {+21+}# people were hurt when the mill burned.");
  assert_int_equal(flags, PFI_CHANGE_NUMBER);
  assert_string_equal(marked(buffer, "Some three boats sank.", "Some four boats sank.", NULL),
                      "Some [-three-]# {+four+}# boats sank.");
}

static void a_name_that_changed_is_marked_as_one(void **state) {
  (void)state;
  char buffer[4096];
  assert_string_equal(marked(buffer, "The talks in Tarn ended on Friday.", "The talks in Oslo ended on Friday.", NULL),
                      "The talks in [-Tarn-]N {+Oslo+}N ended on Friday.");
}

static void a_negation_that_was_dropped_is_marked(void **state) {
  (void)state;
  char buffer[4096];
  assert_string_equal(marked(buffer, "She did not sign the paper.", "She did sign the paper.", NULL),
                      "She did [-not-]P sign the paper.");
  assert_string_equal(marked(buffer, "They don\xE2\x80\x99t agree at all.", "They agree at all.", NULL),
                      "They [-don\xE2\x80\x99t-]P agree at all.");
}

static void a_sentence_that_was_added_is_marked(void **state) {
  (void)state;
  char buffer[4096];
  assert_string_equal(marked(buffer, "The mill burned. Nobody was hurt.",
                             "The mill burned. Fire crews came late. Nobody was hurt.", NULL),
                      "The mill burned. {+Fire crews came late.+}S Nobody was hurt.");
}

static void one_side_may_be_empty(void **state) {
  (void)state;
  char buffer[4096];
  assert_string_equal(marked(buffer, "", "A boat sank.", NULL), "{+A boat sank.+}S");
  assert_string_equal(marked(buffer, "A boat sank.", " ", NULL), "[-A boat sank.-]S");
}

static void very_long_paragraphs_are_compared_at_their_start(void **state) {
  (void)state;
  ledger book = {0};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  enum { WORDS = 100000 };
  char *text = malloc(WORDS * 8);
  assert_non_null(text);
  size_t size = 0;
  for (unsigned i = 0; i < WORDS; i++)
    size += (size_t)snprintf(text + size, 8, "%u ", i % 99991);
  pfi_difference difference;
  assert_int_equal(pfi_difference_find(&difference, (pf_view){text, size}, (pf_view){text + 6, size - 6}, &arena, NULL),
                   PF_OK);
  assert_true(difference.count >= 2 && difference.count < 8);
  free(text);
  pfi_arena_free(&arena);
  assert_int_equal(book.bytes_out, 0);
}

static void memory_that_runs_out_is_reported(void **state) {
  (void)state;
  pf_status status = PF_ERROR_MEMORY;
  for (size_t n = 1; status != PF_OK; n++) {
    ledger book = {.fail_at = n};
    pf_allocator allocator = ledger_allocator(&book);
    pfi_arena arena;
    pfi_arena_init(&arena, &allocator);
    pfi_difference difference;
    status = pfi_difference_find(&difference, PFI_VIEW("one two three"), PFI_VIEW("one four three"), &arena, NULL);
    assert_true(status == PF_OK || status == PF_ERROR_MEMORY);
    assert_int_equal(difference.count, status == PF_OK ? 4 : 0);
    pfi_arena_free(&arena);
    assert_int_equal(book.bytes_out, 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(equal_texts_have_no_change),
      cmocka_unit_test(a_number_that_changed_is_marked_as_one),
      cmocka_unit_test(a_name_that_changed_is_marked_as_one),
      cmocka_unit_test(a_negation_that_was_dropped_is_marked),
      cmocka_unit_test(a_sentence_that_was_added_is_marked),
      cmocka_unit_test(one_side_may_be_empty),
      cmocka_unit_test(very_long_paragraphs_are_compared_at_their_start),
      cmocka_unit_test(memory_that_runs_out_is_reported),
  };
  return cmocka_run_group_tests_name("deduplicate/difference", tests, NULL, NULL);
}
