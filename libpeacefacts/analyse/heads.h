/* heads.h - what is read off the encoder's vectors: tags, features, ways to make lemmas, trees, relations, names. */
#ifndef PFI_ANALYSE_HEADS_H
#define PFI_ANALYSE_HEADS_H

#include "analyse/encode.h"
#include "analyse/tree.h"

enum { PFI_NAME_TYPES = (PFI_NAME_TAGS - 1) / 2 };
enum { PFI_TAG_WIDTH = 512 }; /* at least the outputs of any tag matrix */

/* What is found for one word. */
typedef struct pfi_reading {
  uint64_t features;
  uint16_t head; /* in the piece, from 1; 0 for the root */
  uint8_t upos;
  uint8_t xpos;
  uint8_t relation;
  uint8_t script; /* pfi_script */
  uint8_t name;   /* 0 none, else 1 + 2 * class for its first word, 2 + 2 * class for the others */
  uint8_t spare;
  int16_t name_scores[PFI_NAME_TYPES]; /* how much better each class is than no name, 8 bits behind the point */
} pfi_reading;

typedef struct pfi_heads {
  int16_t tags[PFI_PIECE * PFI_TAG_WIDTH];
  int16_t arcs[PFI_PIECE * 4 * PFI_ARC];
  int16_t product[PFI_PIECE * PFI_ARC];
  int16_t relations[PFI_PIECE * 64];
  int8_t dependent[PFI_PIECE * PFI_ARC];
  int8_t candidate[2 * PFI_PIECE * PFI_ARC];       /* of each piece the root, then the words */
  int8_t grouped[PFI_SCORE_ROW * PFI_ARC];         /* those of one piece as columns */
  int32_t scores[PFI_PIECE * PFI_SCORE_ROW];       /* of one piece */
  uint16_t found[PFI_PIECE];                       /* the head of each word, as pfi_reading has it */
  uint16_t best[PFI_PIECE], other_best[PFI_PIECE]; /* the best label of each word */
  pfi_tree_memory tree;
} pfi_heads;

/* Fill upos, xpos, features, script; name; head and relation. `encoder` has just encoded the same words. */
void pfi_tag(pfi_heads *heads, const pfi_encoder *encoder, const pfi_batch *batch, pfi_reading *readings);
void pfi_find_names(const pfi_heads *heads, const pfi_weights *weights, const pfi_batch *batch, pfi_reading *readings);
void pfi_parse(pfi_heads *heads, const pfi_encoder *encoder, const pfi_batch *batch, pfi_reading *readings);

/* Ways to make a lemma of a form, in the order of the weights' format (train/data.py lists the same). */
typedef enum pfi_script {
  PFI_SCRIPT_LOWER,
  PFI_SCRIPT_CASED,
  PFI_SCRIPT_FIRST_CUT, /* from here on: cut an ending, put another */
  PFI_SCRIPT_COUNT = PFI_SCRIPTS
} pfi_script;

/* Writes the lemma of a form into `out`, at most `size` bytes (enough: form + 8), and returns its length. `scores` are
 * the network's for each script: the best one that fits the form is taken, unless the word is an exception. */
enum { PFI_LEMMA_LONGEST = 64 };
size_t pfi_lemma_make(char *out, size_t size, const char *form, size_t form_size, unsigned upos, const int16_t *scores);

#endif
