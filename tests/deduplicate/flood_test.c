/* flood_test.c - paragraphs made to hurt: twice as many take about twice as long. Linear is 2, quadratic is 4;
 * processor time, the least of two runs, and three chances, so that a busy machine fails no test. */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <time.h>

#include "deduplicate/index.h"
#include "deduplicate/paragraphs.h"

static const double bound = 3.0;

/* Debug and sanitized builds take a tenth of the paragraphs. */
#ifdef NDEBUG
enum { SHARE = 1 };
#else
enum { SHARE = 10 };
#endif

enum { RUNS = 2, CHANCES = 3 };

/* Writes paragraph `number` of a flood; returns its size. */
typedef size_t (*writer)(char *to, size_t number);

static uint32_t scrambled(size_t number) {
  uint32_t x = (uint32_t)number * 2654435761u;
  x = (x ^ x >> 15) * 2246822519u;
  return x ^ x >> 13;
}

static size_t write_equal(char *to, size_t number) {
  (void)number;
  return (size_t)sprintf(to, "The bridge over the river was closed on Monday after a barge had hit its second pier.");
}

static size_t write_one_trigram(char *to, size_t number) {
  uint32_t a = scrambled(3 * number), b = scrambled(3 * number + 1), c = scrambled(3 * number + 2);
  return (size_t)sprintf(to, "x%x y%x z%x said on Monday u%x v%x w%x p%x q%x r%x", a, b, c, b ^ 1, c ^ 2, a ^ 3, c ^ 4,
                         a ^ 5, b ^ 6);
}

static size_t write_one_word(char *to, size_t number) {
  return (size_t)sprintf(to, "w%x", scrambled(number));
}

static size_t write_long_alike(char *to, size_t number) {
  size_t size = 0;
  for (uint32_t i = 0; i < 4090; i++) {
    memcpy(to + size, i % 2 ? "so " : "it ", 3);
    size += 3;
  }
  return size + (size_t)sprintf(to + size, "%x %x", scrambled(number), scrambled(number + 77777));
}

static double seconds_for(writer write, size_t count, size_t largest, pf_block_type type) {
  char *text = malloc(count * largest);
  pfi_block *blocks = malloc(count * sizeof *blocks);
  assert_true(text != NULL && blocks != NULL);
  size_t size = 0;
  for (size_t i = 0; i < count; i++) {
    size_t written = write(text + size, i);
    blocks[i] = (pfi_block){(uint32_t)size, (uint32_t)written, type};
    size += written;
  }
  pf_index *index;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  pfi_article article = {0};
  article.id = PFI_VIEW("flood");
  article.text = (pf_view){text, size};
  pfi_blocks all = {blocks, count};
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  pfi_repeats found;
  clock_t before = clock();
  assert_int_equal(pfi_repeats_find(&found, index, NULL, &article, &all, &options, &arena, NULL), PF_OK);
  double taken = (double)(clock() - before) / CLOCKS_PER_SEC;
  assert_true(pf_index_memory(index) < 4 * size + 64 * count + 100000);
  pf_index_free(index);
  pfi_arena_free(&arena);
  free(text);
  free(blocks);
  return taken;
}

static double least_seconds(writer write, size_t count, size_t largest, pf_block_type type) {
  double least = seconds_for(write, count, largest, type);
  for (int i = 1; i < RUNS; i++) {
    double again = seconds_for(write, count, largest, type);
    if (again < least) least = again;
  }
  return least;
}

static void assert_linear(writer write, size_t count, size_t largest, pf_block_type type) {
  double ratio = 0;
  for (int chance = 0; chance < CHANCES; chance++) {
    ratio = least_seconds(write, 2 * count, largest, type) / least_seconds(write, count, largest, type);
    if (ratio < bound) return;
  }
  fail_msg("twice as many paragraphs took %.1f times as long", ratio);
}

static void a_million_equal_paragraphs(void **state) {
  (void)state;
  assert_linear(write_equal, 500000 / SHARE, 128, PF_BLOCK_PARAGRAPH);
}

static void half_a_million_paragraphs_that_share_one_trigram(void **state) {
  (void)state;
  assert_linear(write_one_trigram, 250000 / SHARE, 160, PF_BLOCK_PARAGRAPH);
}

static void half_a_million_headings_of_one_word(void **state) {
  (void)state;
  assert_linear(write_one_word, 250000 / SHARE, 16, PF_BLOCK_HEADING);
}

static void long_paragraphs_of_two_words_again_and_again(void **state) {
  (void)state;
  assert_linear(write_long_alike, 100 / SHARE, 4096 * 3 + 32, PF_BLOCK_PARAGRAPH);
}

static pf_status see_one(pf_index *index, pf_view text, size_t *count) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  pfi_repeats found;
  pf_status status = see_views(index, "one", &text, 1, NULL, &arena, &found);
  *count = found.count;
  pfi_arena_free(&arena);
  return status;
}

static void a_paragraph_of_fifty_megabytes(void **state) {
  (void)state;
  enum { SIZE = (50 << 20) / SHARE };
  char *text = malloc(SIZE);
  assert_non_null(text);
  size_t size = 0, count;
  for (size_t i = 0; size < SIZE - 16; i++)
    size += (size_t)sprintf(text + size, "w%x ", scrambled(i) % 100000);
  pf_index *index;
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  assert_int_equal(see_one(index, (pf_view){text, size}, &count), PF_OK);
  assert_int_equal(count, 0);
  assert_int_equal(see_one(index, (pf_view){text, size}, &count), PF_OK);
  assert_int_equal(count, 1);
  text[size / 2] ^= 1; /* one letter, far behind the words that are compared */
  assert_int_equal(see_one(index, (pf_view){text, size}, &count), PF_OK);
  assert_int_equal(count, 1);
  assert_true(pf_index_memory(index) < 1 << 20);
  memset(text, 'a', SIZE); /* one word */
  assert_int_equal(see_one(index, (pf_view){text, SIZE}, &count), PF_OK);
  assert_int_equal(count, 0);
  pf_index_free(index);
  free(text);
}

static void keys_that_all_want_one_slot(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  enum { COUNT = 200000 / SHARE };
  pfi_keys keys = {0};
  pfi_mark *marks = malloc(COUNT * sizeof *marks);
  assert_non_null(marks);
  clock_t before = clock();
  for (uint32_t i = 0; i < COUNT; i++) {
    marks[i] = (pfi_mark){UINT64_C(0x123456789) << 24 | i, 0, 0};
    assert_true(pfi_keys_reserve(&keys, marks, i, &allocator));
    pfi_key_add(&keys, marks[i].key, i);
  }
  assert_int_equal(pfi_key_find(&keys, marks, COUNT, marks[17].key), 17);
  assert_true((double)(clock() - before) / CLOCKS_PER_SEC < 20);
  PFI_STORE_FREE(&allocator, &keys);
  free(marks);
}

static void trigrams_that_all_want_one_line(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  enum { COUNT = 200000 / SHARE };
  pfi_grams grams = {0};
  for (uint32_t i = 0; i < COUNT; i++) {
    assert_true(pfi_grams_reserve(&grams, 1, &allocator));
    pfi_grams_add(&grams, &(uint64_t){UINT64_C(0x1234567800000000) + ((uint64_t)(i % 1000) << 33)}, 1, i);
  }
  assert_true(grams.block_size < COUNT * 16);
  pfi_grams_free(&grams, &allocator);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_million_equal_paragraphs),
      cmocka_unit_test(half_a_million_paragraphs_that_share_one_trigram),
      cmocka_unit_test(half_a_million_headings_of_one_word),
      cmocka_unit_test(long_paragraphs_of_two_words_again_and_again),
      cmocka_unit_test(a_paragraph_of_fifty_megabytes),
      cmocka_unit_test(keys_that_all_want_one_slot),
      cmocka_unit_test(trigrams_that_all_want_one_line),
  };
  return cmocka_run_group_tests_name("deduplicate/flood", tests, NULL, NULL);
}
