/* tag.c - part-of-speech tags and features: the best pair of tags that the treebanks know, and the best of its sets of
 * features. */
#include "analyse/heads.h"

static const int16_t *tag_scores(const pfi_heads *heads, const pfi_weights *w, size_t word) {
  return heads->tags + word * w->tags.outputs;
}

/* The pair with the highest sum: that of the best of each (1 + its number), where they go together, which is nearly
 * always; else all are compared. The number of the pair is the lower part of what is compared: no branch. */
static size_t best_pair(const pfi_weights *w, const int16_t *upos, const int16_t *xpos, unsigned known) {
  if (known != 0) return known - 1;
  int32_t most = INT32_MIN;
  for (uint32_t i = 0; i < w->pairs; i++) {
    int32_t score = (upos[w->pair[i].upos] + xpos[w->pair[i].xpos]) * PFI_PAIRS_MAX + (int32_t)(PFI_PAIRS_MAX - 1 - i);
    most = score > most ? score : most;
  }
  return PFI_PAIRS_MAX - 1 - (uint32_t)most % PFI_PAIRS_MAX;
}

static void tag_word(const pfi_weights *w, const int16_t *scores, unsigned known, pfi_reading *reading) {
  const int16_t *xpos = scores + PFI_UPOS_COUNT, *bundle = xpos + PFI_XPOS_COUNT;
  const pfi_tag_pair *pair = &w->pair[best_pair(w, scores, xpos, known)];
  reading->upos = pair->upos;
  reading->xpos = pair->xpos;
  size_t chosen = pair[0].first_bundle;
  for (size_t i = chosen; i < pair[1].first_bundle; i++)
    if (bundle[w->bundle_lists[i]] > bundle[w->bundle_lists[chosen]]) chosen = i;
  reading->features = w->bundle[w->bundle_lists[chosen]];
}

void pfi_tag(pfi_heads *heads, const pfi_encoder *encoder, const pfi_batch *batch, pfi_reading *readings) {
  const pfi_weights *w = encoder->weights;
  size_t count = pfi_batch_words(batch);
  encoder->kernels->multiply(&w->tags, encoder->output, PFI_BOTH, count, heads->tags);
  encoder->kernels->best_short(heads->tags, w->tags.outputs, count, PFI_UPOS_COUNT, heads->best);
  encoder->kernels->best_short(heads->tags + PFI_UPOS_COUNT, w->tags.outputs, count, PFI_XPOS_COUNT, heads->other_best);
  for (size_t i = 0; i < count; i++)
    tag_word(w, tag_scores(heads, w, i), w->pair_of[heads->best[i]][heads->other_best[i]], &readings[i]);
}

static void score_types(const int16_t *scores, pfi_reading *reading) {
  for (size_t type = 0; type < PFI_NAME_TYPES; type++) {
    int16_t first = scores[1 + 2 * type], other = scores[2 + 2 * type];
    reading->name_scores[type] = (int16_t)(((first > other ? first : other) - scores[0]) / 2);
  }
}

/* The best tag before each tag of a word. Anything may stand before no name and before the first word of a name; before
 * another word of a name stands its first word or another one. */
typedef struct name_step {
  uint8_t any;
  uint8_t inside[PFI_NAME_TYPES];
} name_step;

enum { NAME_NEVER = -(1 << 26), NAME_TAG_ROOM = 16 }; /* less than the scores of any piece */

/* The tag with the highest sum, of equals the first: its number is the lower part of what is compared, so that there is
 * no branch. */
static uint8_t best_name_tag(const int32_t sums[PFI_NAME_TAGS]) {
  int32_t most = INT32_MIN;
  for (int32_t tag = 0; tag < PFI_NAME_TAGS; tag++) {
    int32_t sum = sums[tag] * NAME_TAG_ROOM + (NAME_TAG_ROOM - 1 - tag);
    most = sum > most ? sum : most;
  }
  return (uint8_t)(NAME_TAG_ROOM - 1 - ((uint32_t)most % NAME_TAG_ROOM));
}

static name_step step_names(int32_t sums[PFI_NAME_TAGS], const int16_t *scores) {
  name_step step = {.any = best_name_tag(sums)};
  int32_t most = sums[step.any];
  sums[0] = most + scores[0];
  for (size_t first = 1; first < PFI_NAME_TAGS; first += 2) {
    bool begun = sums[first] >= sums[first + 1];
    int32_t inside = begun ? sums[first] : sums[first + 1];
    step.inside[first / 2] = (uint8_t)(begun ? first : first + 1);
    sums[first] = most + scores[first];
    sums[first + 1] = inside + scores[first + 1];
  }
  return step;
}

/* The best sequence of name tags in which every I continues a name of its class (Viterbi 1967). */
static void find_piece_names(const pfi_heads *heads, const pfi_weights *weights, size_t first, size_t count,
                             pfi_reading *readings) {
  int32_t sums[PFI_NAME_TAGS] = {0};
  name_step steps[PFI_PIECE];
  for (size_t tag = 1; tag < PFI_NAME_TAGS; tag++)
    sums[tag] = NAME_NEVER;
  for (size_t i = 0; i < count; i++) {
    const int16_t *scores = tag_scores(heads, weights, first + i) + (weights->tag_outputs - PFI_NAME_TAGS);
    steps[i] = step_names(sums, scores);
    score_types(scores, &readings[i]);
  }
  uint8_t tag = best_name_tag(sums);
  for (size_t i = count; i-- > 0;) {
    readings[i].name = tag;
    tag = tag % 2 == 1 || tag == 0 ? steps[i].any : steps[i].inside[tag / 2 - 1];
  }
}

void pfi_find_names(const pfi_heads *heads, const pfi_weights *weights, const pfi_batch *batch, pfi_reading *readings) {
  for (size_t piece = 0; piece < batch->pieces; piece++) {
    size_t first = batch->first[piece];
    find_piece_names(heads, weights, first, pfi_piece_words(batch, piece), readings + first);
  }
}
