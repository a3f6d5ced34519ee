/* proposition_test.c - claims of every construction, by the table tests/cases/claims.txt; long sentences, triples. */
#include <stdio.h>

#include "support/cmocka_all.h"
#include "support/extracted.h"

enum { TEXT_SIZE = 4096 };

/* Writes "> subject | predicate | argument; argument" for every claim. */
static void write_claims(const extracted *found, char *out, size_t size) {
  size_t used = 0;
  char part[TEXT_SIZE];
  out[0] = '\0';
  for (size_t i = 0; i < found->claims.claims.count; i++) {
    const pfi_claim *claim = &found->claims.claims.items[i];
    extracted_text(found, claim->subject, part, sizeof part);
    used += (size_t)snprintf(out + used, size - used, "> %s | ", part);
    extracted_text(found, claim->predicate, part, sizeof part);
    bool implied = claim->predicate.count == 0 && claim->lemma.size > 0;
    used += (size_t)snprintf(out + used, size - used, "%s |", implied ? "(is)" : part);
    for (uint32_t a = 0; a < claim->arguments.count; a++) {
      extracted_text(found, found->claims.arguments.items[claim->arguments.first + a].span, part, sizeof part);
      used += (size_t)snprintf(out + used, size - used, "%s %s", a > 0 ? ";" : "", part);
    }
    used += (size_t)snprintf(out + used, size - used, "\n");
  }
  if (used == 0) (void)snprintf(out, size, "> none\n");
}

static bool sentence_passes(const char *sentence, const char *expected, bool tell) {
  extracted found;
  char made[TEXT_SIZE];
  assert_int_equal(extract_lines(&found, sentence, NULL), PF_OK);
  write_claims(&found, made, sizeof made);
  extracted_free(&found);
  bool passes = strcmp(made, expected) == 0;
  if (passes != tell) print_error("%s%s", sentence, made);
  return passes;
}

/* How many cases of a file pass and fail; `tell` prints those that fail, else those that pass. */
static void run_table(const char *path, bool tell, size_t *passed, size_t *failed) {
  char line[TEXT_SIZE], sentence[TEXT_SIZE] = "", expected[TEXT_SIZE] = "";
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  *passed = *failed = 0;
  for (bool more = true; more;) {
    more = fgets(line, sizeof line, file) != NULL;
    if (more && line[0] == '#') continue;
    if (more && line[0] == '>') strcat(expected, line);
    if (more && line[0] != '>' && line[0] != '\n') strcpy(sentence, line);
    if (more && line[0] != '\n') continue;
    if (expected[0] != '\0') ++*(sentence_passes(sentence, expected, tell) ? passed : failed);
    sentence[0] = expected[0] = '\0';
  }
  (void)fclose(file);
}

static void sentences_make_the_claims_of_the_table(void **state) {
  (void)state;
  size_t passed, failed;
  run_table(SOURCE_FOLDER "/tests/cases/claims.txt", true, &passed, &failed);
  assert_int_equal(failed, 0);
  assert_true(passed >= 30);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  size_t passed, failed;
  run_table(SOURCE_FOLDER "/tests/cases/known_failures/claims.txt", false, &passed, &failed);
  assert_int_equal(passed, 0);
}

/* The parser reads a sentence of 2,000 words in pieces; each of its clauses is a claim all the same. */
static void an_endless_sentence_is_read_in_stretches(void **state) {
  (void)state;
  static char text[40000];
  size_t used = 0;
  for (int i = 0; i < 400; i++)
    used +=
        (size_t)snprintf(text + used, sizeof text - used, "%sthe firm moved its office to Lyon", i > 0 ? ", and " : "");
  (void)snprintf(text + used, sizeof text - used, ".\n");
  extracted found;
  assert_int_equal(extract_lines(&found, text, NULL), PF_OK);
  assert_in_range(found.claims.claims.count, 200, 800);
  extracted_free(&found);
}

static void every_part_lies_in_the_text(void **state) {
  (void)state;
  extracted found;
  assert_int_equal(
      extract_lines(&found, "Lena Berg, the mayor of Turku, opened the market “on the hill” and left.\n", NULL), PF_OK);
  uint32_t size = (uint32_t)found.article.text.size;
  for (size_t i = 0; i < found.claims.ranges.count; i++) {
    pfi_range range = found.claims.ranges.items[i];
    assert_true(range.size > 0 && range.start + range.size <= size);
  }
  extracted_free(&found);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_make_the_claims_of_the_table),
      cmocka_unit_test(known_failures_still_fail),
      cmocka_unit_test(an_endless_sentence_is_read_in_stretches),
      cmocka_unit_test(every_part_lies_in_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
