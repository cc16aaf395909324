// Samples brought to other levels: fewer bits from many, full range from limited.

static void narrow_row(const uint16_t *restrict row, winnow_narrowing narrowing, int32_t count,
                       uint8_t *restrict narrowed) {
  for (int32_t x = 0; x < count; x++) {
    uint32_t sample = row[x] < narrowing.most ? row[x] : narrowing.most;
    uint32_t level = (sample * narrowing.factor + narrowing.offset) >> 23;
    narrowed[x] = (uint8_t)(level < 255 ? level : 255);
  }
}

static void narrow(winnow_deep_plane plane, winnow_narrowing narrowing, uint8_t *narrowed) {
  const uint8_t *row = (const uint8_t *)plane.base;
  for (int32_t y = 0; y < plane.height; y++, row += plane.stride, narrowed += plane.width)
    narrow_row((const uint16_t *)(const void *)row, narrowing, plane.width, narrowed);
}

// (value - 16) * 255 / 219, rounded, of values held within 16...235: the division is exact as a
// product, 38305 / 2^23 being as near 1 / 219 as sums up to 219 * 255 + 109 need.
static inline uint16_t expanded_sum(uint8_t sample) {
  uint8_t least = sample > 16 ? sample : 16;
  return (uint16_t)(((least < 235 ? least : 235) - 16) * 255 + 109);
}

static void expand_luma(uint8_t *samples, size_t count) {
  size_t i = 0;
  for (; i + i16_lanes <= count; i += i16_lanes) {
    few_u8s held;
    memcpy(&held, samples + i, sizeof held);
    held = __builtin_elementwise_min(__builtin_elementwise_max(held, (few_u8s){0} + 16),
                                     (few_u8s){0} + 235);
    u16s sum = (__builtin_convertvector(held, u16s) - 16) * 255 + 109;
    held = __builtin_convertvector(upper_unsigned_products(sum, 38305) >> 7, few_u8s);
    memcpy(samples + i, &held, sizeof held);
  }
  for (; i < count; i++) samples[i] = (uint8_t)(((uint32_t)expanded_sum(samples[i]) * 38305) >> 23);
}
