/* decode_test.c - encodings, repairs, and the map back to the caller's bytes. */
#include "load/decode.h"

#include <stdlib.h>

#include "support/cmocka_all.h"

static void decode_init(pfi_article *article) {
  memset(article, 0, sizeof *article);
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_arena_init(&article->arena, &allocator);
}

static void assert_decodes(const char *bytes, size_t size, const char *expected, const char *warning) {
  pfi_article article;
  pf_error error;
  decode_init(&article);
  assert_int_equal(pfi_decode(&article, (pf_view){bytes, size}, &error), PF_OK);
  assert_int_equal(article.text.size, strlen(expected));
  assert_memory_equal(article.text.data, expected, strlen(expected));
  assert_int_equal(article.warning_count, warning == NULL ? 0 : 1);
  if (warning != NULL) assert_string_equal(article.warnings[0].data, warning);
  pfi_arena_free(&article.arena);
}
#define ASSERT_DECODES(literal, expected, warning) assert_decodes((literal), sizeof(literal) - 1, (expected), (warning))

static void plain_utf8_is_kept_and_needs_no_map(void **state) {
  (void)state;
  pfi_article article;
  pf_view bytes = PFI_VIEW("Zo\xC3\xAB met the envoy \xE2\x80\x93 twice.");
  decode_init(&article);
  assert_int_equal(pfi_decode(&article, bytes, NULL), PF_OK);
  assert_true(pfi_view_equal(article.text, bytes));
  assert_int_equal(article.map.count, 0);
  assert_int_equal(article.warning_count, 0);
  assert_int_equal(pfi_offset_to_source(&article.map, bytes.size + 9), bytes.size);
  pfi_arena_free(&article.arena);
}

static void byte_order_marks_choose_the_encoding(void **state) {
  (void)state;
  ASSERT_DECODES("\xEF\xBB\xBFVelm \xC3\xA9", "Velm \xC3\xA9", NULL);
  ASSERT_DECODES("\xFF\xFEV\0e\0\xE9\0\x1C\x20", "Ve\xC3\xA9\xE2\x80\x9C", NULL);
  ASSERT_DECODES("\xFE\xFF\0V\0e\0\xE9\x20\x1C\xD8\x3D\xDE\x00", "Ve\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80", NULL);
}

static void without_a_mark_bytes_that_are_no_utf8_are_windows_1252(void **state) {
  (void)state;
  ASSERT_DECODES("Marrow\x92s \x93open door\x94 \x96 caf\xE9 \x80 5",
                 "Marrow\xE2\x80\x99s \xE2\x80\x9Copen door\xE2\x80\x9D \xE2\x80\x93 caf\xC3\xA9 \xE2\x82\xAC 5", NULL);
  ASSERT_DECODES("\x93No\x94\x81\x8D", "\xE2\x80\x9CNo\xE2\x80\x9D\xEF\xBF\xBD\xEF\xBF\xBD",
                 "2 bytes were not valid windows-1252 and stand as U+FFFD.");
}

static void utf8_with_a_few_faults_is_repaired(void **state) {
  (void)state;
  ASSERT_DECODES("caf\xC3\xA9 \xE2\x80\x9Cyes\xE2\x80\x9D \xFFno",
                 "caf\xC3\xA9 \xE2\x80\x9Cyes\xE2\x80\x9D \xEF\xBF\xBDno",
                 "1 byte was not valid UTF-8 and stands as U+FFFD.");
  /* One U+FFFD for a maximal subpart: two bytes of a sequence of three here. */
  ASSERT_DECODES("\xC3\xA9\xC3\xA8 \xE2\x80 and", "\xC3\xA9\xC3\xA8 \xEF\xBF\xBD and",
                 "2 bytes were not valid UTF-8 and stand as U+FFFD.");
  /* Cut in the middle of the last letter: still UTF-8. */
  ASSERT_DECODES("The envoy left \xE2\x80", "The envoy left \xEF\xBF\xBD",
                 "2 bytes were not valid UTF-8 and stand as U+FFFD.");
  ASSERT_DECODES("\xEF\xBB\xBF"
                 "a\xFF",
                 "a\xEF\xBF\xBD", "1 byte was not valid UTF-8 and stands as U+FFFD.");
}

static void lone_surrogates_and_a_lone_last_byte_are_repaired(void **state) {
  (void)state;
  ASSERT_DECODES("\xFF\xFE\x00\xD8V\0", "\xEF\xBF\xBDV", "2 bytes were not valid UTF-16 and stand as U+FFFD.");
  ASSERT_DECODES("\xFF\xFEV\0\x00\xDC", "V\xEF\xBF\xBD", "2 bytes were not valid UTF-16 and stand as U+FFFD.");
  ASSERT_DECODES("\xFF\xFEV\0e", "V\xEF\xBF\xBD", "1 byte was not valid UTF-16 and stands as U+FFFD.");
}

static void a_stray_control_byte_is_kept_and_told(void **state) {
  (void)state;
  pfi_article article;
  decode_init(&article);
  pf_view bytes = {"The envoy\0s door.", 17};
  assert_int_equal(pfi_decode(&article, bytes, NULL), PF_OK);
  assert_true(pfi_view_equal(article.text, bytes));
  assert_string_equal(article.warnings[0].data, "1 control byte was kept as it is.");
  pfi_arena_free(&article.arena);
}

static void control_bytes_in_utf16_are_told_by_the_callers_offset(void **state) {
  (void)state;
  pfi_article article;
  pf_error error;
  decode_init(&article);
  pf_view bytes = {"\xFF\xFE\x20\x20\x20\x20\1\0\2\0\3\0\4\0\5\0", 16};
  assert_int_equal(pfi_decode(&article, bytes, &error), PF_ERROR_BINARY);
  assert_int_equal(error.offset, 6);
  pfi_arena_free(&article.arena);
}

static void white_space_alone_is_refused(void **state) {
  (void)state;
  static const char *const texts[] = {
      "", " \t\r\n\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF \n", "\xC2\xA0\xE2\x80\xA8\xE3\x80\x80", "\xFF\xFE"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    pfi_article article;
    pf_error error;
    decode_init(&article);
    assert_int_equal(pfi_decode(&article, pfi_view_of_string(texts[i]), &error), PF_ERROR_EMPTY);
    assert_string_equal(error.message, "The article has no text: it is empty or white space only.");
    pfi_arena_free(&article.arena);
  }
}

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

/* Each code point of the text stands for a stretch of the source that isn't empty; together they are all of it behind
 * the mark, in order; and the way back leads to the code point from any byte of its stretch. */
static void assert_map_is_whole(const pfi_article *article, size_t source_size, size_t mark_size) {
  pf_view text = article->text;
  size_t source = mark_size;
  for (size_t at = 0, size; at < text.size; at += size) {
    (void)pfi_utf8_decode(text, at, &size);
    size_t start = pfi_offset_to_source(&article->map, at), end = pfi_offset_to_source(&article->map, at + size);
    assert_int_equal(start, source);
    assert_true(end > start && end <= source_size);
    size_t back = pfi_offset_to_text(&article->map, start);
    assert_int_equal(back, at);
    size_t inside = pfi_offset_to_text(&article->map, end - 1);
    assert_true(inside >= at && inside < at + size);
    source = end;
  }
  assert_int_equal(source, source_size);
  assert_int_equal(pfi_offset_to_text(&article->map, source_size), text.size);
  assert_int_equal(pfi_offset_to_text(&article->map, source_size + 100), text.size);
  assert_int_equal(pfi_offset_to_source(&article->map, text.size + 100), source_size);
  for (size_t i = 0; i < mark_size; i++)
    assert_int_equal(pfi_offset_to_text(&article->map, i), 0);
}

static void every_code_point_stands_for_bytes_of_its_own(void **state) {
  (void)state;
  static const char *const marks[] = {"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
  static const unsigned char common[] = {'a',  ' ',  0xC3, 0xA9, 0xE2, 0x80, 0x9C,
                                         0xF0, 0x9F, 0x98, 0xFF, 0xD8, 0xDC, 0x81};
  uint32_t seed = 20251120;
  size_t loaded = 0;
  for (int round = 0; round < 60000; round++) {
    char bytes[32];
    size_t mark_size = strlen(marks[round % 4]), size = mark_size + next_random(&seed) % (sizeof bytes - 4);
    memcpy(bytes, marks[round % 4], mark_size);
    for (size_t i = mark_size; i < size; i++)
      bytes[i] = (char)(next_random(&seed) % 4 == 0 ? next_random(&seed) : common[next_random(&seed) % sizeof common]);
    pfi_article article;
    decode_init(&article);
    pf_status status = pfi_decode(&article, (pf_view){bytes, size}, NULL);
    if (status == PF_OK) {
      loaded++;
      assert_int_equal(pfi_utf8_valid_prefix(article.text), article.text.size);
      if (round % 4 == 0) mark_size = pfi_offset_to_source(&article.map, 0); /* random bytes may begin with a mark */
      assert_map_is_whole(&article, size, mark_size);
    } else {
      assert_true(status == PF_ERROR_EMPTY || status == PF_ERROR_BINARY);
    }
    pfi_arena_free(&article.arena);
  }
  assert_true(loaded > 30000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_utf8_is_kept_and_needs_no_map),
      cmocka_unit_test(byte_order_marks_choose_the_encoding),
      cmocka_unit_test(without_a_mark_bytes_that_are_no_utf8_are_windows_1252),
      cmocka_unit_test(utf8_with_a_few_faults_is_repaired),
      cmocka_unit_test(lone_surrogates_and_a_lone_last_byte_are_repaired),
      cmocka_unit_test(a_stray_control_byte_is_kept_and_told),
      cmocka_unit_test(control_bytes_in_utf16_are_told_by_the_callers_offset),
      cmocka_unit_test(white_space_alone_is_refused),
      cmocka_unit_test(every_code_point_stands_for_bytes_of_its_own),
  };
  return cmocka_run_group_tests_name("load/decode", tests, NULL, NULL);
}
