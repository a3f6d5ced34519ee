/* syntax_test.c - what a stretch of a sentence keeps of each word's children, against the heads it was made of. */
#include "extract/syntax.h"

#include "support/analysed.h"
#include "support/cmocka_all.h"

static pfi_syntax read_first(analysed *all, const char *text) {
  pfi_syntax s;
  analysed_text(all, text);
  const pfi_sentence *sentence = &all->sentences.sentences.items[0];
  size_t end = pfi_syntax_read(&s, all->text, &all->analysis, sentence->first_token, sentence->token_count, 0);
  assert_int_equal(end, sentence->token_count);
  return s;
}

/* Every other word that names the word as its head, in order. */
static void check_children(const pfi_syntax *s, unsigned word) {
  uint64_t bases = 0;
  uint32_t classes = 0;
  unsigned at = s->child_first[word];
  for (unsigned other = 0; other < s->count; other++) {
    if (s->head[other] != word) continue;
    assert_true(at < s->child_first[word + 1]);
    assert_int_equal(s->children[at++], other);
    bases |= PFI_BASE_BIT(s->base[other]);
    classes |= s->classes[other];
    assert_true(pfi_child_of(s, word, s->base[other]) <= other);
  }
  assert_int_equal(at, s->child_first[word + 1]);
  assert_true(s->child_bases[word] == bases);
  assert_int_equal(s->child_classes[word], classes);
}

static void the_children_of_a_word_are_those_that_hang_on_it(void **state) {
  (void)state;
  static const char *const texts[] = {
      "The old mayor of Turku, who never liked the plan, said on Friday that the bridge would not open before May.",
      "If the dam fails, the farmers may leave the valley and sell their land, she warned.", "Rain fell."};
  analysed all;
  analysed_begin(&all);
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    pfi_syntax s = read_first(&all, texts[i]);
    unsigned visited = 0;
    for (unsigned word = 0; word < s.count; word++) {
      check_children(&s, word);
      for (PFI_EACH_CHILD(child, &s, word))
        visited += s.head[child] == word;
    }
    assert_int_equal(visited, s.count - 1); /* all but the root */
  }
  analysed_end(&all);
}

static void runs_and_ends_of_a_set_are_found_across_its_parts(void **state) {
  (void)state;
  pfi_word_set set = pfi_set_between(60, 130);
  assert_int_equal(pfi_set_next(&set, 0), 60);
  assert_int_equal(pfi_set_run_end(&set, 60), 130);
  assert_int_equal(pfi_set_last(&set), 129);
  assert_int_equal(pfi_set_size(&set), 70);
  pfi_set_drop(&set, 64);
  assert_int_equal(pfi_set_run_end(&set, 60), 64);
  assert_int_equal(pfi_set_next(&set, 64), 65);
  set = (pfi_word_set){{0}};
  assert_int_equal(pfi_set_last(&set), PFI_NO_WORD);
  assert_int_equal(pfi_set_run_end(&set, 7), 7);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_children_of_a_word_are_those_that_hang_on_it),
                                     cmocka_unit_test(runs_and_ends_of_a_set_are_found_across_its_parts)};
  return cmocka_run_group_tests_name("extract/syntax", tests, NULL, NULL);
}
