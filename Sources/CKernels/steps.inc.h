// Steps between neighbours that stand out, and how regularly.

// A step counts as far as it exceeds the steps beside it, at most this much.
enum { most_step = 2 };

// Rows whose steps fit a byte.
enum { steps_in_byte = 127 };

static inline u8s excess(u8s a, u8s b, u8s c, u8s d) {
  u8s beside = __builtin_elementwise_max(distances(a, b), distances(c, d));
  u8s most = (u8s){0} + most_step;
  return __builtin_elementwise_min(__builtin_elementwise_sub_sat(distances(b, c), beside), most);
}

static int32_t excess_of_sample(const uint8_t *p, ptrdiff_t step) {
  int32_t sizes[3];
  for (int32_t i = 0; i < 3; i++) {
    int32_t size = p[i * step] - p[(i + 1) * step];
    sizes[i] = size < 0 ? -size : size;
  }
  int32_t over = sizes[1] - (sizes[0] > sizes[2] ? sizes[0] : sizes[2]);
  return over < 0 ? 0 : over < most_step ? over : most_step;
}

static void add_column_steps(const uint8_t *row, int32_t count, uint8_t *sums) {
  int32_t x = 0;
  if (count < u8_lanes)
    for (; x < count; x++) sums[x] = (uint8_t)(sums[x] + excess_of_sample(row + x, 1));
  for (; x < count; x += u8_lanes) {
    int32_t at = place(x, count, u8_lanes);
    const uint8_t *p = row + at;
    u8s found = excess(u8s_at(p), u8s_at(p + 1), u8s_at(p + 2), u8s_at(p + 3));
    put_u8s(sums + at, u8s_at(sums + at) + (found & new_u8s(x, at)));
  }
}

static void column_steps(winnow_plane plane, uint32_t *sums, uint8_t *scratch) {
  int32_t count = plane.width - 3;
  if (count < 1) return;
  for (int32_t y = 0; y < plane.height;) {
    memset(scratch, 0, (size_t)count);
    for (int32_t n = 0; n < steps_in_byte && y < plane.height; n++, y++)
      add_column_steps(ROW(plane, y), count, scratch);
    for (int32_t x = 0; x < count; x++) sums[x] += scratch[x];
  }
}

static uint32_t row_step(const uint8_t *p, ptrdiff_t stride, int32_t count) {
  int32_t x = 0;
  uint32_t sum = 0;
  if (count < u8_lanes)
    for (; x < count; x++) sum += (uint32_t)excess_of_sample(p + x, stride);
  i32s sums = {0};
  for (; x < count; x += u8_lanes) {
    int32_t at = place(x, count, u8_lanes);
    const uint8_t *q = p + at;
    u8s found = excess(u8s_at(q), u8s_at(q + stride), u8s_at(q + 2 * stride),
                       u8s_at(q + 3 * stride));
    sums += sums_of_bytes(found & new_u8s(x, at));
  }
  return sum + (uint32_t)sum_of_unsigned_lanes(sums);
}

static void row_steps(winnow_plane plane, uint32_t *sums) {
  for (int32_t y = 0; y < plane.height - 3; y++)
    sums[y] += row_step(ROW(plane, y), plane.stride, plane.width);
}

static int32_t product_sum(const int16_t *restrict a, const int16_t *restrict b, int32_t count) {
  int32_t sum = 0;
  WIDE for (int32_t x = 0; x < count; x++) sum += a[x] * b[x];
  return sum;
}

static void autocorrelation(const int16_t *values, int32_t count, int32_t lags, int64_t *sums) {
  for (int32_t lag = 0; lag < lags; lag++) {
    sums[lag] = 0;
    for (int32_t x = 0; x < count - lag; x += most_in_run)
      sums[lag] += product_sum(values + x, values + x + lag, run_length(x, count - lag));
  }
}
