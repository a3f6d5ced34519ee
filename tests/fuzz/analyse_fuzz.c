/* analyse_fuzz.c - any text has a sound analysis: a tree for each sentence, mentions in order, everything in bounds. */
#include <stdlib.h>

#include "analyse/analysis.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_sentence(const pfi_analysis *analysis, const pfi_sentence *sentence) {
  const pfi_word *words = analysis->words.items + sentence->first_token;
  size_t roots = 0;
  for (size_t i = 0; i < sentence->token_count; i++) {
    size_t at = i + 1, steps = 0;
    roots += words[i].head == 0;
    if (words[i].head > sentence->token_count || words[i].number != i + 1) abort();
    for (; at != 0 && steps <= sentence->token_count; steps++)
      at = words[at - 1].head;
    if (at != 0 || words[i].lemma_start + (size_t)words[i].lemma_size > analysis->lemmas.count) abort();
  }
  if (roots != 1) abort();
}

static void check_mentions(const pfi_analysis *analysis, pf_view text) {
  for (size_t i = 0; i < analysis->mentions.count; i++) {
    const pfi_mention *m = &analysis->mentions.items[i];
    if (m->size == 0 || m->start + (size_t)m->size > text.size || m->entity >= analysis->entities.count) abort();
    if (i > 0 && m->start < m[-1].start) abort();
    if (m->head_word < m->first_word || m->head_word >= m->first_word + m->word_count) abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  pf_view text = {(const char *)data, size};
  text.size = pfi_utf8_valid_prefix(text);
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pf_model *model = NULL;
  pfi_analyser *analyser = NULL;
  pfi_sentences sentences = {0};
  pfi_analysis analysis = {0};
  if (pfi_sentences_find(&sentences, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL) != PF_OK) abort();
  if (pf_model_new(&model, NULL, NULL, NULL) != PF_OK) abort();
  if (pfi_analyser_new(&analyser, model, NULL, NULL) != PF_OK) abort();
  if (pfi_analyse(&analysis, analyser, text, &sentences, NULL) != PF_OK) abort();
  if (analysis.words.count != sentences.tokens.count) abort();
  for (size_t i = 0; i < sentences.sentences.count; i++)
    check_sentence(&analysis, &sentences.sentences.items[i]);
  check_mentions(&analysis, text);
  pfi_analysis_free(&analysis, &allocator);
  pfi_sentences_free(&sentences, &allocator);
  pfi_analyser_free(analyser);
  pf_model_free(model);
  return 0;
}
