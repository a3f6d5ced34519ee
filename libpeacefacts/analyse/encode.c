/* encode.c - a word's features are summed and normalised, its neighbours looked at, and two directions of a simple
 * recurrent unit (Lei et al. 2018) carry the rest of the sentence to it. Everything up to the window depends on the
 * word alone and is kept in the cache. */
#include "analyse/encode.h"

#include "base/hash.h"

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
  int64_t total = 0, squares = 0;
  for (size_t k = 0; k < PFI_WIDTH; k++)
    total += sum[k];
  for (size_t k = 0; k < PFI_WIDTH; k++) {
    int64_t away = PFI_WIDTH * sum[k] - total;
    squares += away * away;
  }
  uint64_t deviation = square_root((uint64_t)squares / PFI_WIDTH);
  int64_t factor = deviation == 0 ? 0 : (int64_t)(((uint64_t)1 << 30) / deviation);
  for (size_t k = 0; k < PFI_WIDTH; k++)
    wide[k] = limited(((PFI_WIDTH * sum[k] - total) * factor + (1 << 19)) >> 20);
}

static void look_up(const pfi_encoder *encoder, const pfi_form *form, int16_t *wide, int8_t *narrow) {
  uint64_t keys[PFI_SLOT_COUNT];
  int16_t sum[PFI_WIDTH] = {0};
  pfi_feature_keys(form->data, form->size, form->spaces, keys);
  for (size_t i = 0; i < PFI_SLOT_COUNT; i++) {
    uint32_t row = keys[i] == 0 ? UINT32_MAX : pfi_weights_row(encoder->weights, keys[i]);
    if (row != UINT32_MAX) encoder->kernels->add_row(encoder->weights->rows + (size_t)row * PFI_WIDTH, sum);
  }
  normalise_sum(sum, wide);
  encoder->kernels->narrow(wide, encoder->weights->narrow[0], PFI_WIDTH, narrow);
}

static void word_vector(pfi_encoder *encoder, const pfi_form *form, int16_t *wide, int8_t *narrow) {
  if (form->size == 0 || form->size > PFI_CACHE_FORM) {
    look_up(encoder, form, wide, narrow);
    return;
  }
  uint8_t spaces = (uint8_t)pfi_feature_spaces(form->data, form->size, form->spaces);
  uint64_t hash = pfi_hash64(form->data, form->size, spaces);
  pfi_cached_word *cached = &encoder->cache[hash % PFI_CACHE_WORDS];
  if (cached->size != form->size || cached->spaces != spaces || memcmp(cached->form, form->data, form->size) != 0) {
    look_up(encoder, form, cached->wide, cached->narrow);
    cached->size = (uint8_t)form->size;
    cached->spaces = spaces;
    memcpy(cached->form, form->data, form->size);
  }
  memcpy(wide, cached->wide, sizeof cached->wide);
  memcpy(narrow, cached->narrow, sizeof cached->narrow);
}

/* state[i], both halves, = word + what the window sees, if positive. */
static void look_around(pfi_encoder *encoder, size_t count) {
  int16_t *seen = encoder->gates;
  encoder->kernels->multiply(&encoder->weights->window, encoder->words, PFI_WIDTH, count, seen);
  for (size_t i = 0; i < count; i++) {
    int16_t *state = encoder->state + i * PFI_BOTH;
    for (size_t k = 0; k < PFI_WIDTH; k++) {
      int16_t more = seen[i * PFI_WIDTH + k];
      state[k] = limited(state[k] + (more > 0 ? more : 0));
    }
    memcpy(state + PFI_WIDTH, state, PFI_WIDTH * sizeof *state);
  }
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

void pfi_encode(pfi_encoder *encoder, const pfi_form *forms, size_t count) {
  const pfi_weights *w = encoder->weights;
  memset(encoder->words, 0, PFI_WIDTH);
  memset(encoder->words + (count + 1) * PFI_WIDTH, 0, PFI_WIDTH);
  for (size_t i = 0; i < count; i++)
    word_vector(encoder, &forms[i], encoder->state + i * PFI_BOTH, encoder->words + (i + 1) * PFI_WIDTH);
  look_around(encoder, count);
  for (size_t layer = 0; layer < w->layers; layer++) {
    size_t width = layer == 0 ? PFI_WIDTH : PFI_BOTH;
    narrow_state(encoder, count, width, w->narrow[1 + layer]);
    encoder->kernels->multiply(&w->recurrence[layer], encoder->output, width, count, encoder->gates);
    encoder->kernels->recur(encoder->gates, encoder->state, w->state[layer], count, encoder->state);
  }
  narrow_state(encoder, count, PFI_BOTH, w->narrow[1 + w->layers]);
}
