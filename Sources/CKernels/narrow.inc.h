// Fewer bits from many.

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
