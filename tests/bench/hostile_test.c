/* hostile_test.c - time grows linearly on inputs made to hurt: the whole way on n and on 2n bytes, as a ratio. Linear
 * is 2, quadratic is 4; the bound lies between. Processor time, the least of several runs, and a second and third
 * chance, so that a busy machine fails no test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "peacefacts.h"

enum { SMALLEST = 1 << 15, LARGEST = 1 << 19, RUNS = 2, CHANCES = 3 };
static const double long_enough = 0.01, bound = 3.0;

/* So that the language is known, and the language's rooms have to bear what follows. */
static const char lead[] =
    "The council of Riverton said on Monday that the new bridge over the river would be open to all traffic by the end "
    "of "
    "the year, and that the old one would then be closed for good.\n\nThe mayor told reporters that it had been a long "
    "wait for the people of the town, who had been without a bridge since the spring, when engineers found that two of "
    "its "
    "piers were no longer safe. She thanked them for their patience, and said that nobody had been hurt. The cost of "
    "the "
    "work has not been made known, but it is thought to be less than what had been feared at the time.\n\n";

/* Each input is the lead and then a pattern, again and again. */
typedef struct shape {
  const char *name;
  const char *pattern;
} shape;

static const shape shapes[] = {
    {"one endless line", "the mayor opened the bridge and "},
    {"no space", "a"},
    {"no space in UTF-8", "\xC3\xA9"},
    {"open quotation marks", "\"word "},
    {"open curly quotation marks", "\xE2\x80\x9Cword "},
    {"open single quotation marks", "\xE2\x80\x98word "},
    {"quotation marks alone", "\""},
    {"apostrophes", "'s "},
    {"quotations in one line", "\"Yes,\" he said. "},
    {"unpaired quotations by paragraph", "\"Yes, he said.\n\n"},
    {"blank lines", "\n"},
    {"blank lines of spaces", "   \n"},
    {"deep indentation", "\n                                                                                 x"},
    {"tabs", "\t\tword\t"},
    {"one letter a line", "a\n"},
    {"one letter a paragraph", "a\n\n"},
    {"list items", "- a\n"},
    {"questions", "Why?\n\n"},
    {"colons", "A: b\n"},
    {"full stops", "."},
    {"initials", "A. B. "},
    {"titles", "Mr. "},
    {"numbers", "1,000.50 "},
    {"brackets", "(a "},
    {"dashes", "- "},
    {"em dashes", "\xE2\x80\x94 "},
    {"cues", "said "},
    {"sources without end", "according to the "},
    {"that that that", "he said that "},
    {"commas", "a, "},
    {"combining marks", "\xCC\x81"},
    {"bad bytes", "\xFF\xFE\xFD "},
    {"the same paragraph", "The well between the villages was opened again on Sunday, after nine years.\n\n"},
    {"boilerplate", "Share this article\n\n"},
    {"datelines", "RIVERTON (AP) - The bridge opened.\n\n"},
    {"capitals", "Bridge Opens "},
    {"addresses", "http://a.b/c?d=e&f "},
    /* The same in words that stay English, for what isn't is refused before it is read. */
    {"English, open quotation marks", "\"that the word was "},
    {"English, open curly quotation marks", "\xE2\x80\x9Cthat the word was "},
    {"English, open single quotation marks", "\xE2\x80\x98that the word was "},
    {"English, closing quotation marks", "that the word was\xE2\x80\x9D "},
    {"English, apostrophes", "the mayor's of the town's "},
    {"English, verbs of saying", "the mill will close, the owner said, "},
    {"English, brackets", "(which was in the "},
    {"English, commas", "the mayor, which, of the town, "},
    {"English, initials", "J. R. of the U.S. and "},
    {"English, addresses", "the http://a.b/c?d=e&f of "},
    {"English, tabs", "\tthe\tword\tof\tthe\t"},
    {"English, without a verb", "of the end of the "},
};

static int swallow(void *context, const char *data, size_t size) {
  (void)data;
  *(size_t *)context += size;
  return 0;
}

/* The whole way; refusing the input is fine, as long as it takes no longer. */
static void whole_way(const char *bytes, size_t size) {
  pf_model *model = NULL;
  pf_corpus *corpus = NULL;
  pf_report *report = NULL;
  size_t written = 0;
  if (pf_model_new(&model, "en", NULL, NULL) == PF_OK && pf_corpus_new(&corpus, NULL, NULL, NULL) == PF_OK &&
      pf_corpus_add(corpus, bytes, size, NULL, NULL) == PF_OK && pf_deduplicate(corpus, NULL, NULL, NULL) == PF_OK &&
      pf_extract(&report, model, corpus, NULL, NULL) == PF_OK)
    (void)pf_render(report, PF_FORMAT_JSONL, NULL, swallow, &written, NULL);
  pf_report_free(report);
  pf_corpus_free(corpus);
  pf_model_free(model);
}

static double seconds_of(const char *bytes, size_t size) {
  double least = 1e9;
  for (int run = 0; run < RUNS; run++) {
    clock_t start = clock();
    whole_way(bytes, size);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds < least) least = seconds;
    if (least > 0.5) break;
  }
  return least;
}

static void fill(char *out, size_t size, const char *pattern) {
  size_t length = strlen(pattern);
  memcpy(out, lead, sizeof lead - 1);
  for (size_t i = sizeof lead - 1; i < size; i++)
    out[i] = pattern[i % length];
}

/* The ratio of the times of 2n and n bytes, with an n that takes long enough to be measured; 0 when none does. */
static double ratio_of(char *room, const shape *tested, size_t *bytes, double *seconds) {
  fill(room, 2 * (size_t)LARGEST, tested->pattern);
  size_t size = SMALLEST;
  double time = seconds_of(room, size);
  while (time < long_enough && size < LARGEST) {
    size *= 2;
    time = seconds_of(room, size);
  }
  *bytes = size;
  *seconds = time;
  return time < long_enough / 4 ? 0 : seconds_of(room, 2 * size) / time;
}

static int grows_linearly(char *room, const shape *tested) {
  for (int chance = 0; chance < CHANCES; chance++) {
    size_t bytes;
    double seconds;
    double ratio = ratio_of(room, tested, &bytes, &seconds);
    int good = ratio < bound;
    (void)printf("%-34s %8zu bytes %8.1f MB/s, twice as much: %.2f times as long%s\n", tested->name, bytes,
                 (double)bytes / (seconds > 0 ? seconds : 1e-6) / 1e6, ratio, good ? "" : "  TOO LONG");
    (void)fflush(stdout);
    if (good) return 1;
  }
  return 0;
}

int main(int count, char **arguments) {
  char *room = malloc(2 * (size_t)LARGEST);
  if (room == NULL) return 1;
  int faults = 0;
  for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
    if (count < 2 || strcmp(arguments[1], shapes[i].name) == 0) faults += !grows_linearly(room, &shapes[i]);
  free(room);
  return faults == 0 ? 0 : 1;
}
