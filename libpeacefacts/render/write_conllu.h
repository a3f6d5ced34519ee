/* write_conllu.h - an analysis of one article as CoNLL-U. Unlike the renderings of a report it is given inner products:
 * no report holds words and trees. */
#ifndef PFI_RENDER_WRITE_CONLLU_H
#define PFI_RENDER_WRITE_CONLLU_H

#include "analyse/analysis.h"
#include "render/writer.h"

typedef struct pfi_conllu {
  const pfi_article *article;
  const pfi_sentences *sentences;
  const pfi_analysis *analysis;
} pfi_conllu;

void pfi_write_conllu(const pfi_conllu *in, pfi_writer *out);

#endif
