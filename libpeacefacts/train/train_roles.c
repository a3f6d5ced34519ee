/* train_roles.c - learns the weights of the role tagger from attributions that people marked, and writes them as bytes
 * (data/role_weights.h).
 *
 *     train_roles TRAIN.gold DEV.gold OUT.bin [EPOCHS [RATE [DECAY [BONUS [DROP]]]]]      gold files: polnear_gold.py
 *
 * Maximises the conditional likelihood of a linear-chain CRF by stochastic gradient steps, one block a step, with
 * AdaGrad (Duchi et al. 2011) and a decay of the weights touched. The product is the average over the last half of the
 * epochs, in steps of 1/SCALE, clipped to seven bits. Deterministic: its own shuffling, one thread.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "extract/tagger.h"

#define LABELS PFI_ROLE_LABELS
#define SCALE 32.0f

typedef struct sequence {
  uint32_t *rows;  /* all words' features, one after the other */
  uint32_t *first; /* of each word, and one past the last */
  uint8_t *labels;
  uint8_t *starts; /* begins a sentence */
  size_t count;
} sequence;

typedef struct sequences {
  sequence *items;
  size_t count, capacity;
} sequences;

static void die(const char *message) {
  fprintf(stderr, "train_roles: %s\n", message);
  exit(1);
}

static bool may_follow(int previous, int next) {
  return pfi_role_may_follow((pfi_role)previous, (pfi_role)next);
}

static void *must(void *memory) {
  if (memory == NULL) die("out of memory");
  return memory;
}

/* ---- Gold ---- */

typedef struct piece {
  uint32_t start, stop;
  int role; /* 0 source, 1 cue, 2 content */
} piece;

typedef struct attribution {
  piece pieces[64];
  size_t count;
} attribution;

static bool read_attribution(const char *line, attribution *out) {
  out->count = 0;
  int role = 0;
  const char *at = line;
  while (*at != '\0' && *at != '\n') {
    if (*at == '|') {
      role++;
      at++;
    } else if (*at == ';') {
      at++;
    } else {
      char *end;
      unsigned long start = strtoul(at, &end, 10);
      if (*end != ',') return false;
      unsigned long stop = strtoul(end + 1, &end, 10);
      if (out->count < 64) out->pieces[out->count++] = (piece){(uint32_t)start, (uint32_t)stop, role};
      at = end;
    }
  }
  return role == 2;
}

static int piece_order(const void *a, const void *b) {
  const piece *left = a, *right = b;
  return left->start < right->start ? -1 : left->start > right->start;
}

/* Marks at the edges belong to a source or content by chance ("Ruiz," and "Ruiz"): they are taken off. */
static bool is_loose(const pfi_passage_word *word, int role) {
  if (role == 0) return word->shape == PFI_SHAPE_COMMA || word->shape == PFI_SHAPE_DASH;
  return role == 2 && word->quotation == 0 &&
         (word->shape == PFI_SHAPE_COMMA || word->shape == PFI_SHAPE_COLON ||
          (word->shape == PFI_SHAPE_STOP && word->stop - word->start == 1));
}

static bool word_range(const pfi_passage *passage, const piece *marked, size_t *from, size_t *to) {
  const pfi_passage_word *words = passage->words.items;
  size_t low = 0, high = passage->words.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (words[middle].stop <= marked->start)
      low = middle + 1;
    else
      high = middle;
  }
  *from = low;
  *to = low;
  while (*to < passage->words.count && words[*to].start < marked->stop)
    ++*to;
  while (*from < *to && is_loose(&words[*from], marked->role))
    ++*from;
  while (*from < *to && is_loose(&words[*to - 1], marked->role))
    --*to;
  return *from < *to;
}

static void mark_attribution(const pfi_passage *passage, attribution *found, uint8_t *labels) {
  qsort(found->pieces, found->count, sizeof(piece), piece_order);
  size_t last_stop = SIZE_MAX;
  for (size_t i = 0; i < found->count; i++) {
    size_t from, to;
    if (!word_range(passage, &found->pieces[i], &from, &to)) continue;
    if (last_stop != SIZE_MAX)
      for (size_t word = last_stop; word < from; word++)
        if (labels[word] == PFI_ROLE_NONE) labels[word] = PFI_ROLE_BETWEEN;
    for (size_t word = from; word < to; word++)
      labels[word] = (uint8_t)(PFI_ROLE_SOURCE_BEGIN + 2 * found->pieces[i].role + (word > from));
    last_stop = to;
  }
}

/* Where shared sources left sequences that the tagger may not make, BETWEEN is NONE, and a lone middle is a begin. */
static void mend_labels(uint8_t *labels, size_t count) {
  for (size_t i = count; i-- > 0;)
    if (labels[i] == PFI_ROLE_BETWEEN && (i + 1 == count || labels[i + 1] == PFI_ROLE_NONE)) labels[i] = PFI_ROLE_NONE;
  uint8_t before = PFI_ROLE_NONE;
  for (size_t i = 0; i < count; i++) {
    if (!pfi_role_may_follow(before, labels[i]))
      labels[i] = labels[i] == PFI_ROLE_BETWEEN ? PFI_ROLE_NONE : (uint8_t)(labels[i] - 1);
    before = labels[i];
  }
}

/* ---- Articles to sequences ---- */

static void add_sequence(sequences *out, const pfi_passage *passage, const pfi_contexts *contexts,
                         const uint8_t *labels) {
  if (out->count == out->capacity) {
    out->capacity = out->capacity * 2 + 1024;
    out->items = must(realloc(out->items, out->capacity * sizeof *out->items));
  }
  size_t count = passage->words.count, used = 0;
  sequence made = {must(malloc(count * PFI_ROLE_FEATURES * 4 + 4)), must(malloc((count + 1) * 4)),
                   must(malloc(count + 1)), must(malloc(count + 1)), count};
  for (size_t i = 0; i < count; i++) {
    made.first[i] = (uint32_t)used;
    pfi_role_features(passage, contexts, i, made.rows + used);
    used += PFI_ROLE_FEATURES;
    made.labels[i] = labels[i];
    made.starts[i] = i == 0 || passage->words.items[i].sentence != passage->words.items[i - 1].sentence;
  }
  made.first[count] = (uint32_t)used;
  made.rows = must(realloc(made.rows, used * 4 + 4));
  out->items[out->count++] = made;
}

/* What is kept from article to article. */
typedef struct reader {
  pf_allocator allocator;
  pf_model *model;
  pfi_analyser *analyser;
  pfi_sentences sentences;
  pfi_analysis analysis;
  pfi_passage passage;
  pfi_contexts contexts;
} reader;

static void add_block(reader *r, sequences *out, pf_view text, const pfi_block *block, attribution *found,
                      size_t count) {
  pfi_range range = {block->start, block->size};
  r->sentences.sentences.count = r->sentences.tokens.count = 0;
  pfi_findings findings = {text, &r->sentences, &r->analysis};
  if (pfi_sentences_find(&r->sentences, text, range, &r->allocator, NULL) != PF_OK ||
      pfi_analyse(&r->analysis, r->analyser, text, &r->sentences, NULL) != PF_OK ||
      pfi_passage_read(&r->passage, &findings, range, 0, r->sentences.sentences.count, &r->allocator, NULL) != PF_OK ||
      pfi_contexts_find(&r->contexts, &r->passage, &r->allocator, NULL) != PF_OK)
    die("out of memory");
  size_t words = r->passage.words.count;
  if (words == 0) return;
  uint8_t *labels = must(calloc(words, 1));
  for (size_t i = 0; i < count; i++)
    mark_attribution(&r->passage, &found[i], labels);
  mend_labels(labels, words);
  add_sequence(out, &r->passage, &r->contexts, labels);
  free(labels);
}

static void add_article(reader *r, sequences *out, char *text, size_t size, attribution *found, size_t count) {
  pfi_article article = {0};
  pfi_arena_init(&article.arena, &r->allocator);
  pfi_blocks blocks;
  if (pfi_article_load(&article, (pf_view){text, size}, NULL, PF_MAX_ARTICLE_BYTES, NULL) != PF_OK ||
      pfi_blocks_find(&blocks, &article, &article.arena, PF_MAX_BLOCKS, NULL) != PF_OK)
    die("an article can't be loaded");
  for (size_t b = 0; b < blocks.count; b++)
    add_block(r, out, article.text, &blocks.items[b], found, count);
  pfi_arena_free(&article.arena);
}

static reader reader_new(void) {
  reader r = {.allocator = pfi_allocator_or_default(NULL)};
  if (pf_model_new(&r.model, NULL, NULL, NULL) != PF_OK || pfi_analyser_new(&r.analyser, r.model, NULL, NULL) != PF_OK)
    die("no language model");
  return r;
}

static void reader_free(reader *r) {
  pfi_sentences_free(&r->sentences, &r->allocator);
  pfi_analysis_free(&r->analysis, &r->allocator);
  pfi_passage_free(&r->passage, &r->allocator);
  PFI_VECTOR_FREE(&r->allocator, &r->contexts.items);
  pfi_analyser_free(r->analyser);
  pf_model_free(r->model);
}

static sequences read_gold(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) die("a gold file can't be opened");
  sequences out = {0};
  attribution *found = must(malloc(4096 * sizeof *found));
  reader r = reader_new();
  static char line[65536];
  static const char head[] = "article ";
  while (fgets(line, sizeof line, file) != NULL && strncmp(line, head, sizeof head - 1) == 0) {
    unsigned long size = strtoul(line + sizeof head - 1, NULL, 10);
    char *text = must(malloc(size + 1));
    if (fread(text, 1, size + 1, file) != size + 1) die("a gold file is cut off");
    size_t count = 0;
    while (fgets(line, sizeof line, file) != NULL && strcmp(line, "end\n") != 0)
      if (count < 4096 && read_attribution(line, &found[count])) count++;
    add_article(&r, &out, text, size, found, count);
    free(text);
  }
  reader_free(&r);
  free(found);
  fclose(file);
  return out;
}

/* ---- The model ---- */

typedef struct model {
  float (*weights)[LABELS];
  float (*squares)[LABELS];
  float (*sums)[LABELS];
  float transitions[2][LABELS][LABELS];
  float transition_squares[2][LABELS][LABELS];
  float transition_sums[2][LABELS][LABELS];
  float rate, decay, bonus; /* `bonus` is added to every cue at the end: more is found, less of it right */
  float drop;               /* share of a word's features left out at each step */
  uint64_t random;
} model;

typedef struct lattice {
  float (*scores)[LABELS], (*forward)[LABELS], (*backward)[LABELS];
  size_t capacity;
} lattice;

static void lattice_reserve(lattice *out, size_t count) {
  if (count <= out->capacity) return;
  out->capacity = count * 2;
  out->scores = must(realloc(out->scores, out->capacity * sizeof *out->scores));
  out->forward = must(realloc(out->forward, out->capacity * sizeof *out->forward));
  out->backward = must(realloc(out->backward, out->capacity * sizeof *out->backward));
}

static void lattice_free(lattice *l) {
  free(l->scores);
  free(l->forward);
  free(l->backward);
}

static void normalise(float values[LABELS]) {
  float sum = 0;
  for (int i = 0; i < LABELS; i++)
    sum += values[i];
  for (int i = 0; i < LABELS; i++)
    values[i] /= sum;
}

static void score_words(const model *m, const sequence *s, lattice *l) {
  for (size_t t = 0; t < s->count; t++) {
    float sum[LABELS] = {0};
    for (uint32_t f = s->first[t]; f < s->first[t + 1]; f++)
      for (int y = 0; y < LABELS; y++)
        sum[y] += m->weights[s->rows[f]][y];
    float top = sum[0];
    for (int y = 1; y < LABELS; y++)
      if (sum[y] > top) top = sum[y];
    for (int y = 0; y < LABELS; y++)
      l->scores[t][y] = expf(sum[y] - top);
  }
}

static void exponents(const model *m, float out[2][LABELS][LABELS]) {
  for (int s = 0; s < 2; s++)
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        out[s][a][b] = may_follow(a, b) ? expf(m->transitions[s][a][b]) : 0.0f;
}

/* Forward and backward probabilities, each step normalised. */
static void run_lattice(const sequence *s, lattice *l, float steps[2][LABELS][LABELS]) {
  for (size_t t = 0; t < s->count; t++) {
    for (int b = 0; b < LABELS; b++) {
      float sum = 0;
      if (t == 0)
        sum = steps[1][0][b];
      else
        for (int a = 0; a < LABELS; a++)
          sum += l->forward[t - 1][a] * steps[s->starts[t]][a][b];
      l->forward[t][b] = sum * l->scores[t][b];
    }
    normalise(l->forward[t]);
  }
  for (int a = 0; a < LABELS; a++)
    l->backward[s->count - 1][a] = a == PFI_ROLE_BETWEEN ? 0.0f : 1.0f;
  for (size_t t = s->count - 1; t-- > 0;) {
    for (int a = 0; a < LABELS; a++) {
      float sum = 0;
      for (int b = 0; b < LABELS; b++)
        sum += steps[s->starts[t + 1]][a][b] * l->scores[t + 1][b] * l->backward[t + 1][b];
      l->backward[t][a] = sum;
    }
    normalise(l->backward[t]);
  }
}

static void step(float *weight, float *square, float gradient, const model *m) {
  gradient -= m->decay * *weight;
  *square += gradient * gradient;
  *weight += m->rate * gradient / (sqrtf(*square) + 1e-6f);
}

static void learn_word(model *m, const sequence *s, const lattice *l, size_t t) {
  float gradient[LABELS];
  for (int y = 0; y < LABELS; y++)
    gradient[y] = -l->forward[t][y] * l->backward[t][y];
  float sum = 0;
  for (int y = 0; y < LABELS; y++)
    sum -= gradient[y];
  float most = 0;
  for (int y = 0; y < LABELS; y++) {
    gradient[y] = gradient[y] / sum + (s->labels[t] == y);
    if (fabsf(gradient[y]) > most) most = fabsf(gradient[y]);
  }
  if (most < 1e-4f) return;
  for (uint32_t f = s->first[t]; f < s->first[t + 1]; f++)
    for (int y = 0; y < LABELS; y++)
      step(&m->weights[s->rows[f]][y], &m->squares[s->rows[f]][y], gradient[y], m);
}

static void learn_transitions(model *m, const sequence *s, const lattice *l, float steps[2][LABELS][LABELS]) {
  float expected[2][LABELS][LABELS] = {0};
  for (size_t t = 1; t < s->count; t++) {
    float pairs[LABELS][LABELS], sum = 0;
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        sum += pairs[a][b] = l->forward[t - 1][a] * steps[s->starts[t]][a][b] * l->scores[t][b] * l->backward[t][b];
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        expected[s->starts[t]][a][b] -= pairs[a][b] / sum;
    expected[s->starts[t]][s->labels[t - 1]][s->labels[t]] += 1;
  }
  for (int i = 0; i < 2; i++)
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        if (may_follow(a, b)) step(&m->transitions[i][a][b], &m->transition_squares[i][a][b], expected[i][a][b], m);
}

static uint32_t next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

/* A copy of the sequence without some of the features (Hinton et al. 2012), so that none is leant on alone. */
static void drop_features(model *m, const sequence *from, sequence *out) {
  size_t used = 0;
  uint32_t limit = (uint32_t)(m->drop * 2147483648.0f);
  *out = *from;
  out->rows = must(malloc(from->first[from->count] * 4 + 4));
  out->first = must(calloc(from->count + 1, sizeof *out->first));
  for (size_t t = 0; t < from->count; t++) {
    out->first[t] = (uint32_t)used;
    for (uint32_t f = from->first[t]; f < from->first[t + 1]; f++)
      if (next_random(&m->random) >= limit) out->rows[used++] = from->rows[f];
  }
  out->first[from->count] = (uint32_t)used;
}

static void learn_sequence(model *m, const sequence *full, lattice *l) {
  float steps[2][LABELS][LABELS];
  sequence thinned;
  drop_features(m, full, &thinned);
  const sequence *s = &thinned;
  lattice_reserve(l, s->count);
  score_words(m, s, l);
  exponents(m, steps);
  run_lattice(s, l, steps);
  for (size_t t = 0; t < s->count; t++)
    learn_word(m, s, l, t);
  learn_transitions(m, s, l, steps);
  free(thinned.rows);
  free(thinned.first);
}

static void add_to_average(model *m) {
  for (size_t r = 0; r < PFI_ROLE_ROWS; r++)
    for (int y = 0; y < LABELS; y++)
      m->sums[r][y] += m->weights[r][y];
  for (int i = 0; i < 2; i++)
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        m->transition_sums[i][a][b] += m->transitions[i][a][b];
}

/* ---- Measuring: F1 of exact pieces, by the float model ---- */

static void best_labels(const model *m, const sequence *s, lattice *l, uint8_t *out, uint8_t *back) {
  float best[LABELS];
  for (int y = 0; y < LABELS; y++)
    best[y] = y == 0 ? 0 : -1e9f;
  lattice_reserve(l, s->count);
  score_words(m, s, l);
  for (size_t t = 0; t < s->count; t++) {
    float next[LABELS];
    for (int b = 0; b < LABELS; b++) {
      next[b] = -1e9f;
      for (int a = 0; a < LABELS; a++) {
        float score = may_follow(a, b) ? best[a] + m->transitions[s->starts[t]][a][b] : -2e9f;
        if (score <= next[b]) continue;
        next[b] = score;
        back[t * LABELS + (size_t)b] = (uint8_t)a;
      }
      next[b] += logf(l->scores[t][b] + 1e-30f);
    }
    memcpy(best, next, sizeof best);
  }
  int label = 0;
  for (int y = 0; y < LABELS; y++)
    if (y != PFI_ROLE_BETWEEN && best[y] > best[label]) label = y;
  for (size_t t = s->count; t-- > 0;) {
    out[t] = (uint8_t)label;
    label = back[t * LABELS + (size_t)label];
  }
}

/* Where the piece that begins at `t` ends, for comparing two labellings. */
static size_t piece_stop(const uint8_t *labels, size_t count, size_t t) {
  size_t stop = t + 1;
  while (stop < count && labels[stop] == labels[t] + 1)
    stop++;
  return stop;
}

static void measure(const model *m, const sequences *dev, lattice *l) {
  size_t right[3] = {0}, gold[3] = {0}, made[3] = {0};
  for (size_t i = 0; i < dev->count; i++) {
    const sequence *s = &dev->items[i];
    uint8_t *out = must(malloc(s->count)), *back = must(malloc(s->count * LABELS));
    best_labels(m, s, l, out, back);
    for (size_t t = 0; t < s->count; t++)
      for (int role = 0; role < 3; role++) {
        uint8_t begin = (uint8_t)(PFI_ROLE_SOURCE_BEGIN + 2 * role);
        gold[role] += s->labels[t] == begin;
        made[role] += out[t] == begin;
        right[role] += s->labels[t] == begin && out[t] == begin &&
                       piece_stop(s->labels, s->count, t) == piece_stop(out, s->count, t);
      }
    free(out);
    free(back);
  }
  for (int role = 0; role < 3; role++)
    printf(" %s %.1f",
           role == 0   ? "source"
           : role == 1 ? "cue"
                       : "content",
           200.0 * (double)right[role] / (double)(gold[role] + made[role] + (gold[role] + made[role] == 0)));
  printf("\n");
  fflush(stdout);
}

/* ---- Writing ---- */

static int to_step(float value, int most) {
  float scaled = roundf(value * SCALE);
  return scaled > (float)most ? most : scaled < (float)-most ? -most : (int)scaled;
}

static void write_weights(const model *m, const char *path) {
  FILE *file = fopen(path, "wb");
  if (file == NULL) die("the product can't be written");
  for (size_t r = 0; r < PFI_ROLE_ROWS; r++)
    for (int y = 0; y < LABELS; y++)
      fputc((unsigned char)(to_step(m->weights[r][y], PFI_ROLE_WEIGHT_MOST) + PFI_ROLE_WEIGHT_ZERO), file);
  for (int i = 0; i < 2; i++)
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++) {
        float value = m->transitions[i][a][b] + (b == PFI_ROLE_CUE_BEGIN ? m->bonus : 0);
        unsigned bits = (unsigned)(may_follow(a, b) ? to_step(value, PFI_ROLE_TRANSITION_MOST) : PFI_ROLE_NEVER);
        fputc((unsigned char)bits, file);
        fputc((unsigned char)(bits >> 8), file);
      }
  fclose(file);
}

static void shuffle(size_t *order, size_t count, uint64_t *state) {
  for (size_t i = count; i-- > 1;) {
    size_t j = next_random(state) % (i + 1);
    size_t kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}

static void reset(model *m, uint64_t run) {
  memset(m->weights, 0, PFI_ROLE_ROWS * sizeof *m->weights);
  memset(m->squares, 0, PFI_ROLE_ROWS * sizeof *m->squares);
  memset(m->transitions, 0, sizeof m->transitions);
  memset(m->transition_squares, 0, sizeof m->transition_squares);
  m->random = run;
}

/* One run over the gold; the weights after each epoch of its last half are added to the average. */
static int learn_once(model *m, const sequences *gold, const sequences *dev, int epochs, uint64_t run, lattice *l) {
  size_t *order = must(malloc((gold->count + 1) * sizeof *order));
  for (size_t i = 0; i < gold->count; i++)
    order[i] = i;
  uint64_t state = run + 1;
  int averaged = 0;
  reset(m, run);
  for (int epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, gold->count, &state);
    for (size_t i = 0; i < gold->count; i++)
      learn_sequence(m, &gold->items[order[i]], l);
    if (epoch + 1 == epochs) {
      printf("run %u:", (unsigned)run + 1);
      measure(m, dev, l);
    }
    if (epoch < epochs / 2) continue;
    add_to_average(m);
    averaged++;
  }
  free(order);
  return averaged;
}

static void train(model *m, const sequences *gold, const sequences *dev, int epochs, int runs) {
  lattice l = {0};
  int averaged = 0;
  for (int run = 0; run < runs; run++)
    averaged += learn_once(m, gold, dev, epochs, (uint64_t)run, &l);
  for (size_t r = 0; r < PFI_ROLE_ROWS; r++)
    for (int y = 0; y < LABELS; y++)
      m->weights[r][y] = (1 - m->drop) * m->sums[r][y] / (float)averaged;
  for (int i = 0; i < 2; i++)
    for (int a = 0; a < LABELS; a++)
      for (int b = 0; b < LABELS; b++)
        m->transitions[i][a][b] = m->transition_sums[i][a][b] / (float)averaged;
  printf("average:");
  measure(m, dev, &l);
  lattice_free(&l);
}

int main(int count, char **arguments) {
  if (count < 4) die("usage: train_roles TRAIN.gold DEV.gold OUT.bin [EPOCHS [RATE [DECAY [BONUS [DROP [RUNS]]]]]]");
  sequences gold = read_gold(arguments[1]), dev = read_gold(arguments[2]);
  printf("%zu blocks to learn from, %zu to measure on\n", gold.count, dev.count);
  model m = {must(calloc(PFI_ROLE_ROWS, sizeof *m.weights)), must(calloc(PFI_ROLE_ROWS, sizeof *m.squares)),
             must(calloc(PFI_ROLE_ROWS, sizeof *m.sums)), .rate = 0.05f, .decay = 0.00001f};
  int epochs = count > 4 ? (int)strtol(arguments[4], NULL, 10) : 12;
  if (count > 5) m.rate = strtof(arguments[5], NULL);
  if (count > 6) m.decay = strtof(arguments[6], NULL);
  if (count > 7) m.bonus = strtof(arguments[7], NULL);
  if (count > 8) m.drop = strtof(arguments[8], NULL);
  train(&m, &gold, &dev, epochs, count > 9 ? (int)strtol(arguments[9], NULL, 10) : 1);
  write_weights(&m, arguments[3]);
  return 0;
}
