/* coreference_test.c - who is who in a few lines. */
#include "analyse/analysis.h"

#include <stdlib.h>

#include "support/cmocka_all.h"

typedef struct story {
  pf_model *model;
  pfi_analyser *analyser;
  pfi_sentences sentences;
  pfi_analysis analysis;
  pf_view text;
} story;

static void read_story(story *s, pf_view text) {
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  s->text = text;
  s->sentences.sentences.count = s->sentences.tokens.count = 0;
  pfi_range all = {0, (uint32_t)text.size};
  assert_int_equal(pfi_sentences_find(&s->sentences, text, all, &allocator, NULL), PF_OK);
  assert_int_equal(pfi_analyse(&s->analysis, s->analyser, text, &s->sentences, NULL), PF_OK);
}

static int open_story(void **state) {
  story *s = calloc(1, sizeof *s);
  *state = s;
  return pf_model_new(&s->model, NULL, NULL, NULL) != PF_OK ||
         pfi_analyser_new(&s->analyser, s->model, NULL, NULL) != PF_OK;
}

static int close_story(void **state) {
  story *s = *state;
  pf_allocator allocator = pfi_allocator_or_default(NULL);
  pfi_analysis_free(&s->analysis, &allocator);
  pfi_sentences_free(&s->sentences, &allocator);
  pfi_analyser_free(s->analyser);
  pf_model_free(s->model);
  free(s);
  return 0;
}

/* The entity of the `nth` mention with this text, from 0; -1 when there is none. */
static int entity_of(const story *s, const char *text, int nth) {
  for (size_t i = 0; i < s->analysis.mentions.count; i++) {
    const pfi_mention *m = &s->analysis.mentions.items[i];
    if (pfi_view_equal(pfi_view_slice(s->text, m->start, m->size), pfi_view_of_string(text)) && nth-- == 0)
      return (int)m->entity;
  }
  return -1;
}

static void assert_same(const story *s, const char *a, const char *b) {
  int first = entity_of(s, a, 0);
  if (first < 0 || first != entity_of(s, b, 0)) fail_msg("%s (%d) and %s (%d)", a, first, b, entity_of(s, b, 0));
}

static void assert_apart(const story *s, const char *a, const char *b) {
  int first = entity_of(s, a, 0);
  if (first >= 0 && first == entity_of(s, b, 0)) fail_msg("%s and %s are both %d", a, b, first);
}

static void a_short_form_is_the_person_named_before(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("Maria Keller resigned on Monday. Keller had led the bank since 2009."));
  assert_same(s, "Maria Keller", "Keller");
  const pfi_entity *entity = &s->analysis.entities.items[entity_of(s, "Keller", 0)];
  assert_int_equal(entity->type, PFI_ENTITY_PER);
  const pfi_mention *best = &s->analysis.mentions.items[entity->best_mention];
  assert_true(pfi_view_equal(pfi_view_slice(s->text, best->start, best->size), PFI_VIEW("Maria Keller")));
}

static void a_title_stays_outside_the_name(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("President John Miller met Mrs. Brown in London."));
  assert_true(entity_of(s, "John Miller", 0) >= 0);
  assert_true(entity_of(s, "Brown", 0) >= 0);
  assert_apart(s, "John Miller", "Brown");
}

static void he_and_she_are_told_apart(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("Anna Smith thanked Peter Brown. She had asked him for help."));
  assert_same(s, "Anna Smith", "She");
  assert_same(s, "Peter Brown", "him");
}

static void it_is_not_a_person(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("Anna Smith left the company. It had lost money."));
  assert_apart(s, "Anna Smith", "It");
}

static void an_apposition_speaks_of_the_name(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("Peter Novak, a spokesman for the army, denied the report. The spokesman blamed rebels."));
  assert_same(s, "Peter Novak", "The spokesman");
}

static void i_in_a_quotation_is_the_speaker(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("\"I have never met the minister,\" Carlos Vega said."));
  assert_same(s, "I", "Carlos Vega");
}

static void mentions_are_in_order_and_inside_the_text(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("The World Health Organization warned Kenya. The WHO said the virus had spread in its cities, "
                         "and that it feared for them. Doctors in Nairobi said they agreed with the agency."));
  uint32_t before = 0;
  for (size_t i = 0; i < s->analysis.mentions.count; i++) {
    const pfi_mention *m = &s->analysis.mentions.items[i];
    assert_true(m->start >= before && m->start + m->size <= s->text.size);
    assert_true(m->entity < s->analysis.entities.count);
    assert_true(m->head_word >= m->first_word && m->head_word < m->first_word + m->word_count);
    before = m->start;
  }
  size_t mentions = 0;
  for (size_t i = 0; i < s->analysis.entities.count; i++)
    mentions += s->analysis.entities.items[i].mention_count;
  assert_int_equal(mentions, s->analysis.mentions.count);
}

#define WITH_STORY(test) cmocka_unit_test_setup_teardown(test, open_story, close_story)

static void first_names_and_nouns_for_people_are_told_apart(void **state) {
  (void)state;
  assert_true(pfi_is_first_name(PFI_VIEW("Florence")));
  assert_true(pfi_is_first_name(PFI_VIEW("james")));
  assert_false(pfi_is_first_name(PFI_VIEW("envoy")));
  assert_true(pfi_is_person_noun(PFI_VIEW("Envoy")));
  assert_false(pfi_is_person_noun(PFI_VIEW("florence")));
  assert_false(pfi_is_first_name(PFI_VIEW("Istanbul")));
}

/* The words of the next sentence were once taken for dependents of a noun that is the first of its own. */
static void the_phrase_of_a_noun_ends_with_its_sentence(void **state) {
  story *s = *state;
  read_story(s, PFI_VIEW("Talks began in Oslo in the spring. Talks failed. Officials of the union left the hall."));
  assert_true(entity_of(s, "Talks", 0) >= 0);
  assert_int_equal(entity_of(s, "Talks", 0), entity_of(s, "Talks", 1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(first_names_and_nouns_for_people_are_told_apart),
      WITH_STORY(a_short_form_is_the_person_named_before),
      WITH_STORY(a_title_stays_outside_the_name),
      WITH_STORY(he_and_she_are_told_apart),
      WITH_STORY(it_is_not_a_person),
      WITH_STORY(an_apposition_speaks_of_the_name),
      WITH_STORY(i_in_a_quotation_is_the_speaker),
      WITH_STORY(the_phrase_of_a_noun_ends_with_its_sentence),
      WITH_STORY(mentions_are_in_order_and_inside_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
