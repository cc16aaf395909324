// Contours: small steps between stretches without any.

enum {
  flat_steps = 8,       // equal neighbours on each side of a contour
  widest_contour = 10,  // levels
  contour_columns = 32, // of a block
  line_spacing = 8,     // one line in so many is looked at
  contour_padding = 32
};

// Where neighbours are equal, and by how much they differ where they make a contour. `b` follows `a`.
static void compare_lines(const uint8_t *a, const uint8_t *b, int32_t count, uint8_t *flat,
                          uint8_t *sizes) {
  int32_t x = 0;
  if (count < u8_lanes)
    for (; x < count; x++) {
      int32_t size = a[x] < b[x] ? b[x] - a[x] : a[x] - b[x];
      flat[x] = size == 0 ? 255 : 0;
      sizes[x] = size <= widest_contour ? (uint8_t)size : 0;
    }
  for (; x < count; x += u8_lanes) {
    int32_t at = place(x, count, u8_lanes);
    u8s size = distances(u8s_at(a + at), u8s_at(b + at));
    put_u8s(flat + at, (u8s)(size == 0));
    put_u8s(sizes + at, size & (u8s)(size <= widest_contour));
  }
}

// Adds the contours that have `flat_steps` flat places before and after them, `step` bytes apart, all
// in rows padded with zeros.
static void add_contours(const uint8_t *flat, ptrdiff_t step, const uint8_t *sizes, int32_t count,
                         uint8_t *counts, uint8_t *levels) {
  for (int32_t x = 0; x < count; x += u8_lanes) {
    u8s size = u8s_at(sizes + x);
    for (int32_t i = 1; i <= flat_steps; i++)
      size &= u8s_at(flat + x - i * step) & u8s_at(flat + x + i * step);
    put_u8s(levels + x, u8s_at(levels + x) + size);
    put_u8s(counts + x, u8s_at(counts + x) - (u8s)(size != 0));
  }
}

static void contours_across(winnow_plane plane, winnow_rows rows, uint8_t *counts,
                            uint8_t *levels, uint8_t *scratch) {
  int32_t width = plane.width, pitch = width + 2 * contour_padding;
  uint8_t *flat = scratch + contour_padding, *sizes = flat + pitch;
  memset(scratch, 0, (size_t)(2 * pitch));
  for (int32_t y = rows.first; y < rows.end; y += line_spacing) {
    compare_lines(ROW(plane, y), ROW(plane, y) + 1, width - 1, flat, sizes);
    add_contours(flat, 1, sizes, width, counts, levels);
  }
}

// The columns of each block that are looked at: as many as rows, side by side.
static void thin_row(const uint8_t *row, int32_t blocks, uint8_t *thinned) {
  const int32_t columns = contour_columns / line_spacing;
  for (int32_t i = 0; i < blocks; i++)
    memcpy(thinned + i * columns, row + i * contour_columns, (size_t)columns);
}

static void contours_along(winnow_plane plane, winnow_rows rows, int32_t blocks, uint8_t *counts,
                           uint8_t *levels, uint8_t *scratch) {
  int32_t count = blocks * contour_columns / line_spacing;
  int32_t pitch = count + contour_padding;
  int32_t first = rows.first - flat_steps, end = rows.end + flat_steps;
  first = first > 0 ? first : 0;
  end = end < plane.height - 1 ? end : plane.height - 1;
  uint8_t *thinned[2] = {scratch, scratch + pitch};
  uint8_t *flat = scratch + 2 * pitch, *sizes = flat + (end - first) * pitch;
  memset(scratch, 0, (size_t)((2 + 2 * (end - first)) * pitch));
  thin_row(ROW(plane, first), blocks, thinned[0]);
  for (int32_t i = 0; i < end - first; i++) {
    uint8_t *above = thinned[i % 2], *below = thinned[(i + 1) % 2];
    thin_row(ROW(plane, first + i + 1), blocks, below);
    compare_lines(above, below, count, flat + i * pitch, sizes + i * pitch);
  }
  for (int32_t y = first + flat_steps; y < end - flat_steps; y++) {
    if (y < rows.first || y >= rows.end) continue;
    ptrdiff_t row = (y - first) * pitch;
    add_contours(flat + row, pitch, sizes + row, count, counts, levels);
  }
}

static void contours(winnow_plane plane, winnow_rows rows, uint16_t *counts, uint16_t *levels,
                     uint8_t *scratch) {
  int32_t blocks = plane.width / contour_columns;
  int32_t pitch = plane.width + contour_padding;
  uint8_t *across[2] = {scratch, scratch + pitch};
  uint8_t *along[2] = {scratch + 2 * pitch, scratch + 3 * pitch};
  memset(scratch, 0, (size_t)(4 * pitch));
  if (blocks == 0) return;
  contours_across(plane, rows, across[0], across[1], scratch + 4 * pitch);
  contours_along(plane, rows, blocks, along[0], along[1], scratch + 4 * pitch);
  int32_t thin_columns = contour_columns / line_spacing;
  for (int32_t i = 0; i < blocks; i++) {
    uint16_t sums[2] = {0, 0};
    for (int32_t k = 0; k < 2; k++) {
      for (int32_t x = 0; x < contour_columns; x++) sums[k] += across[k][i * contour_columns + x];
      for (int32_t x = 0; x < thin_columns; x++) sums[k] += along[k][i * thin_columns + x];
    }
    counts[i] = sums[0];
    levels[i] = sums[1];
  }
}
