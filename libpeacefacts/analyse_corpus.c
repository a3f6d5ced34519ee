/* analyse_corpus.c - pf_analyse: every article of a corpus through sentences and analysis to CoNLL-U. */
#include "analyse/analysis.h"
#include "base/error.h"
#include "corpus.h"
#include "render/write_conllu.h"

typedef struct corpus_analysis {
  pfi_sentences sentences;
  pfi_analysis analysis;
  pfi_analyser *analyser;
  pfi_writer out;
} corpus_analysis;

static pf_status analyse_article(corpus_analysis *work, const pfi_document *document, const pf_allocator *allocator,
                                 pf_error *error) {
  const pfi_article *article = &document->article;
  pf_status status = PF_OK;
  work->sentences.sentences.count = work->sentences.tokens.count = 0;
  if (article->status == PF_OK) {
    for (size_t b = 0; b < document->blocks.count; b++) {
      pfi_range block = {document->blocks.items[b].start, document->blocks.items[b].size};
      PFI_TRY(pfi_sentences_find(&work->sentences, article->text, block, allocator, error));
    }
  }
  PFI_TRY(pfi_analyse(&work->analysis, work->analyser, article->text, &work->sentences, error));
  pfi_write_conllu(&(pfi_conllu){article, &work->sentences, &work->analysis}, &work->out);
done:
  return status;
}

pf_status pf_analyse(const pf_model *model, const pf_corpus *corpus, pf_sink sink, void *context, pf_error *error) {
  pfi_error_clear(error);
  if (model == NULL || corpus == NULL || sink == NULL)
    return pfi_fail(error, PF_ERROR_ARGUMENT, 0, "The model, the corpus or the sink is NULL.");
  corpus_analysis work = {.out = {.sink = sink, .context = context}};
  const pf_allocator *allocator = &corpus->allocator;
  pf_status status;
  PFI_TRY(pfi_analyser_new(&work.analyser, model, allocator, error));
  for (size_t i = 0; i < corpus->entries.count && !work.out.stopped; i++)
    PFI_TRY(analyse_article(&work, corpus->entries.items[i].document, allocator, error));
  pfi_writer_flush(&work.out);
  if (work.out.stopped) status = pfi_fail(error, PF_ERROR_SINK, 0, "The sink asked to stop.");
done:
  pfi_analysis_free(&work.analysis, allocator);
  pfi_sentences_free(&work.sentences, allocator);
  pfi_analyser_free(work.analyser);
  return status;
}
