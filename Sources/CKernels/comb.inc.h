// Lines that belong to two moments.

static uint32_t comb_run(const uint8_t *restrict above, const uint8_t *restrict row,
                         const uint8_t *restrict below, const uint8_t *restrict earlier,
                         int32_t count) {
  uint32_t sum = 0;
  for (int32_t x = 0; x < count; x++) {
    int16_t comb = (int16_t)(above[x] + below[x] - 2 * earlier[x]);
    uint16_t size = (uint16_t)(comb < 0 ? -comb : comb);
    sum += row[x] == earlier[x] ? 0 : size;
  }
  return sum;
}

static void field_combs(winnow_plane plane, winnow_plane previous, int64_t *even, int64_t *odd) {
  *even = *odd = 0;
  for (int32_t y = 1; y < plane.height - 1; y++) {
    int64_t *sum = y % 2 == 0 ? even : odd;
    const uint8_t *row = ROW(plane, y);
    for (int32_t x = 0; x < plane.width; x += most_in_run)
      *sum += comb_run(row - plane.stride + x, row + x, row + plane.stride + x,
                       ROW(previous, y) + x, run_length(x, plane.width));
  }
}
