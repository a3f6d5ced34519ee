/* evaluate.c - prints the analysis of a file as CoNLL-U, for the scorers; run by hand.
 *
 *     evaluate text FILE      running text: the library's own sentences and words
 *     evaluate words FILE     a CoNLL-U file: its sentences and words, our tags and trees
 *     evaluate entities FILE  the same of a CoNLL-U file
 *     evaluate mentions FILE  running text: START END kind type entity head (in bytes, and its number)
 * A third argument names weights to use instead of the built-in ones.
 *     evaluate time FILE      running text, analysed ten times; words a second of each step on standard error
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analyse/analysis.h"

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  size_t capacity = 1 << 24;
  char *bytes = malloc(capacity);
  *size = bytes == NULL ? 0 : fread(bytes, 1, capacity, file);
  fclose(file);
  return bytes;
}

static void print_features(uint64_t features) {
  const char *separator = "";
  if (features == 0) fputc('_', stdout);
  for (unsigned f = 0; f < PFI_FEATURE_COUNT; f++) {
    if ((features >> f & 1) == 0) continue;
    printf("%s%s", separator, pfi_feature_name(f));
    separator = "|";
  }
}

static void print_word(const pfi_analysis *analysis, pf_view text, const pfi_word *word, size_t number) {
  pf_view lemma = pfi_lemma(analysis, word);
  printf("%zu\t%.*s\t%.*s\t%s\t%s\t", number, (int)word->size, text.data + word->start, (int)lemma.size, lemma.data,
         pfi_upos_name(word->upos), pfi_xpos_name(word->xpos));
  print_features(word->features);
  printf("\t%u\t%s\t_\tSpan=%u:%u\n", (unsigned)word->head, pfi_relation_name(word->relation), (unsigned)word->start,
         (unsigned)(word->start + word->size));
}

static void print_mentions(const pfi_analysis *analysis) {
  static const char *const types[] = {"PER", "ORG", "LOC", "MISC"}, *const kinds[] = {"name", "nominal", "pronoun"};
  for (size_t i = 0; i < analysis->mentions.count; i++) {
    const pfi_mention *m = &analysis->mentions.items[i];
    const pfi_word *head = &analysis->words.items[m->head_word];
    printf("%u\t%u\t%s\t%s\t%u\t%u\t%u\n", (unsigned)m->start, (unsigned)(m->start + m->size), kinds[m->kind],
           types[m->type], (unsigned)m->entity, (unsigned)head->start, (unsigned)m->head_word);
  }
}

static void print_analysis(const pfi_analysis *analysis, pf_view text, const pfi_sentences *sentences) {
  for (size_t s = 0; s < sentences->sentences.count; s++) {
    const pfi_sentence *sentence = &sentences->sentences.items[s];
    const pfi_word *words = analysis->words.items + sentence->first_token;
    if (sentence->token_count == 0) continue;
    for (size_t i = 0; i < sentence->token_count; i++) {
      size_t last = i;
      while (last + 1 < sentence->token_count && words[last + 1].joined && !words[i].joined)
        last++;
      if (last > i)
        printf("%zu-%zu\t%.*s\t_\t_\t_\t_\t_\t_\t_\t_\n", i + 1, last + 1,
               (int)(words[last].start + words[last].size - words[i].start), text.data + words[i].start);
      print_word(analysis, text, &words[i], i + 1);
    }
    printf("\n");
  }
}

/* Text, sentences and words of a CoNLL-U file; words of a multi-word token are written one behind the other. */
static pf_view read_words(char *file, size_t size, pfi_sentences *out, const pf_allocator *allocator) {
  char *text = malloc(2 * size + 1);
  uint32_t used = 0;
  size_t open_until = 0;
  bool last_glue = false;
  pfi_sentence sentence = {0, 0, 0, 0};
  for (char *line = file; *line != '\0';) {
    char *next = strchr(line, '\n');
    *next = '\0';
    char *tab = strchr(line, '\t');
    if (*line == '\0') {
      sentence.size = used - sentence.start;
      (void)PFI_PUSH(allocator, &out->sentences, sentence);
      sentence = (pfi_sentence){used, 0, (uint32_t)out->tokens.count, 0};
    } else if (*line != '#' && tab != NULL && memchr(line, '.', (size_t)(tab - line)) == NULL) {
      size_t number = strtoul(line, NULL, 10);
      bool glue = strstr(line, "SpaceAfter=No") != NULL;
      char *dash = memchr(line, '-', (size_t)(tab - line));
      if (dash != NULL) {
        open_until = strtoul(dash + 1, NULL, 10);
        last_glue = glue;
      } else {
        size_t form = strcspn(tab + 1, "\t");
        pfi_token token = {used, (uint32_t)form, number > 1 && number <= open_until ? PFI_TOKEN_JOINED : 0};
        (void)PFI_PUSH(allocator, &out->tokens, token);
        memcpy(text + used, tab + 1, form);
        used += (uint32_t)form;
        if (number < open_until ? false : number == open_until ? !last_glue : !glue) text[used++] = ' ';
        if (number >= open_until) open_until = 0;
        sentence.token_count++;
      }
    }
    line = next + 1;
  }
  return (pf_view){text, used};
}

/* Paragraphs are parted by an empty line, as the scorer prints them. */
static bool cut_paragraphs(pfi_sentences *out, pf_view text, const pf_allocator *allocator) {
  for (size_t start = 0; start < text.size;) {
    const char *end = strstr(text.data + start, "\n\n");
    size_t stop = end == NULL ? text.size : (size_t)(end - text.data);
    pfi_range block = {(uint32_t)start, (uint32_t)(stop - start)};
    if (pfi_sentences_find(out, text, block, allocator, NULL) != PF_OK) return false;
    start = stop + 2;
  }
  return true;
}

static double seconds(void) {
  return (double)clock() / CLOCKS_PER_SEC;
}

int main(int argc, char **argv) {
  if (argc != 3 && argc != 4)
    return fprintf(stderr, "usage: evaluate text|words|mentions|entities|time FILE [WEIGHTS]\n"), 2;
  size_t size, weights_size = 0;
  char *weights = argc == 4 ? read_file(argv[3], &weights_size) : NULL;
  char *file = read_file(argv[2], &size);
  if (file == NULL) return perror(argv[2]), 1;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pf_error error = {0};
  pf_model *model = NULL;
  pfi_analyser *analyser = NULL;
  pfi_sentences sentences = {0};
  pfi_analysis analysis = {0};
  pf_view text = {file, size};
  file[size] = '\0';
  if ((weights == NULL ? pf_model_new(&model, NULL, NULL, &error)
                       : pf_model_load(&model, weights, weights_size, NULL, &error)) != PF_OK)
    return fprintf(stderr, "%s\n", error.message), 1;
  if (pfi_analyser_new(&analyser, model, NULL, &error) != PF_OK) return fprintf(stderr, "%s\n", error.message), 1;
  double cut = 0, analysed = 0;
  int rounds = strcmp(argv[1], "time") == 0 ? 10 : 1;
  for (int round = 0; round < rounds; round++) {
    double start = seconds();
    if (strcmp(argv[1], "words") == 0 || strcmp(argv[1], "entities") == 0) {
      text = read_words(file, size, &sentences, &allocator);
    } else {
      sentences.sentences.count = sentences.tokens.count = 0;
      if (!cut_paragraphs(&sentences, text, &allocator)) return 1;
    }
    double middle = seconds();
    if (pfi_analyse(&analysis, analyser, text, &sentences, &error) != PF_OK) return 1;
    cut += middle - start;
    analysed += seconds() - middle;
  }
  if (strcmp(argv[1], "mentions") == 0 || strcmp(argv[1], "entities") == 0)
    print_mentions(&analysis);
  else if (rounds == 1)
    print_analysis(&analysis, text, &sentences);
  double words = (double)analysis.words.count * rounds;
  fprintf(stderr, "%zu words; words a second: segment %.0f, analyse %.0f, both %.0f\n", analysis.words.count,
          words / cut, words / analysed, words / (cut + analysed));
  return 0;
}
