/* quantity_test.c - quantities against the table tests/cases/quantity.txt, and numbers by themselves. */
#include "extract/quantity.h"

#include <stdio.h>
#include <string.h>

#include "support/analysed.h"
#include "support/case_file.h"
#include "support/cmocka_all.h"

static const char *bound_name_of(const pfi_quantity *found) {
  if (found->most == 0) return pf_bound_name(found->bound);
  return found->bound == PF_BOUND_ABOUT ? "range about" : "range";
}

/* "Some 70 observers = 70 observers about", "10 to 12 men = 10..12 men range" */
static void answer_quantities(const case_line *one, char *got, unsigned size, void *context) {
  analysed *all = context;
  analysed_text(all, one->fields[0]);
  pfi_time_reader reader = analysed_reader(all, 0);
  pfi_time times[16];
  size_t time_count = 0;
  for (size_t at = 0; time_count < 16 && pfi_time_find(&reader, at, &times[time_count]); time_count++)
    at = times[time_count].first + times[time_count].count;
  pfi_quantity_walk walk = {&reader, times, time_count, 0};
  pfi_quantity found;
  unsigned used = 0;
  while (pfi_quantity_next(&walk, &found)) {
    const pfi_word *last = &reader.words[found.first + found.count - 1];
    size_t start = reader.words[found.first].start;
    used += (unsigned)snprintf(got + used, size - used, "%s%.*s = %lld", used == 0 ? "" : "; ",
                               (int)(last->start + last->size - start), all->text.data + start,
                               (long long)(found.thousandths / 1000));
    if (found.thousandths % 1000 != 0)
      used += (unsigned)snprintf(got + used, size - used, ".%d", (int)(found.thousandths % 1000 / 100));
    if (found.most != 0) used += (unsigned)snprintf(got + used, size - used, "..%lld", (long long)(found.most / 1000));
    used += (unsigned)snprintf(got + used, size - used, " %.*s %s%s", (int)found.unit.size, found.unit.data,
                               bound_name_of(&found), found.ordinal ? " ord" : "");
  }
  if (used == 0) (void)snprintf(got, size, "-");
}

static void reads_every_case_of_the_table(void **state) {
  (void)state;
  analysed all;
  int count;
  analysed_begin(&all);
  assert_int_equal(run_case_file(SOURCE_FOLDER "/tests/cases/quantity.txt", answer_quantities, &all, &count), 0);
  assert_true(count >= 60);
  analysed_end(&all);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  analysed all;
  int count;
  analysed_begin(&all);
  assert_true(
      known_failures_fail(SOURCE_FOLDER "/tests/cases/known_failures/quantity.txt", answer_quantities, &all, &count));
  analysed_end(&all);
}

static pfi_numeral number_of(const char *words) {
  static pf_view tokens[16];
  static uint32_t signs[16];
  size_t count = 0;
  while (*words != '\0' && count < 16) {
    size_t size = strcspn(words, " ");
    tokens[count] = (pf_view){words, size};
    signs[count] = pfi_measure_signs(tokens[count]);
    count++;
    words += size + strspn(words + size, " ");
  }
  return pfi_number_read((pfi_token_text){tokens, signs, count}, 0);
}

static void reads_digits_and_words(void **state) {
  (void)state;
  static const struct {
    const char *words;
    int64_t thousandths;
    size_t tokens;
  } cases[] = {
      {"12", 12000, 1},
      {"1,200,000", 1200000000, 1},
      {"1.5 billion", 1500000000000, 2},
      {"28bn", 28000000000000, 1},
      {"twenty - three", 23000, 3},
      {"twenty three", 23000, 2},
      {"two thousand three hundred and five", 2305000, 6},
      {"a hundred", 100000, 2},
      {"two and a half", 2500, 4},
      {"a dozen", 12000, 2},
      {"two dozen", 24000, 2},
      {"third", 3000, 1},
      {"31st", 31000, 1},
      {"one million two", 1000002000, 3},
      {"two five", 2000, 1},
      {"the", 0, 0},
      {"a", 0, 0},
      {"and", 0, 0},
      {"99999999999999999999999", 0, 0},
      {"12th-century", 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    pfi_numeral number = number_of(cases[i].words);
    if (number.thousandths * (number.tokens > 0) != cases[i].thousandths || number.tokens != cases[i].tokens)
      fail_msg("%s: %lld in %zu tokens", cases[i].words, (long long)number.thousandths, number.tokens);
  }
}

static void every_listed_word_is_found_in_its_list(void **state) {
  (void)state;
  for (unsigned list = 0; list < PFI_MEASURE_LISTS; list++) {
    for (size_t i = pfi_measure_word_firsts[list]; i < pfi_measure_word_firsts[list + 1]; i++) {
      pf_view word = pfi_view_of_string(pfi_measure_words[i].word);
      const char *space = memchr(word.data, ' ', word.size);
      if (space != NULL) word.size = (size_t)(space - word.data);
      uint32_t signs = pfi_measure_signs(word);
      pfi_token_text tokens = {&word, &signs, 1};
      assert_true(pfi_token_is_in(tokens, 0, (pfi_measure_list)list));
      if (space == NULL)
        assert_int_equal(pfi_measure_word_at(tokens, 0, (pfi_measure_list)list)->value, pfi_measure_words[i].value);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_every_case_of_the_table),
      cmocka_unit_test(known_failures_still_fail),
      cmocka_unit_test(reads_digits_and_words),
      cmocka_unit_test(every_listed_word_is_found_in_its_list),
  };
  return cmocka_run_group_tests_name("extract/quantity", tests, NULL, NULL);
}
