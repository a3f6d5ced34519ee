/* sentence_test.c - sentences of a block: the cases of tests/cases/segment/sentences.txt, limits and long blocks. */
#include "segment/segments.h"

#include "support/cmocka_all.h"
#include "support/ledger.h"
#include "support/segment_cases.h"

static void write_sentences(char out[SEGMENT_CASE_SIZE], pf_view text, const pfi_sentences *found) {
  for (size_t i = 0; i < found->sentences.count; i++) {
    const pfi_sentence *sentence = &found->sentences.items[i];
    for (uint32_t at = 0; at < sentence->size; at++) {
      char byte = text.data[sentence->start + at];
      add_to_case(out, byte == '\n' ? " " : &byte, 1);
    }
    add_to_case(out, "\n", 1);
  }
}

static void sentences_are_those_of_the_cases(void **state) {
  (void)state;
  assert_int_equal(run_segment_cases(SOURCE_FOLDER "/tests/cases/segment/sentences.txt", write_sentences), 0);
}

/* Finds the sentences of `unit` written `times` times. */
static pfi_sentences find_in_repeated(const char *unit, size_t times, const pf_allocator *allocator) {
  pfi_sentences found = {0};
  size_t size = strlen(unit);
  char *bytes = pfi_new_array(allocator, size * times, 1);
  assert_non_null(bytes);
  for (size_t i = 0; i < times; i++) {
    memcpy(bytes + i * size, unit, size);
  }
  pf_view text = {bytes, size * times};
  assert_int_equal(pfi_sentences_find(&found, text, (pfi_range){0, (uint32_t)text.size}, allocator, NULL), PF_OK);
  pfi_free(allocator, bytes, size * times);
  return found;
}

static void a_sentence_without_end_is_cut(void **state) {
  (void)state;
  static const char *const units[] = {"and ", "a'd'd", "'d", "n't", "don't", "U.S.'s", "“", "(", "x,"};
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  for (size_t unit = 0; unit < sizeof units / sizeof units[0]; unit++) {
    pfi_sentences found = find_in_repeated(units[unit], 20000, &allocator);
    assert_true(found.tokens.count < 20000 || found.sentences.count > 20000 / 500);
    for (size_t i = 0; i < found.sentences.count; i++) {
      assert_true(found.sentences.items[i].token_count <= PFI_LONGEST_SENTENCE + 8);
    }
    pfi_sentences_free(&found, &allocator);
  }
}

static void a_long_cut_falls_between_surface_tokens(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences found = find_in_repeated("don't can't it's ", 2000, &allocator);
  for (size_t i = 0; i < found.sentences.count; i++) {
    assert_int_equal(found.tokens.items[found.sentences.items[i].first_token].flags, 0);
  }
  pfi_sentences_free(&found, &allocator);
}

static void a_megabyte_without_a_space_is_taken(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  static const char *const units[] = {"a",  "a.b", "a-",  "a'", "1,", "http://a.b", "@a",
                                      "a@", "“",   "\"(", "é",  ".",  "x/"};
  for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
    pfi_sentences found = find_in_repeated(units[i], 1000000 / strlen(units[i]), &allocator);
    assert_true(found.sentences.count > 0);
    pfi_sentences_free(&found, &allocator);
  }
}

static void sentences_of_a_second_block_are_put_behind_those_of_the_first(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences found = {0};
  pf_view text = PFI_VIEW("One came. Two left.\n\nThree stayed.");
  assert_int_equal(pfi_sentences_find(&found, text, (pfi_range){0, 19}, &allocator, NULL), PF_OK);
  assert_int_equal(pfi_sentences_find(&found, text, (pfi_range){21, 13}, &allocator, NULL), PF_OK);
  assert_int_equal(found.sentences.count, 3);
  assert_int_equal(found.sentences.items[2].first_token, 6);
  assert_int_equal(found.sentences.items[2].start, 21);
  pfi_sentences_free(&found, &allocator);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_are_those_of_the_cases),
      cmocka_unit_test(a_sentence_without_end_is_cut),
      cmocka_unit_test(a_long_cut_falls_between_surface_tokens),
      cmocka_unit_test(a_megabyte_without_a_space_is_taken),
      cmocka_unit_test(sentences_of_a_second_block_are_put_behind_those_of_the_first),
  };
  return cmocka_run_group_tests_name("segment/sentence", tests, NULL, NULL);
}
