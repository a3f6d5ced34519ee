/* tagger.c - a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the words of a block.
 *
 * The best sequence of roles is found by Viterbi in 16-bit integers, the eight labels side by side. After each step the
 * scores are lowered so that the best is 0: they stay small however long the block is. Ties go to the role with the
 * lower number.
 */
#include "extract/tagger.h"

#include "base/bits.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define LABELS PFI_ROLE_LABELS

/* GCC 12 unrolls loops over eight labels before it looks for vectors, and then finds none. */
#if defined(__GNUC__) && !defined(__clang__)
#define KEEP_LOOP _Pragma("GCC unroll 1")
#else
#define KEEP_LOOP
#endif

bool pfi_role_may_follow(pfi_role previous, pfi_role next) {
  bool labelled = previous >= PFI_ROLE_SOURCE_BEGIN;
  switch (next) {
  case PFI_ROLE_NONE:
    return previous != PFI_ROLE_BETWEEN;
  case PFI_ROLE_BETWEEN:
    return previous != PFI_ROLE_NONE;
  case PFI_ROLE_SOURCE:
  case PFI_ROLE_CUE:
  case PFI_ROLE_CONTENT:
    return previous == next || (labelled && (int)previous + 1 == (int)next);
  default:
    return true;
  }
}

/* A number for each label: loops over its items become one instruction or two. */
typedef struct label_scores {
  int16_t of[LABELS];
} label_scores;

typedef struct role_model {
  const unsigned char *rows;
  label_scores transitions[2][LABELS];
} role_model;

static role_model open_model(void) {
  size_t size;
  role_model model = {.rows = pfi_role_weights(&size)};
  const unsigned char *at = model.rows + PFI_ROLE_ROWS * LABELS;
  for (size_t i = 0; i < 2; i++)
    for (size_t before = 0; before < LABELS; before++)
      for (size_t label = 0; label < LABELS; label++, at += 2)
        model.transitions[i][before].of[label] = (int16_t)(uint16_t)(at[0] | at[1] << 8);
  return model;
}

/* Scores of each label: the sums of its weights in the rows, where they are below 128: two rows are added as they are.
 */
static label_scores add_weights(const role_model *model, const uint32_t rows[PFI_ROLE_FEATURES]) {
  _Static_assert(LABELS == 8 && PFI_ROLE_WEIGHT_ZERO + PFI_ROLE_WEIGHT_MOST < 128 && PFI_ROLE_FEATURES % 2 == 0 &&
                     PFI_ROLE_FEATURES * 128 <= INT16_MAX,
                 "the sums fit");
  label_scores out;
#if defined(__SSE2__)
  __m128i sums = _mm_set1_epi16(-PFI_ROLE_FEATURES * PFI_ROLE_WEIGHT_ZERO);
  for (size_t i = 0; i < PFI_ROLE_FEATURES; i += 2) {
    const void *row = &model->rows[rows[i] * LABELS], *next = &model->rows[rows[i + 1] * LABELS];
    __m128i both = _mm_add_epi8(_mm_loadl_epi64(row), _mm_loadl_epi64(next));
    sums = _mm_add_epi16(sums, _mm_unpacklo_epi8(both, _mm_setzero_si128()));
  }
  _mm_storeu_si128((void *)&out, sums);
#else
  for (size_t label = 0; label < LABELS; label++)
    out.of[label] = -PFI_ROLE_FEATURES * PFI_ROLE_WEIGHT_ZERO;
  for (size_t i = 0; i < PFI_ROLE_FEATURES; i++)
    for (size_t label = 0; label < LABELS; label++)
      out.of[label] = (int16_t)(out.of[label] + model->rows[rows[i] * LABELS + label]);
#endif
  return out;
}

/* One step: `best` holds the scores of the paths that end in each label, and then those one word further. */
static void viterbi_step(const label_scores transitions[LABELS], label_scores *best, const label_scores *word,
                         uint8_t back[LABELS]) {
  _Static_assert(PFI_ROLE_NEVER * 2 - PFI_ROLE_FEATURES * 128 - PFI_ROLE_TRANSITION_MOST >= INT16_MIN,
                 "the lowest path less the highest fits");
  label_scores top, from = {{0}};
  for (size_t label = 0; label < LABELS; label++)
    top.of[label] = (int16_t)(best->of[0] + transitions[0].of[label]);
  for (int16_t before = 1; before < LABELS; before++) {
    KEEP_LOOP for (size_t label = 0; label < LABELS; label++) {
      int16_t score = (int16_t)(best->of[before] + transitions[before].of[label]);
      from.of[label] = score > top.of[label] ? before : from.of[label];
      top.of[label] = score > top.of[label] ? score : top.of[label];
    }
  }
  int16_t highest = INT16_MIN;
  KEEP_LOOP for (size_t label = 0; label < LABELS; label++) {
    back[label] = (uint8_t)from.of[label];
    top.of[label] = (int16_t)(top.of[label] + word->of[label]);
    highest = top.of[label] > highest ? top.of[label] : highest;
  }
  KEEP_LOOP for (size_t label = 0; label < LABELS; label++) {
    int16_t floor = PFI_ROLE_NEVER, lowered = (int16_t)(top.of[label] - highest);
    best->of[label] = lowered < floor ? floor : lowered;
  }
}

/* Walks the back pointers from the best last label; a block can't end in BETWEEN. */
static void follow_back(pfi_tagger *tagger, const label_scores *best, size_t count) {
  size_t label = 0;
  for (size_t i = 1; i < LABELS; i++)
    if (i != PFI_ROLE_BETWEEN && best->of[i] > best->of[label]) label = i;
  for (size_t word = count; word-- > 0;) {
    tagger->roles.items[word] = (uint8_t)label;
    label = tagger->back.items[word * LABELS + label];
  }
}

pf_status pfi_tagger_run(pfi_tagger *tagger, const pfi_passage *passage, const pf_allocator *allocator,
                         pf_error *error) {
  size_t count = passage->words.count;
  tagger->roles.count = tagger->back.count = 0;
  pf_status status;
  PFI_TRY(pfi_contexts_find(&tagger->contexts, passage, allocator, error));
  if (!PFI_RESERVE(allocator, &tagger->roles, count) || !PFI_RESERVE(allocator, &tagger->back, count * LABELS))
    return pfi_fail_memory(error);
  tagger->roles.count = count;
  tagger->back.count = count * LABELS;
  role_model model = open_model();
  /* Before the first word stands NONE. */
  label_scores best = {{0}};
  for (size_t label = 1; label < LABELS; label++)
    best.of[label] = PFI_ROLE_NEVER;
  uint32_t rows[2][PFI_ROLE_FEATURES];
  if (count > 0) pfi_role_features(passage, &tagger->contexts, 0, rows[0]);
  for (size_t word = 0; word < count; word++) {
    if (word + 1 < count) pfi_role_features(passage, &tagger->contexts, word + 1, rows[(word + 1) % 2]);
    label_scores scores = add_weights(&model, rows[word % 2]);
    bool start = word == 0 || passage->words.items[word].sentence != passage->words.items[word - 1].sentence;
    viterbi_step(model.transitions[start], &best, &scores, &tagger->back.items[word * LABELS]);
  }
  follow_back(tagger, &best, count);
done:
  return status;
}

void pfi_tagger_free(pfi_tagger *tagger, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &tagger->contexts.items);
  PFI_VECTOR_FREE(allocator, &tagger->back);
  PFI_VECTOR_FREE(allocator, &tagger->roles);
}
