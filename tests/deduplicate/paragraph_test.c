/* paragraph_test.c - folding and hashing: what counts and what does not, and that every processor gives the same. The
 * sources are included a second time under other names and without instructions that only some processors have. */
#include "deduplicate/paragraph.h"

#include "support/cmocka_all.h"

void free_portable_fold(pfi_folded *folded, const pf_allocator *allocator);
pf_status fold_portably(pfi_folded *folded, pf_view text, const pf_allocator *allocator, pf_error *error);
pf_status read_portably(pfi_paragraph *out, pfi_word_hashes *words, const pfi_folded *folded,
                        const pf_allocator *allocator, pf_error *error);
#define PFI_PORTABLE
#define pfi_fold fold_portably
#define pfi_folded_free free_portable_fold
#define pfi_paragraph_read read_portably
#include "deduplicate/fold.c"
#include "deduplicate/paragraph.c"
#undef pfi_fold
#undef pfi_folded_free
#undef pfi_paragraph_read
static pf_allocator memory;

static pfi_paragraph read_with_library(const char *text, size_t size) {
  pfi_folded folded = {0};
  pfi_word_hashes words = {0};
  pfi_paragraph paragraph;
  assert_int_equal(pfi_fold(&folded, (pf_view){text, size}, &memory, NULL), PF_OK);
  assert_int_equal(pfi_paragraph_read(&paragraph, &words, &folded, &memory, NULL), PF_OK);
  pfi_folded_free(&folded, &memory);
  PFI_VECTOR_FREE(&memory, &words);
  return paragraph;
}

static void compare_with_portable(const char *text, size_t size) {
  pfi_folded folded = {0}, portable = {0};
  pfi_word_hashes words = {0}, portable_words = {0};
  pfi_paragraph a, b;
  assert_int_equal(pfi_fold(&folded, (pf_view){text, size}, &memory, NULL), PF_OK);
  assert_int_equal(fold_portably(&portable, (pf_view){text, size}, &memory, NULL), PF_OK);
  assert_int_equal(folded.size, portable.size);
  assert_memory_equal(folded.bytes, portable.bytes, folded.size);
  assert_memory_equal(folded.word_bits, portable.word_bits, (folded.size / 64 + 1) * sizeof *folded.word_bits);
  assert_memory_equal(folded.mark_bits, portable.mark_bits, (folded.size / 64 + 1) * sizeof *folded.mark_bits);
  assert_int_equal(pfi_paragraph_read(&a, &words, &folded, &memory, NULL), PF_OK);
  assert_int_equal(read_portably(&b, &portable_words, &portable, &memory, NULL), PF_OK);
  assert_true(a.key == b.key);
  assert_int_equal(a.marks, b.marks);
  assert_int_equal(a.letters, b.letters);
  assert_int_equal(words.count, portable_words.count);
  if (words.count > 0) assert_memory_equal(words.items, portable_words.items, words.count * sizeof *words.items);
  pfi_folded_free(&folded, &memory);
  free_portable_fold(&portable, &memory);
  PFI_VECTOR_FREE(&memory, &words);
  PFI_VECTOR_FREE(&memory, &portable_words);
}

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * UINT32_C(1664525) + UINT32_C(1013904223);
  return *seed >> 8;
}

/* Letters, marks, spaces, quotation marks and letters of three scripts, in pieces of every length. */
static size_t make_text(char *to, size_t most, uint32_t seed) {
  static const char *const pieces[] = {" ",
                                       "a",
                                       "The ",
                                       "'",
                                       "-",
                                       "--",
                                       "9.5",
                                       "MAYOR",
                                       "\u2019",
                                       "\u201C",
                                       "\u2014",
                                       "\u00E9",
                                       "e\u0301",
                                       "\uFB01",
                                       "\u00AD",
                                       "\u4E2D\u6587",
                                       "\u0E17\u0E14",
                                       "\t",
                                       "\n",
                                       "x/y_z",
                                       "`",
                                       "\xFF",
                                       "\u2026",
                                       "harbourmaster-general's"};
  size_t size = 0, target = next_random(&seed) % most;
  while (size < target) {
    const char *piece = pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)];
    size_t length = strlen(piece);
    if (size + length > most) break;
    memcpy(to + size, piece, length);
    size += length;
  }
  return size;
}

static void every_processor_folds_and_hashes_alike(void **state) {
  (void)state;
  char text[6000];
  for (uint32_t seed = 0; seed < 3000; seed++)
    compare_with_portable(text, make_text(text, seed % 10 == 0 ? sizeof text : 200, seed));
}

static void case_spaces_quotation_marks_and_unicode_forms_do_not_count(void **state) {
  (void)state;
  static const char *const forms[] = {"The cafe\u0301 said \u201Cno\u201D \u2014 twice.",
                                      "the caf\u00E9  said \"no\" - twice.",
                                      "THE CAF\u00C9 SAID \u201Eno\u201F -- tw\u00ADice."};
  pfi_paragraph first = read_with_library(forms[0], strlen(forms[0]));
  for (size_t i = 1; i < 3; i++) {
    pfi_paragraph other = read_with_library(forms[i], strlen(forms[i]));
    assert_true(first.key == other.key);
    assert_int_equal(first.marks, other.marks);
  }
}

static void words_count_in_their_order_and_marks_where_they_stand(void **state) {
  (void)state;
  pfi_paragraph a = read_with_library("Stop, dogs bark", 15), b = read_with_library("Stop dogs, bark", 15);
  pfi_paragraph c = read_with_library("dogs stop, bark", 15);
  assert_true(a.key == b.key);
  assert_int_not_equal(a.marks, b.marks);
  assert_true(a.key != c.key);
}

int main(void) {
  memory = pfi_allocator_or_default(NULL);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_processor_folds_and_hashes_alike),
      cmocka_unit_test(case_spaces_quotation_marks_and_unicode_forms_do_not_count),
      cmocka_unit_test(words_count_in_their_order_and_marks_where_they_stand),
  };
  return cmocka_run_group_tests_name("deduplicate/paragraph", tests, NULL, NULL);
}
