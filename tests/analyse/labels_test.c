/* labels_test.c - relations and the bases of their subtypes. */
#include "analyse/labels.h"

#include <string.h>

#include "support/cmocka_all.h"

static void the_base_of_a_relation_is_what_stands_before_the_colon(void **state) {
  (void)state;
  unsigned subtypes = 0;
  for (unsigned relation = 0; relation < PFI_RELATION_COUNT; relation++) {
    const char *name = pfi_relation_name(relation), *base = pfi_relation_name(pfi_relation_base(relation));
    size_t size = strcspn(name, ":");
    subtypes += name[size] == ':';
    if (strlen(base) != size || memcmp(base, name, size) != 0) fail_msg("%s: %s", name, base);
  }
  assert_true(subtypes > 10);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_base_of_a_relation_is_what_stands_before_the_colon)};
  return cmocka_run_group_tests_name("analyse/labels", tests, NULL, NULL);
}
