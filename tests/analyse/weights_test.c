/* weights_test.c - models from bytes: the built-in one passes its own checks, damage is found. */
#include "analyse/weights.h"

#include <stdlib.h>

#include "base/hash.h"
#include "data/weights_en.h"
#include "support/cmocka_all.h"
#include "support/ledger.h"

static unsigned char *copy_of_model(size_t *size) {
  const unsigned char *bytes = pfi_weights_en(size);
  unsigned char *copy = malloc(*size);
  memcpy(copy, bytes, *size);
  return copy;
}

static void put_checksum(unsigned char *bytes, size_t size) {
  uint64_t sum = pfi_hash64(bytes + 24, size - 24, 0);
  for (size_t i = 0; i < 8; i++)
    bytes[16 + i] = (unsigned char)(sum >> 8 * i);
}

static void the_built_in_model_passes_every_check(void **state) {
  (void)state;
  size_t size;
  const unsigned char *bytes = pfi_weights_en(&size);
  assert_true(size < (size_t)6 << 20);
  assert_int_equal((uintptr_t)bytes % 64, 0);
  pf_model *model;
  pf_error error;
  assert_int_equal(pf_model_load(&model, (const char *)bytes, size, NULL, &error), PF_OK);
  pf_model_free(model);
}

static void a_model_cut_short_is_refused(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = copy_of_model(&size);
  for (size_t cut = 0; cut < size; cut += cut < 200 ? 1 : 99991) {
    pf_model *model;
    assert_int_equal(pf_model_load(&model, (const char *)bytes, cut, NULL, NULL), PF_ERROR_FORMAT);
    assert_null(model);
  }
  free(bytes);
}

static void a_flipped_bit_is_found_by_the_checksum(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = copy_of_model(&size);
  for (size_t at = 0; at < size; at += 65537) {
    pf_model *model;
    bytes[at] ^= 4;
    assert_int_equal(pf_model_load(&model, (const char *)bytes, size, NULL, NULL), PF_ERROR_FORMAT);
    bytes[at] ^= 4;
  }
  free(bytes);
}

static void dimensions_out_of_range_are_refused_even_under_a_right_checksum(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = copy_of_model(&size);
  for (size_t field = 24; field < 44; field += 4) {
    for (int value = 0; value < 3; value++) {
      unsigned char kept[4];
      memcpy(kept, bytes + field, 4);
      memset(bytes + field, value == 0 ? 0 : value == 1 ? 0xFF : 0x7F, 4);
      put_checksum(bytes, size);
      pf_model *model;
      assert_int_equal(pf_model_load(&model, (const char *)bytes, size, NULL, NULL), PF_ERROR_FORMAT);
      memcpy(bytes + field, kept, 4);
    }
  }
  free(bytes);
}

static void a_number_that_kernels_cannot_take_is_refused_even_under_a_right_checksum(void **state) {
  (void)state;
  size_t size;
  unsigned char *bytes = copy_of_model(&size);
  memset(bytes + size / 2, 0x80, 1); /* among the rows: -128 */
  put_checksum(bytes, size);
  pf_model *model;
  assert_int_equal(pf_model_load(&model, (const char *)bytes, size, NULL, NULL), PF_ERROR_FORMAT);
  free(bytes);
}

static void no_memory_is_reported_and_nothing_leaks(void **state) {
  (void)state;
  for (size_t fail_at = 1; fail_at < 4; fail_at++) {
    ledger book = {.fail_at = fail_at};
    pf_allocator allocator = ledger_allocator(&book);
    pf_model *model;
    pf_status status = pf_model_new(&model, "en", &allocator, NULL);
    assert_int_equal(status, fail_at < 3 ? PF_ERROR_MEMORY : PF_OK);
    pf_model_free(model);
    assert_int_equal(book.bytes_out, 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_built_in_model_passes_every_check),
      cmocka_unit_test(a_model_cut_short_is_refused),
      cmocka_unit_test(a_flipped_bit_is_found_by_the_checksum),
      cmocka_unit_test(dimensions_out_of_range_are_refused_even_under_a_right_checksum),
      cmocka_unit_test(a_number_that_kernels_cannot_take_is_refused_even_under_a_right_checksum),
      cmocka_unit_test(no_memory_is_reported_and_nothing_leaks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
