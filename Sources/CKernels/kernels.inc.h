// One body, compiled once a tier. The including file names the tier with WINNOW_TIER and
// sets the target of all that follows.
#include <string.h>

#include "CKernels.h"

#define ROW(plane, y) ((plane).base + (ptrdiff_t)(y) * (plane).stride)

static void box_reduce(winnow_plane plane, int32_t factor, uint8_t *reduced, uint16_t *scratch) {
  int32_t width = plane.width / factor, height = plane.height / factor;
  uint32_t area = (uint32_t)(factor * factor);
  for (int32_t row = 0; row < height; row++) {
    const uint8_t *source = ROW(plane, row * factor);
    int32_t used = width * factor;
    for (int32_t x = 0; x < used; x++) scratch[x] = source[x];
    for (int32_t y = 1; y < factor; y++) {
      source += plane.stride;
      for (int32_t x = 0; x < used; x++) scratch[x] = (uint16_t)(scratch[x] + source[x]);
    }
    for (int32_t x = 0; x < width; x++) {
      uint32_t sum = area / 2;
      for (int32_t i = 0; i < factor; i++) sum += scratch[x * factor + i];
      reduced[(ptrdiff_t)row * width + x] = (uint8_t)(sum / area);
    }
  }
}

static void histogram(winnow_plane plane, uint32_t bins[256]) {
  for (int32_t y = 0; y < plane.height; y++) {
    const uint8_t *row = ROW(plane, y);
    for (int32_t x = 0; x < plane.width; x++) bins[row[x]]++;
  }
}

static void laplacian(winnow_plane plane, int64_t *sum, int64_t *squares) {
  int64_t total = 0, square = 0;
  int32_t w = plane.width, h = plane.height;
  for (int32_t y = 0; y < h; y++) {
    const uint8_t *c = ROW(plane, y);
    const uint8_t *u = ROW(plane, y > 0 ? y - 1 : (h > 1 ? 1 : 0));
    const uint8_t *d = ROW(plane, y < h - 1 ? y + 1 : (h > 1 ? h - 2 : 0));
    for (int32_t x = 0; x < w; x++) {
      int32_t l = x > 0 ? x - 1 : (w > 1 ? 1 : 0), r = x < w - 1 ? x + 1 : (w > 1 ? w - 2 : 0);
      int32_t v = c[l] + c[r] + u[x] + d[x] - 4 * c[x];
      total += v;
      square += v * v;
    }
  }
  *sum = total;
  *squares = square;
}

static void difference(winnow_plane a, winnow_plane b, int64_t *sum, int64_t *squares) {
  int64_t total = 0, square = 0;
  for (int32_t y = 0; y < a.height; y++) {
    const uint8_t *p = ROW(a, y), *q = ROW(b, y);
    for (int32_t x = 0; x < a.width; x++) {
      int32_t v = p[x] - q[x];
      total += v;
      square += v * v;
    }
  }
  *sum = total;
  *squares = square;
}

static void pair_moments(winnow_plane u, winnow_plane v, int64_t sums[5]) {
  memset(sums, 0, 5 * sizeof *sums);
  for (int32_t y = 0; y < u.height; y++) {
    const uint8_t *p = ROW(u, y), *q = ROW(v, y);
    for (int32_t x = 0; x < u.width; x++) {
      sums[0] += p[x];
      sums[1] += q[x];
      sums[2] += p[x] * p[x];
      sums[3] += q[x] * q[x];
      sums[4] += p[x] * q[x];
    }
  }
}

static void area_average(winnow_plane plane, winnow_taps columns, winnow_taps rows,
                         uint16_t *cells, uint16_t *scratch) {
  const uint16_t *down = rows.weights;
  for (int32_t j = 0; j < rows.cells; j++) {
    memset(scratch, 0, (size_t)plane.width * sizeof *scratch);
    for (int32_t i = 0; i < rows.counts[j]; i++, down++) {
      const uint8_t *row = ROW(plane, rows.starts[j] + i);
      for (int32_t x = 0; x < plane.width; x++)
        scratch[x] = (uint16_t)(scratch[x] + row[x] * *down);
    }
    const uint16_t *across = columns.weights;
    for (int32_t k = 0; k < columns.cells; k++) {
      uint32_t sum = 128;
      for (int32_t i = 0; i < columns.counts[k]; i++)
        sum += (uint32_t)scratch[columns.starts[k] + i] * *across++;
      *cells++ = (uint16_t)(sum >> 8);
    }
  }
}

static void block_search(const uint8_t *a, const uint8_t *b, int32_t radius, uint16_t sums[32]) {
  enum { width = 64, height = 36, most = 8, padded_width = width + 2 * most };
  uint8_t padded[(height + 2 * most) * padded_width];
  for (int32_t y = -radius; y < height + radius; y++) {
    const uint8_t *row = a + (y < 0 ? 0 : y >= height ? height - 1 : y) * width;
    uint8_t *out = padded + (y + radius) * padded_width;
    memset(out, row[0], (size_t)radius);
    memcpy(out + radius, row, width);
    memset(out + radius + width, row[width - 1], (size_t)radius);
  }
  memset(sums, 0xFF, 32 * sizeof *sums);
  for (int32_t dy = 0; dy <= 2 * radius; dy++) {
    for (int32_t dx = 0; dx <= 2 * radius; dx++) {
      for (int32_t band = 0; band < 4; band++) {
        uint16_t sad[8] = {0};
        for (int32_t y = 0; y < 9; y++) {
          const uint8_t *p = padded + (band * 9 + y + dy) * padded_width + dx;
          const uint8_t *q = b + (band * 9 + y) * width;
          for (int32_t k = 0; k < 8; k++) {
            uint16_t sum = 0;
            for (int32_t x = 0; x < 8; x++) {
              int32_t v = p[k * 8 + x] - q[k * 8 + x];
              sum = (uint16_t)(sum + (v < 0 ? -v : v));
            }
            sad[k] = (uint16_t)(sad[k] + sum);
          }
        }
        for (int32_t k = 0; k < 8; k++)
          if (sad[k] < sums[band * 8 + k]) sums[band * 8 + k] = sad[k];
      }
    }
  }
}

static void code_differences(const winnow_code *query, const winnow_code *codes, size_t count,
                             uint16_t *triples) {
  for (size_t i = 0; i < count; i++) {
    int32_t valid = 0, mismatches = 0, lone = 0;
    for (int32_t k = 0; k < 4; k++) {
      uint64_t both = query->words[4 + k] & codes[i].words[4 + k];
      valid += __builtin_popcountll(both);
      mismatches += __builtin_popcountll((query->words[k] ^ codes[i].words[k]) & both);
      lone += __builtin_popcountll(query->words[4 + k] ^ codes[i].words[4 + k]);
    }
    *triples++ = (uint16_t)valid;
    *triples++ = (uint16_t)mismatches;
    *triples++ = (uint16_t)lone;
  }
}

const winnow_kernels WINNOW_TABLE = {
    WINNOW_TIER,  box_reduce,   histogram,    laplacian,       difference,
    pair_moments, area_average, block_search, code_differences,
};
