/* role_features.h - what the role tagger sees of a word, as numbers of rows in its table of weights. Training and use
 * compute them by this one file. */
#ifndef PFI_EXTRACT_ROLE_FEATURES_H
#define PFI_EXTRACT_ROLE_FEATURES_H

#include "data/role_weights.h"
#include "extract/passage.h"

#define PFI_ROLE_FEATURES 80 /* of each word */

/* What lies left and right of a word in its sentence, found in two passes over the block. */
typedef struct pfi_context {
  uint32_t left_cue;  /* 1 + number of the nearest word before it that may be a verb of attribution, 0: none */
  uint32_t right_cue; /* the same after it */
  uint32_t above;     /* 1 + number of the nearest such word above it in the tree */
  uint32_t top;       /* and of the highest */
  uint8_t left_mark;  /* pfi_shape of the last mark before it in the sentence */
  uint8_t since;      /* words since that mark, up to 15 */
  uint8_t under;      /* pfi_relation by which the word, or what is above it, hangs on `above` */
  uint8_t under_top;  /* the same for `top` */
  uint8_t opens;      /* 1 + pfi_relation of the largest part of the sentence that begins with the word, 0: none */
  uint8_t closes;     /* the same of the largest that ends with it */
  uint32_t first;     /* the first and the last word of what hangs on the word, itself included */
  uint32_t last;
} pfi_context;

typedef struct pfi_contexts {
  PFI_VECTOR(pfi_context) items; /* one for each word */
} pfi_contexts;

/* Replaces `out` by the contexts of the passage's words. MEMORY. */
pf_status pfi_contexts_find(pfi_contexts *out, const pfi_passage *passage, const pf_allocator *allocator,
                            pf_error *error);

/* Writes the rows of word number `word`, and asks the memory for them: most are in no near cache, so it is well to work
 * on another word before they are read. */
void pfi_role_features(const pfi_passage *passage, const pfi_contexts *contexts, size_t word,
                       uint32_t rows[PFI_ROLE_FEATURES]);

#endif
