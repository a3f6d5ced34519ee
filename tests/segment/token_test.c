/* token_test.c - words of running text: the cases of tests/cases/segment/tokens.txt, and what holds for any text. */
#include "segment/segments.h"

#include <stdio.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"
#include "support/segment_cases.h"

static void write_tokens(char out[SEGMENT_CASE_SIZE], pf_view text, const pfi_sentences *found) {
  for (size_t i = 0; i < found->tokens.count; i++) {
    const pfi_token *token = &found->tokens.items[i];
    if (i > 0) {
      add_to_case(out, " ", 1);
    }
    if ((token->flags & PFI_TOKEN_JOINED) != 0) {
      add_to_case(out, "~", 1);
    }
    add_to_case(out, text.data + token->start, token->size);
  }
  add_to_case(out, "\n", 1);
}

static void words_are_those_of_the_cases(void **state) {
  (void)state;
  assert_int_equal(run_segment_cases(SOURCE_FOLDER "/tests/cases/segment/tokens.txt", write_tokens), 0);
}

static bool parts_words(uint32_t code_point) {
  enum { ZERO_WIDTH_SPACE = 0x200B };
  return pfi_is_white_space(code_point) || code_point == ZERO_WIDTH_SPACE;
}

static size_t space_size(pf_view text, size_t at) {
  size_t size;
  return parts_words(pfi_utf8_decode(text, at, &size)) ? size : 0;
}

/* Tokens are disjoint and ascending, whole characters without white space, and leave nothing but white space out. */
static void assert_tokens_cover(pf_view text, pfi_range block, const pfi_sentences *found) {
  size_t at = block.start;
  for (size_t i = 0; i < found->tokens.count; i++) {
    const pfi_token *token = &found->tokens.items[i];
    while (at < token->start) {
      size_t size = space_size(text, at);
      assert_true(size > 0);
      at += size;
    }
    assert_int_equal(at, token->start);
    assert_true(token->size > 0);
    assert_int_equal(token->flags & ~PFI_TOKEN_JOINED, 0);
    at += token->size;
    assert_true(at <= block.start + block.size);
    assert_true(at == text.size || !pfi_utf8_is_continuation(text.data[at]));
    for (size_t inside = token->start; inside < at;) {
      size_t size;
      assert_false(parts_words(pfi_utf8_decode(text, inside, &size)));
      inside += size;
    }
    if ((token->flags & PFI_TOKEN_JOINED) != 0) {
      assert_true(i > 0 && token[-1].start + token[-1].size == token->start);
    }
  }
  while (at < block.start + block.size) {
    size_t size = space_size(text, at);
    assert_true(size > 0);
    at += size;
  }
}

/* Sentences follow each other, hold all tokens, and begin and end with them. */
static void assert_sentences_hold(const pfi_sentences *found) {
  size_t token = 0;
  for (size_t i = 0; i < found->sentences.count; i++) {
    const pfi_sentence *sentence = &found->sentences.items[i];
    assert_int_equal(sentence->first_token, token);
    assert_true(sentence->token_count > 0);
    token += sentence->token_count;
    const pfi_token *last = &found->tokens.items[token - 1];
    assert_int_equal(sentence->start, found->tokens.items[sentence->first_token].start);
    assert_int_equal(sentence->start + sentence->size, last->start + last->size);
  }
  assert_int_equal(token, found->tokens.count);
}

static void check_text(pf_view text, pfi_range block) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences found = {0};
  assert_int_equal(pfi_sentences_find(&found, text, block, &allocator, NULL), PF_OK);
  assert_tokens_cover(text, block, &found);
  assert_sentences_hold(&found);
  pfi_sentences_free(&found, &allocator);
}

static void every_code_point_is_in_a_token_or_is_white_space(void **state) {
  (void)state;
  char text[64];
  for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point += code_point < 0x3100 ? 1 : 61) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) {
      continue;
    }
    char bytes[4];
    size_t size = pfi_utf8_encode(code_point, bytes);
    int used = snprintf(text, sizeof text, "He said: ");
    for (int copy = 0; copy < 3; copy++) {
      memcpy(text + used, bytes, size);
      used += (int)size;
      memcpy(text + used, copy == 0 ? "a." : copy == 1 ? " B" : "'s", 2);
      used += 2;
    }
    check_text((pf_view){text, (size_t)used}, (pfi_range){0, (uint32_t)used});
  }
}

static void every_pair_and_triple_of_marks_is_covered(void **state) {
  (void)state;
  static const char *const pieces[] = {"a", "B", "1", ".", ",",   ":", "-", "/", "'", "\"",   "(", ")",       "@", "#",
                                       "$", "&", "_", " ", "n't", "’", "…", "é", "“", "www.", "s", "http://", "=", "%"};
  enum { COUNT = sizeof pieces / sizeof pieces[0] };
  char text[64];
  for (int i = 0; i < COUNT * COUNT * COUNT; i++) {
    int used = snprintf(text, sizeof text, "%s%s%s%s", pieces[i % COUNT], pieces[i / COUNT % COUNT],
                        pieces[i / COUNT / COUNT], pieces[i % COUNT]);
    check_text((pf_view){text, (size_t)used}, (pfi_range){0, (uint32_t)used});
  }
}

static void looks_at_its_block_alone(void **state) {
  (void)state;
  pf_view text = PFI_VIEW("Never mind. can't stop, won't. tail");
  check_text(text, (pfi_range){12, 5});
  check_text(text, (pfi_range){12, 3});
  check_text(text, (pfi_range){12, 0});
  check_text(text, (pfi_range){0, (uint32_t)text.size});
}

static void a_block_of_white_space_has_no_token_and_no_sentence(void **state) {
  (void)state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_sentences found = {0};
  pf_view text = PFI_VIEW(" \t \n\xC2\xA0 ");
  assert_int_equal(pfi_sentences_find(&found, text, (pfi_range){0, (uint32_t)text.size}, &allocator, NULL), PF_OK);
  assert_int_equal(found.tokens.count, 0);
  assert_int_equal(found.sentences.count, 0);
  pfi_sentences_free(&found, &allocator);
}

static void a_nul_byte_is_a_token_like_any_mark(void **state) {
  (void)state;
  check_text((pf_view){"a\0b \0", 5}, (pfi_range){0, 5});
}

static void what_was_found_before_stays_when_memory_runs_out(void **state) {
  (void)state;
  pf_view text = PFI_VIEW("One two three four. Five six seven eight nine ten. And so on, and so on, and so on.");
  for (size_t fail_at = 1; fail_at < 64; fail_at++) {
    ledger book = {.fail_at = fail_at};
    pf_allocator allocator = ledger_allocator(&book);
    pfi_sentences found = {0};
    pf_error error = {0};
    pf_status status = pfi_sentences_find(&found, text, (pfi_range){0, (uint32_t)text.size}, &allocator, &error);
    assert_true(status == PF_OK || status == PF_ERROR_MEMORY);
    pfi_sentences_free(&found, &allocator);
    assert_int_equal(book.bytes_out, 0);
    if (status == PF_OK) {
      return;
    }
    assert_int_equal(error.status, PF_ERROR_MEMORY);
  }
  fail();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_are_those_of_the_cases),
      cmocka_unit_test(every_code_point_is_in_a_token_or_is_white_space),
      cmocka_unit_test(every_pair_and_triple_of_marks_is_covered),
      cmocka_unit_test(looks_at_its_block_alone),
      cmocka_unit_test(a_block_of_white_space_has_no_token_and_no_sentence),
      cmocka_unit_test(a_nul_byte_is_a_token_like_any_mark),
      cmocka_unit_test(what_was_found_before_stays_when_memory_runs_out),
  };
  return cmocka_run_group_tests_name("segment/token", tests, NULL, NULL);
}
