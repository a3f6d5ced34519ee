/* analyse_test.c - pf_analyse: CoNLL-U with the caller's offsets, through the public header alone. */
#include "peacefacts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"

typedef struct gathered_text {
  char *bytes;
  size_t size;
  size_t stop_at; /* refuse what goes past this many bytes; 0: never */
} gathered_text;

static int gather_text(void *context, const char *data, size_t size) {
  gathered_text *text = context;
  if (text->stop_at > 0 && text->size + size > text->stop_at) return 1;
  text->bytes = realloc(text->bytes, text->size + size + 1);
  memcpy(text->bytes + text->size, data, size);
  text->size += size;
  text->bytes[text->size] = '\0';
  return 0;
}

static pf_status analyse_bytes(const char *bytes, size_t size, gathered_text *out) {
  pf_model *model = NULL;
  pf_corpus *corpus = NULL;
  assert_int_equal(pf_model_new(&model, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_new(&corpus, NULL, NULL, NULL), PF_OK);
  assert_int_equal(pf_corpus_add(corpus, bytes, size, NULL, NULL), PF_OK);
  pf_status status = pf_analyse(model, corpus, gather_text, out, NULL);
  pf_corpus_free(corpus);
  pf_model_free(model);
  return status;
}

static const char article[] = "Officials said on Monday that the bridge wasn't safe. Anna Petrova closed the road.\n";

static void words_stand_where_the_caller_has_them(void **state) {
  (void)state;
  gathered_text out = {NULL, 0, 0};
  assert_int_equal(analyse_bytes(article, sizeof article - 1, &out), PF_OK);
  size_t words = 0;
  for (char *line = out.bytes; *line != '\0'; line = strchr(line, '\n') + 1) {
    unsigned start, end;
    char form[64];
    const char *places = strstr(line, "Start=");
    if (*line == '#' || *line == '\n') continue;
    assert_non_null(places);
    assert_int_equal(sscanf(places, "Start=%u|End=%u", &start, &end), 2);
    assert_int_equal(sscanf(strchr(line, '\t') + 1, "%63s", form), 1);
    assert_int_equal(strlen(form), end - start);
    assert_memory_equal(form, article + start, end - start);
    words++;
  }
  assert_int_equal(words, 18); /* 17 words, and the line of "wasn't" */
  assert_non_null(strstr(out.bytes, "8-9\twasn't\t_"));
  assert_non_null(strstr(out.bytes, "Name=B-PER"));
  free(out.bytes);
}

static void offsets_are_those_of_utf_16_when_that_was_given(void **state) {
  (void)state;
  char wide[2 * sizeof article] = {(char)0xFF, (char)0xFE};
  for (size_t i = 0; i + 1 < sizeof article; i++) {
    wide[2 + 2 * i] = article[i];
    wide[3 + 2 * i] = 0;
  }
  gathered_text out = {NULL, 0, 0};
  assert_int_equal(analyse_bytes(wide, 2 * sizeof article, &out), PF_OK);
  assert_non_null(strstr(out.bytes, "1\tOfficials\tofficial\t"));
  assert_non_null(strstr(out.bytes, "Start=2|End=20"));
  free(out.bytes);
}

static void a_sink_that_stops_is_reported(void **state) {
  (void)state;
  gathered_text out = {NULL, 0, 10};
  assert_int_equal(analyse_bytes(article, sizeof article - 1, &out), PF_ERROR_SINK);
  free(out.bytes);
}

static void arguments_are_checked(void **state) {
  (void)state;
  pf_error error;
  assert_int_equal(pf_analyse(NULL, NULL, NULL, NULL, &error), PF_ERROR_ARGUMENT);
  assert_true(strlen(error.message) > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_stand_where_the_caller_has_them),
      cmocka_unit_test(offsets_are_those_of_utf_16_when_that_was_given),
      cmocka_unit_test(a_sink_that_stops_is_reported),
      cmocka_unit_test(arguments_are_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
