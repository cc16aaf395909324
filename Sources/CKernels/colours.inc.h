// Red, green and blue of every sample, and what is made of them.

// Samples taken through the steps at a time.
enum { most_in_chunk = 256 };

typedef struct colour_chunk {
  uint8_t red[most_in_chunk], green[most_in_chunk], blue[most_in_chunk];
  uint8_t saturation[most_in_chunk], brightness[most_in_chunk];
} colour_chunk;

static inline __attribute__((always_inline)) uint8_t clipped(int32_t value) {
  value = (value < 0 ? 0 : value) >> 13;
  return (uint8_t)(value < 255 ? value : 255);
}

static void mix(const uint8_t *restrict y, const uint8_t *restrict u, const uint8_t *restrict v,
                winnow_mixing mixing, int32_t count, uint8_t *restrict red,
                uint8_t *restrict green, uint8_t *restrict blue) {
  for (int32_t x = 0; x < count; x++) {
    int32_t light = (y[x] - mixing.black) * mixing.luma + 4096;
    int32_t p = u[x] - 128, q = v[x] - 128;
    red[x] = clipped(light + q * mixing.red_v);
    green[x] = clipped(light - p * mixing.green_u - q * mixing.green_v);
    blue[x] = clipped(light + p * mixing.blue_u);
  }
}

// A quotient of such integers is no nearer to the next half than a float of 24 bits tells apart.
static uint32_t saturate(const uint8_t *restrict red, const uint8_t *restrict green,
                         const uint8_t *restrict blue, int32_t count, uint8_t grey,
                         uint8_t *restrict saturation) {
  uint32_t greys = 0;
  for (int32_t x = 0; x < count; x++) {
    uint8_t most = red[x] > green[x] ? red[x] : green[x];
    uint8_t least = red[x] < green[x] ? red[x] : green[x];
    most = most > blue[x] ? most : blue[x];
    least = least < blue[x] ? least : blue[x];
    uint8_t range = (uint8_t)(most - least);
    float share = (float)(range * 255) / (float)(most > 1 ? most : 1);
    saturation[x] = (uint8_t)(int32_t)(share + 0.5f);
    greys += range <= grey;
  }
  return greys;
}

// The root of an integer, too, is at least 1/1020 from the next half.
static void brighten(const uint8_t *restrict red, const uint8_t *restrict green,
                     const uint8_t *restrict blue, int32_t count, uint8_t *restrict brightness) {
  for (int32_t x = 0; x < count; x++) {
    int32_t power = 62 * red[x] * red[x] + 177 * green[x] * green[x] + 17 * blue[x] * blue[x];
    brightness[x] = (uint8_t)(int32_t)(__builtin_elementwise_sqrt((float)(power >> 8)) + 0.5f);
  }
}

static uint32_t spread(const uint8_t *restrict red, const uint8_t *restrict green,
                       const uint8_t *restrict blue, int32_t count) {
  uint32_t sum = 0;
  WIDE for (int32_t x = 0; x < count; x++) {
    int16_t a = (int16_t)(red[x] - green[x]), b = (int16_t)(green[x] - blue[x]);
    int16_t c = (int16_t)(blue[x] - red[x]);
    sum += (uint32_t)(a * a) + (uint32_t)(b * b) + (uint32_t)(c * c);
  }
  return sum;
}

static void colours(winnow_plane luma, winnow_plane u, winnow_plane v, winnow_mixing mixing,
                    uint8_t grey, winnow_colours *colours) {
  uint32_t saturations[4][256] = {{0}}, brightnesses[4][256] = {{0}};
  colour_chunk c;
  memset(colours, 0, sizeof *colours);
  for (int32_t y = 0; y < luma.height; y++) {
    for (int32_t x = 0; x < luma.width; x += most_in_chunk) {
      int32_t count = luma.width - x < most_in_chunk ? luma.width - x : most_in_chunk;
      mix(ROW(luma, y) + x, ROW(u, y) + x, ROW(v, y) + x, mixing, count, c.red, c.green, c.blue);
      colours->grey += saturate(c.red, c.green, c.blue, count, grey, c.saturation);
      colours->spread += spread(c.red, c.green, c.blue, count);
      brighten(c.red, c.green, c.blue, count, c.brightness);
      count_samples(c.saturation, count, saturations);
      count_samples(c.brightness, count, brightnesses);
    }
  }
  add_tables(saturations, colours->saturation);
  add_tables(brightnesses, colours->brightness);
}
