/* kernels_test.c - every table of kernels gives the bits of the portable one. */
#include "analyse/kernels.h"

#include <stdlib.h>
#include <string.h>

#include "support/cmocka_all.h"

enum { INPUTS = 384, OUTPUTS = 208, ROWS = 37 };

typedef struct random_numbers {
  uint64_t seed;
} random_numbers;

static int32_t draw(random_numbers *numbers, int32_t low, int32_t high) {
  numbers->seed = numbers->seed * 6364136223846793005u + 1442695040888963407u;
  return low + (int32_t)((numbers->seed >> 33) % (uint64_t)(high - low + 1));
}

/* A third of the numbers are the largest ones, so that sums that saturate would show. */
static int8_t draw_byte(random_numbers *numbers) {
  int32_t kind = draw(numbers, 0, 5);
  return (int8_t)(kind == 0 ? 127 : kind == 1 ? -127 : draw(numbers, -127, 127));
}

typedef struct sample_matrix {
  int8_t weights[INPUTS * OUTPUTS];
  int32_t bias[OUTPUTS], offset[OUTPUTS], shift[OUTPUTS];
  int16_t scale[OUTPUTS];
} sample_matrix;

static pfi_matrix draw_matrix(sample_matrix *m, random_numbers *numbers, uint32_t inputs) {
  for (size_t i = 0; i < inputs * (size_t)OUTPUTS; i++)
    m->weights[i] = draw_byte(numbers);
  for (size_t o = 0; o < OUTPUTS; o++) {
    int32_t sum = 0;
    for (size_t k = 0; k < inputs; k++)
      sum += m->weights[o / 16 * 16 * inputs + k / 4 * 64 + o % 16 * 4 + k % 4];
    m->bias[o] = draw(numbers, -1000000, 1000000);
    m->offset[o] = m->bias[o] - 128 * sum;
    m->shift[o] = draw(numbers, 0, 12);
    m->scale[o] = (int16_t)draw(numbers, 0, 32767);
  }
  return (pfi_matrix){m->weights, m->bias, m->offset, m->shift, m->scale, inputs, OUTPUTS};
}

static void fill_shorts(random_numbers *numbers, int16_t *out, size_t count) {
  for (size_t i = 0; i < count; i++)
    out[i] = (int16_t)(draw(numbers, 0, 9) == 0 ? PFI_LIMIT * draw(numbers, -1, 1) : draw(numbers, -3000, 3000));
}

static void for_each_table(void (*compare)(const pfi_kernels *kernels)) {
  for (unsigned number = 1; number < PFI_KERNELS_COUNT; number++) {
    const pfi_kernels *kernels = pfi_kernels_number(number);
    if (kernels != NULL) compare(kernels);
  }
}

static void compare_products(const pfi_kernels *kernels) {
  random_numbers numbers = {7};
  sample_matrix *memory = malloc(sizeof *memory);
  int8_t x[ROWS * INPUTS + INPUTS];
  int16_t expected[ROWS * OUTPUTS], got[ROWS * OUTPUTS];
  for (int round = 0; round < 20; round++) {
    pfi_matrix matrix = draw_matrix(memory, &numbers, round % 2 == 0 ? INPUTS : 96);
    for (size_t i = 0; i < sizeof x; i++)
      x[i] = draw_byte(&numbers);
    size_t count = (size_t)draw(&numbers, 1, ROWS), stride = round % 3 == 0 ? 128 : matrix.inputs;
    pfi_kernels_portable.multiply(&matrix, x, stride, count, expected);
    kernels->multiply(&matrix, x, stride, count, got);
    assert_memory_equal(got, expected, count * OUTPUTS * sizeof *got);
  }
  free(memory);
}

static void compare_recurrence(const pfi_kernels *kernels) {
  random_numbers numbers = {11};
  static int16_t u[ROWS * PFI_GATES], x[ROWS * PFI_BOTH], v[2 * PFI_BOTH], expected[ROWS * PFI_BOTH],
      got[ROWS * PFI_BOTH];
  for (int round = 0; round < 20; round++) {
    fill_shorts(&numbers, u, sizeof u / sizeof *u);
    fill_shorts(&numbers, x, sizeof x / sizeof *x);
    for (size_t i = 0; i < sizeof v / sizeof *v; i++)
      v[i] = (int16_t)draw(&numbers, -32767, 32767);
    size_t count = (size_t)draw(&numbers, 1, ROWS);
    pfi_kernels_portable.recur(u, x, v, count, expected);
    memcpy(got, x, sizeof got);
    kernels->recur(u, got, v, count, got); /* in place, as the encoder does */
    assert_memory_equal(got, expected, count * PFI_BOTH * sizeof *got);
  }
}

static void compare_plain_sums(const pfi_kernels *kernels) {
  enum { SIZE = 96, COLUMNS = 37, WHOLE = 48, STRIDE = 50 };
  random_numbers numbers = {17};
  int8_t x[ROWS * SIZE], columns[COLUMNS * SIZE], grouped[WHOLE * SIZE];
  int32_t got[ROWS * STRIDE];
  for (size_t count = 1; count <= ROWS; count++) {
    for (size_t i = 0; i < sizeof x; i++)
      x[i] = draw_byte(&numbers);
    for (size_t i = 0; i < sizeof columns; i++)
      columns[i] = draw_byte(&numbers);
    pfi_group_columns(columns, SIZE, COLUMNS, grouped);
    kernels->products(grouped, SIZE, WHOLE, x, count, got, STRIDE);
    for (size_t i = 0; i < count; i++) {
      for (size_t o = 0; o < WHOLE; o++) {
        int32_t sum = 0;
        for (size_t k = 0; o < COLUMNS && k < SIZE; k++)
          sum += x[i * SIZE + k] * columns[o * SIZE + k];
        assert_int_equal(got[i * STRIDE + o], sum);
      }
    }
  }
}

static void compare_small_ones(const pfi_kernels *kernels) {
  random_numbers numbers = {13};
  int16_t x[PFI_BOTH], sum[PFI_WIDTH], other_sum[PFI_WIDTH];
  int8_t narrow[PFI_BOTH], other_narrow[PFI_BOTH];
  fill_shorts(&numbers, x, PFI_BOTH);
  for (int16_t scale = 0; scale < 32000; scale = (int16_t)(scale + 701)) {
    pfi_kernels_portable.narrow(x, scale, PFI_BOTH, narrow);
    kernels->narrow(x, scale, PFI_BOTH, other_narrow);
    assert_memory_equal(narrow, other_narrow, sizeof narrow);
    pfi_kernels_portable.narrow_positive(x, scale, PFI_BOTH, narrow);
    kernels->narrow_positive(x, scale, PFI_BOTH, other_narrow);
    assert_memory_equal(narrow, other_narrow, sizeof narrow);
  }
  int16_t joined[96], other_joined[96];
  pfi_kernels_portable.join(x, x + 40, x + 80, 96, joined);
  kernels->join(x, x + 40, x + 80, 96, other_joined);
  assert_memory_equal(joined, other_joined, sizeof joined);
  fill_shorts(&numbers, sum, PFI_WIDTH);
  memcpy(other_sum, sum, sizeof sum);
  pfi_kernels_portable.add_row(narrow, sum);
  kernels->add_row(narrow, other_sum);
  assert_memory_equal(sum, other_sum, sizeof sum);
}

static void compare_best(const pfi_kernels *kernels) {
  enum { MOST = 200, STRIDE = 208, FEW_ROWS = 3 };
  random_numbers numbers = {19};
  static int32_t longs[FEW_ROWS * STRIDE];
  static int16_t shorts[FEW_ROWS * STRIDE];
  for (size_t count = 1; count <= MOST; count++) {
    /* few different numbers: the first of equals is wanted; what lies behind a row is larger than all in it */
    int32_t spread = count % 3 == 0 ? 2 : 2000;
    for (size_t i = 0; i < FEW_ROWS * (size_t)STRIDE; i++) {
      bool inside = i % STRIDE < count;
      longs[i] = inside ? draw(&numbers, -spread, spread) - 100000 : INT32_MAX;
      shorts[i] = (int16_t)(inside ? draw(&numbers, -spread, spread) - 30000 : INT16_MAX);
    }
    uint16_t best_long[FEW_ROWS], best_short[FEW_ROWS];
    kernels->best_long(longs, STRIDE, FEW_ROWS, count, best_long);
    kernels->best_short(shorts, STRIDE, FEW_ROWS, count, best_short);
    for (size_t row = 0; row < FEW_ROWS; row++) {
      size_t first_long = 0, first_short = 0;
      for (size_t k = 1; k < count; k++) {
        if (longs[row * STRIDE + k] > longs[row * STRIDE + first_long]) first_long = k;
        if (shorts[row * STRIDE + k] > shorts[row * STRIDE + first_short]) first_short = k;
      }
      assert_int_equal(best_long[row], first_long);
      assert_int_equal(best_short[row], first_short);
    }
  }
}

static void the_first_of_the_best_is_found_by_every_table(void **state) {
  (void)state;
  compare_best(&pfi_kernels_portable);
  for_each_table(compare_best);
}

static void products_are_bit_equal_on_every_table(void **state) {
  (void)state;
  for_each_table(compare_products);
}

static void the_recurrence_is_bit_equal_on_every_table(void **state) {
  (void)state;
  for_each_table(compare_recurrence);
}

static void plain_sums_are_those_of_columns(void **state) {
  (void)state;
  compare_plain_sums(&pfi_kernels_portable);
  for_each_table(compare_plain_sums);
}

static void narrowing_and_sums_are_bit_equal_on_every_table(void **state) {
  (void)state;
  for_each_table(compare_small_ones);
}

static void the_portable_product_is_the_sum_it_says(void **state) {
  (void)state;
  static int8_t weights[16 * 4];
  int32_t bias[16] = {0}, shift[16] = {0};
  int16_t scale[16], y[16];
  const int8_t x[4] = {1, -2, 3, 127};
  for (size_t o = 0; o < 16; o++) {
    for (size_t k = 0; k < 4; k++)
      weights[o * 4 + k] = (int8_t)(o + k);
    scale[o] = 16384; /* one half */
    bias[o] = 2;
  }
  pfi_matrix matrix = {weights, bias, bias, shift, scale, 4, 16};
  pfi_kernels_portable.multiply(&matrix, x, 4, 1, y);
  for (int o = 0; o < 16; o++) {
    int sum = 1 * o - 2 * (o + 1) + 3 * (o + 2) + 127 * (o + 3) + 2;
    assert_int_equal(y[o], (sum + 1) >> 1);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(products_are_bit_equal_on_every_table),
      cmocka_unit_test(the_first_of_the_best_is_found_by_every_table),
      cmocka_unit_test(plain_sums_are_those_of_columns),
      cmocka_unit_test(the_recurrence_is_bit_equal_on_every_table),
      cmocka_unit_test(narrowing_and_sums_are_bit_equal_on_every_table),
      cmocka_unit_test(the_portable_product_is_the_sum_it_says),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
