/* deduplicate_bench.c - deduplication of a file with one paragraph a line: MB/s of processor time, bytes of index a
 * paragraph, and the links, to be scored. Run by hand, from a Release build: docs/results.md says how.
 *
 *     deduplicate_bench CORPUS.txt [--exact|--small] [--links FILE] [--index FILE] [--rounds N] [--first N]
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "deduplicate/index.h"
#include "deduplicate/repeats.h"

enum { ARTICLE_LINES = 20 };

typedef struct bench {
  pf_view text;
  pfi_block *blocks; /* the lines */
  size_t count;
  pf_deduplicate_options options;
  const char *links, *index_path;
  int rounds;
} bench;

static void *need(void *block) {
  if (block == NULL) exit(1);
  return block;
}

static void check(pf_status status, const pf_error *error) {
  if (status == PF_OK) return;
  (void)fprintf(stderr, "deduplicate_bench: %s\n", error->message);
  exit(1);
}

static double seconds(void) {
  struct timespec now;
  (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void read_lines(bench *b, const char *path, size_t most) {
  FILE *file = need(fopen(path, "rb"));
  if (fseek(file, 0, SEEK_END) != 0) exit(1);
  size_t size = (size_t)ftell(file), capacity = 0;
  rewind(file);
  char *data = need(malloc(size + 1));
  if (fread(data, 1, size, file) != size || fclose(file) != 0) exit(1);
  for (size_t at = 0; at < size && b->count < most;) {
    const char *end = memchr(data + at, '\n', size - at);
    size_t length = end == NULL ? size - at : (size_t)(end - data) - at;
    if (b->count == capacity) {
      capacity = capacity == 0 ? 1024 : capacity * 2;
      b->blocks = need(realloc(b->blocks, capacity * sizeof *b->blocks));
    }
    b->blocks[b->count++] = (pfi_block){(uint32_t)at, (uint32_t)length, PF_BLOCK_PARAGRAPH};
    at += length + 1;
    b->text = (pf_view){data, at > size ? size : at};
  }
}

static void write_links(FILE *links, size_t first, const pfi_repeats *repeats) {
  for (size_t i = 0; i < repeats->count; i++) {
    const pfi_repeat *repeat = &repeats->items[i];
    bool two = i + 1 < repeats->count && repeats->items[i + 1].block == repeat->block;
    size_t target = (size_t)strtoul(repeat->first_article.data, NULL, 10) * ARTICLE_LINES + repeat->first_block;
    (void)fprintf(links, "{\"id\":\"p%07zu\",\"duplicate_of\":[\"p%07zu\"", first + repeat->block, target);
    if (two) {
      repeat = &repeats->items[++i];
      target = (size_t)strtoul(repeat->first_article.data, NULL, 10) * ARTICLE_LINES + repeat->first_block;
      (void)fprintf(links, ",\"p%07zu\"", target);
    }
    (void)fprintf(links, "],\"similarity\":%.3f}\n", (double)repeat->similarity / 1000);
  }
}

static void see_all(const bench *b, pf_index *index, FILE *links) {
  pf_error error;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  for (size_t first = 0; first < b->count; first += ARTICLE_LINES) {
    char id[32];
    pfi_article article = {0};
    article.id = (pf_view){id, (size_t)snprintf(id, sizeof id, "%zu", first / ARTICLE_LINES)};
    article.text = b->text;
    size_t left = b->count - first;
    pfi_blocks blocks = {b->blocks + first, left < ARTICLE_LINES ? left : ARTICLE_LINES};
    pfi_repeats repeats;
    check(pfi_repeats_find(&repeats, index, NULL, &article, &blocks, &b->options, &arena, &error), &error);
    if (links != NULL) write_links(links, first, &repeats);
    pfi_arena_reset(&arena);
  }
  pfi_arena_free(&arena);
}

static void save_and_load(const pf_index *index, const char *path) {
  pf_error error;
  pf_index *loaded;
  check(pf_index_save_file(index, path, &error), &error);
  struct timespec before, after;
  (void)clock_gettime(CLOCK_MONOTONIC, &before);
  check(pf_index_load_file(&loaded, path, NULL, &error), &error);
  (void)clock_gettime(CLOCK_MONOTONIC, &after);
  printf("opened in %.3f ms\n",
         (double)(after.tv_sec - before.tv_sec) * 1e3 + (double)(after.tv_nsec - before.tv_nsec) * 1e-6);
  pf_index_free(loaded);
}

static void run(const bench *b, int round) {
  pf_error error;
  pf_index *index;
  FILE *links = b->links != NULL && round == 0 ? need(fopen(b->links, "w")) : NULL;
  check(pf_index_new(&index, NULL, &error), &error);
  double before = seconds();
  see_all(b, index, links);
  double taken = seconds() - before;
  printf("%zu paragraphs, %zu kept, %.1f MB/s, %.2f us and %.1f bytes a paragraph\n", b->count,
         pf_index_paragraph_count(index), (double)b->text.size / 1e6 / taken, taken * 1e6 / (double)b->count,
         (double)pf_index_memory(index) / (double)b->count);
  (void)fflush(stdout);
  if (links != NULL && fclose(links) != 0) exit(1);
  if (b->index_path != NULL) save_and_load(index, b->index_path);
  pf_index_free(index);
}

int main(int argc, char **argv) {
  bench b = {.options = PF_DEDUPLICATE_OPTIONS_INIT, .rounds = 1};
  size_t most = SIZE_MAX;
  for (int i = 2; i < argc; i++) {
    if (strcmp(argv[i], "--exact") == 0) b.options.exact_only = 1;
    if (strcmp(argv[i], "--small") == 0) b.options.small_memory = 1;
    if (strcmp(argv[i], "--links") == 0 && i + 1 < argc) b.links = argv[++i];
    if (strcmp(argv[i], "--index") == 0 && i + 1 < argc) b.index_path = argv[++i];
    if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) b.rounds = atoi(argv[++i]);
    if (strcmp(argv[i], "--first") == 0 && i + 1 < argc) most = (size_t)strtoul(argv[++i], NULL, 10);
  }
  if (argc < 2) {
    (void)fprintf(stderr, "usage: deduplicate_bench CORPUS.txt [--exact|--small] [--links FILE] [--index FILE] "
                          "[--rounds N] [--first N]\n");
    return 2;
  }
  read_lines(&b, argv[1], most);
  for (int round = 0; round < b.rounds; round++)
    run(&b, round);
  free(b.blocks);
  free((void *)(uintptr_t)b.text.data);
  return 0;
}
