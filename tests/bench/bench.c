/* bench.c - MB/s, words a second and peak bytes of each step, on one core. Run by hand, from a Release build:
 * docs/results.md says how.
 *
 *     bench                 20 MB of made news in articles of 4 KB
 *     bench FILE...         these articles, each as often as needed to make 20 MB: all but the first are repeats, so
 * the figures for deduplicate and extract mean little then
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/made_news.h"
#include "peacefacts.h"
#include "segment/segments.h"
#include "support/ledger.h"

enum {
  TOTAL_BYTES = 20 << 20,
  LESS_BYTES = 2 << 20,
  ARTICLE_BYTES = 4096,
  ROUNDS = 3,
  MOST_ARTICLES = TOTAL_BYTES / 64
};

typedef struct input {
  const char *bytes;
  size_t size;
} input;

typedef struct bench {
  input articles[MOST_ARTICLES];
  size_t all;          /* articles there are */
  size_t count, bytes; /* that the step takes */
  size_t words;        /* that the last step cut or analysed; 0: it does not count them */
  bool at_line_start;
  ledger book;
  pf_allocator allocator;
  pf_model *model;
  pf_corpus *corpus;
  pf_report *report;
} bench;

static void check(pf_status status, const pf_error *error) {
  if (status == PF_OK) return;
  (void)fprintf(stderr, "bench: %s\n", error->message);
  exit(1);
}

static void *need(void *block) {
  if (block == NULL) exit(1);
  return block;
}

/* ---- the steps ---- */

static void load(bench *b) {
  pf_error error;
  check(pf_corpus_new(&b->corpus, NULL, &b->allocator, &error), &error);
  for (size_t i = 0; i < b->count; i++)
    check(pf_corpus_add(b->corpus, b->articles[i].bytes, b->articles[i].size, NULL, &error), &error);
}

static void deduplicate(bench *b, uint32_t exact_only) {
  pf_error error;
  pf_deduplicate_options options = PF_DEDUPLICATE_OPTIONS_INIT;
  options.exact_only = exact_only;
  check(pf_deduplicate(b->corpus, NULL, &options, &error), &error);
}

static void step_load(bench *b) {
  load(b);
}

static void step_exact(bench *b) {
  deduplicate(b, 1);
}

static void step_near(bench *b) {
  deduplicate(b, 0);
}

static void step_load_and_exact(bench *b) {
  load(b);
  deduplicate(b, 1);
}

static void step_segment(bench *b) {
  pf_error error;
  pfi_sentences found = {0};
  for (size_t a = 0; a < b->count; a++) {
    pf_view text = pf_article_text(b->report, a);
    for (size_t i = 0; i < pf_block_count(b->report, a); i++) {
      pf_span block = pf_report_text_span(b->report, a, pf_block_span(b->report, a, i).pieces[0]);
      b->words += found.tokens.count;
      found.sentences.count = found.tokens.count = 0;
      check(pfi_sentences_find(&found, text, (pfi_range){(uint32_t)block.start, (uint32_t)block.size}, &b->allocator,
                               &error),
            &error);
    }
  }
  b->words += found.tokens.count;
  pfi_sentences_free(&found, &b->allocator);
}

/* A line of CoNLL-U that begins with a digit is a word. */
static int count_word_lines(void *context, const char *data, size_t size) {
  bench *b = context;
  for (size_t i = 0; i < size; i++) {
    b->words += b->at_line_start && data[i] >= '1' && data[i] <= '9';
    b->at_line_start = data[i] == '\n';
  }
  return 0;
}

static void step_analyse(bench *b) {
  pf_error error;
  b->at_line_start = true;
  check(pf_analyse(b->model, b->corpus, count_word_lines, b, &error), &error);
}

static void step_extract(bench *b) {
  pf_error error;
  pf_report *report;
  check(pf_extract(&report, b->model, b->corpus, NULL, &error), &error);
  pf_report_free(b->report);
  b->report = report;
}

static int count_bytes(void *context, const char *data, size_t size) {
  (void)data;
  *(size_t *)context += size;
  return 0;
}

static void step_render(bench *b) {
  pf_error error;
  size_t written = 0;
  check(pf_render(b->report, PF_FORMAT_JSONL, NULL, count_bytes, &written, &error), &error);
}

static void step_whole(bench *b) {
  load(b);
  deduplicate(b, 0);
  step_extract(b);
  step_render(b);
}

/* ---- what a step needs before it ---- */

static void nothing(bench *b) {
  (void)b;
}

static void loaded(bench *b) {
  load(b);
}

static void reported(bench *b) {
  pf_error error;
  load(b);
  check(pf_report_new(&b->report, b->corpus, &error), &error);
}

static void deduplicated(bench *b) {
  load(b);
  deduplicate(b, 0);
}

static void extracted(bench *b) {
  deduplicated(b);
  step_extract(b);
}

typedef struct step {
  const char *name;
  void (*before)(bench *b);
  void (*run)(bench *b);
  size_t most_bytes; /* of the input: the slow steps take less of it */
} step;

static const step steps[] = {
    {"load: decode, metadata, blocks", nothing, step_load, TOTAL_BYTES},
    {"deduplicate, exact", loaded, step_exact, TOTAL_BYTES},
    {"load and deduplicate, exact", nothing, step_load_and_exact, TOTAL_BYTES},
    {"deduplicate, exact and near", loaded, step_near, TOTAL_BYTES},
    {"sentences and tokens", reported, step_segment, TOTAL_BYTES},
    {"analyse: sentences to CoNLL-U", loaded, step_analyse, LESS_BYTES},
    {"extract: all of it", deduplicated, step_extract, LESS_BYTES},
    {"render JSON Lines", extracted, step_render, LESS_BYTES},
    {"all steps: bytes to JSON Lines", nothing, step_whole, LESS_BYTES},
};

/* ---- measuring ---- */

static double seconds_of(bench *b, const step *measured, size_t *peak) {
  memset(&b->book, 0, sizeof b->book);
  b->corpus = NULL;
  b->report = NULL;
  measured->before(b);
  size_t before = b->book.bytes_out;
  b->book.peak_bytes = before;
  b->words = 0;
  clock_t start = clock();
  measured->run(b);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  *peak = b->book.peak_bytes - before;
  pf_report_free(b->report);
  pf_corpus_free(b->corpus);
  return seconds;
}

/* The first articles, up to a number of bytes. */
static void take_articles(bench *b, size_t most_bytes) {
  for (b->count = b->bytes = 0; b->count < b->all && b->bytes < most_bytes; b->count++)
    b->bytes += b->articles[b->count].size;
}

static void measure(bench *b, const step *measured) {
  double best = 1e9;
  size_t peak = 0;
  take_articles(b, measured->most_bytes);
  for (int round = 0; round < ROUNDS; round++) {
    double seconds = seconds_of(b, measured, &peak);
    if (seconds < best) best = seconds;
  }
  (void)printf("%-32s %8.2f MB/s %8.2f bytes taken per byte", measured->name, (double)b->bytes / best / 1e6,
               (double)peak / (double)b->bytes);
  if (b->words > 0) (void)printf(" %10.0f words/s", (double)b->words / best);
  (void)printf("\n");
}

static void make_articles(bench *b) {
  char *room = need(malloc(TOTAL_BYTES + 2 * ARTICLE_BYTES));
  for (uint32_t number = 1; b->bytes < TOTAL_BYTES && b->count < MOST_ARTICLES; number++) {
    size_t size = made_news(room + b->bytes, 2 * ARTICLE_BYTES, ARTICLE_BYTES, number);
    b->articles[b->count++] = (input){room + b->bytes, size};
    b->bytes += size;
  }
}

static input read_article(const char *path) {
  char *bytes = need(malloc(TOTAL_BYTES));
  FILE *file = need(fopen(path, "rb"));
  size_t size = fread(bytes, 1, TOTAL_BYTES, file);
  (void)fclose(file);
  return (input){need(realloc(bytes, size + 1)), size};
}

static void read_articles(bench *b, int count, char **paths) {
  size_t given = 0;
  for (; given < (size_t)count && given < MOST_ARTICLES; given++)
    b->articles[given] = read_article(paths[given]);
  for (; b->bytes < TOTAL_BYTES && b->count < MOST_ARTICLES; b->count++) {
    b->articles[b->count] = b->articles[b->count % given];
    b->bytes += b->articles[b->count].size;
  }
}

int main(int count, char **arguments) {
  static bench b;
  b.allocator = ledger_allocator(&b.book);
  if (count > 1)
    read_articles(&b, count - 1, arguments + 1);
  else
    make_articles(&b);
  b.all = b.count;
  pf_error error;
  check(pf_model_new(&b.model, "en", NULL, &error), &error);
  (void)printf("%zu articles, %.1f MB\n", b.count, (double)b.bytes / 1e6);
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
    measure(&b, &steps[i]);
  pf_model_free(b.model);
  return 0;
}
