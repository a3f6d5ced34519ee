/* tagger.c - a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the words of a block.
 *
 * The best sequence of roles is found by Viterbi in 32-bit integers. Before each step the scores are lowered so that
 * the best is 0: they stay small however long the block is. Ties go to the role with the lower number.
 */
#include "extract/tagger.h"

#include "base/bits.h"

#define LABELS PFI_ROLE_LABELS

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

typedef struct role_model {
  const unsigned char *rows;
  int32_t transitions[2][LABELS][LABELS];
} role_model;

static role_model open_model(void) {
  size_t size;
  role_model model = {.rows = pfi_role_weights(&size)};
  const unsigned char *at = model.rows + PFI_ROLE_ROWS * LABELS;
  for (size_t i = 0; i < 2; i++)
    for (size_t before = 0; before < LABELS; before++)
      for (size_t label = 0; label < LABELS; label++, at += 2)
        model.transitions[i][before][label] = (int16_t)(uint16_t)(at[0] | at[1] << 8);
  return model;
}

/* The rows of the features of one word. */
typedef struct word_rows {
  uint32_t items[PFI_ROLE_FEATURE_MOST];
  size_t count;
} word_rows;

/* Finds a word's rows, and asks for them: most are in no cache, and wanted one word later. */
static void find_rows(const role_model *model, const pfi_passage *passage, const pfi_contexts *contexts, size_t word,
                      word_rows *rows) {
  rows->count = pfi_role_features(passage, contexts, word, rows->items);
  for (size_t i = 0; i < rows->count; i++)
    pfi_prefetch(&model->rows[rows->items[i] * LABELS]);
}

static uint64_t read_four(const unsigned char *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* Scores of each label: the sums of its weights in the rows. The weights, made positive, are added four at a time in
 * the 16-bit parts of a word, which hold them. */
static void add_weights(const role_model *model, const word_rows *rows, int32_t scores[LABELS]) {
  _Static_assert(LABELS == 8 && PFI_ROLE_FEATURE_MOST * 255 <= UINT16_MAX, "a row is eight bytes, the sums fit");
  const uint64_t low_bytes = 0x00FF00FF00FF00FF, add_128 = 0x8080808080808080;
  uint64_t even = 0, odd = 0;
  for (size_t i = 0; i < rows->count; i++) {
    const unsigned char *row = &model->rows[rows->items[i] * LABELS];
    uint64_t weights = (read_four(row) | read_four(row + 4) << 32) ^ add_128;
    even += weights & low_bytes;
    odd += weights >> 8 & low_bytes;
  }
  int32_t added = (int32_t)rows->count * 128;
  for (size_t label = 0; label < LABELS; label++) {
    uint64_t sums = label % 2 == 0 ? even : odd;
    scores[label] = (int32_t)(sums >> (label / 2 * 16) & 0xFFFF) - added;
  }
}

/* One step: `best` holds the scores of the paths that end in each label, and then those one word further. All labels
 * take the same steps without a branch, so that compilers make vectors of them. */
static void viterbi_step(const role_model *model, int32_t best[LABELS], const int32_t scores[LABELS],
                         bool sentence_start, uint8_t back[LABELS]) {
  int32_t top[LABELS], from[LABELS] = {0}, highest = INT32_MIN;
  for (size_t label = 0; label < LABELS; label++)
    top[label] = best[0] + model->transitions[sentence_start][0][label];
  for (int32_t before = 1; before < LABELS; before++) {
    for (size_t label = 0; label < LABELS; label++) {
      int32_t score = best[before] + model->transitions[sentence_start][before][label];
      from[label] = score > top[label] ? before : from[label];
      top[label] = score > top[label] ? score : top[label];
    }
  }
  int32_t next[LABELS];
  for (size_t label = 0; label < LABELS; label++) {
    back[label] = (uint8_t)from[label];
    next[label] = top[label] + scores[label];
    highest = next[label] > highest ? next[label] : highest;
  }
  for (size_t label = 0; label < LABELS; label++) {
    int32_t lowered = next[label] - highest;
    best[label] = lowered < PFI_ROLE_NEVER ? PFI_ROLE_NEVER : lowered;
  }
}

/* Walks the back pointers from the best last label; a block can't end in BETWEEN. */
static void follow_back(pfi_tagger *tagger, const int32_t best[LABELS], size_t count) {
  size_t label = 0;
  for (size_t i = 1; i < LABELS; i++)
    if (i != PFI_ROLE_BETWEEN && best[i] > best[label]) label = i;
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
  int32_t best[LABELS] = {0};
  for (size_t label = 1; label < LABELS; label++)
    best[label] = PFI_ROLE_NEVER;
  word_rows rows[2];
  if (count > 0) find_rows(&model, passage, &tagger->contexts, 0, &rows[0]);
  for (size_t word = 0; word < count; word++) {
    if (word + 1 < count) find_rows(&model, passage, &tagger->contexts, word + 1, &rows[(word + 1) % 2]);
    int32_t scores[LABELS];
    add_weights(&model, &rows[word % 2], scores);
    bool start = word == 0 || passage->words.items[word].sentence != passage->words.items[word - 1].sentence;
    viterbi_step(&model, best, scores, start, &tagger->back.items[word * LABELS]);
  }
  follow_back(tagger, best, count);
done:
  return status;
}

void pfi_tagger_free(pfi_tagger *tagger, const pf_allocator *allocator) {
  PFI_VECTOR_FREE(allocator, &tagger->contexts.items);
  PFI_VECTOR_FREE(allocator, &tagger->back);
  PFI_VECTOR_FREE(allocator, &tagger->roles);
}
