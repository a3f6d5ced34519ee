/* report_test.c - what a report says agrees with itself: spans, texts, numbers; past the end there is nothing; odd
 * inputs (NUL bytes, UTF-16, bad bytes) keep their places. */
#include "api/world.h"
#include "support/cmocka_all.h"

static pf_report *report_on(const char *bytes, size_t size) {
  pf_corpus *corpus;
  pf_model *model;
  pf_report *report;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, bytes, size, NULL, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  pf_model_free(model);
  pf_corpus_free(corpus);
  return report;
}

static pf_report *world_report(void) {
  pf_corpus *corpus = world_corpus(NULL);
  pf_model *model;
  pf_report *report;
  assert_non_null(corpus);
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_extract(&report, model, corpus, NULL, NULL), PF_OK);
  pf_model_free(model);
  pf_corpus_free(corpus);
  return report;
}

static bool is_white(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Block spans are ascending and disjoint, and what is between them is white space. */
static void check_blocks(const pf_report *report, size_t article, const char *bytes, size_t size) {
  size_t at = 0;
  for (size_t b = 0; b <= pf_block_count(report, article); b++) {
    pf_spans spans = pf_block_span(report, article, b);
    size_t start = b == pf_block_count(report, article) ? size : spans.pieces[0].start;
    assert_true(start >= at);
    for (; at < start; at++)
      assert_true(is_white(bytes[at]));
    if (b == pf_block_count(report, article)) break;
    assert_int_equal(spans.count, 1);
    assert_true(spans.pieces[0].size > 0);
    at = start + spans.pieces[0].size;
    assert_true(at <= size);
  }
}

/* A span's text is the caller's bytes (which are plain UTF-8 here); pieces ascend. */
static void check_spans(const pf_report *report, size_t article, const char *bytes, pf_spans spans) {
  size_t at = 0;
  for (size_t i = 0; i < spans.count; i++) {
    pf_view text = pf_report_text(report, article, spans.pieces[i]);
    pf_span inside = pf_report_text_span(report, article, spans.pieces[i]);
    assert_true(spans.pieces[i].start >= at);
    assert_int_equal(text.size, spans.pieces[i].size);
    assert_memory_equal(text.data, bytes + spans.pieces[i].start, text.size);
    assert_int_equal(inside.start, spans.pieces[i].start);
    at = spans.pieces[i].start + spans.pieces[i].size;
  }
}

static void spans_are_the_callers_bytes(void **state) {
  (void)state;
  pf_report *report = world_report();
  size_t statements = 0, claims = 0;
  for (size_t a = 0; a < ARTICLE_COUNT; a++) {
    const char *bytes = world_articles[a];
    check_blocks(report, a, bytes, strlen(bytes));
    for (size_t b = 0; b < pf_block_count(report, a); b++)
      check_spans(report, a, bytes, pf_block_span(report, a, b));
    for (size_t s = 0; s < pf_statement_count(report, a); s++, statements++) {
      check_spans(report, a, bytes, pf_statement_source(report, a, s));
      check_spans(report, a, bytes, pf_statement_cue(report, a, s));
      check_spans(report, a, bytes, pf_statement_content(report, a, s));
      assert_true(pf_statement_block(report, a, s) < pf_block_count(report, a));
      assert_true(pf_statement_content(report, a, s).count > 0);
      size_t parent = pf_statement_parent(report, a, s);
      assert_true(parent == PF_NONE || (parent != s && parent < pf_statement_count(report, a)));
    }
    for (size_t c = 0; c < pf_claim_count(report, a); c++, claims++) {
      check_spans(report, a, bytes, pf_claim_span(report, a, c));
      assert_int_equal(pf_claim_id(report, a, c).size, 16);
      assert_true(pf_claim_block(report, a, c) < pf_block_count(report, a));
      size_t statement = pf_claim_statement(report, a, c);
      assert_true(statement == PF_NONE || statement < pf_statement_count(report, a));
    }
  }
  assert_true(statements > 0);
  assert_true(claims > 0);
  pf_report_free(report);
}

static void repeats_name_an_earlier_block_and_are_not_analysed_twice(void **state) {
  (void)state;
  pf_report *report = world_report();
  size_t repeats = 0;
  for (size_t b = 0; b < pf_block_count(report, 2); b++) {
    if (pf_block_repeat_count(report, 2, b) == 0) continue;
    pf_repeat repeat = pf_block_repeat(report, 2, b, 0);
    bool exact = repeat.kind == PF_REPEAT_EXACT;
    assert_true(exact || repeat.kind == PF_REPEAT_NEAR);
    assert_int_equal(repeat.similarity == 1000, exact);
    assert_int_equal(pf_block_change_count(report, 2, b, 0) == 0, exact);
    repeats++;
    if (!exact) continue;
    for (size_t c = 0; c < pf_claim_count(report, 2); c++)
      assert_int_not_equal(pf_claim_block(report, 2, c), b);
  }
  assert_int_equal(repeats, 3);
  size_t copies = 0;
  for (size_t c = 0; c < pf_claim_count(report, 0); c++)
    copies += pf_claim_repeat_count(report, 0, c);
  assert_true(copies > 0);
  pf_report_free(report);
}

static pf_report *report_of_two(const char *first, const char *second, pf_index *index, bool both) {
  pf_corpus *corpus;
  pf_report *report;
  pf_metadata metadata = PF_METADATA_INIT;
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  metadata.id = view_of("first");
  assert_int_equal(pf_corpus_add(corpus, first, strlen(first), &metadata, NULL), PF_OK);
  if (!both) {
    assert_int_equal(pf_deduplicate(corpus, index, NULL, NULL), PF_OK);
    pf_corpus_clear(corpus);
  }
  metadata.id = view_of("second");
  assert_int_equal(pf_corpus_add(corpus, second, strlen(second), &metadata, NULL), PF_OK);
  assert_int_equal(pf_deduplicate(corpus, index, NULL, NULL), PF_OK);
  assert_int_equal(pf_report_new(&report, corpus, NULL), PF_OK);
  pf_corpus_free(corpus);
  return report;
}

static void assert_words(const char *text, pf_span span, const char *words) {
  assert_int_equal(span.size, strlen(words));
  assert_memory_equal(text + span.start, words, span.size);
}

/* In windows-1252, so that the caller's bytes are not those of the text. */
static const char earlier_copy[] =
    "The old bridge over the L\xEDme will close on Monday, said Ada Bl\xFCm, the mayor of Port "
    "Alder. Work should take 12 weeks.";
static const char later_copy[] =
    "The old bridge over the L\xEDme will not close on Monday, said Ada H\xF6lm, the mayor of Port "
    "Alder. Work should take 14 weeks. Nobody was surprised by this.";

static void a_near_repeat_says_what_it_changed(void **state) {
  (void)state;
  pf_report *report = report_of_two(earlier_copy, later_copy, NULL, true);
  assert_int_equal(pf_block_repeat_count(report, 1, 0), 1);
  pf_repeat repeat = pf_block_repeat(report, 1, 0, 0);
  assert_int_equal(repeat.kind, PF_REPEAT_NEAR);
  assert_true(repeat.similarity < repeat.containment && repeat.containment < 1000);
  assert_int_equal(pf_block_repeat_article(report, 1, 0, 0), 0);
  assert_int_equal(pf_block_change_flags(report, 1, 0, 0),
                   PF_CHANGE_NUMBER | PF_CHANGE_NAME | PF_CHANGE_POLARITY | PF_CHANGE_SENTENCE);
  static const char *const words[][2] = {
      {"", "not"}, {"Bl\xFCm,", "H\xF6lm,"}, {"12", "14"}, {"", "Nobody was surprised by this."}};
  static const uint32_t flags[] = {PF_CHANGE_POLARITY, PF_CHANGE_NAME, PF_CHANGE_NUMBER,
                                   PF_CHANGE_POLARITY | PF_CHANGE_SENTENCE};
  assert_int_equal(pf_block_change_count(report, 1, 0, 0), 4);
  for (size_t i = 0; i < 4; i++) {
    pf_change change = pf_block_change(report, 1, 0, 0, i);
    assert_words(earlier_copy, change.earlier, words[i][0]);
    assert_words(later_copy, change.later, words[i][1]);
    assert_int_equal(change.flags, flags[i]);
  }
  assert_int_equal(pf_block_change(report, 1, 0, 0, 4).flags, 0);
  assert_int_equal(pf_block_repeat_article(report, 1, 0, 1), PF_NONE);
  assert_int_equal(pf_block_change_count(NULL, 1, 0, 0), 0);
  assert_int_equal(pf_block_change_flags(report, 0, 0, 0), 0);
  pf_report_free(report);
}

static void assert_rendered(const pf_report *report, pf_format format, const char *words) {
  memory_sink sink = {NULL, 0};
  assert_int_equal(pf_render(report, format, NULL, keep_bytes, &sink, NULL), PF_OK);
  assert_non_null(strstr(sink.data, words));
  free(sink.data);
}

static void changes_are_shown_word_by_word(void **state) {
  (void)state;
  pf_report *report = report_of_two(earlier_copy, later_copy, NULL, true);
  assert_rendered(report, PF_FORMAT_HTML,
                  "<details class=\"changes\" open><summary>what changed: numbers, names, negation");
  assert_rendered(report, PF_FORMAT_HTML, "<del class=\"fact\">12</del> <ins class=\"fact\">14</ins> weeks.");
  assert_rendered(report, PF_FORMAT_TEXT,
                  "\xe2\x80\x9c"
                  "12\xe2\x80\x9d became \xe2\x80\x9c"
                  "14\xe2\x80\x9d");
  assert_rendered(report, PF_FORMAT_JSONL, "{\"of\":[\"number\"],\"earlier\":{\"span\":");
  pf_report_free(report);
}

static void without_the_earlier_text_only_other_numbers_are_known(void **state) {
  (void)state;
  pf_index *index;
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  pf_report *report = report_of_two(earlier_copy, later_copy, index, false);
  assert_int_equal(pf_block_repeat_count(report, 0, 0), 1);
  assert_int_equal(pf_block_repeat_article(report, 0, 0, 0), PF_NONE);
  assert_int_equal(pf_block_change_count(report, 0, 0, 0), 0);
  assert_int_equal(pf_block_change_flags(report, 0, 0, 0), PF_CHANGE_NUMBER);
  pf_report_free(report);
  pf_index_free(index);
}

static void an_article_of_the_same_id_is_not_taken_for_the_one_in_the_index(void **state) {
  (void)state;
  static const char stranger[] =
      "Nobody in Port Alder remembers a winter as wet as this one; the ferries, the baker says, "
      "have run late since October.";
  pf_index *index;
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  pf_report *report = report_of_two(earlier_copy, earlier_copy, index, false);
  pf_report_free(report);
  report = report_of_two(stranger, later_copy, index, true);
  assert_int_equal(pf_block_repeat_count(report, 1, 0), 1);
  assert_int_equal(pf_block_repeat(report, 1, 0, 0).article.size, strlen("first"));
  assert_int_equal(pf_block_repeat_article(report, 1, 0, 0), PF_NONE);
  assert_int_equal(pf_block_change_count(report, 1, 0, 0), 0);
  pf_report_free(report);
  pf_index_free(index);
}

/* Numbers to try: the last good ones, the first bad ones, and far beyond. */
static void past_the_end_there_is_nothing(void **state) {
  (void)state;
  pf_report *full = world_report();
  const pf_report *reports[] = {full, NULL};
  for (size_t r = 0; r < 2; r++) {
    for (size_t i = 0; i < 3; i++) {
      const pf_report *report = reports[r];
      size_t a = report == NULL || i > 0 ? (i == 2 ? PF_NONE : ARTICLE_COUNT) : 0;
      size_t n = i == 2 ? PF_NONE : 100000;
      assert_int_equal(pf_block_span(report, a, n).count, 0);
      assert_int_equal(pf_block_repeat_count(report, a, n), 0);
      assert_int_equal(pf_block_repeat(report, a, n, 0).block, PF_NONE);
      assert_int_equal(pf_block_repeat(report, a, 0, n).block, PF_NONE);
      assert_int_equal(pf_article_warning(report, a, n).size, 0);
      assert_int_equal(pf_article_field(report, a, (pf_field)77).size, 0);
      assert_int_equal(pf_article_field_origin(report, a, (pf_field)-1), PF_ORIGIN_NONE);
      assert_int_equal(pf_article_field_span(report, a, (pf_field)PF_FIELD_COUNT).size, 0);
      assert_int_equal(pf_statement_block(report, a, n), PF_NONE);
      assert_int_equal(pf_statement_source(report, a, n).count, 0);
      assert_int_equal(pf_statement_cue(report, a, n).count, 0);
      assert_int_equal(pf_statement_cue_lemma(report, a, n).size, 0);
      assert_int_equal(pf_statement_content(report, a, n).count, 0);
      assert_int_equal(pf_statement_parent(report, a, n), PF_NONE);
      assert_int_equal(pf_claim_id(report, a, n).size, 0);
      assert_int_equal(pf_claim_block(report, a, n), PF_NONE);
      assert_int_equal(pf_claim_span(report, a, n).count, 0);
      assert_int_equal(pf_claim_statement(report, a, n), PF_NONE);
      assert_int_equal(pf_claim_repeat_count(report, a, n), 0);
      assert_int_equal(pf_claim_repeat(report, a, n, 0).block, PF_NONE);
      assert_int_equal(pf_report_text(report, a, (pf_span){n, 1}).size, 0);
      assert_int_equal(pf_report_text(report, a, (pf_span){1, PF_NONE}).size, 0);
      if (a == 0) continue;
      assert_int_equal(pf_article_id(report, a).size, 0);
      assert_int_equal(pf_article_text(report, a).size, 0);
      assert_int_equal(pf_article_status(report, a), PF_OK);
      assert_int_equal(pf_block_count(report, a) + pf_statement_count(report, a) + pf_claim_count(report, a), 0);
    }
  }
  assert_int_equal(pf_report_article_count(NULL), 0);
  pf_report_free(full);
}

static void nul_bytes_are_bytes_like_any(void **state) {
  (void)state;
  static const char text[] = "The mayor said\0 the bridge is open.\n\nThe second paragraph follows the first one.\n";
  pf_report *report = report_on(text, sizeof text - 1);
  assert_int_equal(pf_block_count(report, 0), 2);
  pf_span second = pf_block_span(report, 0, 1).pieces[0];
  assert_memory_equal(text + second.start, "The second", 10);
  assert_true(pf_report_text(report, 0, second).size == second.size);
  pf_report_free(report);
}

/* UTF-16, little end first, of a text in ASCII. */
static size_t write_utf16(char *out, const char *text) {
  size_t size = 0;
  out[size++] = (char)0xFF;
  out[size++] = (char)0xFE;
  for (; *text != '\0'; text++) {
    out[size++] = *text;
    out[size++] = '\0';
  }
  return size;
}

static void spans_of_utf16_are_in_the_bytes_that_were_given(void **state) {
  (void)state;
  static const char text[] = "The first paragraph is here.\n\nThe second paragraph follows the first one.\n";
  char bytes[2 * sizeof text + 2];
  size_t size = write_utf16(bytes, text);
  pf_report *report = report_on(bytes, size);
  assert_int_equal(pf_block_count(report, 0), 2);
  pf_span second = pf_block_span(report, 0, 1).pieces[0];
  assert_int_equal(second.start, 2 + 2 * 30);
  assert_int_equal(second.size, 2 * 43);
  pf_view found = pf_report_text(report, 0, second);
  assert_int_equal(found.size, 43);
  assert_memory_equal(found.data, text + 30, 43);
  assert_int_equal(pf_report_text_span(report, 0, second).start, 30);
  pf_report_free(report);
}

static void bad_bytes_are_repaired_counted_and_keep_their_places(void **state) {
  (void)state;
  static const char text[] = "The caf\xC3\xA9 is op\xFF"
                             "en again, the owner said.\n\nThe second paragraph follows the first one.\n";
  pf_report *report = report_on(text, sizeof text - 1);
  assert_true(pf_article_warning_count(report, 0) > 0);
  pf_span second = pf_block_span(report, 0, 1).pieces[0];
  assert_memory_equal(text + second.start, "The second", 10);
  assert_int_equal(pf_report_text(report, 0, second).size, 43);
  assert_non_null(strstr(pf_article_text(report, 0).data, "op\xEF\xBF\xBD"
                                                          "en"));
  pf_report_free(report);
}

static void no_byte_is_lost_whatever_the_layout(void **state) {
  (void)state;
  static const char *const texts[] = {
      "One line without an end",
      "\n\n\n  Indented\n\n\n\n\tTabbed paragraph of some length, it seems.\r\n\r\nWindows line ends.\r\n",
      "Title\nBy Ann Lee\n\nSYDNEY (AP) \xE2\x80\x94 Text.\n\nShare this article\n\nRead also: Another story\n\nMore.",
      "- one\n- two\n\n1. first\n2. second\n\nQ: Why?\n\nA: Because.\n",
      "\"A quotation\n\n\"that goes on\n\n\"and never ends",
  };
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    pf_report *report = report_on(texts[i], strlen(texts[i]));
    check_blocks(report, 0, texts[i], strlen(texts[i]));
    pf_report_free(report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spans_are_the_callers_bytes),
      cmocka_unit_test(repeats_name_an_earlier_block_and_are_not_analysed_twice),
      cmocka_unit_test(a_near_repeat_says_what_it_changed),
      cmocka_unit_test(changes_are_shown_word_by_word),
      cmocka_unit_test(an_article_of_the_same_id_is_not_taken_for_the_one_in_the_index),
      cmocka_unit_test(without_the_earlier_text_only_other_numbers_are_known),
      cmocka_unit_test(past_the_end_there_is_nothing),
      cmocka_unit_test(nul_bytes_are_bytes_like_any),
      cmocka_unit_test(spans_of_utf16_are_in_the_bytes_that_were_given),
      cmocka_unit_test(bad_bytes_are_repaired_counted_and_keep_their_places),
      cmocka_unit_test(no_byte_is_lost_whatever_the_layout),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
