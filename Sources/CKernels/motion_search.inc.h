// Where parts of a picture were in the one before: every shift of every block or cell.

// Sums of absolute differences of eight samples each, as many eights at once as a register has
// 64-bit lanes. Those of a block are at most 72 * 255, so their low 15 bits tell which is smaller.
#if defined(WINNOW_AVX2)
typedef __m256i lanes;
static inline lanes differences(const uint8_t *a, const uint8_t *b) {
  return _mm256_sad_epu8(_mm256_loadu_si256((const lanes *)a),
                         _mm256_loadu_si256((const lanes *)b));
}
static inline lanes smaller(lanes a, lanes b) { return _mm256_min_epi16(a, b); }
#elif defined(__x86_64__)
typedef __m128i lanes;
static inline lanes differences(const uint8_t *a, const uint8_t *b) {
  return _mm_sad_epu8(_mm_loadu_si128((const lanes *)a), _mm_loadu_si128((const lanes *)b));
}
static inline lanes smaller(lanes a, lanes b) { return _mm_min_epi16(a, b); }
#elif defined(__aarch64__)
typedef uint64x2_t lanes;
static inline lanes differences(const uint8_t *a, const uint8_t *b) {
  return vpaddlq_u32(vpaddlq_u16(vpaddlq_u8(vabdq_u8(vld1q_u8(a), vld1q_u8(b)))));
}
static inline lanes smaller(lanes a, lanes b) {
  return vreinterpretq_u64_u32(vminq_u32(vreinterpretq_u32_u64(a), vreinterpretq_u32_u64(b)));
}
#else
typedef uint64_t lanes;
static inline lanes differences(const uint8_t *a, const uint8_t *b) {
  uint16_t sum = 0;
  for (int32_t x = 0; x < 8; x++)
    sum = (uint16_t)(sum + (a[x] > b[x] ? a[x] - b[x] : b[x] - a[x]));
  return sum;
}
static inline lanes smaller(lanes a, lanes b) { return a < b ? a : b; }
#endif

enum { grid_width = 64, grid_height = 36, block_height = 9, most = 8 };
enum { padded_width = grid_width + 2 * most, padded_height = grid_height + 2 * most };

// Copies a with its border repeated `radius` samples outward.
static void pad(const uint8_t *a, int32_t radius, uint8_t *padded) {
  for (int32_t y = -radius; y < grid_height + radius; y++, padded += padded_width) {
    const uint8_t *row = a + (y < 0 ? 0 : y < grid_height ? y : grid_height - 1) * grid_width;
    memset(padded, row[0], (size_t)radius);
    memcpy(padded + radius, row, grid_width);
    memset(padded + radius + grid_width, row[grid_width - 1], (size_t)radius);
  }
}

static void block_search(const uint8_t *a, const uint8_t *b, int32_t radius, uint16_t sums[32]) {
  uint8_t padded[padded_height * padded_width];
  pad(a, radius, padded);
  for (int32_t top = 0; top < grid_height; top += block_height) {
    for (int32_t x = 0; x < grid_width; x += (int32_t)sizeof(lanes)) {
      lanes best;
      memset(&best, 0x7F, sizeof best);
      for (int32_t dy = 0; dy <= 2 * radius; dy++) {
        for (int32_t dx = 0; dx <= 2 * radius; dx++) {
          const uint8_t *p = padded + (top + dy) * padded_width + x + dx;
          const uint8_t *q = b + top * grid_width + x;
          lanes sum = differences(p, q);
          for (int32_t y = 1; y < block_height; y++)
            sum += differences(p + y * padded_width, q + y * grid_width);
          best = smaller(sum, best);
        }
      }
      uint64_t found[sizeof best / 8];
      memcpy(found, &best, sizeof best);
      for (size_t i = 0; i < sizeof best / 8; i++) *sums++ = (uint16_t)found[i];
    }
  }
}

enum { cell_side = 8 };

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
