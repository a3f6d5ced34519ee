/* index_format_test.c - indexes saved, loaded, damaged, merged. */
#include "deduplicate/index_format.h"

#include <stdio.h>

#include "deduplicate/paragraphs.h"

typedef struct bytes {
  char *data;
  size_t size, capacity;
  size_t stop_at; /* refuses the call of this number; 0: none */
  size_t calls;
} bytes;

static int take_bytes(void *context, const char *data, size_t size) {
  bytes *to = context;
  if (++to->calls == to->stop_at) return 1;
  if (to->size + size > to->capacity) {
    to->capacity = (to->size + size) * 2;
    to->data = realloc(to->data, to->capacity);
    assert_non_null(to->data);
  }
  memcpy(to->data + to->size, data, size);
  to->size += size;
  return 0;
}

/* Forty words, most of which no other number has. */
static const char *write_paragraph(char buffer[1024], unsigned number) {
  static const char *const words[] = {"river", "council", "vote", "bridge", "storm", "doctor", "school", "price"};
  size_t at = 0;
  for (unsigned i = 0; i < 40; i++) {
    unsigned draw = (number * 64 + i) * 2654435761u;
    draw = (draw ^ draw >> 15) * 2246822519u;
    draw ^= draw >> 13;
    int size = snprintf(buffer + at, 1024 - at, "%s%s%u", i > 0 ? " " : "", words[draw % 8], draw % 997);
    at += (size_t)size;
  }
  return buffer;
}

/* Each article has a paragraph, an edit of the article's before, and the paragraph again. */
static void fill(pf_index *index, unsigned first, unsigned end, pfi_arena *arena) {
  for (unsigned n = first; n < end; n++) {
    char text[1024], edited[1024], id[32];
    snprintf(id, sizeof id, "article %u", n);
    write_paragraph(text, n);
    write_paragraph(edited, n + 9999);
    memcpy(edited + 120, text + 120, strlen(text) < strlen(edited) ? strlen(text) - 120 : strlen(edited) - 120);
    pfi_repeats found;
    SEE(index, id, arena, &found, text, edited, text);
    assert_int_equal(found.count, 2);
  }
}

static pf_index *loaded(const bytes *from) {
  pf_index *index;
  assert_int_equal(pf_index_load(&index, from->data, from->size, NULL, NULL), PF_OK);
  return index;
}

static void assert_same_bytes(const pf_index *a, const pf_index *b) {
  bytes one = {0}, other = {0};
  assert_int_equal(pf_index_save(a, take_bytes, &one, NULL), PF_OK);
  assert_int_equal(pf_index_save(b, take_bytes, &other, NULL), PF_OK);
  assert_int_equal(one.size, other.size);
  assert_memory_equal(one.data, other.data, one.size);
  free(one.data);
  free(other.data);
}

typedef struct made {
  pf_allocator allocator;
  pfi_arena arena;
  pf_index *index;
  bytes saved;
} made;

static int make(void **state) {
  made *m = calloc(1, sizeof *m);
  if (m == NULL) return 1;
  m->allocator = pfi_allocator_or_default(NULL);
  pfi_arena_init(&m->arena, &m->allocator);
  *state = m;
  if (pf_index_new(&m->index, NULL, NULL) != PF_OK) return 1;
  fill(m->index, 0, 200, &m->arena);
  return pf_index_save(m->index, take_bytes, &m->saved, NULL) != PF_OK;
}

static int unmake(void **state) {
  made *m = *state;
  pf_index_free(m->index);
  pfi_arena_free(&m->arena);
  free(m->saved.data);
  free(m);
  return 0;
}

static void a_loaded_index_finds_what_the_saved_one_saw(void **state) {
  made *m = *state;
  pf_index *index = loaded(&m->saved);
  assert_int_equal(pf_index_paragraph_count(index), pf_index_paragraph_count(m->index));
  assert_true(pf_index_memory(index) < 1024);
  char text[1024];
  pfi_repeats found;
  SEE(index, "new", &m->arena, &found, write_paragraph(text, 77));
  assert_int_equal(found.count, 1);
  assert_repeat(&found, 0, 0, "article 77", 0, PF_REPEAT_EXACT);
  pf_index_free(index);
}

static void a_loaded_index_grows_as_the_one_in_memory_does(void **state) {
  made *m = *state;
  pf_index *index = loaded(&m->saved);
  fill(index, 200, 500, &m->arena);
  fill(m->index, 200, 500, &m->arena);
  assert_same_bytes(index, m->index);
  pf_index_free(index);
}

static void bytes_that_lie_anywhere_can_be_loaded(void **state) {
  made *m = *state;
  char *moved = malloc(m->saved.size + 1);
  assert_non_null(moved);
  memcpy(moved + 1, m->saved.data, m->saved.size);
  pf_index *index;
  assert_int_equal(pf_index_load(&index, moved + 1, m->saved.size, NULL, NULL), PF_OK);
  free(moved);
  assert_same_bytes(index, m->index);
  pf_index_free(index);
}

static void two_indexes_merged_are_the_index_of_both(void **state) {
  made *m = *state;
  pf_index *second;
  assert_int_equal(pf_index_new(&second, NULL, NULL), PF_OK);
  fill(second, 150, 450, &m->arena);
  pf_index *whole = loaded(&m->saved);
  for (unsigned n = 150; n < 450; n++) { /* as fill, but what the first 200 had is found in other articles */
    char text[1024], edited[1024], id[32];
    snprintf(id, sizeof id, "article %u", n);
    write_paragraph(text, n);
    write_paragraph(edited, n + 9999);
    memcpy(edited + 120, text + 120, strlen(text) < strlen(edited) ? strlen(text) - 120 : strlen(edited) - 120);
    pfi_repeats found;
    SEE(whole, id, &m->arena, &found, text, edited, text);
    assert_int_equal(found.count, n < 200 ? 3 : 2);
  }
  assert_int_equal(pf_index_merge(m->index, second, NULL), PF_OK);
  assert_same_bytes(m->index, whole);
  pf_index_free(second);
  pf_index_free(whole);
}

static void an_index_is_not_merged_with_itself(void **state) {
  made *m = *state;
  assert_int_equal(pf_index_merge(m->index, m->index, NULL), PF_ERROR_ARGUMENT);
  assert_int_equal(pf_index_merge(m->index, NULL, NULL), PF_ERROR_ARGUMENT);
}

static void every_byte_that_is_turned_is_noticed(void **state) {
  made *m = *state;
  pf_index *index;
  pf_error error;
  for (size_t i = 0; i < m->saved.size; i += i < 512 ? 1 : 509) {
    char was = m->saved.data[i];
    m->saved.data[i] = (char)(was ^ 0x10);
    if (pf_index_load(&index, m->saved.data, m->saved.size, NULL, &error) == PF_OK) {
      assert_int_equal(was, 0); /* the padding between two parts */
      pf_index_free(index);
    } else {
      assert_int_equal(error.status, PF_ERROR_FORMAT);
      assert_true(strlen(error.message) > 10);
      assert_null(index);
    }
    m->saved.data[i] = was;
  }
}

static void an_index_that_is_cut_off_is_refused(void **state) {
  made *m = *state;
  pf_index *index;
  for (size_t size = 0; size < m->saved.size; size += size < 300 ? 1 : 997)
    assert_int_equal(pf_index_load(&index, m->saved.data, size, NULL, NULL), PF_ERROR_FORMAT);
}

static void a_sink_that_stops_is_reported(void **state) {
  made *m = *state;
  for (size_t n = 1; n <= m->saved.calls; n++) {
    bytes to = {.stop_at = n};
    assert_int_equal(pf_index_save(m->index, take_bytes, &to, NULL), PF_ERROR_SINK);
    free(to.data);
  }
}

static void an_empty_index_is_saved_and_loaded(void **state) {
  (void)state;
  pf_index *index;
  bytes saved = {0};
  assert_int_equal(pf_index_new(&index, NULL, NULL), PF_OK);
  assert_int_equal(pf_index_save(index, take_bytes, &saved, NULL), PF_OK);
  pf_index *again = loaded(&saved);
  assert_int_equal(pf_index_paragraph_count(again), 0);
  assert_int_equal(pf_index_check(again, NULL), PF_OK);
  pf_index_free(again);
  pf_index_free(index);
  free(saved.data);
}

#define MADE(test) cmocka_unit_test_setup_teardown(test, make, unmake)

int main(void) {
  const struct CMUnitTest tests[] = {
      MADE(a_loaded_index_finds_what_the_saved_one_saw),
      MADE(a_loaded_index_grows_as_the_one_in_memory_does),
      MADE(bytes_that_lie_anywhere_can_be_loaded),
      MADE(two_indexes_merged_are_the_index_of_both),
      MADE(an_index_is_not_merged_with_itself),
      MADE(every_byte_that_is_turned_is_noticed),
      MADE(an_index_that_is_cut_off_is_refused),
      MADE(a_sink_that_stops_is_reported),
      cmocka_unit_test(an_empty_index_is_saved_and_loaded),
  };
  return cmocka_run_group_tests_name("deduplicate/index_format", tests, NULL, NULL);
}
