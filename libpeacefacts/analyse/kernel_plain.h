/* kernel_plain.h - the recurrence, narrowing and plain sums in C that compilers turn into vectors; they define what all
 * tables give. Included after kernel_loops.h by the kernel files that have none of their own; OWN_PRODUCTS: they have
 * plain sums. */

/* The quadratic sigmoid: 10 bits behind the point in, 15 out. 1/2 + x/4 (1 - |x|/8) between -4 and 4. */
TARGET static inline int16_t KERNEL(squash)(int16_t x) {
  int16_t y = x > 4095 ? 4095 : x < -4095 ? -4095 : x;
  int16_t a = (int16_t)(y < 0 ? -y : y);
  int16_t slope = (int16_t)(32767 - a * 4);
  int16_t rise = ROUND15((int16_t)(y * 8), slope);
  return (int16_t)(16384 + rise);
}

/* State times weight, 14 bits behind the point of the weight; kept so small that a gate's sum never overflows. */
TARGET static inline int16_t KERNEL(weigh)(int16_t state, int16_t weight) {
  int16_t half = ROUND15(state, weight);
  half = half > PFI_LIMIT / 2 ? PFI_LIMIT / 2 : half < -(PFI_LIMIT / 2) ? -(PFI_LIMIT / 2) : half;
  return (int16_t)(2 * half);
}

/* One step of PFI_WIDTH channels: u is candidate, forget, reset; `state` is read and written. */
TARGET static inline void KERNEL(step)(const int16_t *restrict u, const int16_t *restrict x, const int16_t *restrict v,
                                       int16_t *restrict state, int16_t *restrict h) {
  for (size_t k = 0; k < PFI_WIDTH; k++) {
    int16_t c = state[k];
    int16_t f = KERNEL(squash)((int16_t)(u[PFI_WIDTH + k] + KERNEL(weigh)(c, v[k])));
    int16_t r = KERNEL(squash)((int16_t)(u[2 * PFI_WIDTH + k] + KERNEL(weigh)(c, v[PFI_WIDTH + k])));
    int16_t behind = (int16_t)(c - u[k]);
    int16_t now = (int16_t)(u[k] + ROUND15(behind, f));
    int16_t above = (int16_t)(now - x[k]);
    state[k] = now;
    h[k] = (int16_t)(x[k] + ROUND15(above, r));
  }
}

TARGET static void KERNEL(recur)(const int16_t *u, const int16_t *x, const int16_t *v, size_t count, int16_t *h) {
  int16_t forward[PFI_WIDTH] = {0}, backward[PFI_WIDTH] = {0};
  for (size_t i = 0; i < count; i++) {
    size_t j = count - 1 - i;
    int16_t out[PFI_WIDTH];
    KERNEL(step)(u + i * PFI_GATES, x + i * PFI_BOTH, v, forward, out);
    memcpy(h + i * PFI_BOTH, out, sizeof out);
    KERNEL(step)(u + j * PFI_GATES + PFI_GATES / 2, x + j * PFI_BOTH + PFI_WIDTH, v + PFI_BOTH, backward, out);
    memcpy(h + j * PFI_BOTH + PFI_WIDTH, out, sizeof out);
  }
}

TARGET static void KERNEL(narrow)(const int16_t *restrict x, int16_t scale, size_t count, int8_t *restrict y) {
  for (size_t k = 0; k < count; k++)
    y[k] = (int8_t)KERNEL(clamp)(ROUND15(x[k], scale), 127);
}

TARGET static void KERNEL(narrow_positive)(const int16_t *restrict x, int16_t scale, size_t count, int8_t *restrict y) {
  for (size_t k = 0; k < count; k++) {
    int16_t narrow = KERNEL(clamp)(ROUND15(x[k], scale), 127);
    y[k] = (int8_t)(narrow > 0 ? narrow : 0);
  }
}

#ifndef OWN_PRODUCTS
/* Sums of one row of x with the columns of a grouped matrix, PFI_LANES at a time. */
TARGET static void KERNEL(products)(const int8_t *grouped, size_t inputs, size_t outputs, const int8_t *x, size_t count,
                                    int32_t *y, size_t stride) {
  for (size_t i = 0; i < count; i++) {
    const int8_t *w = grouped;
    for (size_t o = 0; o < outputs; o += PFI_LANES) {
      int32_t sums[PFI_LANES] = {0};
      for (size_t k = 0; k < inputs; k += 4, w += 4 * PFI_LANES) {
        const int8_t *at = x + i * inputs + k;
        for (size_t lane = 0; lane < PFI_LANES; lane++) {
          const int8_t *four = w + 4 * lane;
          sums[lane] += at[0] * four[0] + at[1] * four[1] + at[2] * four[2] + at[3] * four[3];
        }
      }
      memcpy(y + i * stride + o, sums, sizeof sums);
    }
  }
}
#endif

/* Two passes over each row: compilers make vectors of the first, the second ends early. */
TARGET static void KERNEL(best_long)(const int32_t *x, size_t stride, size_t rows, size_t count, uint16_t *best) {
  for (; rows-- > 0; x += stride) {
    int32_t most = x[0];
    size_t at = 0;
    for (size_t k = 0; k < count; k++)
      most = x[k] > most ? x[k] : most;
    while (x[at] != most)
      at++;
    *best++ = (uint16_t)at;
  }
}

TARGET static void KERNEL(best_short)(const int16_t *x, size_t stride, size_t rows, size_t count, uint16_t *best) {
  for (; rows-- > 0; x += stride) {
    int16_t most = x[0];
    size_t at = 0;
    for (size_t k = 0; k < count; k++)
      most = x[k] > most ? x[k] : most;
    while (x[at] != most)
      at++;
    *best++ = (uint16_t)at;
  }
}
