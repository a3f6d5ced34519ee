/* print_tokens.c - prints the sentences and tokens of a text as CoNLL-U, for the scorers; or measures their speed.
 *
 *     print_tokens < TEXT > TOKENS.conllu       blocks are parted by empty lines
 *     print_tokens --speed ROUNDS < TEXT        prints MB/s of the fastest round
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "segment/segments.h"

typedef PFI_VECTOR(char) byte_vector;

static void stop(const char *message) {
  fprintf(stderr, "print_tokens: %s\n", message);
  exit(1);
}

static void read_all(byte_vector *into, const pf_allocator *allocator) {
  enum { STEP = 1 << 16 };
  size_t got = 1;
  while (got > 0) {
    if (!PFI_RESERVE(allocator, into, STEP)) {
      stop("no memory");
    }
    got = fread(into->items + into->count, 1, STEP, stdin);
    into->count += got;
  }
}

/* Where the block at `at` ends: before an empty line. */
static size_t block_end(pf_view text, size_t at) {
  while (at < text.size && !(text.data[at] == '\n' && at + 1 < text.size && text.data[at + 1] == '\n')) {
    at++;
  }
  return at;
}

static void find_all(pfi_sentences *found, pf_view text, const pf_allocator *allocator) {
  pf_error error;
  found->sentences.count = found->tokens.count = 0;
  for (size_t at = 0; at < text.size;) {
    size_t end = block_end(text, at);
    pfi_range block = {(uint32_t)at, (uint32_t)(end - at)};
    if (end > at && pfi_sentences_find(found, text, block, allocator, &error) != PF_OK) {
      stop(error.message);
    }
    at = end + 1;
  }
}

static void print_row(const char *form, uint32_t size, uint32_t number) {
  printf("%u\t%.*s\t_\t_\t_\t_\t%d\t%s\t_\t_\n", number, (int)size, form, number == 1 ? 0 : 1,
         number == 1 ? "root" : "dep");
}

/* The words from token `first` on that are one on paper. */
static uint32_t words_together(const pfi_token *tokens, uint32_t first, uint32_t count) {
  uint32_t words = 1;
  while (first + words < count && (tokens[first + words].flags & PFI_TOKEN_JOINED) != 0) {
    words++;
  }
  return words;
}

static void print_sentence(pf_view text, const pfi_token *tokens, uint32_t count) {
  for (uint32_t at = 0; at < count; at++) {
    uint32_t words = words_together(tokens, at, count);
    if (words > 1 && (tokens[at].flags & PFI_TOKEN_JOINED) == 0) {
      uint32_t last = at + words - 1;
      uint32_t size = tokens[last].start + tokens[last].size - tokens[at].start;
      printf("%u-%u\t%.*s\t_\t_\t_\t_\t_\t_\t_\t_\n", at + 1, last + 1, (int)size, text.data + tokens[at].start);
    }
    print_row(text.data + tokens[at].start, tokens[at].size, at + 1);
  }
  printf("\n");
}

static void measure(pfi_sentences *found, pf_view text, const pf_allocator *allocator, int rounds) {
  double best = 0;
  for (int round = 0; round < rounds; round++) {
    clock_t begin = clock();
    find_all(found, text, allocator);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    double speed = (double)text.size / 1e6 / (seconds > 0 ? seconds : 1e-9);
    best = speed > best ? speed : best;
  }
  printf("%.1f MB/s, %.2f M words/s, %zu sentences, %zu words\n", best,
         best * (double)found->tokens.count / (double)text.size, found->sentences.count, found->tokens.count);
}

int main(int count, char **arguments) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  byte_vector bytes = {0};
  pfi_sentences found = {0};
  read_all(&bytes, &allocator);
  pf_view text = {bytes.items, bytes.count};
  if (count == 3 && strcmp(arguments[1], "--speed") == 0) {
    measure(&found, text, &allocator, (int)strtol(arguments[2], NULL, 10));
  } else {
    find_all(&found, text, &allocator);
    for (size_t i = 0; i < found.sentences.count; i++) {
      const pfi_sentence *sentence = &found.sentences.items[i];
      print_sentence(text, found.tokens.items + sentence->first_token, sentence->token_count);
    }
  }
  pfi_sentences_free(&found, &allocator);
  PFI_VECTOR_FREE(&allocator, &bytes);
  return 0;
}
