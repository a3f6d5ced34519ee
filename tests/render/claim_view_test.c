/* claim_view_test.c - the parts of a claim in the order of the text, and what is said of how surely it is told. */
#include "render/claim_view.h"

#include "support/cmocka_all.h"
#include "support/made_report.h"

static const made_claim claims[] = {
    {.words = "now leads the delegation",
     .subject = "Petra Vang",
     .predicate = "now leads",
     .object = "the delegation",
     .modality = PF_MODALITY_PLANNED},
    {.words = "Never has she lost the way",
     .subject = "she",
     .predicate = "Never has|lost",
     .object = "the way",
     .polarity = PF_POLARITY_NEGATED,
     .modality = PF_MODALITY_POSSIBLE},
    {.words = "Petra Vang..delegation", .subject = "Petra Vang", .predicate = "leads", .object = "Petra Vang..now"},
    {.words = "a letter"},
    {.words = NULL}};
static const made_article article = {
    .text = "Petra Vang, a general, now leads the delegation. Never has she lost the way, or a letter.\n",
    .id = "a",
    .claims = claims};

static void assert_pieces(size_t claim, const char *const *words, const pfi_claim_part *parts, size_t count) {
  pfi_claim_piece pieces[PFI_CLAIM_PIECES];
  pf_report *report = made_report(&article, 1, NULL);
  assert_int_equal(pfi_claim_pieces(report, 0, claim, pieces), count);
  for (size_t i = 0; i < count; i++) {
    assert_true(pfi_view_equal(pieces[i].words, pfi_view_of_string(words[i])));
    assert_int_equal(pieces[i].part, parts[i]);
  }
  pf_report_free(report);
}

static void a_subject_that_stands_far_before_is_said_first(void **state) {
  (void)state;
  static const char *const words[] = {"Petra Vang", "now leads", "the delegation"};
  static const pfi_claim_part parts[] = {PFI_PART_SUBJECT, PFI_PART_PREDICATE, PFI_PART_ARGUMENT};
  assert_pieces(0, words, parts, 3);
}

static void parts_keep_the_order_of_the_text(void **state) {
  (void)state;
  static const char *const words[] = {"Never has", "she", "lost", "the way"};
  static const pfi_claim_part parts[] = {PFI_PART_PREDICATE, PFI_PART_SUBJECT, PFI_PART_PREDICATE, PFI_PART_ARGUMENT};
  assert_pieces(1, words, parts, 4);
}

static void what_was_said_is_not_said_twice(void **state) {
  (void)state;
  static const char *const words[] = {"Petra Vang", "leads"};
  static const pfi_claim_part parts[] = {PFI_PART_SUBJECT, PFI_PART_PREDICATE};
  assert_pieces(2, words, parts, 2);
}

static void a_claim_without_parts_has_no_pieces(void **state) {
  (void)state;
  assert_pieces(3, NULL, NULL, 0);
}

static void tags_say_what_is_not_simply_so(void **state) {
  (void)state;
  pf_report *report = made_report(&article, 1, NULL);
  size_t next = 0;
  assert_true(pfi_view_equal(pfi_claim_tag(report, 0, 0, &next), PFI_VIEW("planned")));
  assert_int_equal(pfi_claim_tag(report, 0, 0, &next).size, 0);
  next = 0;
  assert_true(pfi_view_equal(pfi_claim_tag(report, 0, 1, &next), PFI_VIEW("negated")));
  assert_true(pfi_view_equal(pfi_claim_tag(report, 0, 1, &next), PFI_VIEW("possible")));
  assert_int_equal(pfi_claim_tag(report, 0, 1, &next).size, 0);
  next = 0;
  assert_int_equal(pfi_claim_tag(report, 0, 3, &next).size, 0);
  pf_report_free(report);
}

static void what_is_said_of_a_statement_is_said_once(void **state) {
  (void)state;
  unsigned bits = 1u | 2u << PF_MODALITY_POSSIBLE | 2u << PF_MODALITY_WANTED;
  size_t next = 0;
  assert_true(pfi_view_equal(pfi_certainty_tag(bits, &next), PFI_VIEW("negated")));
  assert_int_equal(next, 1);
  assert_true(pfi_view_equal(pfi_certainty_tag(bits, &next), PFI_VIEW("possible")));
  assert_true(pfi_view_equal(pfi_certainty_tag(bits, &next), PFI_VIEW("wanted")));
  assert_int_equal(pfi_certainty_tag(bits, &next).size, 0);
  next = 0;
  assert_int_equal(pfi_certainty_tag(0, &next).size, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_subject_that_stands_far_before_is_said_first),
      cmocka_unit_test(parts_keep_the_order_of_the_text),
      cmocka_unit_test(what_was_said_is_not_said_twice),
      cmocka_unit_test(a_claim_without_parts_has_no_pieces),
      cmocka_unit_test(tags_say_what_is_not_simply_so),
      cmocka_unit_test(what_is_said_of_a_statement_is_said_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
