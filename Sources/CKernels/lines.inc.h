// How many samples of each row, or of each column, lie within bounds.

static uint32_t count_within(const uint8_t *restrict row, int32_t count, uint8_t low,
                             uint8_t width) {
  uint32_t within = 0;
  for (int32_t x = 0; x < count; x++) within += (uint8_t)(row[x] - low) <= width;
  return within;
}

static void row_counts(winnow_plane plane, uint8_t low, uint8_t high, uint32_t *counts) {
  for (int32_t y = 0; y < plane.height; y++)
    counts[y] = count_within(ROW(plane, y), plane.width, low, (uint8_t)(high - low));
}

// Columns are counted in strips, in bytes for as many rows as bytes can count.
enum { strip_width = 64, most_in_byte = 255 };

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
