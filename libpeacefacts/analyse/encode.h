/* encode.h - words to vectors: what the heads of the network (tags, tree, names) all read. */
#ifndef PFI_ANALYSE_ENCODE_H
#define PFI_ANALYSE_ENCODE_H

#include "analyse/weights.h"

/* The network sees at most this many words at once; longer sentences are cut, so that all work stays linear. */
enum { PFI_PIECE = 160, PFI_CACHE_WORDS = 4096, PFI_CACHE_FORM = 30 };

typedef struct pfi_form {
  const char *data;
  uint32_t size;
  uint32_t spaces; /* PFI_SPACE_BEFORE, PFI_SPACE_AFTER */
} pfi_form;

/* A word already looked up. The form itself is kept, so that a hash collision changes nothing. */
typedef struct pfi_cached_word {
  uint8_t size; /* 0: free */
  uint8_t spaces;
  char form[PFI_CACHE_FORM];
  int16_t wide[PFI_WIDTH];
  int8_t narrow[PFI_WIDTH];
} pfi_cached_word;

typedef struct pfi_encoder {
  const pfi_weights *weights;
  const pfi_kernels *kernels;
  pfi_cached_word *cache;                    /* PFI_CACHE_WORDS of them */
  int8_t words[(PFI_PIECE + 2) * PFI_WIDTH]; /* with a row of zeros before and behind */
  int16_t state[PFI_PIECE * PFI_BOTH];
  int16_t gates[PFI_PIECE * PFI_GATES];
  int8_t output[PFI_PIECE * PFI_BOTH]; /* the product: PFI_BOTH channels a word */
} pfi_encoder;

/* Fills encoder->output for `count` words, 1 to PFI_PIECE. */
void pfi_encode(pfi_encoder *encoder, const pfi_form *forms, size_t count);

#endif
