/* weights.h - the weights of a model: read-only bytes in the format that train/pack.py writes, opened in place.
 *
 * A file is: magic, version, size, checksum, dimensions, then sections in a fixed order, each beginning at a multiple
 * of 64 bytes; all numbers are little-endian. The large int8 tables are used where they lie; the few thousand wider
 * numbers are read into aligned memory, so the bytes need no alignment and the machine no byte order. */
#ifndef PFI_ANALYSE_WEIGHTS_H
#define PFI_ANALYSE_WEIGHTS_H

#include "analyse/features.h"
#include "analyse/kernels.h"
#include "analyse/labels.h"
#include "base/alloc.h"
#include "base/error.h"

enum {
  PFI_ARC = 96,       /* channels of an arc's product, and of a relation's layer */
  PFI_LAYERS_MAX = 4, /* recurrent layers */
  PFI_DISTANCES = 19, /* classes of distance between a word and its head; 0 serves the root too */
  PFI_NAME_TAGS = 9,  /* O, then B and I of PER, ORG, LOC, MISC */
  PFI_SCRIPTS = 26,   /* ways to make a lemma of a form */
  PFI_BUNDLES_MAX = 255,
  PFI_PAIRS_MAX = 1024,
  PFI_BUCKET = 4 /* rows that share a place in the vocabulary */
};

typedef struct pfi_tag_pair {
  uint8_t upos;
  uint8_t xpos;
  uint16_t first_bundle; /* in bundle_lists */
} pfi_tag_pair;

typedef struct pfi_weights {
  uint32_t buckets; /* of PFI_BUCKET rows each */
  uint32_t layers;
  uint32_t bundles;                   /* sets of features */
  uint32_t pairs;                     /* universal tag and Penn tag that go together */
  uint32_t list_size;                 /* of bundle_lists */
  uint32_t tag_outputs;               /* of the tag matrix: upos, xpos, bundles, scripts, names */
  const uint8_t *prints;              /* two bytes a row: fingerprints of the vocabulary's keys, 0 for none */
  const int8_t *rows;                 /* PFI_WIDTH a row */
  int16_t narrow[2 + PFI_LAYERS_MAX]; /* scales to int8: word, input of each layer, output */
  int16_t narrow_dependent, narrow_product, narrow_head, narrow_relation;
  pfi_matrix window, recurrence[PFI_LAYERS_MAX], tags, arcs, product, relations;
  const int16_t *state[PFI_LAYERS_MAX]; /* the gates' weights of the state */
  const int8_t *root_arc;
  int32_t root_bias;
  int32_t distance[PFI_DISTANCES];
  const int16_t *root_relation;
  const int16_t *direction;                         /* PFI_DISTANCES rows of PFI_ARC */
  const uint64_t *bundle;                           /* the features in each */
  const pfi_tag_pair *pair;                         /* pairs + 1 of them: the last closes the lists */
  uint16_t pair_of[PFI_UPOS_COUNT][PFI_XPOS_COUNT]; /* 1 + the number of the pair, or 0 */
  const uint8_t *bundle_lists;
  void *memory; /* the wider numbers */
  size_t memory_size;
} pfi_weights;

/* Opens weights. `trusted` bytes are the library's own: their checksum and values are not gone through. The bytes must
 * outlive the weights. FORMAT when they are damaged, of another version or too short; MEMORY. */
pf_status pfi_weights_open(pfi_weights *out, const unsigned char *bytes, size_t size, bool trusted,
                           const pf_allocator *allocator, pf_error *error);
void pfi_weights_close(pfi_weights *weights, const pf_allocator *allocator);

/* The row of a feature's key, or UINT32_MAX. */
uint32_t pfi_weights_row(const pfi_weights *weights, uint64_t key);

#endif
