/* The recurrence of the encoder, forwards and backwards in time, for training only: value and gradient in floats.
 *
 * Sentences lie one after another in flat arrays; starts[s] .. starts[s + 1] are the words of sentence s. With the
 * gates s(x) = quadratic sigmoid, per channel
 *     f = s(u_f + v_f c' + b_f)   r = s(u_r + v_r c' + b_r)   c = f c' + (1 - f) u_x   h = r c + (1 - r) x
 * which is the simple recurrent unit of Lei et al. 2018 with a sigmoid that integers compute exactly. */
#include <stdint.h>
#include <string.h>

enum { WIDTH = 128, PARTS = 3 * WIDTH };

static inline float squash(float x) {
  float a = x < 0 ? -x : x;
  if (a > 4) a = 4;
  float y = x < -4 ? -4 : x > 4 ? 4 : x;
  return 0.5f + 0.25f * y * (1 - a * 0.125f);
}

static inline float slope(float x) {
  float a = x < 0 ? -x : x;
  return a >= 4 ? 0.005f : 0.25f * (1 - a * 0.25f);
}

/* u: [n][2][3][WIDTH], x: [n][2][WIDTH], v and b: [2][2][WIDTH], h, c: [n][2][WIDTH] */
void scan_forward(const float *restrict u, const float *restrict x, const float *restrict v, const float *restrict b,
                  const int32_t *starts, int32_t sentences, float *restrict h, float *restrict c) {
  for (int32_t s = 0; s < sentences; s++) {
    for (int d = 0; d < 2; d++) {
      float state[WIDTH] = {0};
      int32_t n = starts[s + 1] - starts[s];
      for (int32_t t = 0; t < n; t++) {
        int32_t i = d ? starts[s + 1] - 1 - t : starts[s] + t;
        const float *ui = u + ((int64_t)i * 2 + d) * PARTS, *xi = x + ((int64_t)i * 2 + d) * WIDTH;
        const float *vd = v + d * 2 * WIDTH, *bd = b + d * 2 * WIDTH;
        float *hi = h + ((int64_t)i * 2 + d) * WIDTH, *ci = c + ((int64_t)i * 2 + d) * WIDTH;
        for (int k = 0; k < WIDTH; k++) {
          float f = squash(ui[WIDTH + k] + vd[k] * state[k] + bd[k]);
          float r = squash(ui[2 * WIDTH + k] + vd[WIDTH + k] * state[k] + bd[WIDTH + k]);
          float now = ui[k] + f * (state[k] - ui[k]);
          state[k] = now;
          ci[k] = now;
          hi[k] = xi[k] + r * (now - xi[k]);
        }
      }
    }
  }
}

void scan_backward(const float *restrict u, const float *restrict x, const float *restrict v, const float *restrict b,
                   const float *restrict c, const float *restrict dh, const int32_t *starts, int32_t sentences,
                   float *restrict du, float *restrict dx, float *restrict dv, float *restrict db) {
  memset(dv, 0, sizeof(float) * 4 * WIDTH);
  memset(db, 0, sizeof(float) * 4 * WIDTH);
  static const float nothing[WIDTH];
  for (int32_t s = 0; s < sentences; s++) {
    for (int d = 0; d < 2; d++) {
      float dc[WIDTH] = {0};
      int32_t n = starts[s + 1] - starts[s];
      for (int32_t t = n - 1; t >= 0; t--) {
        int32_t i = d ? starts[s + 1] - 1 - t : starts[s] + t;
        int32_t before = d ? i + 1 : i - 1;
        const float *ui = u + ((int64_t)i * 2 + d) * PARTS, *xi = x + ((int64_t)i * 2 + d) * WIDTH;
        const float *ci = c + ((int64_t)i * 2 + d) * WIDTH, *gi = dh + ((int64_t)i * 2 + d) * WIDTH;
        const float *pi = t > 0 ? c + ((int64_t)before * 2 + d) * WIDTH : nothing;
        const float *vd = v + d * 2 * WIDTH, *bd = b + d * 2 * WIDTH;
        float *dvd = dv + d * 2 * WIDTH, *dbd = db + d * 2 * WIDTH;
        float *dui = du + ((int64_t)i * 2 + d) * PARTS, *dxi = dx + ((int64_t)i * 2 + d) * WIDTH;
        for (int k = 0; k < WIDTH; k++) {
          float af = ui[WIDTH + k] + vd[k] * pi[k] + bd[k],
                ar = ui[2 * WIDTH + k] + vd[WIDTH + k] * pi[k] + bd[WIDTH + k];
          float f = squash(af), r = squash(ar);
          float g = gi[k];
          float dr = g * (ci[k] - xi[k]) * slope(ar);
          dxi[k] = g * (1 - r);
          float dnow = dc[k] + g * r;
          float df = dnow * (pi[k] - ui[k]) * slope(af);
          dui[k] = dnow * (1 - f);
          dui[WIDTH + k] = df;
          dui[2 * WIDTH + k] = dr;
          dvd[k] += df * pi[k];
          dvd[WIDTH + k] += dr * pi[k];
          dbd[k] += df;
          dbd[WIDTH + k] += dr;
          dc[k] = dnow * f + df * vd[k] + dr * vd[WIDTH + k];
        }
      }
    }
  }
}
