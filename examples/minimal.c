/* minimal.c - three calls: load, deduplicate, extract. Prints one record. */
#include <peacefacts.h>
#include <stdio.h>
#include <string.h>

static int print(void *context, const char *data, size_t size) {
  return fwrite(data, 1, size, context) == size ? 0 : 1;
}

int main(void) {
  static const char article[] = "The ferry will sail again on Monday, the harbour office said.\n\n"
                                "\xe2\x80\x9cWe are glad,\xe2\x80\x9d said its head, Ada Blum.\n";
  pf_error error = {PF_OK, 0, ""};
  pf_model *model = NULL;
  pf_corpus *corpus = NULL;
  pf_report *report = NULL;
  int failed = pf_model_new(&model, "en", NULL, &error) != PF_OK ||
               pf_corpus_new(&corpus, NULL, NULL, &error) != PF_OK ||
               pf_corpus_add(corpus, article, strlen(article), NULL, &error) != PF_OK ||
               pf_deduplicate(corpus, NULL, NULL, &error) != PF_OK ||
               pf_extract(&report, model, corpus, NULL, &error) != PF_OK ||
               pf_render(report, PF_FORMAT_JSON, NULL, print, stdout, &error) != PF_OK;
  if (failed) (void)fprintf(stderr, "%s\n", error.message);
  pf_report_free(report);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return failed;
}
