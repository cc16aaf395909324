// How wide edges are, from the last sample before they rise or fall to the last one that does.

// Follows as many lines at a time as a register has bytes, one sample of each a step. A climb of
// bytes is at most 255 samples long, and no line has more than one end of one in a step.
static void widths_along(const uint8_t *p, ptrdiff_t step, int32_t length, uint8_t rise,
                         winnow_edges *edges) {
  if (length < 3) return;
  u8s least = (u8s){0} + rise, one = (u8s){0} + 1;
  u8s before = u8s_at(p), here = u8s_at(p += step);
  u8s top = larger(here, before);
  u8s is_not_up = (u8s)(top == before), is_not_down = (u8s)(top == here);
  u8s start = before, run = one, has_turned = {0};
  i32s widths = sums_of_bytes(has_turned), counts = widths;
  for (int32_t i = 2; i < length;) {
    int32_t end = length - i < 255 ? length : i + 255;
    u8s count = {0};
    for (; i < end; i++) {
      before = here;
      here = u8s_at(p += step);
      top = larger(here, before);
      u8s not_up = (u8s)(top == before), not_down = (u8s)(top == here);
      u8s turns = (not_up ^ is_not_up) | (not_down ^ is_not_down);
      u8s climb = larger(before, start) - lesser(before, start);
      u8s is_edge = (u8s)(larger(climb, least) == climb) & turns & has_turned;
      widths += sums_of_bytes(is_edge & run);
      count -= is_edge;
      has_turned |= turns;
      start = chosen(turns, before, start);
      run = (run & ~turns) + one;
      is_not_up = not_up;
      is_not_down = not_down;
    }
    counts += sums_of_bytes(count);
  }
  edges->count += sum_of_unsigned_lanes(counts);
  edges->width += sum_of_unsigned_lanes(widths);
}

typedef uint8_t sixteen __attribute__((vector_size(16)));

#define ZIP_LOW(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define ZIP_HIGH(a, b) \
  __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)

static inline __attribute__((always_inline)) void zip(const sixteen *restrict a,
                                                      sixteen *restrict b) {
  for (int32_t i = 0; i < 8; i++) {
    b[2 * i] = ZIP_LOW(a[i], a[i + 8]);
    b[2 * i + 1] = ZIP_HIGH(a[i], a[i + 8]);
  }
}

// Sixteen samples of sixteen rows become columns of rows of `u8_lanes` bytes.
static void transpose(const uint8_t *p, ptrdiff_t stride, uint8_t *q) {
  sixteen a[16], b[16];
  for (int32_t i = 0; i < 16; i++) memcpy(&a[i], p + i * stride, sizeof a[i]);
  zip(a, b);
  zip(b, a);
  zip(a, b);
  zip(b, a);
  for (int32_t i = 0; i < 16; i++) memcpy(q + i * u8_lanes, &a[i], sizeof a[i]);
}

// `count` rows from y on, as columns; where there are fewer than a register has bytes, the others are
// left without an edge.
static void turn_rows(winnow_plane plane, int32_t y, int32_t count, uint8_t *turned) {
  int32_t x = 0;
  const uint8_t *row = ROW(plane, y);
  if (count == u8_lanes)
    for (; x <= plane.width - 16; x += 16)
      for (int32_t i = 0; i < u8_lanes; i += 16)
        transpose(row + i * plane.stride + x, plane.stride, turned + x * u8_lanes + i);
  for (; x < plane.width; x++) {
    memset(turned + x * u8_lanes, 0, u8_lanes);
    for (int32_t i = 0; i < count; i++)
      turned[x * u8_lanes + i] = row[i * plane.stride + x];
  }
}

static void edge_widths(winnow_plane plane, uint8_t rise, winnow_edges *edges, uint8_t *scratch) {
  edges->count = edges->width = 0;
  int32_t x = 0;
  for (; x <= plane.width - u8_lanes; x += u8_lanes)
    widths_along(plane.base + x, plane.stride, plane.height, rise, edges);
  if (x < plane.width) {
    for (int32_t y = 0; y < plane.height; y++) {
      memset(scratch + y * u8_lanes, 0, u8_lanes);
      memcpy(scratch + y * u8_lanes, ROW(plane, y) + x, (size_t)(plane.width - x));
    }
    widths_along(scratch, u8_lanes, plane.height, rise, edges);
  }
  for (int32_t y = 0; y < plane.height; y += u8_lanes) {
    int32_t left = plane.height - y;
    turn_rows(plane, y, left < u8_lanes ? left : u8_lanes, scratch);
    widths_along(scratch, u8_lanes, plane.width, rise, edges);
  }
}
