// Gradients, and what is left of squares of 3 x 3 samples without them.

// A block of residuals has this many columns. Its rows are as many as keep the sum of a column
// within 16 bits, 32 * 2040.
enum { residual_columns = 16 };

// The bits of 2^13. Floats from there on end in 1024ths: a root added to it is rounded to them, half
// to even.
static const int32_t whole = 0x46000000;

// Adds 1024 times the root of each lane, and `whole`.
static inline void add_roots(i32s *roots, i32s squares) {
  f32s root = __builtin_elementwise_sqrt(__builtin_convertvector(squares, f32s));
  *roots += (i32s)(root + 8192.0f);
}

// Three rows at once: their sums and their differences, from which those of three columns follow.
typedef struct three_rows {
  int16_t *smooth;  // above + 2 * row + below
  int16_t *slope;   // below - above
  int16_t *bend;    // above - 2 * row + below
} three_rows;

static void sum_rows(const uint8_t *row, ptrdiff_t stride, int32_t count, three_rows sums) {
  const uint8_t *above = row - stride, *below = row + stride;
  int32_t x = 0;
  if (count < i16_lanes)
    for (; x < count; x++) {
      sums.smooth[x] = (int16_t)(above[x] + 2 * row[x] + below[x]);
      sums.slope[x] = (int16_t)(below[x] - above[x]);
      sums.bend[x] = (int16_t)(above[x] - 2 * row[x] + below[x]);
    }
  for (; x < count; x += i16_lanes) {
    int32_t at = place(x, count, i16_lanes);
    i16s up = i16s_of_bytes(above + at), down = i16s_of_bytes(below + at);
    i16s twice = 2 * i16s_of_bytes(row + at), both = up + down;
    put_i16s(sums.smooth + at, both + twice);
    put_i16s(sums.slope + at, down - up);
    put_i16s(sums.bend + at, both - twice);
  }
}

// Around the samples from x on; lanes outside the mask do not count.
static inline __attribute__((always_inline)) void add_gradients(
    three_rows sums, int32_t x, i16s mask, i32s *roots, i32s *squares, uint16_t *residuals,
    i16s *any) {
  i16s across = (i16s_at(sums.smooth + x + 1) - i16s_at(sums.smooth + x - 1)) & mask;
  i16s along = i16s_at(sums.slope + x - 1) + 2 * i16s_at(sums.slope + x) +
               i16s_at(sums.slope + x + 1);
  i16s first, second;
  interleave(across, along & mask, &first, &second);
  i32s low = paired_products(first, first), high = paired_products(second, second);
  *squares += low + high;
  add_roots(roots, low);
  add_roots(roots, high);
  i16s rest = i16s_at(sums.bend + x - 1) - 2 * i16s_at(sums.bend + x) +
              i16s_at(sums.bend + x + 1);
  int16_t *sums_of_column = (int16_t *)residuals + x;
  i16s sizes = sizes_of(rest) & mask;
  put_i16s(sums_of_column, i16s_at(sums_of_column) + sizes);
  *any |= sizes;
}

// Adds what the samples 1..<end of a row give. Rows hold a register more than the samples, so that
// narrow ones are read like others.
static void add_gradients_of_row(three_rows sums, int32_t end, winnow_gradients *found,
                                 uint16_t *residuals) {
  i16s all = (i16s){0} - 1, any = {0};
  for (int32_t x = 1; x < end;) {
    i32s roots = {0}, squares = {0};
    int32_t steps = 0;
    for (; steps < steps_in_run && x <= end - i16_lanes; steps++, x += i16_lanes)
      add_gradients(sums, x, all, &roots, &squares, residuals, &any);
    if (steps < steps_in_run && x < end) {
      add_gradients(sums, x, first_i16s(end - x), &roots, &squares, residuals, &any);
      steps++;
      x = end;
    }
    roots -= 2 * steps * whole;
    found->roots += sum_of_unsigned_lanes(roots);
    found->squares += sum_of_unsigned_lanes(squares);
  }
  found->uneven_rows += sum_of_lanes(paired_sums(any)) > 0;
}

static void gradients(winnow_plane plane, winnow_rows rows, winnow_gradients *found,
                      uint32_t *blocks, int16_t *scratch) {
  int32_t pitch = plane.width + 2 * i16_lanes, end = plane.width - 1;
  uint16_t *residuals = (uint16_t *)scratch;
  three_rows sums = {scratch + pitch, scratch + 2 * pitch, scratch + 3 * pitch};
  *found = (winnow_gradients){0, 0, 0, 0};
  memset(scratch, 0, (size_t)(4 * pitch) * sizeof *scratch);
  int32_t last = rows.end < plane.height ? rows.end : plane.height - 1;
  for (int32_t y = rows.first > 0 ? rows.first : 1; y < last; y++) {
    sum_rows(ROW(plane, y), plane.stride, plane.width, sums);
    add_gradients_of_row(sums, end, found, residuals);
  }
  for (int32_t x = 1; x < end; x += residual_columns) {
    int32_t stop = x + residual_columns < end ? x + residual_columns : end;
    uint32_t sum = 0;
    for (int32_t i = x; i < stop; i++) sum += residuals[i];
    found->residuals += sum;
    if (stop == x + residual_columns) *blocks++ = sum;
  }
}
