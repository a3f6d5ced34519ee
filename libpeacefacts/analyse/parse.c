/* parse.c - the dependency tree of a piece of a sentence: scores of all pairs by a biaffine product (Dozat and Manning
 * 2017) and the distance between the words, the best tree, then a relation for each of its edges. */
#include "analyse/heads.h"

/* The class of a distance: 0 none, 1 .. 9 the head is before the word, 10 .. 18 behind it. */
static size_t distance_class(size_t head, size_t word) {
  enum { FAR = 25, CLASSES = 9 };
  /* classes begin at 1, 2, 3, 4, 5, 7, 10, 15 and 25 */
  static const uint8_t classes[FAR] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8};
  size_t away = head > word ? head - word : word - head;
  return (away < FAR ? classes[away] : (size_t)CLASSES) + (head > word ? CLASSES : 0);
}

/* dependent and candidate: the two sides of each arc as int8. */
static void prepare_arcs(pfi_heads *heads, const pfi_encoder *encoder, const pfi_batch *batch) {
  const pfi_weights *w = encoder->weights;
  const pfi_kernels *kernels = encoder->kernels;
  size_t count = pfi_batch_words(batch);
  kernels->multiply(&w->arcs, encoder->output, PFI_BOTH, count, heads->arcs);
  for (size_t piece = 0; piece < batch->pieces; piece++) {
    int8_t *candidate = heads->candidate + (batch->first[piece] + piece) * PFI_ARC;
    memcpy(candidate, w->root_arc, PFI_ARC);
    for (size_t i = batch->first[piece]; i < batch->first[piece + 1]; i++) {
      const int16_t *row = heads->arcs + i * 4 * PFI_ARC;
      candidate += PFI_ARC;
      kernels->narrow_positive(row, w->narrow_dependent, PFI_ARC, heads->dependent + i * PFI_ARC);
      kernels->narrow_positive(row + PFI_ARC, w->narrow_head, PFI_ARC, candidate);
    }
  }
  kernels->multiply(&w->product, heads->dependent, PFI_ARC, count, heads->product);
  kernels->narrow(heads->product, w->narrow_product, count * PFI_ARC, heads->dependent);
}

static void score_arcs(pfi_heads *heads, const pfi_encoder *encoder, const pfi_batch *batch, size_t piece) {
  const pfi_weights *w = encoder->weights;
  size_t first = batch->first[piece], count = pfi_piece_words(batch, piece);
  int32_t by_distance[2 * PFI_PIECE + 1];
  for (size_t head = PFI_PIECE + 1 - count; head < PFI_PIECE + count; head++)
    by_distance[head] = w->distance[distance_class(head, PFI_PIECE)];
  pfi_group_columns(heads->candidate + (first + piece) * PFI_ARC, PFI_ARC, count + 1, heads->grouped);
  encoder->kernels->products(heads->grouped, PFI_ARC, (count + PFI_LANES) / PFI_LANES * PFI_LANES,
                             heads->dependent + first * PFI_ARC, count, heads->scores, PFI_SCORE_ROW);
  for (size_t i = 0; i < count; i++) {
    int32_t *scores = heads->scores + i * PFI_SCORE_ROW;
    scores[0] += w->root_bias;
    const int32_t *shifted = by_distance + PFI_PIECE - i;
    for (size_t j = 0; j < count; j++)
      scores[j + 1] += shifted[j]; /* NOLINT(clang-analyzer-core.uninitialized.Assign): filled as far as it is read */
    scores[i + 1] = PFI_NO_EDGE;
  }
}

/* The layer over a word and its head that relations are read from; takes the place of `dependent`. */
static void join_with_heads(pfi_heads *heads, const pfi_encoder *encoder, size_t first, size_t count) {
  const pfi_weights *w = encoder->weights;
  const int16_t *arcs = heads->arcs + first * 4 * PFI_ARC;
  for (size_t i = 0; i < count; i++) {
    size_t head = heads->found[first + i];
    const int16_t *word = arcs + i * 4 * PFI_ARC + 2 * PFI_ARC;
    const int16_t *above = head == 0 ? w->root_relation : arcs + (head - 1) * 4 * PFI_ARC + 3 * PFI_ARC;
    const int16_t *way = w->direction + (head == 0 ? 0 : distance_class(head - 1, i)) * PFI_ARC;
    int16_t sum[PFI_ARC];
    encoder->kernels->join(word, above, way, PFI_ARC, sum);
    encoder->kernels->narrow(sum, w->narrow_relation, PFI_ARC, heads->dependent + (first + i) * PFI_ARC);
  }
}

/* The best relation of each word; ROOT for the root alone. */
static void find_relations(pfi_heads *heads, const pfi_encoder *encoder, size_t count) {
  const pfi_matrix *relations = &encoder->weights->relations;
  encoder->kernels->multiply(relations, heads->dependent, PFI_ARC, count, heads->relations);
  for (size_t i = 0; i < count; i++)
    heads->relations[i * relations->outputs + PFI_RELATION_ROOT] = heads->found[i] == 0 ? INT16_MAX : INT16_MIN;
  encoder->kernels->best_short(heads->relations, relations->outputs, count, PFI_RELATION_COUNT, heads->best);
}

void pfi_parse(pfi_heads *heads, const pfi_encoder *encoder, const pfi_batch *batch, pfi_reading *readings) {
  size_t count = pfi_batch_words(batch);
  prepare_arcs(heads, encoder, batch);
  for (size_t piece = 0; piece < batch->pieces; piece++) {
    size_t first = batch->first[piece], size = pfi_piece_words(batch, piece);
    score_arcs(heads, encoder, batch, piece);
    pfi_tree_find(heads->scores, size, encoder->kernels, &heads->tree, heads->found + first);
    join_with_heads(heads, encoder, first, size);
  }
  find_relations(heads, encoder, count);
  for (size_t i = 0; i < count; i++) {
    readings[i].head = heads->found[i];
    readings[i].relation = (uint8_t)heads->best[i];
  }
}
