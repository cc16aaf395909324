// Counts, sums and sums of squares over planes.

// Samples whose sums stay within 32 bits: 4096 squares of at most 1020 are below 2^32.
enum { most_in_run = 4096 };

static int32_t run_length(int32_t start, int32_t end) {
  return end - start < most_in_run ? end - start : most_in_run;
}

// Four tables, so that a sample does not wait until an equal neighbour is counted.
static void histogram(winnow_plane plane, uint32_t bins[256]) {
  uint32_t tables[4][256] = {{0}};
  for (int32_t y = 0; y < plane.height; y++) {
    const uint8_t *row = ROW(plane, y);
    int32_t x = 0;
    for (; x < plane.width - 7; x += 8) {
      uint64_t eight;
      memcpy(&eight, row + x, sizeof eight);
      for (int32_t i = 0; i < 8; i++) tables[i % 4][(eight >> (8 * i)) & 0xFF]++;
    }
    for (; x < plane.width; x++) tables[0][row[x]]++;
  }
  for (int32_t i = 0; i < 256; i++)
    bins[i] += tables[0][i] + tables[1][i] + tables[2][i] + tables[3][i];
}

// The index of the sample that stands for one outside 0..<count.
static int32_t mirrored(int32_t index, int32_t count) {
  if (count == 1) return 0;
  return index < 0 ? -index : index < count ? index : 2 * count - 2 - index;
}

static uint32_t laplacian_run(const uint8_t *restrict up, const uint8_t *restrict row,
                              const uint8_t *restrict down, int32_t count) {
  uint32_t squares = 0;
  WIDE for (int32_t x = 0; x < count; x++) {
    int16_t value = (int16_t)(row[x - 1] + row[x + 1] + up[x] + down[x] - 4 * row[x]);
    squares += (uint32_t)(value * value);
  }
  return squares;
}

static int64_t laplacian_square(const uint8_t *up, const uint8_t *row, const uint8_t *down,
                                int32_t x, int32_t width) {
  int64_t beside = row[mirrored(x - 1, width)] + row[mirrored(x + 1, width)];
  int64_t value = beside + up[x] + down[x] - 4 * row[x];
  return value * value;
}

static int64_t row_sum(const uint8_t *row, int32_t width) {
  int64_t sum = 0;
  for (int32_t x = 0; x < width; x++) sum += row[x];
  return sum;
}

// Every sample is taken away four times and added to each of its neighbours. Inside the plane that
// cancels, so the sum is that of the samples mirrored outside less that of the border.
static int64_t laplacian_sum(winnow_plane plane) {
  int32_t width = plane.width, height = plane.height;
  int64_t sum = row_sum(ROW(plane, mirrored(-1, height)), width) -
                row_sum(ROW(plane, 0), width) - row_sum(ROW(plane, height - 1), width) +
                row_sum(ROW(plane, mirrored(height, height)), width);
  for (int32_t y = 0; y < height; y++) {
    const uint8_t *row = ROW(plane, y);
    sum += row[mirrored(-1, width)] - row[0] - row[width - 1] + row[mirrored(width, width)];
  }
  return sum;
}

static void laplacian(winnow_plane plane, int64_t *sum, int64_t *squares) {
  int32_t width = plane.width, last = plane.width - 1;
  int64_t total = 0;
  for (int32_t y = 0; y < plane.height; y++) {
    const uint8_t *row = ROW(plane, y);
    const uint8_t *up = ROW(plane, mirrored(y - 1, plane.height));
    const uint8_t *down = ROW(plane, mirrored(y + 1, plane.height));
    total += laplacian_square(up, row, down, 0, width);
    for (int32_t x = 1; x < last; x += most_in_run)
      total += laplacian_run(up + x, row + x, down + x, run_length(x, last));
    if (last > 0) total += laplacian_square(up, row, down, last, width);
  }
  *sum = laplacian_sum(plane);
  *squares = total;
}

static void difference_run(const uint8_t *a, const uint8_t *b, int32_t count, int64_t *sum,
                           int64_t *squares) {
  sums plain = no_sums(), products = no_sums();
  int32_t x = 0;
  for (; x <= count - word_count; x += word_count) {
    words value = subtract(load_words(a + x), load_words(b + x));
    plain = add_products(plain, value, same_words(1));
    products = add_products(products, value, value);
  }
  *sum += total_of(plain);
  *squares += (uint32_t)total_of(products);
  for (; x < count; x++) {
    int32_t value = a[x] - b[x];
    *sum += value;
    *squares += value * value;
  }
}

static void difference(winnow_plane a, winnow_plane b, int64_t *sum, int64_t *squares) {
  *sum = *squares = 0;
  for (int32_t y = 0; y < a.height; y++)
    for (int32_t x = 0; x < a.width; x += most_in_run)
      difference_run(ROW(a, y) + x, ROW(b, y) + x, run_length(x, a.width), sum, squares);
}

static void pair_run(const uint8_t *restrict u, const uint8_t *restrict v, int32_t count,
                     int64_t sums[5]) {
  uint32_t su = 0, sv = 0, uu = 0, vv = 0, uv = 0;
  WIDE for (int32_t x = 0; x < count; x++) {
    int16_t s = u[x], t = v[x];
    su += u[x];
    sv += v[x];
    uu += (uint32_t)(s * s);
    vv += (uint32_t)(t * t);
    uv += (uint32_t)(s * t);
  }
  sums[0] += su;
  sums[1] += sv;
  sums[2] += uu;
  sums[3] += vv;
  sums[4] += uv;
}

static void pair_moments(winnow_plane u, winnow_plane v, int64_t sums[5]) {
  memset(sums, 0, 5 * sizeof *sums);
  for (int32_t y = 0; y < u.height; y++)
    for (int32_t x = 0; x < u.width; x += most_in_run)
      pair_run(ROW(u, y) + x, ROW(v, y) + x, run_length(x, u.width), sums);
}
