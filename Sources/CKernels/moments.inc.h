// Counts, sums and sums of squares over planes.

// Samples whose sums stay within 32 bits: 4096 squares of at most 1020 are below 2^32.
enum { most_in_run = 4096 };

static int32_t run_length(int32_t start, int32_t end) {
  return end - start < most_in_run ? end - start : most_in_run;
}

// Counts into four tables, so that a sample does not wait until an equal neighbour is counted.
static void count_samples(const uint8_t *samples, int32_t count, uint32_t tables[4][256]) {
  int32_t x = 0;
  for (; x < count - 7; x += 8) {
    uint64_t eight;
    memcpy(&eight, samples + x, sizeof eight);
    for (int32_t i = 0; i < 8; i++) tables[i % 4][(eight >> (8 * i)) & 0xFF]++;
  }
  for (; x < count; x++) tables[0][samples[x]]++;
}

static void add_tables(uint32_t tables[4][256], uint32_t bins[256]) {
  for (int32_t i = 0; i < 256; i++)
    bins[i] += tables[0][i] + tables[1][i] + tables[2][i] + tables[3][i];
}

static void histogram(winnow_plane plane, uint32_t bins[256]) {
  uint32_t tables[4][256] = {{0}};
  for (int32_t y = 0; y < plane.height; y++) count_samples(ROW(plane, y), plane.width, tables);
  add_tables(tables, bins);
}

// Samples of which each byte of a register counts its own.
enum { most_in_bytes = 255 * u8_lanes };

// How many of at most `most_in_bytes` samples are at most `level`.
static int64_t count_dark(const uint8_t *samples, int32_t count, uint8_t level) {
  u8s limit = (u8s){0} + level, dark = {0};
  int32_t x = 0, end = count - u8_lanes;
  for (; x <= end; x += u8_lanes)
    dark -= (u8s)(larger(u8s_at(samples + x), limit) == limit);
  int64_t sum = sum_of_unsigned_lanes(sums_of_bytes(dark));
  for (; x < count; x++) sum += samples[x] <= level;
  return sum;
}

static void dark_count(winnow_plane plane, uint8_t level, int64_t *count) {
  *count = 0;
  for (int32_t y = 0; y < plane.height; y++)
    for (int32_t x = 0; x < plane.width; x += most_in_bytes) {
      int32_t left = plane.width - x;
      *count += count_dark(ROW(plane, y) + x, left < most_in_bytes ? left : most_in_bytes, level);
    }
}

static void difference_run(const uint8_t *a, const uint8_t *b, int32_t count, int64_t *sum,
                           int64_t *squares) {
  i32s plain = {0}, products = {0};
  int32_t x = 0;
  for (; x <= count - i16_lanes; x += i16_lanes) {
    i16s value = i16s_of_bytes(a + x) - i16s_of_bytes(b + x);
    plain += paired_sums(value);
    products += paired_squares(value);
  }
  *sum += sum_of_lanes(plain);
  *squares += sum_of_unsigned_lanes(products);
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
