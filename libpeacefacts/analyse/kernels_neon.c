/* kernels_neon.c - the kernels for 64-bit ARM: products of bytes by smull, which every such processor has. */
#include "analyse/kernels.h"

#ifdef PFI_HAS_NEON_KERNELS
#include <arm_neon.h>
#include <string.h>

#define TARGET
#define KERNEL(name) name##_neon
#include "analyse/kernel_loops.h"
#include "analyse/kernel_plain.h"

/* Adds the products of four inputs with four lanes of outputs: pairs of int16 sums cannot overflow, since two products
 * are at most 2 * 127 * 127. */
static inline int32x4_t add_products_neon(int32x4_t sum, int8x16_t x, int8x16_t weights) {
  int16x8_t low = vmull_s8(vget_low_s8(x), vget_low_s8(weights));
  int16x8_t high = vmull_s8(vget_high_s8(x), vget_high_s8(weights));
  int32x4_t pairs_low = vpaddlq_s16(low), pairs_high = vpaddlq_s16(high);
  return vaddq_s32(sum, vpaddq_s32(pairs_low, pairs_high));
}

/* Bias, shift and scale of eight sums, as finish_portable. vqrdmulh rounds as ROUND15 does: (2ab + 2^15) >> 16. */
static inline void finish_neon(const pfi_matrix *matrix, size_t o, int32x4_t low, int32x4_t high, int16_t *y) {
  low = vaddq_s32(low, vld1q_s32(matrix->bias + o));
  high = vaddq_s32(high, vld1q_s32(matrix->bias + o + 4));
  low = vshlq_s32(low, vnegq_s32(vld1q_s32(matrix->shift + o)));
  high = vshlq_s32(high, vnegq_s32(vld1q_s32(matrix->shift + o + 4)));
  int16x8_t held = vcombine_s16(vqmovn_s32(low), vqmovn_s32(high));
  held = vqrdmulhq_s16(held, vld1q_s16(matrix->scale + o));
  held = vminq_s16(held, vdupq_n_s16(PFI_LIMIT));
  held = vmaxq_s16(held, vdupq_n_s16(-PFI_LIMIT));
  vst1q_s16(y + o, held);
}

static void multiply_neon(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  size_t inputs = matrix->inputs, outputs = matrix->outputs;
  for (size_t i = 0; i < count; i++) {
    for (size_t o = 0; o < outputs; o += PFI_LANES) {
      int32x4_t sums[4] = {vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0)};
      const int8_t *w = matrix->weights + o * inputs;
      for (size_t k = 0; k < inputs; k += 4, w += 64) {
        int32_t four;
        memcpy(&four, x + i * stride + k, sizeof four);
        int8x16_t at = vreinterpretq_s8_s32(vdupq_n_s32(four));
        for (size_t q = 0; q < 4; q++)
          sums[q] = add_products_neon(sums[q], at, vld1q_s8(w + 16 * q));
      }
      finish_neon(matrix, o, sums[0], sums[1], y + i * outputs);
      finish_neon(matrix, o + 8, sums[2], sums[3], y + i * outputs);
    }
  }
}

const pfi_kernels pfi_kernels_neon = {multiply_neon, products_neon,        recur_neon,
                                      narrow_neon,   narrow_positive_neon, join_neon,
                                      add_row_neon,  best_long_neon,       best_short_neon};
#else
typedef int no_neon_kernels; /* a translation unit may not be empty */
#endif
