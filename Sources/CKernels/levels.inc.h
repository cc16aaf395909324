// Stored values brought to full range.

// (value - 16) * 255 / 219, rounded, of values held within 16...235: the division is exact as a
// product, 38305 / 2^23 being as near 1 / 219 as sums up to 219 * 255 + 109 need.
static void expand_luma(uint8_t *samples, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint8_t least = samples[i] > 16 ? samples[i] : 16;
    uint8_t held = least < 235 ? least : 235;
    uint16_t sum = (uint16_t)((uint16_t)(held - 16) * 255 + 109);
    uint16_t high = (uint16_t)(((uint32_t)sum * 38305) >> 16);
    samples[i] = (uint8_t)(high >> 7);
  }
}
