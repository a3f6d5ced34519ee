/* kernels.c - the portable kernels, which define the results, and the choice among the tables. */
#include "analyse/kernels.h"

#include <string.h>

#define TARGET
#define KERNEL(name) name##_portable
#include "analyse/kernel_loops.h"
#include "analyse/kernel_plain.h"

static int16_t finish_portable(int32_t sum, int32_t bias, int32_t shift, int16_t scale) {
  int32_t shifted = (int32_t)((uint32_t)sum + (uint32_t)bias) >> shift;
  int16_t held = (int16_t)(shifted > INT16_MAX ? INT16_MAX : shifted < INT16_MIN ? INT16_MIN : shifted);
  return clamp_portable(ROUND15(held, scale), PFI_LIMIT);
}

static void multiply_portable(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  size_t inputs = matrix->inputs, outputs = matrix->outputs;
  for (size_t i = 0; i < count; i++) {
    for (size_t first = 0; first < outputs; first += PFI_LANES) {
      int32_t sums[PFI_LANES] = {0};
      const int8_t *w = matrix->weights + first * inputs;
      for (size_t k = 0; k < inputs; k += 4, w += 4 * PFI_LANES) {
        const int8_t *at = x + i * stride + k;
        for (size_t lane = 0; lane < PFI_LANES; lane++) {
          const int8_t *four = w + 4 * lane;
          sums[lane] += at[0] * four[0] + at[1] * four[1] + at[2] * four[2] + at[3] * four[3];
        }
      }
      for (size_t lane = 0; lane < PFI_LANES; lane++) {
        size_t o = first + lane;
        y[i * outputs + o] = finish_portable(sums[lane], matrix->bias[o], matrix->shift[o], matrix->scale[o]);
      }
    }
  }
}

const pfi_kernels pfi_kernels_portable = {multiply_portable, products_portable,        recur_portable,
                                          narrow_portable,   narrow_positive_portable, join_portable,
                                          add_row_portable,  best_long_portable,       best_short_portable};

void pfi_group_columns(const int8_t *rows, size_t inputs, size_t count, int8_t *grouped) {
  size_t whole = (count + PFI_LANES - 1) / PFI_LANES * PFI_LANES;
  for (size_t row = 0; row < whole; row++) {
    int8_t *to = grouped + row / PFI_LANES * PFI_LANES * inputs + row % PFI_LANES * 4;
    for (size_t k = 0; k < inputs; k += 4, to += 4 * PFI_LANES) {
      if (row < count)
        memcpy(to, rows + row * inputs + k, 4);
      else
        memset(to, 0, 4);
    }
  }
}

const pfi_kernels *pfi_kernels_number(unsigned number) {
  switch (number) {
  case PFI_KERNELS_PORTABLE:
    return &pfi_kernels_portable;
#ifdef PFI_HAS_X86_KERNELS
  case PFI_KERNELS_AVX2:
    return __builtin_cpu_supports("avx2") ? &pfi_kernels_avx2 : NULL;
#ifdef PFI_HAS_AVXVNNI_KERNELS
  case PFI_KERNELS_AVXVNNI:
    return pfi_avxvnni_present() ? &pfi_kernels_avxvnni : NULL;
#endif
  case PFI_KERNELS_VNNI:
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
                   __builtin_cpu_supports("avx512vl")
               ? &pfi_kernels_vnni
               : NULL;
#endif
#ifdef PFI_HAS_AMX_KERNELS
  case PFI_KERNELS_AMX:
    return pfi_kernels_number(PFI_KERNELS_VNNI) != NULL && pfi_amx_granted() ? &pfi_kernels_amx : NULL;
#endif
#ifdef PFI_HAS_NEON_KERNELS
  case PFI_KERNELS_NEON:
    return &pfi_kernels_neon;
#endif
  default:
    return NULL;
  }
}

const pfi_kernels *pfi_kernels_best(void) {
  for (unsigned number = PFI_KERNELS_COUNT; number-- > 1;) {
    const pfi_kernels *kernels = pfi_kernels_number(number);
    if (kernels != NULL) return kernels;
  }
  return &pfi_kernels_portable;
}
