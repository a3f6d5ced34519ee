/* encode.c - a word's features are summed and normalised, its neighbours looked at, and two directions of a simple
 * recurrent unit (Lei et al. 2018) carry the rest of the sentence to it. Everything up to the window depends on the
 * word alone and is kept in the cache. */
#include "analyse/encode.h"

#include "base/bits.h"

static uint64_t square_root(uint64_t x) {
  uint64_t root = 0;
  for (uint64_t bit = (uint64_t)1 << 31; bit > 0; bit >>= 1) {
    uint64_t tried = root | bit;
    if (tried * tried <= x) root = tried;
  }
  return root;
}

static int16_t limited(int64_t x) {
  return (int16_t)(x > PFI_LIMIT ? PFI_LIMIT : x < -PFI_LIMIT ? -PFI_LIMIT : x);
}

/* Mean 0 and variance 1, with 10 bits behind the point. */
static void normalise_sum(const int16_t *sum, int16_t *wide) {
  int32_t total = 0, squares = 0; /* a sum is below 2^11 */
  for (size_t k = 0; k < PFI_WIDTH; k++) {
    total += sum[k];
    squares += sum[k] * sum[k];
  }
  int64_t variance = (int64_t)PFI_WIDTH * squares - (int64_t)total * total; /* PFI_WIDTH^2 times it */
  uint64_t deviation = square_root((uint64_t)variance);
  int64_t factor = deviation == 0 ? 0 : (int64_t)(((uint64_t)1 << 30) / deviation);
  for (size_t k = 0; k < PFI_WIDTH; k++)
    wide[k] = limited(((PFI_WIDTH * sum[k] - total) * factor + (1 << 19)) >> 20);
}

/* A word that is not in the cache. The rows of its features are asked for before they are summed: most are far away. */
static void look_up(const pfi_encoder *encoder, const pfi_form *form, int16_t *wide) {
  uint64_t keys[PFI_SLOT_COUNT];
  const int8_t *rows[PFI_SLOT_COUNT];
  size_t count = 0;
  int16_t sum[PFI_WIDTH] = {0};
  pfi_feature_keys(form->data, form->size, form->spaces, keys);
  for (size_t i = 0; i < PFI_SLOT_COUNT; i++) {
    uint32_t row = keys[i] == 0 ? UINT32_MAX : pfi_weights_row(encoder->weights, keys[i]);
    if (row == UINT32_MAX) continue;
    rows[count] = encoder->weights->rows + (size_t)row * PFI_WIDTH;
    pfi_prefetch(rows[count]);
    pfi_prefetch(rows[count] + PFI_WIDTH / 2);
    count++;
  }
  for (size_t i = 0; i < count; i++)
    encoder->kernels->add_row(rows[i], sum);
  normalise_sum(sum, wide);
}

/* Each word's place in the cache. */
static void find_places(pfi_encoder *encoder, const pfi_form *forms, size_t count) {
  pfi_word_cache_grow(&encoder->cache);
  for (size_t i = 0; i < count; i++) {
    unsigned spaces = pfi_feature_spaces(forms[i].data, forms[i].size, forms[i].spaces);
    encoder->places[i] = (uint16_t)pfi_word_cache_place(&encoder->cache, forms[i].data, forms[i].size, spaces);
  }
}

static void word_vector(pfi_encoder *encoder, const pfi_form *form, size_t place, int16_t *wide) {
  if (form->size == 0 || form->size > PFI_CACHE_FORM) {
    look_up(encoder, form, wide);
    return;
  }
  pfi_word_cache *cache = &encoder->cache;
  unsigned spaces = pfi_feature_spaces(form->data, form->size, form->spaces);
  if (!pfi_word_cache_holds(cache, place, form->data, form->size, spaces))
    look_up(encoder, form, pfi_word_cache_put(cache, place, form->data, form->size, spaces));
  memcpy(wide, cache->words[place].wide, sizeof cache->words[place].wide);
}

/* The words of one piece, behind a row of zeros. */
static void look_up_piece(pfi_encoder *encoder, const pfi_form *forms, const pfi_batch *batch, size_t piece) {
  size_t first = batch->first[piece], count = pfi_piece_words(batch, piece);
  int8_t *row = encoder->words + (first + piece) * PFI_WIDTH;
  memset(row, 0, PFI_WIDTH);
  find_places(encoder, forms + first, count);
  for (size_t i = 0; i < count; i++) {
    int16_t *wide = encoder->state + (first + i) * PFI_BOTH;
    row += PFI_WIDTH;
    word_vector(encoder, &forms[first + i], encoder->places[i], wide);
    encoder->kernels->narrow(wide, encoder->weights->narrow[0], PFI_WIDTH, row);
  }
}

/* state, both halves, = word + what the window sees, if positive: within 16 bits, both being within PFI_LIMIT. */
static void add_seen(const int16_t *restrict seen, int16_t *restrict state) {
  for (size_t k = 0; k < PFI_WIDTH; k++) {
    int16_t positive = seen[k] > 0 ? seen[k] : 0, sum = (int16_t)(state[k] + positive);
    state[k] = sum > PFI_LIMIT ? PFI_LIMIT : sum;
  }
  memcpy(state + PFI_WIDTH, state, PFI_WIDTH * sizeof *state);
}

/* The window goes over the rows of zeros between two pieces too; what it sees there is not used. */
static void look_around(pfi_encoder *encoder, const pfi_batch *batch) {
  int16_t *seen = encoder->gates;
  size_t rows = pfi_batch_words(batch) + batch->pieces - 1;
  memset(encoder->words + (rows + 1) * PFI_WIDTH, 0, PFI_WIDTH);
  encoder->kernels->multiply(&encoder->weights->window, encoder->words, PFI_WIDTH, rows, seen);
  for (size_t piece = 0; piece < batch->pieces; piece++)
    for (size_t i = batch->first[piece]; i < batch->first[piece + 1]; i++)
      add_seen(seen + (i + piece) * PFI_WIDTH, encoder->state + i * PFI_BOTH);
}

/* The int8 copy of the state's first `width` channels, one row behind the other. */
static void narrow_state(pfi_encoder *encoder, size_t count, size_t width, int16_t scale) {
  if (width == PFI_BOTH) {
    encoder->kernels->narrow(encoder->state, scale, count * PFI_BOTH, encoder->output);
    return;
  }
  for (size_t i = 0; i < count; i++)
    encoder->kernels->narrow(encoder->state + i * PFI_BOTH, scale, width, encoder->output + i * width);
}

static void carry(pfi_encoder *encoder, const pfi_batch *batch, const int16_t *weights) {
  for (size_t piece = 0; piece < batch->pieces; piece++) {
    size_t first = batch->first[piece];
    int16_t *state = encoder->state + first * PFI_BOTH;
    encoder->kernels->recur(encoder->gates + first * PFI_GATES, state, weights, pfi_piece_words(batch, piece), state);
  }
}

void pfi_encode(pfi_encoder *encoder, const pfi_form *forms, const pfi_batch *batch) {
  const pfi_weights *w = encoder->weights;
  size_t count = pfi_batch_words(batch);
  for (size_t piece = 0; piece < batch->pieces; piece++)
    look_up_piece(encoder, forms, batch, piece);
  look_around(encoder, batch);
  for (size_t layer = 0; layer < w->layers; layer++) {
    size_t width = layer == 0 ? PFI_WIDTH : PFI_BOTH;
    narrow_state(encoder, count, width, w->narrow[1 + layer]);
    encoder->kernels->multiply(&w->recurrence[layer], encoder->output, width, count, encoder->gates);
    carry(encoder, batch, w->state[layer]);
  }
  narrow_state(encoder, count, PFI_BOTH, w->narrow[1 + w->layers]);
}
