// Stored values brought to full range.

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
