// Lines that belong to two moments.

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
