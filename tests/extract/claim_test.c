/* claim_test.c - claims and their ids, blocks that make none. */
#include "support/cmocka_all.h"
#include "support/extracted.h"
#include "support/ledger.h"

enum { LONGEST = 4096 };

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
  pfi_repeat repeat = {1, 0, PFI_VIEW("article-1"), PF_REPEAT_EXACT, 1000, 1000, false};
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
