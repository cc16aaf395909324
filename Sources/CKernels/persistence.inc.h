// What stays where it is from plane to plane.

static inline u8s steps_above(u8s a, u8s b) { return __builtin_elementwise_sub_sat(a, b); }

// 1 where a is at least b, else 0; b is not 0.
static inline u8s steps_reach(u8s a, uint8_t b) {
  u8s less = (u8s){} + (uint8_t)(b - 1), one = (u8s){} + 1;
  return lesser(steps_above(a, less), one);
}

// Adds what is found of a register of samples of a row, from x on, to the sums below; `kept` is 1 for
// those that count and 0 for those that were counted before.
static inline void persist_lanes(const winnow_plane *planes, int32_t count, int32_t y, int32_t x,
                                 winnow_persistence bounds, u8s kept, uint8_t *sums,
                                 int32_t width) {
  u8s none = {}, all = ~none;
  u8s right = all, left = all, down = all, up = all, lowest = all, highest = none, now = none;
  for (int32_t k = 0; k < count; k++) {
    const uint8_t *row = ROW(planes[k], y) + x;
    u8s before = u8s_at(row - 1), after = u8s_at(row + 1);
    u8s over = u8s_at(row - planes[k].stride), under = u8s_at(row + planes[k].stride);
    u8s here = u8s_at(row);
    u8s rise = steps_above(after, before), fall = steps_above(before, after);
    u8s rise_down = steps_above(under, over), fall_down = steps_above(over, under);
    right = lesser(right, rise);
    left = lesser(left, fall);
    down = lesser(down, rise_down);
    up = lesser(up, fall_down);
    lowest = lesser(lowest, here);
    highest = larger(highest, here);
    now = larger(larger(rise, fall), larger(rise_down, fall_down));
  }
  u8s edge = larger(larger(right, left), larger(down, up));
  u8s found[winnow_persistence_sums] = {
      steps_reach(right, bounds.edge),  steps_reach(left, bounds.edge),
      steps_reach(edge, bounds.edge),   steps_reach(edge, bounds.faint),
      steps_reach(now, bounds.edge),    steps_reach(highest - lowest, bounds.change),
  };
  for (int32_t i = 0; i < winnow_persistence_sums; i++, sums += width) {
    u8s sum = u8s_at(sums + x) + found[i] * kept;
    put_u8s(sums + x, sum);
  }
}

static inline uint8_t byte_above(uint8_t a, uint8_t b) { return (uint8_t)(a > b ? a - b : 0); }
static inline uint8_t byte_least(uint8_t a, uint8_t b) { return a < b ? a : b; }
static inline uint8_t byte_most(uint8_t a, uint8_t b) { return a > b ? a : b; }

// The same for one sample.
static void persist_sample(const winnow_plane *planes, int32_t count, int32_t y, int32_t x,
                           winnow_persistence bounds, uint8_t *sums, int32_t width) {
  uint8_t right = 255, left = 255, down = 255, up = 255, lowest = 255, highest = 0, now = 0;
  for (int32_t k = 0; k < count; k++) {
    const uint8_t *row = ROW(planes[k], y) + x;
    uint8_t before = row[-1], after = row[1];
    uint8_t over = row[-planes[k].stride], under = row[planes[k].stride];
    right = byte_least(right, byte_above(after, before));
    left = byte_least(left, byte_above(before, after));
    down = byte_least(down, byte_above(under, over));
    up = byte_least(up, byte_above(over, under));
    lowest = byte_least(lowest, row[0]);
    highest = byte_most(highest, row[0]);
    now = byte_most(after > before ? after - before : before - after,
                    under > over ? under - over : over - under);
  }
  uint8_t edge = byte_most(byte_most(right, left), byte_most(down, up));
  uint8_t found[winnow_persistence_sums] = {
      right >= bounds.edge, left >= bounds.edge, edge >= bounds.edge,
      edge >= bounds.faint, now >= bounds.edge,  highest - lowest >= bounds.change,
  };
  for (int32_t i = 0; i < winnow_persistence_sums; i++) {
    uint8_t *sum = sums + i * width + x;
    *sum = (uint8_t)(*sum + found[i]);
  }
}

// Adds a row to the sums; its first and last samples have no neighbours on both sides.
static void persist_row(const winnow_plane *planes, int32_t count, int32_t y,
                        winnow_persistence bounds, uint8_t *sums, int32_t width) {
  static const uint8_t keeping[2 * u8_lanes] = {[u8_lanes... 2 * u8_lanes - 1] = 1};
  int32_t last = planes[0].width - 1, x = 1;
  if (last - x < u8_lanes) {
    for (; x < last; x++) persist_sample(planes, count, y, x, bounds, sums, width);
    return;
  }
  for (; x + u8_lanes <= last; x += u8_lanes)
    persist_lanes(planes, count, y, x, bounds, u8s_at(keeping + u8_lanes), sums, width);
  // The last lanes end with the row and overlap those before.
  if (x < last) {
    int32_t start = last - u8_lanes;
    u8s kept = u8s_at(keeping + u8_lanes - (x - start));
    persist_lanes(planes, count, y, start, bounds, kept, sums, width);
  }
}

static void persistence(const winnow_plane *planes, int32_t count, winnow_persistence bounds,
                        uint8_t *cells, uint8_t *scratch) {
  int32_t across = (planes[0].width + 7) / 8, down = (planes[0].height + 7) / 8;
  int32_t height = planes[0].height;
  for (int32_t row = 0; row < down; row++) {
    memset(scratch, 0, (size_t)(winnow_persistence_sums * across * 8));
    for (int32_t y = row * 8; y < row * 8 + 8; y++)
      if (y > 0 && y < height - 1) persist_row(planes, count, y, bounds, scratch, across * 8);
    for (int32_t i = 0; i < winnow_persistence_sums; i++) {
      uint8_t *to = cells + (i * down + row) * across;
      const uint8_t *sums = scratch + i * across * 8;
      for (int32_t cell = 0; cell < across; cell++) {
        uint64_t eight;
        memcpy(&eight, sums + cell * 8, sizeof eight);
        to[cell] = (uint8_t)((eight * 0x0101010101010101u) >> 56);
      }
    }
  }
}
