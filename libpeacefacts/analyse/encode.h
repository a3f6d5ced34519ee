/* encode.h - words to vectors: what the heads of the network (tags, tree, names) all read. */
#ifndef PFI_ANALYSE_ENCODE_H
#define PFI_ANALYSE_ENCODE_H

#include "analyse/weights.h"
#include "analyse/word_cache.h"

/* A piece is what the network reads as one: a sentence of at most this many words; longer ones are cut, so that all
 * work stays linear. */
enum { PFI_PIECE = 160 };

typedef struct pfi_form {
  const char *data;
  uint32_t size;
  uint32_t spaces; /* PFI_SPACE_BEFORE, PFI_SPACE_AFTER */
} pfi_form;

/* Pieces that go through the network together, PFI_PIECE words at most in all: the weights are then fetched once for
 * many words. Piece p has the words first[p] .. first[p + 1] - 1. */
typedef struct pfi_batch {
  size_t pieces;
  uint16_t first[PFI_PIECE + 1];
} pfi_batch;

static inline size_t pfi_batch_words(const pfi_batch *batch) {
  return batch->first[batch->pieces];
}

static inline size_t pfi_piece_words(const pfi_batch *batch, size_t piece) {
  return (size_t)(batch->first[piece + 1] - batch->first[piece]);
}

typedef struct pfi_encoder {
  const pfi_weights *weights;
  const pfi_kernels *kernels;
  pfi_word_cache cache;
  uint16_t places[PFI_PIECE];                    /* of the words of one piece in it */
  int8_t words[(2 * PFI_PIECE + 1) * PFI_WIDTH]; /* with a row of zeros before and behind each piece */
  int16_t state[PFI_PIECE * PFI_BOTH];
  int16_t gates[PFI_PIECE * PFI_GATES];
  int8_t output[PFI_PIECE * PFI_BOTH]; /* the product: PFI_BOTH channels a word */
} pfi_encoder;

/* Fills encoder->output for the words of the batch. */
void pfi_encode(pfi_encoder *encoder, const pfi_form *forms, const pfi_batch *batch);

#endif
