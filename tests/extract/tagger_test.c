/* tagger_test.c - the roles are those that plain arithmetic gives, and contexts those of climbing every tree. */
#include "extract/tagger.h"

#include "support/analysed.h"
#include "support/cmocka_all.h"

static const char *const texts[] = {
    "The ferry is late.",
    "\"We will mend the bridge,\" said Ada Holm, the mayor of Lindau. \"It takes a week.\"",
    "Ruiz denied that the mill had been sold, and told reporters he doubted what the ministry claimed.",
    "According to the harbour's owners, who asked not to be named, nobody believes the report. Did Lo say so? No.",
    ") , \" . ' - 7 7 7 : ( said said \" \" the",
};

typedef struct tagged {
  analysed text;
  pfi_passage passage;
  pfi_tagger tagger;
  pf_allocator allocator;
} tagged;

static int begin(void **state) {
  static tagged all;
  all = (tagged){.allocator = pfi_allocator_or_default(NULL)};
  analysed_begin(&all.text);
  *state = &all;
  return 0;
}

static int end(void **state) {
  tagged *all = *state;
  pfi_tagger_free(&all->tagger, &all->allocator);
  pfi_passage_free(&all->passage, &all->allocator);
  analysed_end(&all->text);
  return 0;
}

static void tag(tagged *all, const char *text) {
  analysed_text(&all->text, text);
  pfi_findings findings = {all->text.text, &all->text.sentences, &all->text.analysis};
  pfi_range whole = {0, (uint32_t)all->text.text.size};
  assert_int_equal(
      pfi_passage_read(&all->passage, &findings, whole, 0, all->text.sentences.sentences.count, &all->allocator, NULL),
      PF_OK);
  assert_int_equal(pfi_tagger_run(&all->tagger, &all->passage, &all->allocator, NULL), PF_OK);
}

/* The weight of one step: of the word's features for a label, and of the label before. */
static int64_t step_weight(const tagged *all, size_t word, size_t before, size_t label) {
  size_t size;
  const unsigned char *weights = pfi_role_weights(&size);
  uint32_t rows[PFI_ROLE_FEATURES];
  pfi_role_features(&all->passage, &all->tagger.contexts, word, rows);
  int64_t sum = 0;
  for (size_t i = 0; i < PFI_ROLE_FEATURES; i++)
    sum += weights[rows[i] * PFI_ROLE_LABELS + label] - PFI_ROLE_WEIGHT_ZERO;
  const pfi_passage_word *words = all->passage.words.items;
  size_t start = word == 0 || words[word].sentence != words[word - 1].sentence;
  const unsigned char *at =
      weights + PFI_ROLE_ROWS * PFI_ROLE_LABELS + 2 * ((start * PFI_ROLE_LABELS + before) * PFI_ROLE_LABELS + label);
  int16_t transition = (int16_t)(uint16_t)(at[0] | at[1] << 8);
  assert_int_equal(transition == PFI_ROLE_NEVER, !pfi_role_may_follow((pfi_role)before, (pfi_role)label));
  return sum + (transition == PFI_ROLE_NEVER ? -1000000000 : transition);
}

/* The weight of the best path, by Viterbi in wide numbers that are never lowered. */
static int64_t best_weight(const tagged *all) {
  int64_t best[PFI_ROLE_LABELS];
  for (size_t label = 0; label < PFI_ROLE_LABELS; label++)
    best[label] = label == PFI_ROLE_NONE ? 0 : -1000000000;
  for (size_t word = 0; word < all->passage.words.count; word++) {
    int64_t next[PFI_ROLE_LABELS];
    for (size_t label = 0; label < PFI_ROLE_LABELS; label++) {
      next[label] = INT64_MIN;
      for (size_t before = 0; before < PFI_ROLE_LABELS; before++) {
        int64_t weight = best[before] + step_weight(all, word, before, label);
        if (weight > next[label]) next[label] = weight;
      }
    }
    memcpy(best, next, sizeof best);
  }
  int64_t top = best[0];
  for (size_t label = 1; label < PFI_ROLE_LABELS; label++)
    if (label != PFI_ROLE_BETWEEN && best[label] > top) top = best[label];
  return top;
}

static int64_t weight_of_roles(const tagged *all) {
  int64_t weight = 0;
  for (size_t word = 0; word < all->passage.words.count; word++)
    weight += step_weight(all, word, word == 0 ? PFI_ROLE_NONE : all->tagger.roles.items[word - 1],
                          all->tagger.roles.items[word]);
  return weight;
}

static void the_roles_are_the_best_path(void **state) {
  tagged *all = *state;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    tag(all, texts[i]);
    assert_int_equal(all->tagger.roles.count, all->passage.words.count);
    assert_int_equal(weight_of_roles(all), best_weight(all));
  }
}

static void a_long_block_has_the_best_path_too(void **state) {
  tagged *all = *state;
  static char text[64 * 1024];
  size_t used = 0;
  while (used + strlen(texts[2]) + 2 < sizeof text) {
    memcpy(text + used, texts[2], strlen(texts[2]));
    used += strlen(texts[2]);
    text[used++] = ' ';
  }
  tag(all, text);
  assert_int_equal(weight_of_roles(all), best_weight(all));
}

/* Climbs from every word to the root, telling each on the way. */
static void assert_contexts(const tagged *all) {
  const pfi_passage_word *words = all->passage.words.items;
  const pfi_context *contexts = all->tagger.contexts.items.items;
  size_t count = all->passage.words.count;
  for (size_t of = 0; of < count; of++) {
    size_t first = of, last = of;
    for (size_t word = 0; word < count; word++) {
      bool under = false;
      for (size_t at = word; words[at].head != 0; at = words[at].head - 1)
        under = under || words[at].head - 1 == of;
      if (under && word < first) first = word;
      if (under && word > last) last = word;
    }
    assert_int_equal(contexts[of].first, first);
    assert_int_equal(contexts[of].last, last);
    uint32_t above = 0, top = 0;
    for (size_t at = of; words[at].head != 0; at = words[at].head - 1) {
      if (!words[words[at].head - 1].may_lead) continue;
      top = words[at].head;
      if (above == 0) above = top;
      assert_true(top != contexts[of].top || contexts[of].under_top == words[at].relation);
      assert_true(above != words[at].head || contexts[of].under == words[at].relation);
    }
    assert_int_equal(contexts[of].above, above);
    assert_int_equal(contexts[of].top, top);
  }
}

static void contexts_are_those_of_climbing_every_tree(void **state) {
  tagged *all = *state;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    tag(all, texts[i]);
    assert_contexts(all);
  }
}

static void a_word_knows_what_it_is_as_a_cue(void **state) {
  tagged *all = *state;
  tag(all, "SAID the demands according reportedly ferry");
  const pfi_passage_word *words = all->passage.words.items;
  static const bool leads[] = {true, false, true, true, false, false};
  for (size_t i = 0; i < 6; i++) {
    const pfi_cue_form *form = pfi_cue_find(pfi_passage_text(&all->passage, i));
    assert_int_equal(words[i].cue, form == NULL ? 0 : form - pfi_cue_forms + 1);
    assert_int_equal(words[i].cue_lemma, form == NULL ? 0 : form->lemma_number);
    assert_int_equal(words[i].cue_class == 0, form == NULL);
    assert_int_equal(words[i].may_lead, leads[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_roles_are_the_best_path),
      cmocka_unit_test(a_long_block_has_the_best_path_too),
      cmocka_unit_test(contexts_are_those_of_climbing_every_tree),
      cmocka_unit_test(a_word_knows_what_it_is_as_a_cue),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
