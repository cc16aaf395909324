// How far two pictures, or two codes, are from each other.

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

static void code_differences(const winnow_code *query, const winnow_code *codes, size_t count,
                             uint16_t *restrict triples) {
  for (size_t i = 0; i < count; i++) {
    int32_t valid = 0, mismatches = 0, lone = 0;
    for (int32_t k = 0; k < 4; k++) {
      uint64_t both = query->words[4 + k] & codes[i].words[4 + k];
      valid += __builtin_popcountll(both);
      mismatches += __builtin_popcountll((query->words[k] ^ codes[i].words[k]) & both);
      lone += __builtin_popcountll(query->words[4 + k] ^ codes[i].words[4 + k]);
    }
    *triples++ = (uint16_t)valid;
    *triples++ = (uint16_t)mismatches;
    *triples++ = (uint16_t)lone;
  }
}
