/* phrase_test.c - the phrases of data/line_phrases.c are found where they may stand, and nowhere else. */
#include "load/phrase.h"

#include "support/cmocka_all.h"

enum { ROOM = 256 };

static size_t phrase_count(void) {
  return pfi_line_phrase_first[26];
}

/* `lead` and then the phrase. */
static pf_view line_of(char out[ROOM], const char *lead, const pfi_line_phrase *phrase) {
  size_t size = strlen(lead);
  memcpy(out, lead, size);
  memcpy(out + size, phrase->text, phrase->size);
  return (pf_view){out, size + phrase->size};
}

/* Four kinds mean boilerplate, and a line may be so by two of them. */
static int meaning_of(unsigned kind) {
  bool is_boilerplate =
      kind == PFI_PHRASE_WHOLE || kind == PFI_PHRASE_BEGINS || kind == PFI_PHRASE_CONTAINS || kind == PFI_PHRASE_SOCIAL;
  return is_boilerplate ? PFI_PHRASE_WHOLE : (int)kind;
}

static void each_phrase_alone_is_of_its_kind(void **state) {
  (void)state;
  for (size_t i = 0; i < phrase_count(); i++) {
    const pfi_line_phrase *phrase = &pfi_line_phrases[i];
    char line[ROOM];
    assert_int_equal(meaning_of(pfi_phrase_of(line_of(line, "", phrase))), meaning_of(phrase->kind));
    for (size_t c = 0; c < phrase->size; c++)
      line[c] = (char)(pfi_is_alpha(line[c]) ? line[c] & ~0x20 : line[c]);
    assert_int_equal(meaning_of(pfi_phrase_of((pf_view){line, phrase->size})), meaning_of(phrase->kind));
  }
}

/* Wherever it begins: words are looked for sixteen bytes at a time. */
static void a_phrase_that_may_stand_anywhere_is_found_anywhere(void **state) {
  (void)state;
  static const char words[] = "yonder yonder yonder yonder yonder yonder ";
  for (size_t i = 0; i < phrase_count(); i++) {
    const pfi_line_phrase *phrase = &pfi_line_phrases[i];
    if (phrase->kind != PFI_PHRASE_CONTAINS) continue;
    for (size_t cut = 0; cut + 1 < sizeof words; cut++) {
      char line[ROOM];
      pf_view text = line_of(line, words + cut, phrase);
      if (text.size <= 160) assert_int_equal(meaning_of(pfi_phrase_of(text)), PFI_PHRASE_WHOLE);
    }
  }
}

static void a_phrase_inside_a_word_is_none(void **state) {
  (void)state;
  assert_int_equal(pfi_phrase_of(PFI_VIEW("The overall rights reserved for it were few")), PFI_PHRASE_NONE);
  assert_int_equal(pfi_phrase_of(PFI_VIEW("They sold all rights reservedly to the town")), PFI_PHRASE_NONE);
  assert_int_equal(pfi_phrase_of(PFI_VIEW("They said all rights reserved to the town")), PFI_PHRASE_CONTAINS);
}

static void a_line_cut_short_is_no_phrase_and_reads_nothing_behind_it(void **state) {
  (void)state;
  for (size_t i = 0; i < phrase_count(); i++) {
    const pfi_line_phrase *phrase = &pfi_line_phrases[i];
    if (phrase->kind != PFI_PHRASE_CONTAINS) continue;
    char line[ROOM];
    pf_view whole = line_of(line, "yonder ", phrase);
    assert_int_equal(pfi_phrase_of((pf_view){line, whole.size - 1}), PFI_PHRASE_NONE);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_phrase_alone_is_of_its_kind),
      cmocka_unit_test(a_phrase_that_may_stand_anywhere_is_found_anywhere),
      cmocka_unit_test(a_phrase_inside_a_word_is_none),
      cmocka_unit_test(a_line_cut_short_is_no_phrase_and_reads_nothing_behind_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
