/* tree.h - the best tree over a piece of a sentence. */
#ifndef PFI_ANALYSE_TREE_H
#define PFI_ANALYSE_TREE_H

#include "analyse/encode.h"

/* Scores of heads: scores[word * PFI_SCORE_ROW + head], head 0 the root, head j the j-th word (from 1); that of a word
 * with itself is PFI_NO_EDGE. */
#define PFI_NO_EDGE INT32_MIN
enum { PFI_SCORES = PFI_PIECE + 1, PFI_SCORE_ROW = (PFI_SCORES + PFI_LANES - 1) / PFI_LANES * PFI_LANES };

/* The edges into merged nodes, by head: what each loses against the best, and the word that it goes to. */
typedef struct pfi_tree_memory {
  int64_t score[PFI_PIECE][PFI_SCORES];
  uint16_t to[PFI_PIECE][PFI_SCORES];
} pfi_tree_memory;

/* heads[i]: the head of word i, 0 for the one root; always a tree. Of all such trees one of the highest score. */
void pfi_tree_find(const int32_t *scores, size_t count, const pfi_kernels *kernels, pfi_tree_memory *memory,
                   uint16_t *heads);

#endif
