/* tag_test.c - the name tags of a piece are the best sequence that is allowed. */
#include "analyse/heads.h"

#include "support/cmocka_all.h"

enum { WORDS = 4, SEQUENCES = PFI_NAME_TAGS * PFI_NAME_TAGS * PFI_NAME_TAGS * PFI_NAME_TAGS };

/* Every word but the first of a name follows one of its own class. */
static bool is_allowed(const uint8_t *tags) {
  for (size_t i = 0; i < WORDS; i++) {
    if (tags[i] == 0 || tags[i] % 2 == 1) continue;
    if (i == 0 || (tags[i - 1] != tags[i] && tags[i - 1] + 1 != tags[i])) return false;
  }
  return true;
}

static int32_t sum_of(const pfi_heads *heads, const uint8_t *tags) {
  int32_t sum = 0;
  for (size_t i = 0; i < WORDS; i++)
    sum += heads->tags[i * PFI_NAME_TAGS + tags[i]];
  return sum;
}

static int32_t best_sum(const pfi_heads *heads) {
  int32_t best = INT32_MIN;
  for (uint32_t number = 0; number < SEQUENCES; number++) {
    uint8_t tags[WORDS];
    for (uint32_t i = 0, rest = number; i < WORDS; i++, rest /= PFI_NAME_TAGS)
      tags[i] = (uint8_t)(rest % PFI_NAME_TAGS);
    if (is_allowed(tags) && sum_of(heads, tags) > best) best = sum_of(heads, tags);
  }
  return best;
}

static void names_are_the_best_sequence_that_is_allowed(void **state) {
  (void)state;
  static pfi_heads heads;
  const pfi_weights weights = {.tag_outputs = PFI_NAME_TAGS, .tags = {.outputs = PFI_NAME_TAGS}};
  const pfi_batch batch = {.pieces = 1, .first = {0, WORDS}};
  uint32_t random = 1;
  for (int round = 0; round < 60; round++) {
    int32_t range = round % 3 == 0 ? 3 : round % 3 == 1 ? 1000 : 65535; /* equals, usual scores, the highest */
    for (size_t i = 0; i < (size_t)WORDS * PFI_NAME_TAGS; i++) {
      random = random * 1664525u + 1013904223u;
      heads.tags[i] = (int16_t)((int32_t)(random >> 8) % range - range / 2);
    }
    pfi_reading readings[WORDS] = {{0}};
    pfi_find_names(&heads, &weights, &batch, readings);
    uint8_t tags[WORDS];
    for (size_t i = 0; i < WORDS; i++)
      tags[i] = readings[i].name;
    assert_true(is_allowed(tags));
    assert_int_equal(sum_of(&heads, tags), best_sum(&heads));
  }
}

static void a_piece_without_reason_for_names_has_none(void **state) {
  (void)state;
  static pfi_heads heads;
  const pfi_weights weights = {.tag_outputs = PFI_NAME_TAGS, .tags = {.outputs = PFI_NAME_TAGS}};
  const pfi_batch batch = {.pieces = 2, .first = {0, 1, WORDS}};
  pfi_reading readings[WORDS] = {{0}};
  pfi_find_names(&heads, &weights, &batch, readings); /* all sequences are as good as any */
  for (size_t i = 0; i < WORDS; i++)
    assert_int_equal(readings[i].name, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_the_best_sequence_that_is_allowed),
      cmocka_unit_test(a_piece_without_reason_for_names_has_none),
  };
  return cmocka_run_group_tests_name("analyse/tag", tests, NULL, NULL);
}
