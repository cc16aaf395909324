// What differs from the frame before, and lines that belong to two moments.

enum { blur_taps = 5 };

// The row that stands for one outside: mirrored without the first one, but with the last one.
static int32_t blurred_index(int32_t index, int32_t count) {
  int32_t near = index < 0 ? -index : index;
  int32_t inside = near < count ? near : 2 * count - 1 - near;
  return inside > 0 ? inside : 0;
}

static void difference_row(const uint8_t *a, const uint8_t *b, int32_t count, int16_t *values) {
  int32_t x = 0;
  if (count < i16_lanes)
    for (; x < count; x++) values[x] = (int16_t)(a[x] - b[x]);
  for (; x < count; x += i16_lanes) {
    int32_t at = place(x, count, i16_lanes);
    put_i16s(values + at, i16s_of_bytes(a + at) - i16s_of_bytes(b + at));
  }
}

// Rows are padded with zeros to a whole number of registers.
static void add_moments(const int16_t *values, int32_t count, winnow_change *change) {
  for (int32_t x = 0; x < count;) {
    i32s sum = {0}, squares = {0};
    for (int32_t n = 0; n < steps_in_run && x < count; n++, x += i16_lanes) {
      i16s value = i16s_at(values + x);
      sum += paired_sums(value);
      squares += paired_products(value, value);
    }
    change->sum += sum_of_lanes(sum);
    change->squares += sum_of_unsigned_lanes(squares);
  }
}

static void blur_down(const int16_t *const rows[blur_taps], int32_t count, int16_t *blurred) {
  for (int32_t x = 0; x < count; x += i16_lanes) {
    i16s outer = i16s_at(rows[0] + x) + i16s_at(rows[4] + x);
    i16s inner = i16s_at(rows[1] + x) + i16s_at(rows[3] + x);
    put_i16s(blurred + x, (7 * outer + 31 * inner + 52 * i16s_at(rows[2] + x)) >> 1);
  }
}

static inline i16s blur_across(const int16_t *row) {
  return upper_products(i16s_at(row), 26386) +
         upper_products(i16s_at(row - 1) + i16s_at(row + 1), 16004) +
         upper_products(i16s_at(row - 2) + i16s_at(row + 2), 3571);
}

static int64_t blurred_sizes(const int16_t *row, int32_t count) {
  int64_t total = 0;
  for (int32_t x = 0; x < count;) {
    i32s sum = {0};
    for (int32_t n = 0; n < steps_in_run && x < count; n++, x += i16_lanes) {
      i16s sizes = sizes_of(blur_across(row + x));
      sum += paired_sums(x + i16_lanes <= count ? sizes : sizes & first_i16s(count - x));
    }
    total += sum_of_lanes(sum);
  }
  return total;
}

static void mirror_ends(int16_t *row, int32_t count) {
  for (int32_t i = 1; i <= blur_taps / 2; i++) {
    row[-i] = row[blurred_index(-i, count)];
    row[count - 1 + i] = row[blurred_index(count - 1 + i, count)];
  }
}

static void change(winnow_plane plane, winnow_plane previous, winnow_rows rows,
                   winnow_change *found, int16_t *scratch) {
  int32_t width = plane.width, reach = blur_taps / 2;
  int32_t pitch = (width + i16_lanes - 1) / i16_lanes * i16_lanes;
  int16_t *blurred = scratch + blur_taps * pitch + i16_lanes;
  memset(scratch, 0, (size_t)((blur_taps + 1) * pitch + 3 * i16_lanes) * sizeof *scratch);
  *found = (winnow_change){0, 0, 0};
  for (int32_t y = rows.first - reach; y < rows.end + reach; y++) {
    int16_t *values = scratch + (y + blur_taps) % blur_taps * pitch;
    int32_t inside = blurred_index(y, plane.height);
    difference_row(ROW(plane, inside), ROW(previous, inside), width, values);
    if (y >= rows.first && y < rows.end) add_moments(values, width, found);
    if (y < rows.first + reach) continue;
    const int16_t *around[blur_taps];
    for (int32_t i = 0; i < blur_taps; i++)
      around[i] = scratch + (y + 1 + i) % blur_taps * pitch;
    blur_down(around, width, blurred);
    mirror_ends(blurred, width);
    found->blurred += blurred_sizes(blurred, width);
  }
}

static int64_t comb(const uint8_t *above, const uint8_t *row, const uint8_t *below,
                    const uint8_t *earlier) {
  int32_t size = *above + *below - 2 * *earlier;
  return *row == *earlier ? 0 : size < 0 ? -size : size;
}

static int64_t combs_of_row(const uint8_t *row, ptrdiff_t stride, const uint8_t *earlier,
                            int32_t count) {
  const uint8_t *above = row - stride, *below = row + stride;
  int64_t total = 0;
  int32_t x = 0;
  if (count < i16_lanes)
    for (; x < count; x++) total += comb(above + x, row + x, below + x, earlier + x);
  while (x < count) {
    i32s sum = {0};
    for (int32_t n = 0; n < steps_in_run && x < count; n++, x += i16_lanes) {
      int32_t at = place(x, count, i16_lanes);
      i16s then = i16s_of_bytes(earlier + at), now = i16s_of_bytes(row + at);
      i16s value = i16s_of_bytes(above + at) + i16s_of_bytes(below + at) - 2 * then;
      sum += paired_sums(sizes_of(value) & (i16s)(now != then) & new_i16s(x, at));
    }
    total += sum_of_lanes(sum);
  }
  return total;
}

static void field_combs(winnow_plane plane, winnow_plane previous, winnow_rows rows,
                        int64_t *even, int64_t *odd) {
  *even = *odd = 0;
  int32_t last = rows.end < plane.height ? rows.end : plane.height - 1;
  for (int32_t y = rows.first > 0 ? rows.first : 1; y < last; y++) {
    int64_t *sum = y % 2 == 0 ? even : odd;
    *sum += combs_of_row(ROW(plane, y), plane.stride, ROW(previous, y), plane.width);
  }
}
