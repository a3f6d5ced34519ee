/* claim_test.c - statements by the cases of tests/cases/extract, claims and their ids, blocks that make none. */
#include "support/cmocka_all.h"
#include "support/extracted.h"
#include "support/ledger.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST = 4096, MOST_EXPECTED = 8 };

typedef struct statement_case {
  char text[LONGEST];
  char expected[MOST_EXPECTED][LONGEST];
  size_t count;
  int line;
} statement_case;

/* Reads the next case: lines of text, then lines that begin with '>'. */
static bool read_case(FILE *file, statement_case *out, int *line_number) {
  char line[LONGEST];
  out->text[0] = '\0';
  out->count = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    ++*line_number;
    bool blank = line[0] == '\n';
    if (line[0] == '#') continue;
    if (blank && out->count > 0) return true;
    if (blank) continue;
    if (line[0] == '>') {
      line[strcspn(line, "\n")] = '\0';
      assert_true(out->count < MOST_EXPECTED);
      strcpy(out->expected[out->count++], line + 1);
    } else {
      if (out->text[0] == '\0') out->line = *line_number;
      assert_true(strlen(out->text) + strlen(line) < LONGEST);
      strcat(out->text, line);
    }
  }
  return out->count > 0;
}

/* Takes blanks, commas and full stops off both ends. */
static char *trim(char *text) {
  while (*text != '\0' && strchr(" ,.", *text) != NULL)
    text++;
  size_t size = strlen(text);
  while (size > 0 && strchr(" ,.", text[size - 1]) != NULL)
    text[--size] = '\0';
  return text;
}

/* The field number `field` of a statement, as the cases write it. */
static void write_field(const extracted *found, const pfi_statement *statement, int field, char out[LONGEST]) {
  switch (field) {
  case 0:
    extracted_text(found, statement->source, out, LONGEST);
    return;
  case 1:
    extracted_text(found, statement->cue, out, LONGEST);
    return;
  case 2:
    extracted_text(found, statement->content, out, LONGEST);
    return;
  case 3:
    strcpy(out, pf_quote_name(statement->quote));
    return;
  case 4:
    strcpy(out, pf_stance_name(statement->stance));
    return;
  default:
    if (statement->parent == PFI_NO_INDEX)
      out[0] = '\0';
    else
      (void)snprintf(out, LONGEST, "in %u", (unsigned)statement->parent + 1);
  }
}

static bool statement_matches(const extracted *found, const pfi_statement *statement, const char *expected) {
  char copy[LONGEST], made[LONGEST];
  strcpy(copy, expected);
  int field = 0;
  for (char *at = copy; at != NULL; field++) {
    char *next = strstr(at, "|");
    if (next != NULL) *next++ = '\0';
    write_field(found, statement, field, made);
    if (strcmp(trim(at), trim(made)) != 0) return false;
    at = next;
  }
  return true;
}

static bool case_passes(const statement_case *expected, bool tell) {
  extracted found;
  assert_int_equal(extract_lines(&found, expected->text, NULL), PF_OK);
  size_t count = strcmp(expected->expected[0], " none") == 0 ? 0 : expected->count;
  bool passes = found.claims.statements.count == count;
  for (size_t i = 0; i < count && passes; i++)
    passes = statement_matches(&found, &found.claims.statements.items[i], expected->expected[i]);
  for (size_t i = 0; i < found.claims.statements.count && !passes && tell; i++) {
    char field[LONGEST];
    print_error(i == 0 ? "line %d, found:\n " : " ", expected->line);
    for (int f = 0; f < 6; f++) {
      write_field(&found, &found.claims.statements.items[i], f, field);
      print_error("%s%s", f == 0 ? "> " : " | ", field);
    }
    print_error("\n");
  }
  if (!passes && tell && found.claims.statements.count == 0) print_error("line %d, found none\n", expected->line);
  extracted_free(&found);
  return passes;
}

/* How many cases of a file pass or fail. */
static void run_cases(const char *path, bool tell, size_t *passed, size_t *failed) {
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  statement_case *next = malloc(sizeof *next);
  assert_non_null(next);
  int line = 0;
  *passed = *failed = 0;
  while (read_case(file, next, &line)) {
    bool passes = case_passes(next, tell);
    if (passes && !tell) print_error("line %d passes now\n", next->line);
    ++*(passes ? passed : failed);
  }
  free(next);
  fclose(file);
}

static void statements_are_those_of_the_cases(void **state) {
  (void)state;
  size_t passed, failed;
  run_cases(SOURCE_FOLDER "/tests/cases/extract/statements.txt", true, &passed, &failed);
  assert_int_equal(failed, 0);
  assert_true(passed >= 80);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  size_t passed, failed;
  run_cases(SOURCE_FOLDER "/tests/cases/extract/known_failures/statements.txt", false, &passed, &failed);
  assert_int_equal(passed, 0);
}

static void assert_claim(const extracted *found, size_t claim, const char *text, bool attributed) {
  char made[LONGEST];
  extracted_text(found, found->claims.claims.items[claim].span, made, sizeof made);
  assert_string_equal(made, text);
  assert_int_equal(found->claims.claims.items[claim].statement != PFI_NO_INDEX, attributed);
}

static void each_sentence_is_a_claim_of_its_statement_or_of_the_article(void **state) {
  (void)state;
  extracted found;
  assert_int_equal(extract_lines(&found,
                                 "The river rose by two metres on Monday. “The dam holds,” Ruiz said. “We tested it "
                                 "twice last week.”\nWho pays for the dam? Thank you.\n",
                                 NULL),
                   PF_OK);
  assert_int_equal(found.claims.claims.count, 3);
  assert_claim(&found, 0, "The river rose by two metres on Monday", false);
  assert_claim(&found, 1, "The dam holds", true);
  assert_claim(&found, 2, "We tested it twice last week", true);
  extracted_free(&found);
}

static void headings_and_questions_make_no_claims(void **state) {
  (void)state;
  extracted found;
  assert_int_equal(extract_lines(&found, "=The river rose by two metres.\n?The river rose by two metres.\n", NULL),
                   PF_OK);
  assert_int_equal(found.claims.claims.count, 0);
  extracted_free(&found);
}

static void a_paragraph_in_another_language_is_not_misread(void **state) {
  (void)state;
  extracted found;
  assert_int_equal(
      extract_lines(&found,
                    "The mediators left the capital on Monday, and the delegates of the islands went home.\n"
                    "Die Vermittler haben die Hauptstadt am Montag verlassen, und die Delegierten der Inseln sind nach "
                    "Hause gefahren, weil niemand mehr verhandeln wollte.\n",
                    NULL),
      PF_OK);
  assert_true(found.claims.claims.count > 0);
  for (size_t i = 0; i < found.claims.claims.count; i++)
    assert_int_equal(found.claims.claims.items[i].block, 0);
  extracted_free(&found);
}

static void a_repeated_block_is_not_read_twice(void **state) {
  (void)state;
  extracted found = {.article.text = PFI_VIEW(
                         "The river rose by two metres.\nThe river rose by two metres.\nRuiz left the city hall."),
                     .allocator = pfi_allocator_or_default(NULL)};
  pfi_block items[] = {{0, 29, PF_BLOCK_PARAGRAPH}, {30, 29, PF_BLOCK_PARAGRAPH}, {60, 25, PF_BLOCK_PARAGRAPH}};
  pfi_repeat repeat = {1, 0, PFI_VIEW("article-1"), PF_REPEAT_EXACT, 1000};
  pfi_repeats repeats = {&repeat, 1};
  pfi_blocks blocks = {items, 3};
  assert_int_equal(extract_blocks(&found, &blocks, &repeats), PF_OK);
  assert_int_equal(found.claims.claims.count, 2);
  assert_int_equal(found.claims.claims.items[0].block, 0);
  assert_int_equal(found.claims.claims.items[1].block, 2);
  extracted_free(&found);
  repeat.kind = PF_REPEAT_NEAR; /* edited: what is new in it must not be lost */
  found.claims = (pfi_claims){0};
  assert_int_equal(extract_blocks(&found, &blocks, &repeats), PF_OK);
  assert_int_equal(found.claims.claims.count, 3);
  extracted_free(&found);
}

static void assert_first_claim(const char *text, uint32_t dateline, const char *claim) {
  extracted found = {.article.text = pfi_view_of_string(text), .allocator = pfi_allocator_or_default(NULL)};
  found.article.dateline_range = (pfi_range){0, dateline};
  pfi_block item = {0, (uint32_t)strlen(text), PF_BLOCK_PARAGRAPH};
  pfi_blocks blocks = {&item, 1};
  pfi_repeats none = {NULL, 0};
  assert_int_equal(extract_blocks(&found, &blocks, &none), PF_OK);
  assert_int_equal(found.claims.claims.count, 1);
  char made[LONGEST];
  extracted_text(&found, found.claims.claims.items[0].span, made, sizeof made);
  assert_string_equal(made, claim);
  extracted_free(&found);
}

static void a_dateline_is_no_part_of_a_claim_with_a_place_or_without(void **state) {
  (void)state;
  assert_first_claim("OSLO, May 2 (Reuters) - The river rose by two metres.", 24, "The river rose by two metres");
  assert_first_claim("May 2 (Reuters) - The river rose by two metres.", 18, "The river rose by two metres");
  assert_first_claim("(Reuters) - The river rose by two metres.", 12, "The river rose by two metres");
}

static void an_agency_before_a_colon_is_the_source_of_a_statement(void **state) {
  (void)state;
  extracted found = {.article.text = PFI_VIEW("AP: The minister sent the money to three firms."),
                     .allocator = pfi_allocator_or_default(NULL)};
  found.article.dateline_range = (pfi_range){0, 4};
  pfi_block item = {0, (uint32_t)found.article.text.size, PF_BLOCK_PARAGRAPH};
  pfi_blocks blocks = {&item, 1};
  pfi_repeats none = {NULL, 0};
  assert_int_equal(extract_blocks(&found, &blocks, &none), PF_OK);
  assert_int_equal(found.claims.statements.count, 1);
  char source[LONGEST];
  extracted_text(&found, found.claims.statements.items[0].source, source, sizeof source);
  assert_string_equal(source, "AP");
  extracted_free(&found);
}

static void ids_hang_on_the_words_and_are_unique(void **state) {
  (void)state;
  extracted one, other;
  assert_int_equal(extract_lines(&one, "The river rose by two metres.\n", NULL), PF_OK);
  assert_int_equal(extract_lines(&other,
                                 "Some other sentence stands here.\nThe River  rose by two METRES!\n"
                                 "The river rose by two metres.\n",
                                 NULL),
                   PF_OK);
  assert_int_equal(other.claims.claims.count, 3);
  const char *id = one.claims.claims.items[0].id;
  assert_int_equal(strlen(id), 16);
  assert_int_equal(strspn(id, "0123456789abcdef"), 16);
  assert_string_not_equal(id, other.claims.claims.items[0].id);
  assert_string_equal(id, other.claims.claims.items[1].id);
  assert_string_not_equal(id, other.claims.claims.items[2].id);
  extracted_free(&one);
  extracted_free(&other);
}

static void every_failed_allocation_is_an_error_that_leaks_nothing(void **state) {
  (void)state;
  static const char text[] = "“The dam holds,” Ruiz said. The river rose by two metres.\nLo added:\n“We know that.”\n";
  for (size_t fail_at = 1;; fail_at++) {
    ledger book = {.fail_at = fail_at};
    pf_allocator allocator = ledger_allocator(&book);
    extracted found;
    pf_status status = extract_lines(&found, text, &allocator);
    size_t requests = book.requests;
    extracted_free(&found);
    assert_int_equal(book.bytes_out, 0);
    assert_false(book.wrong_size);
    if (requests < fail_at) {
      assert_int_equal(status, PF_OK);
      break;
    }
    assert_int_equal(status, PF_ERROR_MEMORY);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(statements_are_those_of_the_cases),
      cmocka_unit_test(known_failures_still_fail),
      cmocka_unit_test(each_sentence_is_a_claim_of_its_statement_or_of_the_article),
      cmocka_unit_test(headings_and_questions_make_no_claims),
      cmocka_unit_test(a_paragraph_in_another_language_is_not_misread),
      cmocka_unit_test(a_repeated_block_is_not_read_twice),
      cmocka_unit_test(a_dateline_is_no_part_of_a_claim_with_a_place_or_without),
      cmocka_unit_test(an_agency_before_a_colon_is_the_source_of_a_statement),
      cmocka_unit_test(ids_hang_on_the_words_and_are_unique),
      cmocka_unit_test(every_failed_allocation_is_an_error_that_leaks_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
