/* consume.c - a stranger's program that uses libpeacefacts; the folders beside it build it in three ways. It prints the
 * number of blocks of one article, or what went wrong. */
#include <peacefacts.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  static const char text[] = "RIVERTON (NationPress) - The bridge opened on Monday, the mayor said.\n\n"
                             "Traffic was light, and the river was low.\n";
  pf_error error;
  pf_corpus *corpus;
  pf_report *report;
  if (pf_corpus_new(&corpus, NULL, NULL, &error) != PF_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  pf_status status = pf_corpus_add(corpus, text, strlen(text), NULL, &error);
  if (status == PF_OK) status = pf_report_new(&report, corpus, &error);
  pf_corpus_free(corpus);
  if (status != PF_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  printf("libpeacefacts %s: %u articles, %u blocks\n", pf_version(), (unsigned)pf_report_article_count(report),
         (unsigned)pf_block_count(report, 0));
  pf_report_free(report);
  return 0;
}
