/* kernels_amx.c - the kernels for x86 processors with tiles (AMX): a product of 16 rows, 16 outputs and 64 inputs is
 * one instruction, which adds signed bytes exactly. The weights lie as its second operand wants them.
 *
 * The rows of x are cut into an even number of tiles of equal height, of which the last may do some rows again: so one
 * configuration serves a whole product, and no tile is nearly empty. Four tiles of sums are made at a time. Linux lets
 * a process have tiles when it asks for them. */
#define _DEFAULT_SOURCE /* syscall */
#include "analyse/kernels.h"

#ifdef PFI_HAS_AMX_KERNELS
#include <cpuid.h>
#include <immintrin.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,amx-tile,amx-int8")))
#define KERNEL(name) name##_amx
#include "analyse/kernel_avx512.h"
#include "analyse/kernel_loops.h"

enum { TILE_ROWS = 16, TILE_BYTES = 64, TILE_SUMS = TILE_ROWS * PFI_LANES };

/* Tiles 0 to 3 hold sums: 0 and 1 of the first rows, 2 and 3 of the second; 4 and 5 rows of x, 6 and 7 weights. */
typedef struct tile_shapes {
  uint8_t palette, start_row, reserved[14];
  uint16_t bytes_a_row[16];
  uint8_t rows[16];
} tile_shapes;

/* How the rows of one product are cut. */
typedef struct row_cut {
  size_t height; /* of each tile */
  size_t count;  /* of rows */
} row_cut;

TARGET static row_cut cut_rows(size_t count, size_t depth) {
  size_t tiles = (count + TILE_ROWS - 1) / TILE_ROWS;
  tiles += tiles % 2;
  row_cut cut = {(count + tiles - 1) / tiles, count};
  tile_shapes shapes = {.palette = 1};
  for (size_t tile = 0; tile < 8; tile++) {
    shapes.bytes_a_row[tile] = (uint16_t)(tile < 4 || tile > 5 ? TILE_BYTES : depth);
    shapes.rows[tile] = (uint8_t)(tile < 6 ? cut.height : depth / 4);
  }
  __asm__ volatile("ldtilecfg %0" : : "m"(shapes));
  return cut;
}

/* The first row of the tile that should begin at `row`. */
static inline size_t tile_begin(const row_cut *cut, size_t row) {
  return row + cut->height <= cut->count ? row : cut->count - cut->height;
}

/* Sums of four tiles that wait to be ended, while the next four are made. */
typedef struct waiting_sums {
  int32_t sums[2][4][TILE_SUMS] __attribute__((aligned(64)));
  ending_amx ending;
  int16_t *y[2]; /* where the two tiles of rows go */
  size_t outputs;
  size_t done, count; /* rows of one tile */
  size_t turn;        /* which of the sums wait */
} waiting_sums;

/* Ends the sums of `rows` rows more, of those that wait. */
TARGET static inline void end_rows(waiting_sums *waiting, size_t rows) {
  /* Copies: the compiler can't know that the rows are stored elsewhere. */
  const ending_amx ending = waiting->ending;
  size_t r = waiting->done, stop = r + rows < waiting->count ? r + rows : waiting->count, outputs = waiting->outputs;
  if (r == stop) return; /* none wait: at first there is no place for them either */
  const int32_t *sums = waiting->sums[waiting->turn][0] + r * PFI_LANES;
  int16_t *a = waiting->y[0] + r * outputs, *b = waiting->y[1] + r * outputs;
  waiting->done = stop;
  for (; r < stop; r++, sums += PFI_LANES, a += outputs, b += outputs) {
    _mm512_storeu_si512(a, ended_amx(&ending, _mm512_load_si512(sums), _mm512_load_si512(sums + TILE_SUMS)));
    _mm512_storeu_si512(
        b, ended_amx(&ending, _mm512_load_si512(sums + 2 * TILE_SUMS), _mm512_load_si512(sums + 3 * TILE_SUMS)));
  }
}

/* Tiles 0 to 3: the sums of the rows at a and b with the two groups of outputs at w and w + group. Meanwhile the sums
 * that wait are ended, a part after each step: the processor does both at once. */
TARGET static inline void sum_four(const int8_t *a, const int8_t *b, size_t stride, const int8_t *w, size_t group,
                                   size_t inputs, size_t depth, waiting_sums *waiting) {
  size_t rows = (waiting->count * depth + inputs - 1) / inputs;
  _tile_zero(0);
  _tile_zero(1);
  _tile_zero(2);
  _tile_zero(3);
  for (size_t k = 0; k < inputs; k += depth, w += depth * PFI_LANES) {
    _tile_loadd(4, a + k, stride);
    _tile_loadd(6, w, TILE_BYTES);
    _tile_dpbssd(0, 4, 6);
    _tile_loadd(7, w + group, TILE_BYTES);
    _tile_dpbssd(1, 4, 7);
    _tile_loadd(5, b + k, stride);
    _tile_dpbssd(2, 5, 6);
    _tile_dpbssd(3, 5, 7);
    end_rows(waiting, rows);
  }
}

/* Tiles 0 and 2: the same with one group. */
TARGET static inline void sum_two(const int8_t *a, const int8_t *b, size_t stride, const int8_t *w, size_t inputs,
                                  size_t depth) {
  _tile_zero(0);
  _tile_zero(2);
  for (size_t k = 0; k < inputs; k += depth, w += depth * PFI_LANES) {
    _tile_loadd(4, a + k, stride);
    _tile_loadd(6, w, TILE_BYTES);
    _tile_dpbssd(0, 4, 6);
    _tile_loadd(5, b + k, stride);
    _tile_dpbssd(2, 5, 6);
  }
}

static inline size_t depth_of(size_t inputs) {
  return inputs % TILE_BYTES == 0 ? TILE_BYTES : PFI_DEPTH;
}

/* Two groups of outputs of all rows; the last sums are left waiting. */
TARGET static void multiply_pair(const pfi_matrix *matrix, size_t o, const row_cut *cut, const int8_t *x, size_t stride,
                                 int16_t *y, waiting_sums *waiting) {
  size_t inputs = matrix->inputs, height = cut->height;
  for (size_t row = 0; row < cut->count; row += 2 * height) {
    size_t i = tile_begin(cut, row), j = tile_begin(cut, row + height);
    sum_four(x + i * stride, x + j * stride, stride, matrix->weights + o * inputs, PFI_LANES * inputs, inputs,
             depth_of(inputs), waiting);
    waiting->turn = 1 - waiting->turn;
    int32_t *sums = waiting->sums[waiting->turn][0];
    _tile_stored(0, sums, TILE_BYTES);
    _tile_stored(1, sums + TILE_SUMS, TILE_BYTES);
    _tile_stored(2, sums + 2 * TILE_SUMS, TILE_BYTES);
    _tile_stored(3, sums + 3 * TILE_SUMS, TILE_BYTES);
    if (row == 0) waiting->ending = ending_of_amx(matrix, matrix->bias, o, 2 * PFI_LANES);
    waiting->y[0] = y + i * matrix->outputs + o;
    waiting->y[1] = y + j * matrix->outputs + o;
    waiting->outputs = matrix->outputs;
    waiting->done = 0;
    waiting->count = height;
  }
}

/* The same of one group, the last of a matrix with an odd number of them. */
TARGET static void multiply_single(const pfi_matrix *matrix, size_t o, const row_cut *cut, const int8_t *x,
                                   size_t stride, int16_t *y) {
  int32_t sums[2][TILE_SUMS] __attribute__((aligned(64)));
  size_t inputs = matrix->inputs, outputs = matrix->outputs, height = cut->height;
  const ending_amx ending = ending_of_amx(matrix, matrix->bias, o, PFI_LANES);
  y += o;
  for (size_t row = 0; row < cut->count; row += 2 * height) {
    size_t begin[2] = {tile_begin(cut, row), tile_begin(cut, row + height)};
    sum_two(x + begin[0] * stride, x + begin[1] * stride, stride, matrix->weights + o * inputs, inputs,
            depth_of(inputs));
    _tile_stored(0, sums[0], TILE_BYTES);
    _tile_stored(2, sums[1], TILE_BYTES);
    for (size_t r = 0; r < 2 * height; r++) {
      /* NOLINTNEXTLINE(clang-analyzer-core.DivideZero): a cut has a height */
      __m512i sum = _mm512_load_si512(sums[r / height] + r % height * PFI_LANES);
      int16_t *to = y + (begin[r / height] + r % height) * outputs;
      _mm256_storeu_si256((__m256i *)(void *)to, _mm512_castsi512_si256(ended_amx(&ending, sum, sum)));
    }
  }
}

TARGET static void multiply_amx(const pfi_matrix *matrix, const int8_t *x, size_t stride, size_t count, int16_t *y) {
  row_cut cut = cut_rows(count, depth_of(matrix->inputs));
  waiting_sums waiting;
  waiting.done = waiting.count = waiting.turn = waiting.outputs = 0;
  size_t o = 0;
  for (; o + 2 * PFI_LANES <= matrix->outputs; o += 2 * PFI_LANES)
    multiply_pair(matrix, o, &cut, x, stride, y, &waiting);
  end_rows(&waiting, TILE_ROWS);
  if (o < matrix->outputs) multiply_single(matrix, o, &cut, x, stride, y);
  _tile_release();
}

TARGET static void products_amx(const int8_t *grouped, size_t inputs, size_t outputs, const int8_t *x, size_t count,
                                int32_t *y, size_t stride) {
  size_t depth = depth_of(inputs);
  row_cut cut = cut_rows(count, depth);
  for (size_t o = 0; o < outputs; o += PFI_LANES) {
    for (size_t row = 0; row < count; row += 2 * cut.height) {
      size_t i = tile_begin(&cut, row), j = tile_begin(&cut, row + cut.height);
      sum_two(x + i * inputs, x + j * inputs, inputs, grouped + o * inputs, inputs, depth);
      _tile_stored(0, y + i * stride + o, stride * sizeof *y);
      _tile_stored(2, y + j * stride + o, stride * sizeof *y);
    }
  }
  _tile_release();
}

/* Tiles and their products of bytes, and a system that keeps their state when it switches threads. */
static bool processor_has_tiles(void) {
  enum { OSXSAVE = 1 << 27, AMX = 3 << 24, TILE_STATE = 3 << 17 };
  unsigned a, b, c, d;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & OSXSAVE) == 0) return false;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (d & AMX) != AMX) return false;
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & TILE_STATE) == TILE_STATE;
}

bool pfi_amx_granted(void) {
  enum { ARCH_REQ_XCOMP_PERM = 0x1023, XFEATURE_XTILEDATA = 18 };
  return processor_has_tiles() && syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA) == 0;
}

const pfi_kernels pfi_kernels_amx = {multiply_amx, products_amx, recur_amx,     narrow_amx,    narrow_positive_amx,
                                     join_amx,     add_row_amx,  best_long_amx, best_short_amx};
#else
typedef int no_amx_kernels; /* a translation unit may not be empty */
#endif
