/* kernel_loops.h - the loops that every table of kernels compiles for its own processor: plain C that compilers turn
 * into vectors. Included by the kernel files alone, each with its own KERNEL(name) and TARGET. */

/* round(a * b / 2^15): what pmulhrsw does. */
#define ROUND15(a, b) ((int16_t)(((int32_t)(a) * (int32_t)(b) + 16384) >> 15))

TARGET static inline int16_t KERNEL(clamp)(int32_t x, int32_t limit) {
  return (int16_t)(x > limit ? limit : x < -limit ? -limit : x);
}

TARGET static void KERNEL(join)(const int16_t *restrict a, const int16_t *restrict b, const int16_t *restrict c,
                                size_t count, int16_t *restrict y) {
  for (size_t k = 0; k < count; k++) {
    int32_t sum = a[k] + b[k] + c[k];
    y[k] = (int16_t)(sum < 0 ? 0 : sum > PFI_LIMIT ? PFI_LIMIT : sum);
  }
}

TARGET static void KERNEL(add_row)(const int8_t *restrict row, int16_t *restrict y) {
  for (size_t k = 0; k < PFI_WIDTH; k++)
    y[k] = (int16_t)(y[k] + row[k]);
}
