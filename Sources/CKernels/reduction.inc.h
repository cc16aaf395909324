// Fewer samples from many: means of squares and means by area.

// Sums of `rows` rows, sample by sample.
static inline __attribute__((always_inline)) void sum_samples(
    const uint8_t *restrict row, ptrdiff_t stride, int32_t rows, int32_t count,
    uint16_t *restrict sums) {
  for (int32_t x = 0; x < count; x++) {
    uint16_t sum = 0;
    for (int32_t y = 0; y < rows; y++) sum = (uint16_t)(sum + row[y * stride + x]);
    sums[x] = sum;
  }
}

// Sums of `rows` rows, two neighbours at a time, which needs no widening of bytes: two bytes read
// as low + 256 * high are summed as they are, and 255 times the sum of the high ones is too much.
// Wrapping at 16 bits cancels where the true sum has 16, as it has up to 128 rows.
static inline __attribute__((always_inline)) void sum_pairs(
    const uint8_t *restrict row, ptrdiff_t stride, int32_t rows, int32_t count,
    uint16_t *restrict sums) {
  for (int32_t x = 0; x < count; x++) {
    uint16_t both = 0, high = 0;
    for (int32_t y = 0; y < rows; y++) {
      uint16_t pair;
      memcpy(&pair, row + y * stride + 2 * x, sizeof pair);
      both = (uint16_t)(both + pair);
      high = (uint16_t)(high + (pair >> 8));
    }
    sums[x] = (uint16_t)(both - 255 * high);
  }
}

// Means of `area` samples from sums of some of them, `group` sums to a mean, within 16 bits.
static inline __attribute__((always_inline)) void divide_sums(
    const uint16_t *restrict sums, int32_t group, int32_t area, int32_t count,
    uint8_t *restrict means) {
  for (int32_t x = 0; x < count; x++) {
    uint16_t sum = (uint16_t)(area / 2);
    for (int32_t i = 0; i < group; i++) sum = (uint16_t)(sum + sums[x * group + i]);
    means[x] = (uint8_t)(sum / (uint16_t)area);
  }
}

// One row of means. Compiled for each factor in the switch below, which unrolls the loops over it;
// up to 16 a square's sum and the half for rounding fit 16 bits.
static inline __attribute__((always_inline)) void reduce_small(
    const uint8_t *row, ptrdiff_t stride, int32_t factor, int32_t rows, int32_t count,
    uint8_t *means, uint16_t *scratch) {
  if (factor % 2) {
    sum_samples(row, stride, rows, count * factor, scratch);
    divide_sums(scratch, factor, factor * rows, count, means);
  } else {
    sum_pairs(row, stride, rows, count * factor / 2, scratch);
    divide_sums(scratch, factor / 2, factor * rows, count, means);
  }
}

static void reduce_any(const uint8_t *row, ptrdiff_t stride, int32_t factor, int32_t rows,
                       int32_t count, uint8_t *means, uint16_t *scratch) {
  int32_t used = count * factor;
  memset(scratch, 0, (size_t)used * sizeof *scratch);
  for (int32_t y = 0; y < rows; y++, row += stride)
    for (int32_t x = 0; x < used; x++) scratch[x] = (uint16_t)(scratch[x] + row[x]);
  uint32_t area = (uint32_t)(factor * rows);
  for (int32_t x = 0; x < count; x++) {
    uint32_t sum = area / 2;
    for (int32_t i = 0; i < factor; i++) sum += scratch[x * factor + i];
    means[x] = (uint8_t)(sum / area);
  }
}

// Asks for rows ahead of their use: where rows are skipped the processor does not foresee them.
static void fetch(const uint8_t *row, ptrdiff_t stride, int32_t rows, int32_t width) {
  for (int32_t y = 0; y < rows; y++, row += stride)
    for (int32_t x = 0; x < width; x += 64) __builtin_prefetch(row + x);
}

static void box_reduce(winnow_plane plane, int32_t factor, int32_t step, uint8_t *reduced,
                       uint16_t *scratch) {
  int32_t width = plane.width / factor, height = plane.height / factor;
  int32_t rows = (factor + step - 1) / step;
  ptrdiff_t stride = plane.stride * step;
#define SMALL(factor, rows)                                           \
  case (factor) * 256 + (rows):                                       \
    reduce_small(row, stride, factor, rows, width, reduced, scratch); \
    break
  for (int32_t y = 0; y < height; y++, reduced += width) {
    const uint8_t *row = ROW(plane, y * factor);
    if (y < height - 1 && step > 1) fetch(row + plane.stride * factor, stride, rows, plane.width);
    switch (factor * 256 + rows) {
    case 1 * 256 + 1: memcpy(reduced, row, (size_t)width); break;
    SMALL(2, 2);
    SMALL(3, 3);
    SMALL(4, 4);
    SMALL(5, 5);
    SMALL(6, 6);
    SMALL(6, 2);
    SMALL(8, 8);
    SMALL(8, 2);
    SMALL(12, 12);
    SMALL(12, 2);
    default: reduce_any(row, stride, factor, rows, width, reduced, scratch);
    }
  }
#undef SMALL
}

// The weighted sum of rows, less 32768: it fits a signed product that way.
static void sum_down(winnow_plane plane, int32_t start, int32_t count, const int16_t *weights,
                     int16_t *restrict sums) {
  for (int32_t x = 0; x < plane.width; x++) sums[x] = INT16_MIN;
  for (int32_t i = 0; i < count; i++) {
    const uint8_t *restrict row = ROW(plane, start + i);
    uint16_t weight = (uint16_t)weights[i];
    for (int32_t x = 0; x < plane.width; x++)
      sums[x] = (int16_t)((uint16_t)sums[x] + row[x] * weight);
  }
}

static int32_t padded_count(int32_t count) { return (count + 7) & ~7; }

static void area_average(winnow_plane plane, winnow_taps columns, winnow_taps rows,
                         uint16_t *cells, int16_t *scratch) {
  memset(scratch + plane.width, 0, 7 * sizeof *scratch);
  const int16_t *down = rows.weights;
  for (int32_t j = 0; j < rows.cells; down += padded_count(rows.counts[j++])) {
    sum_down(plane, rows.starts[j], rows.counts[j], down, scratch);
    const int16_t *across = columns.weights;
    for (int32_t k = 0; k < columns.cells; k++) {
      const int16_t *sums = scratch + columns.starts[k];
      int32_t sum = 128 + 32768 * 256;
      for (int32_t i = 0; i < columns.counts[k]; i += 8, sums += 8, across += 8)
        for (int32_t n = 0; n < 8; n++) sum += sums[n] * across[n];
      *cells++ = (uint16_t)(sum >> 8);
    }
  }
}
