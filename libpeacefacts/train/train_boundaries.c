/* train_boundaries.c - learns the weights of the sentence boundary classifier.
 *
 *     train_boundaries OUTPUT.c NEWS.txt TREEBANK.conllu...
 *
 * The running text of each paragraph of the treebanks is rebuilt, cut by the library's own scanner, and each gap that
 * could be a sentence end becomes an example: the features of segment/boundary.c, and whether the treebank ends a
 * sentence there. NEWS.txt, a paragraph or title a line (train/news_lines.py), has no sentence ends marked; newsrooms
 * write full stops, so its gaps without any mark are examples of no end: else the mail signatures of EWT would teach
 * that titles in title case fall apart. Logistic regression (AdaGrad, fixed seed), rounded to bytes. Some seconds.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/boundary_weights.h"
#include "segment/boundary.h"
#include "segment/character.h"
#include "segment/token.h"

enum { EPOCHS = 40, LONGEST_LINE = 1 << 20, TABLE = 1 << PFI_BOUNDARY_BITS };

typedef struct example {
  uint32_t features[PFI_BOUNDARY_FEATURES];
  int label;
  float weight;
} example;

typedef struct paragraph {
  PFI_VECTOR(char) text;
  PFI_VECTOR(uint32_t) ends; /* where sentences end in the text */
  bool spaced;               /* a space goes before the next token */
  long word_to;              /* words up to this number belong to a multi-word token */
} paragraph;

static PFI_VECTOR(example) examples;
static pf_allocator allocator;

static void stop(const char *message, const char *what) {
  fprintf(stderr, "train_boundaries: %s %s\n", message, what);
  exit(1);
}

static void add_examples(paragraph *from) {
  static pfi_sentences scanned;
  scanned.tokens.count = 0;
  pf_view text = {from->text.items, from->text.count};
  if (pfi_tokens_scan(&scanned, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL) != PF_OK) {
    stop("no memory", "");
  }
  pfi_boundary walk = pfi_boundary_begin(text, scanned.tokens.items, (uint32_t)scanned.tokens.count);
  size_t end = 0;
  for (uint32_t at = 0; at + 1 < walk.count; at++) {
    uint32_t token_end = walk.tokens[at].start + walk.tokens[at].size;
    pfi_boundary_pass(&walk, at);
    while (end < from->ends.count && from->ends.items[end] < token_end) {
      end++;
    }
    bool is_end = end < from->ends.count && from->ends.items[end] == token_end;
    if (pfi_boundary_apply_rules(&walk, at) == PFI_BOUNDARY_OPEN) {
      example new = {.label = is_end, .weight = 1};
      pfi_boundary_features(&walk, at, new.features);
      if (!PFI_PUSH(&allocator, &examples, new)) {
        stop("no memory", "");
      }
    }
    if (is_end) {
      pfi_boundary_cut(&walk, at);
    }
  }
}

static void put_text(paragraph *to, const char *text, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (!PFI_PUSH(&allocator, &to->text, text[i])) {
      stop("no memory", "");
    }
  }
}

static void finish_paragraph(paragraph *one) {
  if (one->text.count > 0) {
    add_examples(one);
  }
  one->text.count = one->ends.count = 0;
  one->spaced = false;
}

static void take_row(paragraph *to, char *line) {
  char *columns[10];
  size_t count = 0;
  for (char *at = line; count < 10; at++) {
    columns[count++] = at;
    at += strcspn(at, "\t");
    if (*at == '\0') {
      break;
    }
    *at = '\0';
  }
  if (count < 10) {
    stop("not CoNLL-U:", line);
  }
  long number = strtol(columns[0], NULL, 10);
  char *dash = strchr(columns[0], '-');
  if (strchr(columns[0], '.') != NULL || (dash == NULL && number <= to->word_to)) {
    return;
  }
  if (dash != NULL) {
    to->word_to = strtol(dash + 1, NULL, 10);
  }
  if (to->spaced) {
    put_text(to, " ", 1);
  }
  put_text(to, columns[1], strlen(columns[1]));
  to->spaced = strstr(columns[9], "SpaceAfter=No") == NULL;
}

static void read_treebank(const char *path) {
  static char line[LONGEST_LINE];
  paragraph one = {0};
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    stop("cannot read", path);
  }
  while (fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\r\n")] = '\0';
    if (strncmp(line, "# newpar", 8) == 0 || strncmp(line, "# newdoc", 8) == 0) {
      finish_paragraph(&one);
    } else if (line[0] == '\0') {
      one.word_to = 0;
      if (one.text.count > 0 && !PFI_PUSH(&allocator, &one.ends, (uint32_t)one.text.count)) {
        stop("no memory", "");
      }
    } else if (line[0] != '#') {
      take_row(&one, line);
    }
  }
  finish_paragraph(&one);
  fclose(file);
  PFI_VECTOR_FREE(&allocator, &one.text);
  PFI_VECTOR_FREE(&allocator, &one.ends);
}

/* In news an end is taken to be behind a stop and before a capital, which is all that the walk needs to go on. */
static bool is_news_end(const pfi_boundary *walk, uint32_t at, bool *stop) {
  uint32_t size;
  uint32_t back = at;
  pfi_kind kind = pfi_kind_at(walk->text, walk->tokens[at].start, &size);
  while (back > walk->sentence_first &&
         (kind == PFI_KIND_QUOTE || kind == PFI_KIND_CLOSE || kind == PFI_KIND_APOSTROPHE)) {
    kind = pfi_kind_at(walk->text, walk->tokens[--back].start, &size);
  }
  *stop = kind == PFI_KIND_PERIOD || kind == PFI_KIND_TERMINAL || kind == PFI_KIND_ELLIPSIS;
  bool glued = (walk->tokens[at].flags & PFI_TOKEN_GLUED) != 0;
  return *stop && !glued && pfi_kind_at(walk->text, walk->tokens[at + 1].start, &size) != PFI_KIND_LOWER;
}

static void add_news(pf_view text) {
  static pfi_sentences scanned;
  scanned.tokens.count = 0;
  if (pfi_tokens_scan(&scanned, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL) != PF_OK) {
    stop("no memory", "");
  }
  pfi_boundary walk = pfi_boundary_begin(text, scanned.tokens.items, (uint32_t)scanned.tokens.count);
  for (uint32_t at = 0; at + 1 < walk.count; at++) {
    bool mark;
    pfi_boundary_pass(&walk, at);
    bool is_end = is_news_end(&walk, at, &mark);
    if (!mark && pfi_boundary_apply_rules(&walk, at) == PFI_BOUNDARY_OPEN) {
      example new = {.label = 0, .weight = 0.5F};
      pfi_boundary_features(&walk, at, new.features);
      if (!PFI_PUSH(&allocator, &examples, new)) {
        stop("no memory", "");
      }
    }
    if (is_end) {
      pfi_boundary_cut(&walk, at);
    }
  }
}

static void read_news(const char *path) {
  static char line[LONGEST_LINE];
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    stop("cannot read", path);
  }
  while (fgets(line, sizeof line, file) != NULL) {
    add_news((pf_view){line, strcspn(line, "\r\n")});
  }
  fclose(file);
}

static uint32_t next_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

static double score(const double *weights, const example *of) {
  double sum = 0;
  for (size_t i = 0; i < PFI_BOUNDARY_FEATURES; i++) {
    sum += weights[of->features[i]];
  }
  return sum;
}

static void shuffle(uint32_t *random) {
  for (size_t i = examples.count; i > 1; i--) {
    size_t other = next_random(random) % i;
    example held = examples.items[i - 1];
    examples.items[i - 1] = examples.items[other];
    examples.items[other] = held;
  }
}

static double learn_from(double *weights, double *squares, const example *one) {
  const double rate = 0.05, decay = 2e-2;
  double chance = 1 / (1 + exp(-score(weights, one)));
  for (size_t i = 0; i < PFI_BOUNDARY_FEATURES; i++) {
    uint32_t index = one->features[i];
    double gradient = one->weight * (chance - one->label) + decay * weights[index];
    squares[index] += gradient * gradient;
    weights[index] -= rate * gradient / sqrt(squares[index] + 1e-8);
  }
  return -log((one->label ? chance : 1 - chance) + 1e-12);
}

static void learn(double *weights) {
  static double squares[TABLE];
  uint32_t random = 42;
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    double loss = 0;
    shuffle(&random);
    for (size_t i = 0; i < examples.count; i++) {
      loss += learn_from(weights, squares, &examples.items[i]);
    }
    fprintf(stderr, "epoch %d: loss %.5f\n", epoch + 1, loss / (double)examples.count);
  }
}

static void write_weights(const char *path, const double *weights) {
  FILE *file = fopen(path, "w");
  if (file == NULL) {
    stop("cannot write", path);
  }
  double scale = 24;
  fprintf(file, "/* Generated by train/train_boundaries.c from EWT and GUM, train parts; do not edit. */\n"
                "#include \"data/boundary_weights.h\"\n\n/* clang-format off */\n"
                "const int8_t pfi_boundary_weights[1 << PFI_BOUNDARY_BITS] = {");
  for (size_t i = 0; i < TABLE; i++) {
    double value = weights[i] * scale;
    value = value > 127 ? 127 : value < -127 ? -127 : value;
    fprintf(file, "%s%d,", i % 32 == 0 ? "\n    " : "", (int)lround(value));
  }
  fprintf(file, "\n};\n/* clang-format on */\n");
  fclose(file);
}

int main(int count, char **arguments) {
  static double weights[TABLE];
  if (count < 4) {
    stop("usage: train_boundaries OUTPUT.c", "NEWS.txt TREEBANK.conllu...");
  }
  allocator = pfi_allocator_or_default(NULL);
  read_news(arguments[2]);
  for (int i = 3; i < count; i++) {
    read_treebank(arguments[i]);
  }
  fprintf(stderr, "%zu examples\n", examples.count);
  learn(weights);
  write_weights(arguments[1], weights);
  return 0;
}
