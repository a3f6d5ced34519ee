/* metadata_test.c - fields of whole articles: found in the text, or given by the caller. All texts are made up. */
#include "load/metadata.h"

#include "support/cmocka_all.h"
#include "support/loaded.h"

#define PARAGRAPH_1                                                                                                    \
  "Envoys of Kesland and Varonia met for nine hours on Monday, officials of both countries said, and agreed to keep "  \
  "the crossing at Velm open through the winter of 2031."
#define PARAGRAPH_2                                                                                                    \
  "Foreign minister Ilse Marrow called the meeting \"useful\", but warned that the question of the river islands was " \
  "as far from an answer as it had been in spring."

typedef struct expected_fields {
  const char *title, *published, *place, *agency, *byline;
} expected_fields;

static void assert_fields_with(const char *text, const pf_metadata *metadata, expected_fields expected) {
  loaded made;
  loaded_init(&made, text, strlen(text), metadata);
  assert_int_equal(made.status, PF_OK);
  const char *values[] = {expected.title, expected.published, expected.place, expected.agency, expected.byline};
  for (int i = 0; i < PF_FIELD_COUNT; i++) {
    assert_string_equal(loaded_field(&made, (pf_field)i), values[i]);
    const pfi_field *field = &made.article.fields[i];
    if (field->origin == PF_ORIGIN_NONE) assert_int_equal(field->value.size, 0);
    if (field->origin != PF_ORIGIN_TEXT) assert_int_equal(field->range.size, 0);
    if (field->origin == PF_ORIGIN_TEXT && i != PF_FIELD_PUBLISHED)
      assert_true(pfi_view_equal(field->value, pfi_view_of_range(made.article.text, field->range)));
  }
  loaded_free(&made);
}

static void assert_fields(const char *text, expected_fields expected) {
  assert_fields_with(text, NULL, expected);
}

static void titles_are_found_in_their_shapes(void **state) {
  (void)state;
  expected_fields title = {"Envoys Leave Port Selma With a Deal", "", "", "", ""};
  assert_fields("Envoys Leave Port Selma With a Deal\n" PARAGRAPH_1 "\n" PARAGRAPH_2, title);
  assert_fields("\xE2\x80\xA2"
                "Envoys Leave Port Selma With a Deal\n" PARAGRAPH_1 "\n" PARAGRAPH_2,
                title);
  assert_fields("# Envoys Leave Port Selma With a Deal\n\n" PARAGRAPH_1 "\n" PARAGRAPH_2, title);
  assert_fields("Title: Envoys Leave Port Selma With a Deal\n\n" PARAGRAPH_1 "\n" PARAGRAPH_2, title);
  assert_fields("Title: Envoys Leave Port Selma With a Deal\nDate: 2031-05-03\nAuthor: Jane Doe\n\n" PARAGRAPH_1,
                (expected_fields){"Envoys Leave Port Selma With a Deal", "2031-05-03", "", "", "Jane Doe"});
  assert_fields("Kesland is content; Varonia waits.\nHere's the Rewritten Article:\nEnvoys Leave Port Selma With a "
                "Deal:\n" PARAGRAPH_1,
                title);
  assert_fields("World\nBy Jane Doe\nEnvoys Leave Port Selma With a Deal\n" PARAGRAPH_1,
                (expected_fields){"Envoys Leave Port Selma With a Deal", "", "", "", "Jane Doe"});
  assert_fields("Can the Velm Crossing Stay Open?\n" PARAGRAPH_1 "\n" PARAGRAPH_2,
                (expected_fields){"Can the Velm Crossing Stay Open?", "", "", "", ""});
  assert_fields("Envoys leave Port Selma with a deal on winter crossing\n" PARAGRAPH_1,
                (expected_fields){"Envoys leave Port Selma with a deal on winter crossing", "", "", "", ""});
}

static void texts_without_a_title_get_none(void **state) {
  (void)state;
  expected_fields nothing = {"", "", "", "", ""};
  assert_fields(PARAGRAPH_1 "\n" PARAGRAPH_2, nothing);
  assert_fields(PARAGRAPH_1, nothing);
  assert_fields("Who met in Port Selma?\n" PARAGRAPH_1 "\nWhat was agreed?\n" PARAGRAPH_2, nothing);
  assert_fields("Synopsis\n" PARAGRAPH_1, nothing);
  assert_fields("Envoys leave Port Selma", nothing);
  assert_fields("The envoys of the two governments left the town of Port Selma on\nMonday and said nothing to the "
                "reporters who had waited for them\nin the rain since the early morning.\n",
                nothing);
}

static void datelines_bylines_and_dates_are_found(void **state) {
  (void)state;
  assert_fields("Envoys Meet\n\nBy Jane Doe, Kesland Wire\nPublished: 3 May 2031\n\nPORT SELMA, Kesland (KW) "
                "\xE2\x80\x94 " PARAGRAPH_1,
                (expected_fields){"Envoys Meet", "2031-05-03", "PORT SELMA, Kesland", "KW", "Jane Doe"});
  assert_fields("Envoys Meet\nPORT SELMA\n" PARAGRAPH_1, (expected_fields){"Envoys Meet", "", "PORT SELMA", "", ""});
  assert_fields("ISTANBUL\n" PARAGRAPH_1, (expected_fields){"", "", "ISTANBUL", "", ""});
  assert_fields("Envoys Meet\nGENEVA, May 3, 2031 (AFP) - " PARAGRAPH_1,
                (expected_fields){"Envoys Meet", "2031-05-03", "GENEVA", "AFP", ""});
  assert_fields(PARAGRAPH_1 "\n" PARAGRAPH_2 "\nPublished on May 3, 2031\n",
                (expected_fields){"", "2031-05-03", "", "", ""});
}

static void a_day_without_a_year_is_no_date(void **state) {
  (void)state;
  expected_fields fields = {"Envoys Meet", "", "Geneva", "NationPress", ""};
  assert_fields("Envoys Meet\nGeneva, Nov 20 (NationPress) " PARAGRAPH_1, fields);
  fields.published = "2031-11-20";
  assert_fields("Envoys Meet\nCopyright 2031 Kesland Wire\nGeneva, Nov 20 (NationPress) " PARAGRAPH_1, fields);
  assert_fields("Envoys Meet\nGeneva, Nov 20 (NationPress) " PARAGRAPH_1 "\n" PARAGRAPH_2 "\n" PARAGRAPH_1
                "\n" PARAGRAPH_2 "\n\xC2\xA9 2031 Kesland Wire. All rights reserved.\n",
                fields);
  assert_fields("Envoys Meet\nUpdated 21 November 2031\nGeneva, Nov 20 (NationPress) " PARAGRAPH_1, fields);
}

static void dates_in_sentences_are_no_dates_of_the_article(void **state) {
  (void)state;
  assert_fields("Envoys Meet\nOn May 3, 2031, the envoys met again. " PARAGRAPH_1 "\n" PARAGRAPH_2,
                (expected_fields){"Envoys Meet", "", "", "", ""});
}

static void the_callers_word_wins_and_the_text_fills_the_rest(void **state) {
  (void)state;
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.title = PFI_VIEW("Another title");
  metadata.published = PFI_VIEW("2030-01-31");
  metadata.agency = PFI_VIEW("Desk");
  assert_fields_with("Envoys Meet\nGENEVA, May 3, 2031 (AFP) - " PARAGRAPH_1, &metadata,
                     (expected_fields){"Another title", "2030-01-31", "GENEVA", "Desk", ""});
}

static void the_callers_title_is_known_again_in_the_text(void **state) {
  (void)state;
  pf_metadata metadata = PF_METADATA_INIT;
  metadata.title = PFI_VIEW("The envoys have met. They will meet again.");
  const char text[] = "The envoys have met. They will meet again.\n" PARAGRAPH_1;
  loaded made;
  loaded_init(&made, text, strlen(text), &metadata);
  assert_int_equal(made.article.fields[PF_FIELD_TITLE].origin, PF_ORIGIN_CALLER);
  assert_string_equal(made.types, "TP");
  loaded_free(&made);
}

static void a_date_that_does_not_exist_is_refused(void **state) {
  (void)state;
  static const char *const dates[] = {"2031-02-29", "3 May 2031", "2031-05", "2031-05-03T10:00"};
  for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
    pf_metadata metadata = PF_METADATA_INIT;
    metadata.published = pfi_view_of_string(dates[i]);
    loaded made;
    loaded_init(&made, PARAGRAPH_1, strlen(PARAGRAPH_1), &metadata);
    assert_int_equal(made.status, PF_ERROR_ARGUMENT);
    loaded_free(&made);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_are_found_in_their_shapes),
      cmocka_unit_test(texts_without_a_title_get_none),
      cmocka_unit_test(datelines_bylines_and_dates_are_found),
      cmocka_unit_test(a_day_without_a_year_is_no_date),
      cmocka_unit_test(dates_in_sentences_are_no_dates_of_the_article),
      cmocka_unit_test(the_callers_word_wins_and_the_text_fills_the_rest),
      cmocka_unit_test(the_callers_title_is_known_again_in_the_text),
      cmocka_unit_test(a_date_that_does_not_exist_is_refused),
  };
  return cmocka_run_group_tests_name("load/metadata", tests, NULL, NULL);
}
