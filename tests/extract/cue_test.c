/* cue_test.c - the lexicon of cues: forms, parts of speech, and words that are not in it. */
#include "extract/cue.h"

#include "support/cmocka_all.h"

static const pfi_cue_form *find(const char *word, pfi_cue_part part) {
  const pfi_cue_form *found = pfi_cue_find(pfi_view_of_string(word));
  return found == NULL ? NULL : pfi_cue_of_part(found, part);
}

static void assert_lemma(const char *word, pfi_cue_part part, const char *lemma, pf_stance stance) {
  const pfi_cue_form *found = find(word, part);
  if (found == NULL) fail_msg("%s is not in the lexicon", word);
  assert_string_equal(found->lemma, lemma);
  assert_int_equal(found->stance, stance);
}

static void forms_lead_to_their_lemma_and_stance(void **state) {
  (void)state;
  assert_lemma("said", PFI_CUE_VERB, "say", PF_STANCE_SAYS);
  assert_lemma("SAYS", PFI_CUE_VERB, "say", PF_STANCE_SAYS);
  assert_lemma("told", PFI_CUE_VERB, "tell", PF_STANCE_SAYS);
  assert_lemma("denies", PFI_CUE_VERB, "deny", PF_STANCE_DENIES);
  assert_lemma("slammed", PFI_CUE_VERB, "slam", PF_STANCE_SAYS);
  assert_lemma("wondering", PFI_CUE_VERB, "wonder", PF_STANCE_ASKS);
  assert_lemma("demands", PFI_CUE_VERB, "demand", PF_STANCE_WANTS);
  assert_lemma("demands", PFI_CUE_NOUN, "demand", PF_STANCE_WANTS);
  assert_lemma("foresaw", PFI_CUE_VERB, "foresee", PF_STANCE_EXPECTS);
  assert_lemma("doubts", PFI_CUE_NOUN, "doubt", PF_STANCE_DOUBTS);
  assert_lemma("believes", PFI_CUE_VERB, "believe", PF_STANCE_BELIEVES);
  assert_lemma("according", PFI_CUE_PREPOSITION, "according", PF_STANCE_SAYS);
}

static void other_words_are_not_found(void **state) {
  (void)state;
  static const char *const words[] = {"", "sa", "sayss", "table", "1", "é", "zzz", "a", "theunbelievablylongwordofit"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    assert_null(pfi_cue_find(pfi_view_of_string(words[i])));
  assert_null(find("said", PFI_CUE_NOUN));
}

static void every_entry_of_the_table_is_found_by_its_form(void **state) {
  (void)state;
  for (size_t i = 0; i < pfi_cue_form_count; i++) {
    const pfi_cue_form *entry = &pfi_cue_forms[i], *found = pfi_cue_find(pfi_view_of_string(entry->form));
    assert_non_null(found);
    assert_true(entry >= found && entry < found + found->count);
    assert_ptr_equal(pfi_cue_of_part(found, (pfi_cue_part)entry->part), entry);
  }
}

static void lemmas_are_numbered_alike_whatever_the_form(void **state) {
  (void)state;
  assert_int_equal(find("SAID", PFI_CUE_VERB)->lemma_number, find("say", PFI_CUE_VERB)->lemma_number);
  assert_int_not_equal(find("said", PFI_CUE_VERB)->lemma_number, find("told", PFI_CUE_VERB)->lemma_number);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_lead_to_their_lemma_and_stance),
      cmocka_unit_test(other_words_are_not_found),
      cmocka_unit_test(every_entry_of_the_table_is_found_by_its_form),
      cmocka_unit_test(lemmas_are_numbered_alike_whatever_the_form),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
