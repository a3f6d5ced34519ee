/* analyse_test.c - the analysis of whole texts: plain sentences are read right, strange ones stay in bounds. */
#include "analyse/analysis.h"

#include <stdlib.h>

#include "support/cmocka_all.h"
#include "support/ledger.h"

typedef struct reading {
  pf_model *model;
  pfi_analyser *analyser;
  pfi_sentences sentences;
  pfi_analysis analysis;
  pf_view text;
} reading;

static void read_text(reading *r, pf_view text) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  r->text = text;
  r->sentences.sentences.count = r->sentences.tokens.count = 0;
  pfi_range all = {0, (uint32_t)text.size};
  assert_int_equal(pfi_sentences_find(&r->sentences, text, all, &allocator, NULL), PF_OK);
  assert_int_equal(pfi_analyse(&r->analysis, r->analyser, text, &r->sentences, NULL), PF_OK);
}

static int open_reading(void **state) {
  reading *r = calloc(1, sizeof *r);
  *state = r;
  return pf_model_new(&r->model, NULL, NULL, NULL) != PF_OK ||
         pfi_analyser_new(&r->analyser, r->model, NULL, NULL) != PF_OK;
}

static int close_reading(void **state) {
  reading *r = *state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_analysis_free(&r->analysis, &allocator);
  pfi_sentences_free(&r->sentences, &allocator);
  pfi_analyser_free(r->analyser);
  pf_model_free(r->model);
  free(r);
  return 0;
}

static const pfi_word *word_of(const reading *r, const char *form) {
  for (size_t i = 0; i < r->analysis.words.count; i++) {
    const pfi_word *word = &r->analysis.words.items[i];
    if (pfi_view_equal((pf_view){r->text.data + word->start, word->size}, pfi_view_of_string(form))) return word;
  }
  fail_msg("no word %s", form);
  return NULL;
}

static void assert_lemma(const reading *r, const char *form, const char *lemma) {
  pf_view got = pfi_lemma(&r->analysis, word_of(r, form));
  if (!pfi_view_equal(got, pfi_view_of_string(lemma))) fail_msg("%s: lemma %.*s", form, (int)got.size, got.data);
}

/* Every sentence is a tree with one root; every word has a lemma inside the lemmas. */
static void assert_sound(const reading *r) {
  assert_int_equal(r->analysis.words.count, r->sentences.tokens.count);
  for (size_t s = 0; s < r->sentences.sentences.count; s++) {
    const pfi_sentence *sentence = &r->sentences.sentences.items[s];
    const pfi_word *words = r->analysis.words.items + sentence->first_token;
    size_t roots = 0;
    for (size_t i = 0; i < sentence->token_count; i++) {
      roots += words[i].head == 0;
      assert_int_equal(words[i].head == 0, words[i].relation == PFI_RELATION_ROOT);
      assert_true(words[i].lemma_start + words[i].lemma_size <= r->analysis.lemmas.count);
      size_t at = i + 1, steps = 0;
      for (; at != 0 && steps <= sentence->token_count; steps++)
        at = words[at - 1].head;
      assert_int_equal(at, 0);
    }
    assert_int_equal(roots, sentence->token_count > 0);
  }
}

static void reads_who_did_what(void **state) {
  reading *r = *state;
  read_text(r, PFI_VIEW("The minister quietly met two foreign envoys on Tuesday."));
  assert_sound(r);
  const pfi_word *met = word_of(r, "met"), *minister = word_of(r, "minister"), *envoys = word_of(r, "envoys");
  assert_int_equal(met->head, 0);
  assert_int_equal(met->upos, PFI_UPOS_VERB);
  assert_int_equal(met->xpos, PFI_XPOS_VBD);
  assert_true(PFI_HAS(met->features, TENSE_PAST));
  assert_int_equal(minister->relation, PFI_RELATION_NSUBJ);
  assert_int_equal(minister->head, 4);
  assert_int_equal(envoys->relation, PFI_RELATION_OBJ);
  assert_true(PFI_HAS(envoys->features, NUMBER_PLUR));
  assert_int_equal(word_of(r, "Tuesday")->relation, PFI_RELATION_OBL);
  assert_lemma(r, "met", "meet");
  assert_lemma(r, "envoys", "envoy");
}

static void reads_passives_and_clauses(void **state) {
  reading *r = *state;
  read_text(r, PFI_VIEW("Officials said the bridge was destroyed by rebels who denied it."));
  assert_sound(r);
  assert_int_equal(word_of(r, "bridge")->relation, PFI_RELATION_NSUBJ_PASS);
  assert_int_equal(word_of(r, "destroyed")->relation, PFI_RELATION_CCOMP);
  assert_int_equal(word_of(r, "rebels")->relation, PFI_RELATION_OBL_AGENT);
  assert_int_equal(word_of(r, "denied")->relation, PFI_RELATION_ACL_RELCL);
  assert_lemma(r, "said", "say");
  assert_lemma(r, "was", "be");
  assert_lemma(r, "denied", "deny");
}

static void reads_capitals_as_it_reads_small_letters(void **state) {
  reading *r = *state;
  read_text(r, PFI_VIEW("THE SENATE REJECTED THE BILL."));
  assert_sound(r);
  assert_int_equal(word_of(r, "REJECTED")->upos, PFI_UPOS_VERB);
  assert_int_equal(word_of(r, "BILL")->relation, PFI_RELATION_OBJ);
  assert_lemma(r, "REJECTED", "reject");
}

static void the_parts_of_a_contraction_are_words(void **state) {
  reading *r = *state;
  read_text(r, PFI_VIEW("They don\xE2\x80\x99t know."));
  assert_sound(r);
  const pfi_word *not = word_of(r, "n\xE2\x80\x99t");
  assert_int_equal(not ->joined, 1);
  assert_true(PFI_HAS(not ->features, POLARITY_NEG));
  assert_lemma(r, "n\xE2\x80\x99t", "not");
}

static void what_was_read_before_changes_nothing(void **state) {
  reading *r = *state;
  pf_view text = PFI_VIEW("Two banks closed their branches. \"We had no choice,\" said Anna Keller, a manager.");
  read_text(r, text);
  size_t count = r->analysis.words.count;
  pfi_word *first = malloc(count * sizeof *first);
  memcpy(first, r->analysis.words.items, count * sizeof *first);
  char other[20000];
  for (size_t i = 0; i < sizeof other; i++)
    other[i] = i % 5 == 4 ? ' ' : (char)('a' + i * i % 26);
  read_text(r, (pf_view){other, sizeof other});
  assert_sound(r);
  read_text(r, text);
  assert_int_equal(r->analysis.words.count, count);
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(first[i].head, r->analysis.words.items[i].head);
    assert_int_equal(first[i].features, r->analysis.words.items[i].features);
    assert_int_equal(first[i].relation, r->analysis.words.items[i].relation);
  }
  free(first);
}

static void strange_texts_stay_sound(void **state) {
  reading *r = *state;
  size_t size = 100000;
  char *bytes = malloc(size);
  uint32_t seed = 3;
  for (int kind = 0; kind < 4; kind++) {
    for (size_t i = 0; i < size; i++) {
      seed = seed * 1664525u + 1013904223u;
      char c = (char)(32 + (seed >> 16) % 95);
      bytes[i] = kind == 0 ? 'x' : kind == 1 ? (i % 2 == 0 ? 'a' : ' ') : kind == 2 ? (i % 2 == 0 ? '"' : ' ') : c;
    }
    read_text(r, (pf_view){bytes, size});
    assert_sound(r);
  }
  read_text(r, (pf_view){"", 0});
  assert_sound(r);
  free(bytes);
}

/* A letter of each run of 128 code points, each a word, then all of them as one. */
static void every_block_of_unicode_stays_sound(void **state) {
  reading *r = *state;
  char *bytes = malloc(0x110000 / 128 * 5);
  for (int spaced = 0; spaced < 2; spaced++) {
    size_t size = 0;
    for (uint32_t c = 'a'; c <= 0x10FFFFu; c += 128) {
      size += pfi_utf8_encode(c, bytes + size);
      if (spaced == 0) bytes[size++] = ' ';
    }
    read_text(r, (pf_view){bytes, size});
    assert_true(r->analysis.words.count > 0);
    assert_sound(r);
  }
  free(bytes);
}

static void no_memory_is_reported_and_nothing_leaks(void **state) {
  reading *r = *state;
  pf_view text = PFI_VIEW("A fire broke out at the port. Nobody was hurt.");
  read_text(r, text);
  for (size_t fail_at = 1; fail_at < 24; fail_at++) {
    ledger book = {.fail_at = fail_at};
    pf_allocator allocator = ledger_allocator(&book);
    pfi_analyser *analyser;
    pfi_analysis analysis = {0};
    pf_status status = pfi_analyser_new(&analyser, r->model, &allocator, NULL);
    if (status == PF_OK) status = pfi_analyse(&analysis, analyser, text, &r->sentences, NULL);
    assert_int_equal(status, book.requests >= fail_at ? PF_ERROR_MEMORY : PF_OK);
    pfi_analysis_free(&analysis, &allocator);
    pfi_analyser_free(analyser);
    assert_int_equal(book.bytes_out, 0);
  }
}

#define WITH_READING(test) cmocka_unit_test_setup_teardown(test, open_reading, close_reading)

int main(void) {
  const struct CMUnitTest tests[] = {
      WITH_READING(reads_who_did_what),
      WITH_READING(reads_passives_and_clauses),
      WITH_READING(reads_capitals_as_it_reads_small_letters),
      WITH_READING(the_parts_of_a_contraction_are_words),
      WITH_READING(what_was_read_before_changes_nothing),
      WITH_READING(strange_texts_stay_sound),
      WITH_READING(every_block_of_unicode_stays_sound),
      WITH_READING(no_memory_is_reported_and_nothing_leaks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
