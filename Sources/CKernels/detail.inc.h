// How much fine detail there is around every sample.

// The widest neighbourhood reaches two samples out.
enum { reach = 2 };

// Samples whose squares sum up within 32 bits: gradients are at most 1020^2 + 510^2 each.
enum { most_in_detail = 2048 };

// The index of the sample that stands for one outside 0..<count.
static int32_t mirrored(int32_t index, int32_t count) {
  if (count == 1) return 0;
  while (index < 0 || index >= count) index = index < 0 ? -index : 2 * count - 2 - index;
  return index;
}

// A row, and sums down over it and its neighbours, each with `reach` samples more at both ends.
typedef struct detail_rows {
  int16_t *row;
  int16_t *smooth;  // 1 2 1
  int16_t *slope;   // -1 0 1
  int16_t *low;     // 1 4 6 4 1
} detail_rows;

// Sums over samples x to `end` of the rows from y - 2 to y + 2. Returns the sum of the squares of
// what lies between the first and the middle one.
static int64_t sum_around_run(const uint8_t *const around[5], int32_t x, int32_t end,
                              detail_rows rows) {
  i32s steps = {0};
  int64_t left = 0;
  for (; x <= end - i16_lanes; x += i16_lanes) {
    i16s first = i16s_of_bytes(around[0] + x), up = i16s_of_bytes(around[1] + x);
    i16s here = i16s_of_bytes(around[2] + x), down = i16s_of_bytes(around[3] + x);
    i16s twice = here + here, smooth = up + down + twice;
    put_i16s(rows.row + x, here);
    put_i16s(rows.smooth + x, smooth);
    put_i16s(rows.slope + x, down - up);
    put_i16s(rows.low + x, first + i16s_of_bytes(around[4] + x) + (smooth << 2) - twice);
    steps += paired_squares(here - first);
  }
  for (; x < end; x++) {
    int32_t first = around[0][x], up = around[1][x], here = around[2][x], down = around[3][x];
    rows.row[x] = (int16_t)here;
    rows.smooth[x] = (int16_t)(up + down + 2 * here);
    rows.slope[x] = (int16_t)(down - up);
    rows.low[x] = (int16_t)(first + around[4][x] + 4 * (up + down) + 6 * here);
    left += (here - first) * (here - first);
  }
  return sum_of_unsigned_lanes(steps) + left;
}

static void reflect_ends(int16_t *row, int32_t width) {
  for (int32_t i = 1; i <= reach; i++) {
    row[-i] = row[mirrored(-i, width)];
    row[width - 1 + i] = row[mirrored(width - 1 + i, width)];
  }
}

static void sum_around(winnow_plane plane, int32_t y, detail_rows rows, winnow_detail *detail) {
  const uint8_t *around[5];
  for (int32_t i = 0; i < 5; i++) around[i] = ROW(plane, mirrored(y + i - reach, plane.height));
  int64_t steps = 0;
  for (int32_t x = 0; x < plane.width; x += most_in_detail) {
    int32_t end = plane.width - x < most_in_detail ? plane.width : x + most_in_detail;
    steps += sum_around_run(around, x, end, rows);
  }
  if (y >= reach) detail->steps_down += steps;
  reflect_ends(rows.row, plane.width);
  reflect_ends(rows.smooth, plane.width);
  reflect_ends(rows.slope, plane.width);
  reflect_ends(rows.low, plane.width);
}

static int64_t square(int64_t value) { return value * value; }

static void detail_of_sample(detail_rows rows, int32_t x, winnow_detail *detail) {
  const int16_t *row = rows.row + x, *smooth = rows.smooth + x, *slope = rows.slope + x;
  const int16_t *low = rows.low + x;
  int32_t low_pass = low[-2] + low[2] + 4 * (low[-1] + low[1]) + 6 * low[0];
  detail->sum += row[0];
  detail->squares += square(row[0]);
  detail->laplacian_squares += square(row[-1] + row[1] + smooth[0] - 6 * row[0]);
  detail->gradient_squares += square(smooth[1] - smooth[-1]);
  detail->gradient_squares += square(slope[-1] + 2 * slope[0] + slope[1]);
  detail->residue_squares += square(4 * row[0] - ((low_pass + 32) >> 6));
  detail->steps_across += square(row[2] - row[0]);
}

static void detail_of_run(detail_rows rows, int32_t x, int32_t end, winnow_detail *detail) {
  i32s powers = {0}, laplacian = powers, gradient = powers, residue = powers;
  i32s total = powers, steps = powers;
  for (; x <= end - i16_lanes; x += i16_lanes) {
    const int16_t *row = rows.row + x, *smooth = rows.smooth + x, *slope = rows.slope + x;
    const int16_t *low = rows.low + x;
    i16s here = i16s_at(row), middle = i16s_at(low), falling = i16s_at(slope);
    i16s beside = i16s_at(low - 1) + i16s_at(low + 1) + middle;
    u16s low_pass = (u16s)(i16s_at(low - 2) + i16s_at(low + 2) +
                                                 (beside << 2) + middle + middle);
    total += paired_sums(here);
    powers += paired_squares(here);
    laplacian += paired_squares(i16s_at(row - 1) + i16s_at(row + 1) + i16s_at(smooth) - here * 6);
    gradient += paired_squares(i16s_at(smooth + 1) - i16s_at(smooth - 1));
    gradient += paired_squares(i16s_at(slope - 1) + i16s_at(slope + 1) + falling + falling);
    residue += paired_squares((here << 2) - (i16s)((low_pass + 32) >> 6));
    steps += paired_squares(i16s_at(row + 2) - here);
  }
  detail->sum += sum_of_lanes(total);
  detail->squares += sum_of_unsigned_lanes(powers);
  detail->laplacian_squares += sum_of_unsigned_lanes(laplacian);
  detail->gradient_squares += sum_of_unsigned_lanes(gradient);
  detail->residue_squares += sum_of_unsigned_lanes(residue);
  detail->steps_across += sum_of_unsigned_lanes(steps);
  for (; x < end; x++) detail_of_sample(rows, x, detail);
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

static void detail(winnow_plane plane, winnow_detail *detail, int16_t *scratch) {
  int32_t width = plane.width;
  ptrdiff_t room = width + 2 * reach;
  int16_t *first = scratch + reach;
  detail_rows rows = {first, first + room, first + 2 * room, first + 3 * room};
  memset(detail, 0, sizeof *detail);
  detail->laplacian_sum = laplacian_sum(plane);
  for (int32_t y = 0; y < plane.height; y++) {
    sum_around(plane, y, rows, detail);
    for (int32_t x = 0; x < width; x += most_in_detail)
      detail_of_run(rows, x, width - x < most_in_detail ? width : x + most_in_detail, detail);
    // What lies two beyond the last two samples is no part of the plane.
    for (int32_t x = width < reach ? 0 : width - reach; x < width; x++)
      detail->steps_across -= square(rows.row[x + reach] - rows.row[x]);
  }
}
