/* quote_test.c - the pairing of quotation marks: what each text's quotations are, and that time stays linear. */
#include "extract/quote.h"

#include <stdio.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

/* Joins what stands inside the quotations of `text` with " / "; an open one ends with "...". */
static void inside(const char *text, char out[512]) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_quotations found = {0};
  pf_view view = pfi_view_of_string(text);
  assert_int_equal(pfi_quotations_find(&found, view, (pfi_range){0, (uint32_t)view.size}, &allocator, NULL), PF_OK);
  size_t used = 0;
  out[0] = '\0';
  for (size_t i = 0; i < found.items.count; i++) {
    const pfi_quotation *item = &found.items.items[i];
    used += (size_t)snprintf(out + used, 512 - used, "%s%.*s%s", i > 0 ? " / " : "",
                             (int)(item->inner_stop - item->inner_start), text + item->inner_start,
                             item->closed ? "" : "...");
  }
  pfi_quotations_free(&found, &allocator);
}

static const char *const marked[][2] = {
    {"\"We go,\" she said. \"Now.\"", "We go, / Now."},
    {"“We go,” she said. “Now.”", "We go, / Now."},
    {"``We go,'' she said. ``Now.''", "We go, / Now."},
    {"''We go,'' she said.", "We go,"},
    {"«Wir gehen», sagte sie.", "Wir gehen"},
    {"»Wir gehen«, sagte sie.", "Wir gehen"},
    {"„Wir gehen“, sagte sie.", "Wir gehen"},
    {"He called it 'a long road' and left.", "a long road"},
    {"He called it ‘a long road’ and left.", "a long road"},
    {"It was 'very much refined', though not 'done'.", "very much refined / done"},
    /* apostrophes */
    {"The boys' boat wasn't the girls' boat.", ""},
    {"It's the union's plan, isn’t it?", ""},
    {"Rock 'n' roll of the '90s.", "n"},
    {"The '90s and the '80s' end.", ""},
    {"He said 'the ministers' plan is dead' twice.", "the ministers' plan is dead"},
    /* nested marks belong to the outer quotation */
    {"“She said ‘no’ to me,” he said.", "She said ‘no’ to me,"},
    {"\"She said 'no' to me,\" he said.", "She said 'no' to me,"},
    {"“The word “peace” is cheap,” he said.", "The word “peace” is cheap,"},
    {"“We go. “We stay,” he said. “Both.”", "We go.... / We stay, / Both."},
    {"\"The word “peace” is cheap,\" he said.", "The word “peace” is cheap,"},
    /* unpaired marks end with the block or where the next one opens */
    {"“We will go on. There is more.", "We will go on. There is more...."},
    {"\"One side \"Two sides\" end.", "One side... / Two sides"},
    {"A stray mark” closes nothing.", ""},
    {"A bullet » and another » point.", ""},
    {"A board of 6\" by 4\" was found.", ""},
    {"(“Maybe,” she wrote.)", "Maybe,"},
    {"the plan—“a trap,” he said—failed", "a trap,"},
    {"“”", ""},
};

static void marks_pair_as_a_reader_pairs_them(void **state) {
  (void)state;
  char found[512];
  for (size_t i = 0; i < sizeof marked / sizeof marked[0]; i++) {
    inside(marked[i][0], found);
    if (strcmp(found, marked[i][1]) != 0) print_error("in: %s\n", marked[i][0]);
    assert_string_equal(found, marked[i][1]);
  }
}

static size_t count_in_repeated(const char *unit, size_t times) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  size_t size = strlen(unit);
  char *bytes = pfi_new_array(&allocator, times, size);
  assert_non_null(bytes);
  for (size_t i = 0; i < times; i++)
    memcpy(bytes + i * size, unit, size);
  pfi_quotations found = {0};
  pf_view text = {bytes, times * size};
  assert_int_equal(pfi_quotations_find(&found, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL), PF_OK);
  size_t count = found.items.count;
  for (size_t i = 0; i < count; i++) {
    assert_true(found.items.items[i].start < found.items.items[i].stop);
    assert_true(i == 0 || found.items.items[i - 1].stop <= found.items.items[i].start);
  }
  pfi_quotations_free(&found, &allocator);
  pfi_free(&allocator, bytes, times * size);
  return count;
}

static void a_hundred_thousand_open_marks_are_read_in_one_pass(void **state) {
  (void)state;
  assert_int_equal(count_in_repeated("“a ", 100000), 100000);
  assert_int_equal(count_in_repeated("\"a ", 100000), 100000);
  assert_int_equal(count_in_repeated("‘a ", 100000), 0);
  assert_int_equal(count_in_repeated("'a ", 100000), 0);
  count_in_repeated("'a’ ", 100000);
  count_in_repeated("„«\"'", 100000);
}

static void a_block_is_read_by_itself(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_quotations found = {0};
  pf_view text = PFI_VIEW("\"one two\" three\"");
  assert_int_equal(pfi_quotations_find(&found, text, (pfi_range){5, 4}, &allocator, NULL), PF_OK);
  assert_int_equal(found.items.count, 0);
  pfi_quotations_free(&found, &allocator);
}

static void no_memory_is_an_error_and_leaks_nothing(void **state) {
  (void)state;
  ledger book = {.fail_at = 1};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_quotations found = {0};
  pf_view text = PFI_VIEW("“Yes,” he said.");
  assert_int_equal(pfi_quotations_find(&found, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL),
                   PF_ERROR_MEMORY);
  pfi_quotations_free(&found, &allocator);
  assert_int_equal(book.bytes_out, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_pair_as_a_reader_pairs_them),
      cmocka_unit_test(a_hundred_thousand_open_marks_are_read_in_one_pass),
      cmocka_unit_test(a_block_is_read_by_itself),
      cmocka_unit_test(no_memory_is_an_error_and_leaks_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
