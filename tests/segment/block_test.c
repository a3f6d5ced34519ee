/* block_test.c - what each block of an article is. All texts are made up. */
#include <stdio.h>
#include <stdlib.h>

#include "support/cmocka_all.h"
#include "support/loaded.h"

#define LONG_1                                                                                                         \
  "Envoys of Kesland and Varonia met for nine hours in Port Selma on Monday, officials of both countries said, and "   \
  "agreed to keep the crossing at Velm open through the winter."
#define LONG_2                                                                                                         \
  "Foreign minister Ilse Marrow called the meeting \"useful\", but warned that the question of the river islands was " \
  "as far from an answer as it had been in spring."
#define LONG_3                                                                                                         \
  "The two governments have not signed anything since the armistice, and their armies still face each other across "   \
  "forty kilometres of hills."

static void assert_types(const char *text, const char *expected) {
  loaded made;
  loaded_init(&made, text, strlen(text), NULL);
  assert_int_equal(made.status, PF_OK);
  assert_string_equal(made.types, expected);
  loaded_free(&made);
}

static void one_line_paragraphs_are_blocks_of_their_own(void **state) {
  (void)state;
  assert_types(LONG_1 "\n" LONG_2 "\n" LONG_3, "PPP");
  assert_types(LONG_1 "\r\n\r\n" LONG_2 "\r\n\r\n\r\n\r\n" LONG_3 "\r\n\r\n", "PPP");
  assert_types(LONG_1 "\r" LONG_2 "\xE2\x80\xA9" LONG_3 "\xE2\x80\xA8", "PPP");
}

static void questions_are_told_from_their_answers(void **state) {
  (void)state;
  assert_types(LONG_1 "\nWho took part in the talks?\n" LONG_2 "\nWhat stands between the two sides?\n" LONG_3,
               "P?A?A");
  assert_types("Who took part in the talks?\n" LONG_2 "\nWhat stands between the two sides?\n" LONG_3, "?A?A");
}

static void a_question_may_be_the_title(void **state) {
  (void)state;
  assert_types("Can the Velm Crossing Stay Open Until Spring?\n" LONG_1 "\n" LONG_2, "TPP");
  assert_types("Can the Velm Crossing Stay Open Until Spring?\nSynopsis\nKey Takeaways\n- The crossing stays open.\n"
               "- No word on the islands.\n" LONG_1 "\n" LONG_2,
               "THHLLPP");
}

static void what_stands_before_the_rewritten_article_is_a_synopsis(void **state) {
  (void)state;
  assert_types("Kesland reports headway at the talks; Varonia stays silent on the islands.\nHere's the Rewritten "
               "Article:\nEnvoys Leave Port Selma With a Deal on Velm:\n" LONG_1 "\n" LONG_2
               "\nAdditional Insights:\n- " LONG_3 "\n- " LONG_1,
               "S-TPPHLL");
}

static void headings_stand_between_paragraphs(void **state) {
  (void)state;
  assert_types("\xE2\x80\xA2"
               "Envoy Sees \xE2\x80\x98Narrow Path\xE2\x80\x99 to a Truce on the River\n" LONG_1
               "\nA Long Night in Port Selma\n" LONG_2 "\nLooking Ahead\n" LONG_3 "\nShare This Post",
               "TPHPHP-");
}

static void a_text_pasted_twice_gives_its_blocks_twice(void **state) {
  (void)state;
  assert_types("Envoys Meet in Port Selma\n" LONG_1 "\n" LONG_2 "\nEnvoys Meet in Port Selma\n" LONG_1 "\n" LONG_2
               "\n\n\n\n\n\n \n\t\n",
               "TPPTPP");
}

static void wrapped_text_gives_the_same_types_as_one_line_paragraphs(void **state) {
  (void)state;
  assert_types("Envoys Meet in Port Selma\n\nEnvoys of Kesland and Varonia met for nine hours in Port Selma on\n"
               "Monday, officials of both countries said, and agreed to keep the\ncrossing at Velm open.\n\nWho pays "
               "for it?\n\nNeither government has said who will pay for the guards and for\nthe lamps at the crossing "
               "after the end of the winter, when the\nmoney runs out.\n\nWho else was there?\n\nNobody.\n",
               "TP?A?A");
}

static void known_boilerplate_is_boilerplate_wherever_it_stands(void **state) {
  (void)state;
  static const char *const lines[] = {"Share This Post",
                                      "SHARE THIS ARTICLE:",
                                      "Facebook Twitter WhatsApp Telegram",
                                      "Read also: Marrow Says No to Bridge",
                                      "Also Read | Marrow Says No",
                                      "We use cookies to give you the best experience on our site.",
                                      "Sign up for our newsletter and never miss a story.",
                                      "Copyright 2031 Kesland Wire. All rights reserved.",
                                      "\xC2\xA9 2031 Kesland Wire",
                                      "[Advertisement]",
                                      "Follow us on Facebook",
                                      "Photo: Kesland Wire",
                                      "(Reporting by Jane Doe; Editing by John Roe)",
                                      "https://example.org/talks?id=3",
                                      "* * *",
                                      "Here\xE2\x80\x99s the rewritten article:",
                                      "By Jane Doe",
                                      "Published: 3 May 2031",
                                      "3 min read"};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    char text[1024];
    snprintf(text, sizeof text, "%s\n%s\n%s\n", LONG_1, lines[i], LONG_2);
    loaded made;
    loaded_init(&made, text, strlen(text), NULL);
    if (strcmp(made.types, "P-P") != 0 && strcmp(made.types, "S-P") != 0) fail_msg("%s: %s", lines[i], made.types);
    loaded_free(&made);
  }
}

static void sentences_that_begin_like_boilerplate_are_paragraphs(void **state) {
  (void)state;
  static const char *const lines[] = {"Shared history is no bridge, Marrow said on Monday in Port Selma.",
                                      "Readers of the treaty will find no word on the islands, Marrow said.",
                                      "Follow-up talks are planned for June, the envoys said after the meeting.",
                                      "The post at Velm was shelled twice in the night, both armies said on Monday.",
                                      "Sources close to the envoys said that nothing was signed on Monday.",
                                      "Photographs of the bridge were shown to the envoys on Monday."};
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    char text[1024];
    snprintf(text, sizeof text, "%s\n%s\n%s\n", LONG_1, lines[i], LONG_2);
    loaded made;
    loaded_init(&made, text, strlen(text), NULL);
    if (strcmp(made.types, "PPP") != 0) fail_msg("%s: %s", lines[i], made.types);
    loaded_free(&made);
  }
}

static void lists_have_items_with_any_bullet(void **state) {
  (void)state;
  assert_types(LONG_1
               "\nThe plan in four points:\n- Open the crossing.\n* Count the guards\n\xE2\x80\xA2 Talk again in "
               "June\n\xE2\x80\x93 Say nothing of the islands\n" LONG_2,
               "PPLLLLP");
  assert_types(LONG_1 "\n1. Open the crossing.\n2) Count the guards\n(3) Talk again\na) in June\n" LONG_2, "PLLLLP");
  assert_types(LONG_1
               "\nKey Takeaways\nThe crossing stays open.\nNo word on the islands.\nTalks go on in June.\n" LONG_2,
               "PHLLLP");
}

static void numbered_headings_are_no_list(void **state) {
  (void)state;
  assert_types("1. The crossing\n" LONG_1 "\n2. The islands\n" LONG_2 "\n3. The armies\n" LONG_3, "HPHPHP");
  assert_types("1) Who guards the crossing?\n" LONG_1 "\n2) Who owns the islands?\n" LONG_2, "?A?A");
}

static void interviews_have_questions_and_answers(void **state) {
  (void)state;
  assert_types("Q: Will the crossing stay open?\nA: It will, until the spring.\nQ: And then?\nA: Ask me then.\n",
               "?A?A");
  assert_types(
      "An Evening With Ilse Marrow\n" LONG_1 "\nHOLT: Minister, will the crossing stay open?\nMARROW: It will, "
      "until the spring.\nWe have money until then.\nHOLT: Are you content? Is your president?\nMARROW: Ask him.\n",
      "TP?AA?A");
}

static void quotations_are_blocks_when_all_is_quoted(void **state) {
  (void)state;
  assert_types(LONG_1 "\n\xE2\x80\x9CWe came to talk, and we talked. That is all.\xE2\x80\x9D\n" LONG_2, "P\"P");
  assert_types(LONG_1 "\n> We came to talk, and we talked.\n" LONG_2, "P\"P");
  assert_types(LONG_1 "\n\"We came to talk,\" said Marrow. \"And we talked.\"\n" LONG_2, "PPP");
  assert_types(LONG_1 "\n\xE2\x80\x9CNo,\xE2\x80\x9D he said. \xE2\x80\x9CWe did not talk.\xE2\x80\x9D\n" LONG_2,
               "PPP");
}

static void what_stands_over_nothing_is_no_heading(void **state) {
  (void)state;
  assert_types(LONG_1 "\n" LONG_2 "\nMore From Port Selma", "PP-");
  assert_types(LONG_1 "\n" LONG_2 "\nThe minister said that the envoys would", "PPP");
}

static void what_is_left_of_a_page_is_boilerplate(void **state) {
  (void)state;
  assert_types("Home\nNews\nWorld\nTalks stall in Port Selma as Varonia walks out\nBy Jane Doe\nPublished\n25 April "
               "2031\nShare\nImage source, Getty Images\n" LONG_1 "\n" LONG_2
               "\nRelated Topics\nVaronia\nKesland\nMore on "
               "this story\nTruce holds on the Mere\n2 days ago\n\xC2\xA9 2031 Kesland Wire.",
               "---T-----PP-------");
}

static void what_leads_to_a_quotation_is_no_heading(void **state) {
  (void)state;
  assert_types(LONG_1 "\nMarrow answered:\n\"" LONG_3 "\"\n" LONG_2, "PP\"P");
  assert_types(LONG_1 "\nThen it got worse:\n" LONG_2, "PPP");
  assert_types(LONG_1 "\nGENEVA (AP) \xE2\x80\x94 The Latest From the Talks on the Mere:\n" LONG_2, "PPP");
  assert_types(LONG_1 "\n11:45 a.m.:\n" LONG_2, "PHP");
}

static void a_quoted_question_does_not_make_one(void **state) {
  (void)state;
  assert_types(LONG_1 "\nMarrow asked him, \"Who will pay for all of this?\"\n" LONG_2, "PPP");
  assert_types(LONG_1 "\n\xE2\x80\x9CNo,\" he said. \"We did not talk.\xE2\x80\x9D\n" LONG_2, "PPP");
}

static void menus_are_boilerplate(void **state) {
  (void)state;
  assert_types("Islands\nEconomy\nSport\nWeather\n" LONG_1 "\n" LONG_2, "----PP");
}

static void a_standfirst_before_the_byline_is_a_synopsis(void **state) {
  (void)state;
  assert_types("Envoys Meet in Port Selma\nBoth sides agree to keep the crossing at Velm open through the winter.\nBy "
               "Jane Doe\n3 May 2031\n" LONG_1 "\n" LONG_2,
               "TS--PP");
  assert_types("Envoys Meet\nSynopsis\n" LONG_3 "\nKey Takeaways\n- One.\n- Two.\n" LONG_1, "THSHLLP");
}

static void a_rhetorical_question_turns_few_paragraphs_into_answers(void **state) {
  (void)state;
  assert_types(LONG_1 "\nAnd the islands?\n" LONG_2 "\n" LONG_3, "PPPP");
  assert_types(LONG_1 "\nSo what comes next?\n" LONG_2 "\n" LONG_3 "\n" LONG_1 "\n" LONG_2, "P?APPP");
  assert_types(LONG_1 "\n" LONG_2 "\nWill it hold?", "PPP");
}

/* Random texts made of pieces that matter to blocks. */
static size_t make_text(char *out, size_t capacity, uint32_t *seed) {
  static const char *const pieces[] = {
      "\n", "\n", "\r\n", "\r", "\xE2\x80\xA8", " ", "\t", "    ", "\xC2\xA0", "- ", "\xE2\x80\xA2", "1. ", "> ", "## ",
      "Who pays?", "Key Takeaways", "Synopsis", "Share This Post",
      "Here's the rewritten article:", "Q: ", "HOLT: ", "By Jane Doe", "3 May 2031", "GENEVA (AFP) - ", "\xE2\x80\x9C",
      "\xE2\x80\x9D", "\"", "Envoys Meet in Port Selma",
      "the envoys of the two governments left the town in the rain and", "said nothing", ".", ",", ":", "?",
      /* NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one string of several lines */
      LONG_1, LONG_3, "\xF0\x9F\x95\x8A", "caf\xC3\xA9", "\xFF", "---", "|", "(", ")"};
  size_t size = 0, count = 1 + (*seed >> 8) % 40;
  for (size_t i = 0; i < count; i++) {
    *seed = *seed * 1664525u + 1013904223u;
    const char *piece = pieces[(*seed >> 8) % (sizeof pieces / sizeof pieces[0])];
    if (size + strlen(piece) >= capacity) break;
    memcpy(out + size, piece, strlen(piece));
    size += strlen(piece);
  }
  return size;
}

static bool is_white_at(pf_view text, size_t at, size_t *size) {
  return pfi_is_white_space(pfi_utf8_decode(text, at, size));
}

static void assert_blocks_cover(const loaded *made) {
  pf_view text = made->article.text;
  size_t at = 0, size = 0;
  for (size_t i = 0; i < made->blocks.count; i++) {
    pfi_block block = made->blocks.items[i];
    assert_true(block.size > 0 && block.start >= at && block.start + block.size <= text.size);
    for (; at < block.start; at += size)
      assert_true(is_white_at(text, at, &size));
    assert_false(is_white_at(text, block.start, &size));
    size_t last = (size_t)block.start + block.size - 1;
    while (pfi_utf8_is_continuation(text.data[last]))
      last--;
    assert_false(is_white_at(text, last, &size));
    at = (size_t)block.start + block.size;
  }
  for (; at < text.size; at += size)
    assert_true(is_white_at(text, at, &size));
}

static void blocks_hold_every_byte_but_white_space(void **state) {
  (void)state;
  uint32_t seed = 7;
  size_t loaded_texts = 0;
  for (int round = 0; round < 20000; round++) {
    char text[8192];
    seed = seed * 1664525u + 1013904223u;
    size_t size = make_text(text, sizeof text, &seed);
    loaded made;
    loaded_init(&made, text, size, NULL);
    if (made.status == PF_OK) assert_blocks_cover(&made);
    loaded_texts += made.status == PF_OK;
    loaded_free(&made);
  }
  assert_true(loaded_texts > 15000);
}

static void more_blocks_than_the_limit_are_refused(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  loaded made;
  loaded_init(&made, LONG_1 "\n" LONG_2 "\n" LONG_3, strlen(LONG_1 "\n" LONG_2 "\n" LONG_3), NULL);
  pfi_arena arena;
  pfi_arena_init(&arena, &allocator);
  pfi_blocks blocks = {NULL, 0};
  pf_error error;
  assert_int_equal(pfi_blocks_find(&blocks, &made.article, &arena, 2, &error), PF_ERROR_LIMIT);
  assert_int_equal(error.offset, strlen(LONG_1 "\n" LONG_2 "\n"));
  assert_int_equal(pfi_blocks_find(&blocks, &made.article, &arena, 3, &error), PF_OK);
  pfi_arena_free(&arena);
  loaded_free(&made);
}

/* The real articles that lie beside the checkout of its makers; skipped where they don't. */
static void the_shared_articles_are_typed_as_a_person_types_them(void **state) {
  (void)state;
  static const char *const expected[][2] = {{"000_f533281b8f8c6c80.txt", "P?A?A?A?A?A?A?A?A"},
                                            {"001_82a083aa05435e30.txt", "PPPPPPPPPPPPPPP"},
                                            {"002_a8d46ff2df23af88.txt", "S-TPPPPPPPPHLLLLLLLL"},
                                            {"003_0343ab1123b8e7b2.txt", "TPPHPPPPPPHPPPPPHPPPHPPPPHPPPHPPPHPPPP-"},
                                            {"004_0a17a651f9f558f0.txt", "THHLLLLLPPPPPPPPP"}};
  const char *folder = getenv("PEACEFACTS_SHARED_ARTICLES");
  size_t seen = 0;
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder == NULL ? SOURCE_FOLDER "/../shared/articles" : folder, expected[i][0]);
    FILE *file = fopen(path, "rb");
    if (file == NULL) continue;
    static char bytes[1 << 16];
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    loaded made;
    loaded_init(&made, bytes, size, NULL);
    assert_string_equal(made.types, expected[i][1]);
    loaded_free(&made);
    seen++;
  }
  if (seen == 0) {
    print_message("skipped: ../shared/articles isn't there; their shapes are tested on texts of our own above\n");
    skip();
  }
}

static void a_question_in_title_case_among_headings_is_one(void **state) {
  (void)state;
  assert_types("A Long Night in Port Selma\n" LONG_1 "\nThe Islands Remain\n" LONG_2
               "\nWill There Be Elections?\n" LONG_3 "\n" LONG_1 "\nA Bridge for Velm\n" LONG_2,
               "TPHPHPPHP");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_line_paragraphs_are_blocks_of_their_own),
      cmocka_unit_test(questions_are_told_from_their_answers),
      cmocka_unit_test(a_question_may_be_the_title),
      cmocka_unit_test(what_stands_before_the_rewritten_article_is_a_synopsis),
      cmocka_unit_test(headings_stand_between_paragraphs),
      cmocka_unit_test(a_text_pasted_twice_gives_its_blocks_twice),
      cmocka_unit_test(wrapped_text_gives_the_same_types_as_one_line_paragraphs),
      cmocka_unit_test(known_boilerplate_is_boilerplate_wherever_it_stands),
      cmocka_unit_test(sentences_that_begin_like_boilerplate_are_paragraphs),
      cmocka_unit_test(lists_have_items_with_any_bullet),
      cmocka_unit_test(numbered_headings_are_no_list),
      cmocka_unit_test(interviews_have_questions_and_answers),
      cmocka_unit_test(quotations_are_blocks_when_all_is_quoted),
      cmocka_unit_test(what_stands_over_nothing_is_no_heading),
      cmocka_unit_test(what_is_left_of_a_page_is_boilerplate),
      cmocka_unit_test(what_leads_to_a_quotation_is_no_heading),
      cmocka_unit_test(a_quoted_question_does_not_make_one),
      cmocka_unit_test(menus_are_boilerplate),
      cmocka_unit_test(a_standfirst_before_the_byline_is_a_synopsis),
      cmocka_unit_test(a_rhetorical_question_turns_few_paragraphs_into_answers),
      cmocka_unit_test(blocks_hold_every_byte_but_white_space),
      cmocka_unit_test(more_blocks_than_the_limit_are_refused),
      cmocka_unit_test(a_question_in_title_case_among_headings_is_one),
      cmocka_unit_test(the_shared_articles_are_typed_as_a_person_types_them),
  };
  return cmocka_run_group_tests_name("segment/block", tests, NULL, NULL);
}
