/* analysed.h - one text through sentences and analysis, for tests of what is built on them. */
#ifndef TESTS_SUPPORT_ANALYSED_H
#define TESTS_SUPPORT_ANALYSED_H

#include "analyse/analysis.h"
#include "extract/time.h"

typedef struct analysed {
  pf_model *model;
  pfi_analyser *analyser;
  pfi_sentences sentences;
  pfi_analysis analysis;
  pf_view text;
  pf_view tokens[512];
  uint32_t signs[512];
} analysed;

/* Makes the model and the analyser; fails the test when there is no memory. */
void analysed_begin(analysed *all);
/* Analyses a text; what was analysed before is forgotten. */
void analysed_text(analysed *all, const char *text);
/* A sentence of it as what the readers of times and quantities look at. */
pfi_time_reader analysed_reader(analysed *all, size_t sentence);
void analysed_end(analysed *all);

#endif
