/* triple_test.c - the minimal rendering by the facts of tests/cases/triples.txt: how many are found, and how many
 * triples are no fact. A fact counts as found when one wording of it equals a triple, part by part. */
#include "support/cmocka_all.h"
#include "support/extracted.h"

#include <stdio.h>

enum { TEXT_SIZE = 1024, MOST_WORDS = 48, MOST_FACTS = 24, MOST_WORDINGS = 3, PARTS = 3 };

/* A part of a fact as words, each of which may be optional. */
typedef struct pattern {
  char words[MOST_WORDS][64];
  bool optional[MOST_WORDS];
  size_t count;
} pattern;

typedef struct wording {
  pattern parts[PARTS];
  size_t fact;
} wording;

typedef struct triple_case {
  char sentence[TEXT_SIZE];
  wording wordings[MOST_FACTS * MOST_WORDINGS];
  size_t wording_count, fact_count;
  bool found[MOST_FACTS];
} triple_case;

typedef struct tally {
  size_t facts, found, triples, wrong;
} tally;

/* Cuts a text at its blanks; marks at the edges of words are left out, and so are words of marks alone. */
static void read_pattern(const char *text, size_t size, pattern *out) {
  bool optional = false;
  out->count = 0;
  for (size_t i = 0; i < size;) {
    size_t length = 0;
    bool closes = false;
    char word[64];
    for (; i < size && text[i] != ' '; i++) {
      if (text[i] == '[') optional = true;
      if (text[i] == ']') closes = true;
      if (strchr("[],.;", text[i]) == NULL && length + 1 < sizeof word) word[length++] = text[i];
    }
    while (i < size && text[i] == ' ')
      i++;
    if (length > 0) {
      assert_true(out->count < MOST_WORDS);
      word[length] = '\0';
      strcpy(out->words[out->count], word);
      out->optional[out->count++] = optional;
    }
    optional = optional && !closes;
  }
}

/* Does the pattern read the words, with or without its optional ones? can[j]: its first words read words[0..j). */
static bool pattern_reads(const pattern *p, const pattern *words) {
  bool can[MOST_WORDS + 1] = {true};
  for (size_t i = 0; i < p->count; i++) {
    for (size_t j = words->count + 1; j-- > 0;)
      can[j] = (can[j] && p->optional[i]) || (j > 0 && can[j - 1] && strcmp(p->words[i], words->words[j - 1]) == 0);
  }
  return can[words->count];
}

static void read_wording(const char *line, triple_case *out) {
  wording *next = &out->wordings[out->wording_count++];
  assert_true(out->wording_count <= MOST_FACTS * MOST_WORDINGS);
  if (line[0] == '>') out->fact_count++;
  next->fact = out->fact_count - 1;
  const char *at = line + 1;
  for (int part = 0; part < PARTS; part++) {
    size_t size = strcspn(at, "|\n");
    read_pattern(at, size, &next->parts[part]);
    at += size + (at[size] == '|');
  }
}

/* The words of a mark, its pieces joined by blanks. */
static void words_of_mark(const extracted *found, pfi_mark mark, pattern *out) {
  char text[TEXT_SIZE] = "";
  size_t used = 0;
  for (uint32_t i = 0; i < mark.count && used < sizeof text; i++) {
    pf_view piece = pfi_view_of_range(found->article.text, found->claims.ranges.items[mark.first + i]);
    used += (size_t)snprintf(text + used, sizeof text - used, "%s%.*s", i > 0 ? " " : "", (int)piece.size, piece.data);
  }
  if (mark.count == 0) used = (size_t)snprintf(text, sizeof text, "(is)");
  read_pattern(text, used, out);
}

static void weigh_triple(triple_case *one, const pattern made[PARTS], tally *sum, bool tell) {
  bool right = false;
  for (size_t w = 0; w < one->wording_count; w++) {
    const wording *wanted = &one->wordings[w];
    bool reads = true;
    for (int part = 0; part < PARTS && reads; part++)
      reads = pattern_reads(&wanted->parts[part], &made[part]);
    if (reads) one->found[wanted->fact] = right = true;
  }
  sum->triples++;
  sum->wrong += !right;
  if (right || !tell) return;
  print_message("  no fact:");
  for (int part = 0; part < PARTS; part++) {
    print_message(part == 0 ? " " : " | ");
    for (size_t i = 0; i < made[part].count; i++)
      print_message("%s%s", i > 0 ? " " : "", made[part].words[i]);
  }
  print_message("\n");
}

static void run_case(triple_case *one, tally *sum, bool tell) {
  extracted found;
  pattern made[PARTS];
  assert_int_equal(extract_lines_with_triples(&found, one->sentence), PF_OK);
  if (tell) print_message("%s", one->sentence);
  for (size_t i = 0; i < found.claims.triples.count; i++) {
    for (int part = 0; part < PARTS; part++)
      words_of_mark(&found, found.claims.triples.items[i].parts[part], &made[part]);
    weigh_triple(one, made, sum, tell);
  }
  for (size_t i = 0; i < found.claims.statements.count; i++) { /* a statement is a fact, too: who says what */
    const pfi_statement *statement = &found.claims.statements.items[i];
    if (statement->quote == PF_QUOTE_INDIRECT && statement->stance != PF_STANCE_SAYS) continue;
    words_of_mark(&found, statement->source, &made[0]);
    words_of_mark(&found, statement->cue, &made[1]);
    words_of_mark(&found, statement->content, &made[2]);
    weigh_triple(one, made, sum, tell);
  }
  for (size_t f = 0; f < one->fact_count; f++) {
    sum->facts++;
    sum->found += one->found[f];
    if (!one->found[f] && tell) print_message("  missed: fact %zu\n", f + 1);
  }
  extracted_free(&found);
}

/* `tell`: prints what is missed and what is no fact. */
static tally run_triples(const char *path, bool tell) {
  static triple_case one;
  tally sum = {0};
  char line[TEXT_SIZE];
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  memset(&one, 0, sizeof one);
  for (bool more = true; more;) {
    more = fgets(line, sizeof line, file) != NULL;
    if (more && line[0] == '#') continue;
    if (more && line[0] != '\n') {
      if (line[0] == '>' || line[0] == '=')
        read_wording(line, &one);
      else
        strcpy(one.sentence, line);
      continue;
    }
    if (one.fact_count > 0) run_case(&one, &sum, tell);
    memset(&one, 0, sizeof one);
  }
  (void)fclose(file);
  return sum;
}

static void the_minimal_rendering_finds_the_facts_of_the_table(void **state) {
  (void)state;
  tally sum = run_triples(SOURCE_FOLDER "/tests/cases/triples.txt", true);
  assert_true(sum.facts >= 60 && sum.found > 0);
  size_t recall = 1000 * sum.found / sum.facts, precision = 1000 * sum.found / (sum.found + sum.wrong);
  print_message("%zu of %zu facts found, %zu of %zu triples no fact: recall %zu.%zu, precision %zu.%zu\n", sum.found,
                sum.facts, sum.wrong, sum.triples, recall / 10, recall % 10, precision / 10, precision % 10);
  assert_true(recall >= 850);
  assert_true(precision >= 850);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_minimal_rendering_finds_the_facts_of_the_table),
  };
  return cmocka_run_group_tests_name("extract/triple", tests, NULL, NULL);
}
