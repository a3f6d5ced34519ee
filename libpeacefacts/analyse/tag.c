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

/* May tag `after` follow tag `before`? I follows B or I of its class, all others follow anything. */
static bool name_may_follow(size_t before, size_t after) {
  return after == 0 || after % 2 == 1 || before == after || before + 1 == after;
}

static void score_types(const int16_t *scores, pfi_reading *reading) {
  for (size_t type = 0; type < PFI_NAME_TYPES; type++) {
    int16_t first = scores[1 + 2 * type], other = scores[2 + 2 * type];
    reading->name_scores[type] = (int16_t)(((first > other ? first : other) - scores[0]) / 2);
  }
}

/* The best sequence of name tags in which every I continues a name of its class (Viterbi 1967). */
static void find_piece_names(const pfi_heads *heads, const pfi_weights *weights, size_t first, size_t count,
                             pfi_reading *readings) {
  int32_t sums[PFI_NAME_TAGS] = {0};
  uint8_t back[PFI_PIECE][PFI_NAME_TAGS];
  for (size_t i = 0; i < count; i++) {
    const int16_t *scores = tag_scores(heads, weights, first + i) + (weights->tag_outputs - PFI_NAME_TAGS);
    int32_t next[PFI_NAME_TAGS];
    for (size_t tag = 0; tag < PFI_NAME_TAGS; tag++) {
      int32_t most = INT32_MIN;
      for (size_t before = 0; before < PFI_NAME_TAGS; before++) {
        if (i == 0 ? before != 0 || !name_may_follow(0, tag) : !name_may_follow(before, tag)) continue;
        if (sums[before] > most) most = sums[before], back[i][tag] = (uint8_t)before;
      }
      next[tag] = most == INT32_MIN ? INT32_MIN / 2 : most + scores[tag];
      if (most == INT32_MIN) back[i][tag] = 0;
    }
    memcpy(sums, next, sizeof sums);
    score_types(scores, &readings[i]);
  }
  size_t tag = 0;
  for (size_t other = 1; other < PFI_NAME_TAGS; other++)
    if (sums[other] > sums[tag]) tag = other;
  for (size_t i = count; i-- > 0; tag = back[i][tag])
    readings[i].name = (uint8_t)tag;
}

void pfi_find_names(const pfi_heads *heads, const pfi_weights *weights, const pfi_batch *batch, pfi_reading *readings) {
  for (size_t piece = 0; piece < batch->pieces; piece++) {
    size_t first = batch->first[piece];
    find_piece_names(heads, weights, first, pfi_piece_words(batch, piece), readings + first);
  }
}
