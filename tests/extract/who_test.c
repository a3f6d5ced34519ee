/* who_test.c - who is meant by a mention or a source, by the table tests/cases/extract/who.txt. */
#include "support/case_file.h"
#include "support/cmocka_all.h"
#include "support/extracted.h"

#include <stdio.h>
#include <string.h>

enum { WHO_FIELDS = 3, WHO_LINE = 1024 };

typedef struct who_tally {
  size_t passed, failed, traps;
} who_tally;

static bool is_text(const extracted *found, pfi_range range, const char *words) {
  return pfi_view_equal(pfi_view_of_range(found->article.text, range), pfi_view_of_string(words));
}

/* The entity of the last mention with these words, else of the last source that they are. */
static uint32_t entity_of_words(const extracted *found, const char *words) {
  const pfi_claims *claims = &found->claims;
  uint32_t entity = PFI_NO_INDEX, start = 0;
  for (uint32_t e = 0; e < claims->entities.count; e++) {
    pfi_mark mentions = claims->entities.items[e].mentions;
    for (uint32_t m = mentions.first; m < mentions.first + mentions.count; m++) {
      pfi_range range = claims->mentions.items[m].range;
      if (!is_text(found, range, words) || (entity != PFI_NO_INDEX && range.start < start)) continue;
      entity = e;
      start = range.start;
    }
  }
  if (entity != PFI_NO_INDEX) return entity;
  for (size_t s = claims->statements.count; s-- > 0;) {
    pfi_mark source = claims->statements.items[s].source;
    if (source.count > 0 && is_text(found, claims->ranges.items[source.first], words))
      return claims->statements.items[s].source_entity;
  }
  return PFI_NO_INDEX;
}

/* The name of an entity, "-" of one that has only nouns and pronouns. */
static void write_name(const extracted *found, uint32_t entity, char *out, size_t size) {
  (void)snprintf(out, size, "-");
  if (entity == PFI_NO_INDEX) return;
  const pfi_claim_entity *found_entity = &found->claims.entities.items[entity];
  for (uint32_t m = found_entity->mentions.first; m < found_entity->mentions.first + found_entity->mentions.count;
       m++) {
    if (found->claims.mentions.items[m].kind != PF_MENTION_NAME) continue;
    pf_view name = pfi_view_of_range(found->article.text, found_entity->name);
    (void)snprintf(out, size, "%.*s", (int)name.size, name.data);
    return;
  }
}

static bool who_passes(char *fields[WHO_FIELDS], int line, bool tell) {
  extracted found;
  char text[WHO_LINE], name[WHO_LINE];
  (void)snprintf(text, sizeof text, "%s\n", fields[0]);
  assert_int_equal(extract_lines(&found, text, NULL), PF_OK);
  write_name(&found, entity_of_words(&found, fields[1]), name, sizeof name);
  bool other = strncmp(fields[2], "!= ", 3) == 0;
  bool passes = other ? strcmp(name, fields[2] + 3) != 0 : strcmp(name, fields[2]) == 0;
  if (!passes && tell) print_error("line %d: %s is '%s' in: %s\n", line, fields[1], name, fields[0]);
  if (passes && !tell) print_error("line %d passes now: %s\n", line, fields[0]);
  extracted_free(&found);
  return passes;
}

static who_tally run_who(const char *path, bool tell) {
  who_tally sum = {0, 0, 0};
  char line[WHO_LINE];
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
    char *fields[WHO_FIELDS];
    bool trap;
    if (!read_case_fields(line, fields, WHO_FIELDS, &trap)) continue;
    ++*(who_passes(fields, number, tell) ? &sum.passed : &sum.failed);
    sum.traps += trap;
  }
  (void)fclose(file);
  return sum;
}

static void those_who_are_meant_are_those_of_the_cases(void **state) {
  (void)state;
  who_tally sum = run_who(SOURCE_FOLDER "/tests/cases/extract/who.txt", true);
  assert_int_equal(sum.failed, 0);
  assert_true(sum.passed >= 65);
  assert_true(sum.traps >= 33);
}

static void known_failures_still_fail(void **state) {
  (void)state;
  assert_int_equal(run_who(SOURCE_FOLDER "/tests/cases/extract/known_failures/who.txt", false).passed, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(those_who_are_meant_are_those_of_the_cases),
      cmocka_unit_test(known_failures_still_fail),
  };
  return cmocka_run_group_tests_name("extract/who", tests, NULL, NULL);
}
