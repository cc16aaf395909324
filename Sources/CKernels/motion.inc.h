// Where the blocks of a picture were in the one before.

enum { cell_side = 8, block_side = 16 };

// The smaller of two keys below 2^31 in each 64-bit lane.
#if defined(WINNOW_AVX2)
static inline lanes smaller_key(lanes a, lanes b) { return _mm256_min_epu32(a, b); }
static inline lanes in_each_lane(uint32_t key) { return _mm256_set1_epi64x(key); }
#elif defined(__x86_64__)
static inline lanes smaller_key(lanes a, lanes b) {
  lanes isSmaller = _mm_cmplt_epi32(a, b);
  return _mm_or_si128(_mm_and_si128(isSmaller, a), _mm_andnot_si128(isSmaller, b));
}
static inline lanes in_each_lane(uint32_t key) { return _mm_set1_epi64x(key); }
#elif defined(__aarch64__)
static inline lanes smaller_key(lanes a, lanes b) {
  return vreinterpretq_u64_u32(vminq_u32(vreinterpretq_u32_u64(a), vreinterpretq_u32_u64(b)));
}
static inline lanes in_each_lane(uint32_t key) { return vdupq_n_u64(key); }
#else
static inline lanes smaller_key(lanes a, lanes b) { return a < b ? a : b; }
static inline lanes in_each_lane(uint32_t key) { return key; }
#endif

enum { cells_at_once = sizeof(lanes) / 8 };

static uint32_t absolute_run(const uint8_t *restrict a, const uint8_t *restrict b, int32_t count) {
  uint32_t sum = 0;
  int32_t x = 0;
  lanes sums = in_each_lane(0);
  for (; x <= count - (int32_t)sizeof sums; x += (int32_t)sizeof sums)
    sums += differences(a + x, b + x);
  uint64_t parts[cells_at_once];
  memcpy(parts, &sums, sizeof sums);
  for (int32_t i = 0; i < cells_at_once; i++) sum += (uint32_t)parts[i];
  for (; x < count; x++) sum += (uint32_t)(a[x] > b[x] ? a[x] - b[x] : b[x] - a[x]);
  return sum;
}

static int64_t absolute_difference(winnow_plane a, winnow_plane b) {
  int64_t sum = 0;
  for (int32_t y = 0; y < a.height; y++)
    for (int32_t x = 0; x < a.width; x += most_in_run)
      sum += absolute_run(ROW(a, y) + x, ROW(b, y) + x, run_length(x, a.width));
  return sum;
}

// Copies `width` x `height` samples from (left, top) on, the border repeated outward.
static void copy_window(winnow_plane plane, int32_t left, int32_t top, int32_t width,
                        int32_t height, uint8_t *copy) {
  int32_t before = left < 0 ? -left : 0;
  int32_t end = plane.width - left < width ? plane.width - left : width;
  for (int32_t y = top; y < top + height; y++, copy += width) {
    const uint8_t *row = ROW(plane, y < 0 ? 0 : y < plane.height ? y : plane.height - 1);
    memset(copy, row[0], (size_t)before);
    memcpy(copy + before, row + left + before, (size_t)(end - before));
    memset(copy + end, row[plane.width - 1], (size_t)(width - end));
  }
}

static inline __attribute__((always_inline)) lanes cell_sums(
    const uint8_t *a, int32_t stride, const uint8_t *b, int32_t width) {
  lanes sum = differences(a, b);
  for (int32_t y = 1; y < cell_side; y++) sum += differences(a + y * stride, b + y * width);
  return sum;
}

static uint32_t shift_key(int32_t dx, int32_t dy, int32_t radius, int32_t price) {
  int32_t far = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
  return (uint32_t)((price * far) << 16 | ((dy + radius) << 8) | (dx + radius));
}

// The best key of as many cells as there are lanes. Keys carry the sum above the shift.
static lanes search_cells(const uint8_t *a, int32_t stride, const uint8_t *b, int32_t width,
                          int32_t radius, int32_t price) {
  lanes best = in_each_lane(INT32_MAX);
  for (int32_t dy = -radius; dy <= radius; dy++) {
    for (int32_t dx = -radius; dx <= radius; dx++) {
      lanes sum = cell_sums(a + dy * stride + dx, stride, b, width);
      best = smaller_key((sum << 16) + in_each_lane(shift_key(dx, dy, radius, price)), best);
    }
  }
  return best;
}

static void cell_search(winnow_plane before, winnow_plane after, winnow_cell_search search,
                        uint8_t *scratch, int8_t *shifts) {
  int32_t columns = after.width / cell_side, rows = after.height / cell_side;
  int32_t left = after.width % cell_side / 2, top = after.height % cell_side / 2;
  int32_t radius = search.radius;
  if (columns == 0 || rows == 0) return;
  int32_t width = (columns + cells_at_once - 1) / cells_at_once * (int32_t)sizeof(lanes);
  int32_t stride = width + 2 * radius;
  uint8_t *padded = scratch + width * rows * cell_side;
  copy_window(after, left, top, width, rows * cell_side, scratch);
  copy_window(before, left - radius, top - radius, stride, rows * cell_side + 2 * radius, padded);
  for (int32_t row = 0; row < rows; row++) {
    for (int32_t column = 0; column < columns; column += cells_at_once) {
      const uint8_t *b = scratch + row * cell_side * width + column * cell_side;
      const uint8_t *a = padded + (row * cell_side + radius) * stride + radius + column * cell_side;
      lanes still = cell_sums(a, stride, b, width);
      uint64_t sums[cells_at_once], keys[cells_at_once];
      memcpy(sums, &still, sizeof still);
      int32_t moving = 0;
      for (int32_t i = 0; i < cells_at_once; i++) moving += (int32_t)sums[i] > search.quiet;
      if (moving > 0) {
        lanes best = search_cells(a, stride, b, width, radius, search.price);
        memcpy(keys, &best, sizeof best);
      }
      for (int32_t i = 0; i < cells_at_once && column + i < columns; i++) {
        int32_t moves = (int32_t)sums[i] > search.quiet;
        *shifts++ = (int8_t)(moves ? (int32_t)(keys[i] & 0xFF) - radius : 0);
        *shifts++ = (int8_t)(moves ? (int32_t)(keys[i] >> 8 & 0xFF) - radius : 0);
      }
    }
  }
}

// Sum of absolute differences of squares of 8 samples.
static inline int32_t cell_sum(const uint8_t *a, ptrdiff_t a_stride, const uint8_t *b,
                               ptrdiff_t b_stride) {
#if defined(__x86_64__)
  __m128i sum = _mm_setzero_si128();
  for (int32_t y = 0; y < 8; y += 2, a += 2 * a_stride, b += 2 * b_stride) {
    __m128i p = _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)a),
                                   _mm_loadl_epi64((const __m128i *)(a + a_stride)));
    __m128i q = _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)b),
                                   _mm_loadl_epi64((const __m128i *)(b + b_stride)));
    sum = _mm_add_epi64(sum, _mm_sad_epu8(p, q));
  }
  return _mm_cvtsi128_si32(sum) + _mm_cvtsi128_si32(_mm_unpackhi_epi64(sum, sum));
#else
  uint16_t sum = 0;
  for (int32_t y = 0; y < 8; y++, a += a_stride, b += b_stride)
    for (int32_t x = 0; x < 8; x++) sum += (uint16_t)(a[x] > b[x] ? a[x] - b[x] : b[x] - a[x]);
  return sum;
#endif
}

// Sum of absolute differences of squares of 16 samples.
static inline int32_t block_sum(const uint8_t *a, ptrdiff_t a_stride, const uint8_t *b,
                               ptrdiff_t b_stride) {
#if defined(WINNOW_AVX2)
  __m256i sum = _mm256_setzero_si256();
  for (int32_t y = 0; y < block_side; y += 2, a += 2 * a_stride, b += 2 * b_stride) {
    __m256i p = _mm256_loadu2_m128i((const __m128i *)(a + a_stride), (const __m128i *)a);
    __m256i q = _mm256_loadu2_m128i((const __m128i *)(b + b_stride), (const __m128i *)b);
    sum = _mm256_add_epi64(sum, _mm256_sad_epu8(p, q));
  }
  __m128i both = _mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  return _mm_cvtsi128_si32(both) + _mm_cvtsi128_si32(_mm_unpackhi_epi64(both, both));
#elif defined(__x86_64__)
  __m128i sum = _mm_setzero_si128();
  for (int32_t y = 0; y < block_side; y++, a += a_stride, b += b_stride)
    sum = _mm_add_epi64(sum, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)a),
                                          _mm_loadu_si128((const __m128i *)b)));
  return _mm_cvtsi128_si32(sum) + _mm_cvtsi128_si32(_mm_unpackhi_epi64(sum, sum));
#else
  uint32_t sum = 0;
  for (int32_t y = 0; y < block_side; y++, a += a_stride, b += b_stride)
    for (int32_t x = 0; x < block_side; x++)
      sum += (uint32_t)(a[x] > b[x] ? a[x] - b[x] : b[x] - a[x]);
  return (int32_t)sum;
#endif
}

static inline int32_t limited(int32_t value, int32_t least, int32_t most) {
  return value < least ? least : value > most ? most : value;
}

// A square of `after`, and the best place for it in `before` so far.
typedef struct placing {
  winnow_plane before;
  const uint8_t *square;
  ptrdiff_t stride;
  int32_t x, y, sum;
} placing;

static inline __attribute__((always_inline)) void try_place(placing *place, int32_t x, int32_t y,
                                                            int32_t side) {
  const uint8_t *a = ROW(place->before, y) + x;
  int32_t sum = side == cell_side
                    ? cell_sum(a, place->before.stride, place->square, place->stride)
                    : block_sum(a, place->before.stride, place->square, place->stride);
  if (sum >= place->sum) return;
  place->sum = sum;
  place->x = x;
  place->y = y;
}

static inline __attribute__((always_inline)) void try_around(placing *place, int32_t side) {
  int32_t x = place->x, y = place->y;
  int32_t left = x > 0 ? x - 1 : x, right = x < place->before.width - side ? x + 1 : x;
  int32_t top = y > 0 ? y - 1 : y, bottom = y < place->before.height - side ? y + 1 : y;
  for (int32_t j = top; j <= bottom; j++)
    for (int32_t i = left; i <= right; i++)
      if (i != x || j != y) try_place(place, i, j, side);
}

static inline __attribute__((always_inline)) placing placed_still(
    winnow_plane before, winnow_plane after, int32_t x, int32_t y, int32_t side) {
  placing place = {before, ROW(after, y) + x, after.stride, x, y, INT32_MAX};
  try_place(&place, x, y, side);
  return place;
}

// Tries the shifts of the cell around a square of the half level and of the cells beside it.
static inline __attribute__((always_inline)) void try_cells(placing *place, winnow_cells cells,
                                                            int32_t x, int32_t y) {
  static const int8_t beside[5][2] = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
  int32_t column = (x + 4) / 2 - cells.left, row = (y + 4) / 2 - cells.top;
  int32_t tried = 0;
  for (int32_t i = 0; i < 5; i++) {
    int32_t c = limited(column / cell_side + beside[i][0], 0, cells.columns - 1);
    int32_t r = limited(row / cell_side + beside[i][1], 0, cells.rows - 1);
    const int8_t *shift = cells.shifts + 2 * (r * cells.columns + c);
    if (shift[0] * 256 + shift[1] == tried) continue;
    tried = shift[0] * 256 + shift[1];
    try_place(place, limited(x + 2 * shift[0], 0, place->before.width - cell_side),
              limited(y + 2 * shift[1], 0, place->before.height - cell_side), cell_side);
  }
}

// Sums over every other row of a block: of products of its slopes and of what it differs by.
static void slope_sums(const uint8_t *restrict a, ptrdiff_t a_stride, const uint8_t *restrict b,
                       ptrdiff_t b_stride, winnow_block *restrict block) {
  enum { count = block_side * block_side / 2 };
  int16_t across[count], down[count], change[count];
  for (int32_t y = 0; y < block_side / 2; y++) {
    const uint8_t *row = b + 2 * y * b_stride, *earlier = a + 2 * y * a_stride;
    for (int32_t x = 0; x < block_side; x++) {
      across[y * block_side + x] = (int16_t)(row[x + 1] - row[x - 1]);
      down[y * block_side + x] = (int16_t)(row[b_stride + x] - row[x - b_stride]);
      change[y * block_side + x] = (int16_t)(row[x] - earlier[x]);
    }
  }
  int32_t xx = 0, xy = 0, yy = 0, xt = 0, yt = 0, tt = 0, sx = 0, sy = 0, st = 0;
  WIDE for (int32_t i = 0; i < count; i++) {
    xx += across[i] * across[i];
    xy += across[i] * down[i];
    yy += down[i] * down[i];
  }
  WIDE for (int32_t i = 0; i < count; i++) {
    xt += across[i] * change[i];
    yt += down[i] * change[i];
    tt += change[i] * change[i];
  }
  WIDE for (int32_t i = 0; i < count; i++) {
    sx += across[i];
    sy += down[i];
    st += change[i];
  }
  block->xx = xx;
  block->xy = xy;
  block->yy = yy;
  block->xt = xt;
  block->yt = yt;
  block->tt = tt;
  block->x = sx;
  block->y = sy;
  block->t = st;
}

static void block_motion(winnow_levels before, winnow_levels after, winnow_cells cells,
                         winnow_block_grid grid, winnow_block *blocks) {
  for (int32_t row = 0; row < grid.rows; row++) {
    for (int32_t column = 0; column < grid.columns; column++, blocks++) {
      int32_t x = grid.left + column * grid.step, y = grid.top + row * grid.step;
      placing place = placed_still(before.full, after.full, x, y, block_side);
      blocks->still = place.sum;
      if (place.sum > grid.quiet) {
        placing half = placed_still(before.half, after.half, x / 2, y / 2, cell_side);
        if (cells.columns > 0 && cells.rows > 0) try_cells(&half, cells, x / 2, y / 2);
        try_around(&half, cell_side);
        int32_t dx = 2 * (half.x - x / 2), dy = 2 * (half.y - y / 2);
        if (dx != 0 || dy != 0)
          try_place(&place, limited(x + dx, 0, before.full.width - block_side),
                    limited(y + dy, 0, before.full.height - block_side), block_side);
        try_around(&place, block_side);
      }
      blocks->dx = x - place.x;
      blocks->dy = y - place.y;
      blocks->sum = place.sum;
      slope_sums(ROW(before.full, place.y) + place.x, before.full.stride, place.square,
                 place.stride, blocks);
    }
  }
}
