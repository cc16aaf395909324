// Where parts of a picture were in the one before: blocks from coarse to fine.

enum { block_side = 16 };

// The rows of a square of 8 or 16 samples, held for many comparisons.
#if defined(__x86_64__)
static inline __m128i two_rows(const uint8_t *a, ptrdiff_t stride) {
  return _mm_castpd_si128(_mm_loadh_pd(_mm_castsi128_pd(_mm_loadl_epi64((const __m128i *)a)),
                                       (const double *)(const void *)(a + stride)));
}
static inline int32_t sum_of(__m128i sums) {
  return _mm_cvtsi128_si32(_mm_add_epi64(sums, _mm_unpackhi_epi64(sums, sums)));
}

typedef struct cell_rows {
  __m128i twos[cell_side / 2];
} cell_rows;
static inline cell_rows rows_of_cell(const uint8_t *a, ptrdiff_t stride) {
  cell_rows rows;
  for (int32_t y = 0; y < cell_side / 2; y++) rows.twos[y] = two_rows(a + 2 * y * stride, stride);
  return rows;
}
static inline int32_t cell_sum(const uint8_t *a, ptrdiff_t stride, const cell_rows *rows) {
  __m128i sum = _mm_sad_epu8(two_rows(a, stride), rows->twos[0]);
  for (int32_t y = 1; y < cell_side / 2; y++)
    sum = _mm_add_epi64(sum, _mm_sad_epu8(two_rows(a + 2 * y * stride, stride), rows->twos[y]));
  return sum_of(sum);
}
#endif

#if defined(WINNOW_AVX2)
static inline __m256i two_wide_rows(const uint8_t *a, ptrdiff_t stride) {
  return _mm256_loadu2_m128i((const __m128i *)(a + stride), (const __m128i *)a);
}

typedef struct block_rows {
  __m256i twos[block_side / 2];
} block_rows;
static inline block_rows rows_of_block(const uint8_t *a, ptrdiff_t stride) {
  block_rows rows;
  for (int32_t y = 0; y < block_side / 2; y++)
    rows.twos[y] = two_wide_rows(a + 2 * y * stride, stride);
  return rows;
}
static inline int32_t block_sum(const uint8_t *a, ptrdiff_t stride, const block_rows *rows) {
  __m256i sum = _mm256_sad_epu8(two_wide_rows(a, stride), rows->twos[0]);
  for (int32_t y = 1; y < block_side / 2; y++)
    sum = _mm256_add_epi64(
        sum, _mm256_sad_epu8(two_wide_rows(a + 2 * y * stride, stride), rows->twos[y]));
  return sum_of(_mm_add_epi64(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1)));
}
#elif defined(__x86_64__)
typedef struct block_rows {
  __m128i rows[block_side];
} block_rows;
static inline block_rows rows_of_block(const uint8_t *a, ptrdiff_t stride) {
  block_rows rows;
  for (int32_t y = 0; y < block_side; y++)
    rows.rows[y] = _mm_loadu_si128((const __m128i *)(a + y * stride));
  return rows;
}
static inline int32_t block_sum(const uint8_t *a, ptrdiff_t stride, const block_rows *rows) {
  __m128i sum = _mm_setzero_si128();
  for (int32_t y = 0; y < block_side; y++)
    sum = _mm_add_epi64(sum, _mm_sad_epu8(_mm_loadu_si128((const __m128i *)(a + y * stride)),
                                          rows->rows[y]));
  return sum_of(sum);
}
#else
typedef struct cell_rows {
  const uint8_t *base;
  ptrdiff_t stride;
} cell_rows;
typedef cell_rows block_rows;
static inline cell_rows rows_of_cell(const uint8_t *a, ptrdiff_t stride) {
  cell_rows rows = {a, stride};
  return rows;
}
static inline block_rows rows_of_block(const uint8_t *a, ptrdiff_t stride) {
  return rows_of_cell(a, stride);
}
static inline int32_t plain_sum(const uint8_t *a, ptrdiff_t stride, const cell_rows *rows,
                                int32_t side) {
  uint32_t sum = 0;
  for (int32_t y = 0; y < side; y++) {
    const uint8_t *p = a + y * stride, *q = rows->base + y * rows->stride;
    for (int32_t x = 0; x < side; x++) sum += (uint32_t)(p[x] > q[x] ? p[x] - q[x] : q[x] - p[x]);
  }
  return (int32_t)sum;
}
static inline int32_t cell_sum(const uint8_t *a, ptrdiff_t stride, const cell_rows *rows) {
  return plain_sum(a, stride, rows, cell_side);
}
static inline int32_t block_sum(const uint8_t *a, ptrdiff_t stride, const block_rows *rows) {
  return plain_sum(a, stride, rows, block_side);
}
#endif

static inline int32_t limited(int32_t value, int32_t least, int32_t most) {
  return value < least ? least : value > most ? most : value;
}

// A square of `after`, and the best place for it in `before` so far.
typedef struct placing {
  winnow_plane before;
  int32_t side;
  cell_rows cell;    // of side 8
  block_rows block;  // of side 16
  int32_t x, y, sum;
} placing;

#define INLINE static inline __attribute__((always_inline))

INLINE int32_t square_sum(const uint8_t *a, const placing *place) {
  return place->side == cell_side ? cell_sum(a, place->before.stride, &place->cell)
                                  : block_sum(a, place->before.stride, &place->block);
}

INLINE void try_place(placing *place, int32_t x, int32_t y) {
  x = limited(x, 0, place->before.width - place->side);
  y = limited(y, 0, place->before.height - place->side);
  int32_t sum = square_sum(ROW(place->before, y) + x, place);
  if (sum >= place->sum) return;
  place->sum = sum;
  place->x = x;
  place->y = y;
}

// Without branches on sums, which nobody can foresee: keys carry the sum above the order of trying.
INLINE void try_around(placing *place) {
  int32_t x = place->x, y = place->y;
  int32_t left = x > 0 ? -1 : 0, right = x < place->before.width - place->side ? 1 : 0;
  int32_t top = y > 0 ? -1 : 0, bottom = y < place->before.height - place->side ? 1 : 0;
  const uint8_t *middle = ROW(place->before, y) + x;
  uint32_t best = (uint32_t)place->sum << 4;
  for (int32_t dy = top; dy <= bottom; dy++) {
    for (int32_t dx = left; dx <= right; dx++) {
      const uint8_t *a = middle + dy * place->before.stride + dx;
      uint32_t key = (uint32_t)square_sum(a, place) << 4 | (uint32_t)(3 * dy + dx + 5);
      best = key < best ? key : best;
    }
  }
  int32_t found = best & 15;
  if (found == 0) return;
  place->sum = (int32_t)(best >> 4);
  place->x = x + (found - 1) % 3 - 1;
  place->y = y + (found - 1) / 3 - 1;
}

INLINE placing placed_still(winnow_plane before, winnow_plane after, int32_t x, int32_t y,
                            int32_t side) {
  const uint8_t *square = ROW(after, y) + x;
  placing place;
  place.before = before;
  place.side = side;
  if (side == cell_side) place.cell = rows_of_cell(square, after.stride);
  if (side == block_side) place.block = rows_of_block(square, after.stride);
  place.x = x;
  place.y = y;
  place.sum = square_sum(ROW(before, y) + x, &place);
  return place;
}

// Tries the shifts of the cell around a square of the half level and of the cells beside it.
INLINE void try_cells(placing *place, winnow_cells cells, int32_t x, int32_t y) {
  static const int8_t beside[5][2] = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};
  int32_t column = ((x + 4) / 2 - cells.left) / cell_side;
  int32_t row = ((y + 4) / 2 - cells.top) / cell_side;
  int32_t tried = 0;
  for (int32_t i = 0; i < 5; i++) {
    int32_t c = limited(column + beside[i][0], 0, cells.columns - 1);
    int32_t r = limited(row + beside[i][1], 0, cells.rows - 1);
    const int8_t *shift = cells.shifts + 2 * (r * cells.columns + c);
    if (shift[0] * 256 + shift[1] == tried) continue;
    tried = shift[0] * 256 + shift[1];
    try_place(place, x + 2 * shift[0], y + 2 * shift[1]);
  }
}

// Sums over every other row of a block: of products of its slopes and of what it differs by, then of
// each of them.
static void slope_sums(const uint8_t *a, ptrdiff_t a_stride, const uint8_t *b, ptrdiff_t b_stride,
                       int32_t totals[9]) {
  i32s xx = {0}, xy = xx, yy = xx, xt = xx, yt = xx, tt = xx, xs = xx, ys = xx, ts = xx;
  for (int32_t row = 0; row < block_side; row += 2, a += 2 * a_stride, b += 2 * b_stride) {
    for (int32_t column = 0; column < block_side; column += i16_lanes) {
      const uint8_t *here = b + column;
      i16s x = i16s_of_bytes(here + 1) - i16s_of_bytes(here - 1);
      i16s y = i16s_of_bytes(here + b_stride) - i16s_of_bytes(here - b_stride);
      i16s t = i16s_of_bytes(here) - i16s_of_bytes(a + column);
      xx += paired_products(x, x);
      xy += paired_products(x, y);
      yy += paired_products(y, y);
      xt += paired_products(x, t);
      yt += paired_products(y, t);
      tt += paired_products(t, t);
      xs += paired_sums(x);
      ys += paired_sums(y);
      ts += paired_sums(t);
    }
  }
  totals[0] = (int32_t)sum_of_lanes(xx);
  totals[1] = (int32_t)sum_of_lanes(xy);
  totals[2] = (int32_t)sum_of_lanes(yy);
  totals[3] = (int32_t)sum_of_lanes(xt);
  totals[4] = (int32_t)sum_of_lanes(yt);
  totals[5] = (int32_t)sum_of_lanes(tt);
  totals[6] = (int32_t)sum_of_lanes(xs);
  totals[7] = (int32_t)sum_of_lanes(ys);
  totals[8] = (int32_t)sum_of_lanes(ts);
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
        try_around(&half);
        int32_t dx = 2 * (half.x - x / 2), dy = 2 * (half.y - y / 2);
        if (dx != 0 || dy != 0) try_place(&place, x + dx, y + dy);
        try_around(&place);
      }
      blocks->dx = x - place.x;
      blocks->dy = y - place.y;
      blocks->sum = place.sum;
      slope_sums(ROW(before.full, place.y) + place.x, before.full.stride, ROW(after.full, y) + x,
                 after.full.stride, blocks->sums);
    }
  }
}
