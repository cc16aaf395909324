// How strong edges are.

// Adds the squared differences to the right and downward of `count` samples.
static void add_energy(const uint8_t *restrict row, const uint8_t *restrict below, int32_t count,
                       uint32_t *restrict sums) {
  for (int32_t x = 0; x < count; x++) {
    int16_t across = (int16_t)(row[x + 1] - row[x]), down = (int16_t)(below[x] - row[x]);
    sums[x] += (uint32_t)(across * across) + (uint32_t)(down * down);
  }
}

static void gradient_energy(winnow_plane plane, int64_t energy[32], uint32_t *scratch) {
  int32_t width = plane.width - 1, height = plane.height - 1;
  memset(energy, 0, 32 * sizeof *energy);
  for (int32_t j = 0; j < 4; j++) {
    int32_t y = j * height / 4, bottom = (j + 1) * height / 4;
    while (y < bottom) {
      // Sums of so many rows stay within 32 bits.
      int32_t end = bottom - y < most_in_run ? bottom : y + most_in_run;
      memset(scratch, 0, (size_t)plane.width * sizeof *scratch);
      for (; y < end; y++) add_energy(ROW(plane, y), ROW(plane, y + 1), width, scratch);
      for (int32_t i = 0; i < 8; i++)
        for (int32_t x = i * width / 8; x < (i + 1) * width / 8; x++)
          energy[8 * j + i] += scratch[x];
    }
  }
}
