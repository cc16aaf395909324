// How many samples of each row, or of each column, lie within bounds.

enum { strip_width = 64, most_in_byte = 255 };

static uint32_t count_within(const uint8_t *row, int32_t count, uint8_t low, uint8_t width) {
  uint32_t within = 0;
  for (int32_t x = 0; x < count; x++) within += (uint8_t)(row[x] - low) <= width;
  return within;
}

// Counts in bytes, lane by lane, for as many strips as bytes can count.
static uint32_t count_strips(const uint8_t *row, int32_t strips, ptrdiff_t step, uint8_t low,
                             uint8_t width) {
  u8s within = {};
  for (int32_t i = 0; i < strips; i++, row += step)
    for (int32_t x = 0; x < strip_width; x += u8_lanes)
      within -= (u8s)(u8s_at(row + x) - low <= width);
  uint32_t sum = 0;
  for (int32_t i = 0; i < u8_lanes; i++) sum += within[i];
  return sum;
}

static void row_counts(winnow_plane plane, uint8_t low, uint8_t high, int32_t spacing,
                       uint32_t *counts) {
  enum { most_strips = most_in_byte * u8_lanes / strip_width };
  uint8_t width = (uint8_t)(high - low);
  int32_t step = spacing * strip_width, strips = (plane.width / strip_width + spacing - 1) / spacing;
  for (int32_t y = 0; y < plane.height; y++) {
    const uint8_t *row = ROW(plane, y);
    uint32_t within = 0;
    for (int32_t i = 0; i < strips; i += most_strips)
      within += count_strips(row + (ptrdiff_t)i * step,
                             strips - i < most_strips ? strips - i : most_strips, step, low, width);
    int32_t rest = plane.width - strips * step;
    if (rest > 0) within += count_within(row + strips * step, rest, low, width);
    counts[y] = within;
  }
}

// Columns are counted in strips, in bytes for as many rows as bytes can count.

static void add_within(const uint8_t *restrict row, int32_t count, uint8_t low, uint8_t width,
                       uint8_t *restrict within) {
  for (int32_t x = 0; x < count; x++)
    within[x] = (uint8_t)(within[x] + ((uint8_t)(row[x] - low) <= width));
}

static void strip_counts(const uint8_t *row, ptrdiff_t stride, int32_t rows, int32_t count,
                         uint8_t low, uint8_t width, uint32_t *counts) {
  uint8_t within[strip_width] = {0};
  for (int32_t y = 0; y < rows; y++, row += stride) {
    if (count == strip_width)
      add_within(row, strip_width, low, width, within);
    else
      add_within(row, count, low, width, within);
  }
  for (int32_t x = 0; x < count; x++) counts[x] += within[x];
}

static void column_counts(winnow_plane plane, uint8_t low, uint8_t high, uint32_t *counts) {
  memset(counts, 0, (size_t)plane.width * sizeof *counts);
  for (int32_t y = 0; y < plane.height; y += most_in_byte) {
    int32_t rows = plane.height - y < most_in_byte ? plane.height - y : most_in_byte;
    for (int32_t x = 0; x < plane.width; x += strip_width) {
      int32_t count = plane.width - x < strip_width ? plane.width - x : strip_width;
      strip_counts(ROW(plane, y) + x, plane.stride, rows, count, low, (uint8_t)(high - low),
                   counts + x);
    }
  }
}
