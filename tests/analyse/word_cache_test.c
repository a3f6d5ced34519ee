/* word_cache_test.c - the cache keeps what it is given while it grows, never takes one word for another, and lives on
 * without memory. */
#include "analyse/word_cache.h"

#include <stdio.h>
#include <string.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

enum { WORDS = 4 * PFI_CACHE_MOST };

/* The n-th word and the first number of its vector. */
static size_t make_word(unsigned n, char form[PFI_CACHE_FORM]) {
  return (size_t)snprintf(form, PFI_CACHE_FORM, "word%u", n);
}

static void put_word_number(pfi_word_cache *cache, unsigned n) {
  char form[PFI_CACHE_FORM];
  size_t size = make_word(n, form);
  pfi_word_cache_grow(cache);
  int16_t *wide = pfi_word_cache_put(cache, pfi_word_cache_place(cache, form, size, n % 3), form, size, n % 3);
  for (size_t k = 0; k < PFI_WIDTH; k++)
    wide[k] = (int16_t)(n + k);
}

/* How many of the first `count` words are there; each that is has its own vector. */
static size_t count_held(const pfi_word_cache *cache, unsigned count) {
  size_t held = 0;
  for (unsigned n = 0; n < count; n++) {
    char form[PFI_CACHE_FORM];
    size_t size = make_word(n, form), place = pfi_word_cache_place(cache, form, size, n % 3);
    assert_true(place < cache->size);
    if (!pfi_word_cache_holds(cache, place, form, size, n % 3)) continue;
    held++;
    for (size_t k = 0; k < PFI_WIDTH; k++)
      assert_int_equal(cache->words[place].wide[k], (int16_t)(n + k));
    assert_false(pfi_word_cache_holds(cache, place, form, size, n % 3 + 1));
    assert_false(pfi_word_cache_holds(cache, place, form, size - 1, n % 3));
  }
  return held;
}

static void words_stay_themselves_while_it_grows_to_its_bound(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_word_cache cache;
  assert_true(pfi_word_cache_init(&cache, &allocator));
  for (unsigned n = 0; n < WORDS; n++) {
    put_word_number(&cache, n);
    assert_true(cache.used <= cache.size);
    if (n == 99) assert_true(count_held(&cache, 100) > 80);
  }
  assert_int_equal(cache.size, PFI_CACHE_MOST);
  size_t held = count_held(&cache, WORDS);
  assert_int_equal(held, cache.used);
  assert_true(held > PFI_CACHE_MOST * 9 / 10);
  pfi_word_cache_free(&cache);
}

static void without_memory_it_stays_as_large_as_it_is(void **state) {
  (void)state;
  ledger book = {.fail_at = 1, .fail_after = true};
  pf_allocator allocator = ledger_allocator(&book);
  pfi_word_cache cache;
  assert_false(pfi_word_cache_init(&cache, &allocator));
  book = (ledger){.fail_at = 2, .fail_after = true};
  assert_true(pfi_word_cache_init(&cache, &allocator));
  for (unsigned n = 0; n < PFI_CACHE_LEAST; n++)
    put_word_number(&cache, n);
  assert_int_equal(cache.size, PFI_CACHE_LEAST);
  assert_int_equal(count_held(&cache, PFI_CACHE_LEAST), cache.used);
  pfi_word_cache_free(&cache);
  assert_int_equal(book.bytes_out, 0);
  assert_false(book.wrong_size);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_stay_themselves_while_it_grows_to_its_bound),
      cmocka_unit_test(without_memory_it_stays_as_large_as_it_is),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
