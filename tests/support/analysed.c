/* analysed.c - a text through the language model, for tests. */
#include "support/analysed.h"

#include "support/cmocka_all.h"

void analysed_begin(analysed *all) {
  *all = (analysed){0};
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  assert_int_equal(pf_model_new(&all->model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pfi_analyser_new(&all->analyser, all->model, &allocator, NULL), PF_OK);
}

void analysed_text(analysed *all, const char *text) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  all->text = pfi_view_of_string(text);
  all->sentences.sentences.count = all->sentences.tokens.count = 0;
  pfi_range whole = {0, (uint32_t)all->text.size};
  assert_int_equal(pfi_sentences_find(&all->sentences, all->text, whole, &allocator, NULL), PF_OK);
  assert_int_equal(pfi_analyse(&all->analysis, all->analyser, all->text, &all->sentences, NULL), PF_OK);
}

pfi_time_reader analysed_reader(analysed *all, size_t sentence) {
  assert_true(sentence < all->sentences.sentences.count);
  const pfi_sentence *found = &all->sentences.sentences.items[sentence];
  assert_true(found->token_count <= sizeof all->tokens / sizeof all->tokens[0]);
  const pfi_word *words = all->analysis.words.items + found->first_token;
  for (size_t i = 0; i < found->token_count; i++) {
    all->tokens[i] = pfi_view_slice(all->text, words[i].start, words[i].size);
    all->signs[i] = pfi_measure_signs(all->tokens[i]);
  }
  return (pfi_time_reader){{all->tokens, all->signs, found->token_count}, words};
}

void analysed_end(analysed *all) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences_free(&all->sentences, &allocator);
  pfi_analysis_free(&all->analysis, &allocator);
  pfi_analyser_free(all->analyser);
  pf_model_free(all->model);
}
