// Registers as vectors of 16 or 8 bits, which C adds, shifts and compares lane by lane: for loops in
// which the vectoriser shuffles what it could load again, or widens what it need not.
typedef int16_t shorts __attribute__((vector_size(sizeof(words))));
typedef uint16_t unsigned_shorts __attribute__((vector_size(sizeof(words))));
enum { byte_count = sizeof(words) < 16 ? 16 : sizeof(words) };
typedef uint8_t bytes __attribute__((vector_size(byte_count)));
typedef uint8_t half_bytes __attribute__((vector_size(16)));

static inline shorts widened(const uint8_t *p) {
  words lanes = load_words(p);
  shorts wide;
  memcpy(&wide, &lanes, sizeof wide);
  return wide;
}
static inline shorts shorts_at(const int16_t *p) {
  shorts lanes;
  memcpy(&lanes, p, sizeof lanes);
  return lanes;
}
static inline void put_shorts(int16_t *p, shorts lanes) { memcpy(p, &lanes, sizeof lanes); }

// Adds neighbours, or their squares, in pairs.
static inline sums add_shorts(sums sum, shorts a) {
  words lanes;
  memcpy(&lanes, &a, sizeof lanes);
  return add_products(sum, lanes, same_words(1));
}
static inline sums add_squares(sums sum, shorts a) {
  words lanes;
  memcpy(&lanes, &a, sizeof lanes);
  return add_products(sum, lanes, lanes);
}

static inline bytes bytes_at(const uint8_t *p) {
  bytes lanes;
  memcpy(&lanes, p, sizeof lanes);
  return lanes;
}
static inline bytes larger(bytes a, bytes b) { return __builtin_elementwise_max(a, b); }
static inline bytes lesser(bytes a, bytes b) { return __builtin_elementwise_min(a, b); }

// Sums of bytes, and a where mask is set and b where it is not.
#if defined(WINNOW_AVX2)
typedef __m256i byte_sums;
static inline byte_sums sum_bytes(bytes a) {
  return _mm256_sad_epu8((__m256i)a, _mm256_setzero_si256());
}
static inline bytes chosen(bytes mask, bytes a, bytes b) {
  return (bytes)_mm256_blendv_epi8((__m256i)b, (__m256i)a, (__m256i)mask);
}
#else
static inline bytes chosen(bytes mask, bytes a, bytes b) { return (a & mask) | (b & ~mask); }
#if defined(__x86_64__)
typedef __m128i byte_sums;
static inline byte_sums sum_bytes(bytes a) { return _mm_sad_epu8((__m128i)a, _mm_setzero_si128()); }
#elif defined(__aarch64__)
typedef uint64x2_t byte_sums;
static inline byte_sums sum_bytes(bytes a) {
  return vpaddlq_u32(vpaddlq_u16(vpaddlq_u8((uint8x16_t)a)));
}
#else
typedef uint64_t byte_sums;
static inline byte_sums sum_bytes(bytes a) {
  byte_sums sum = 0;
  for (int32_t i = 0; i < byte_count; i++) sum += a[i];
  return sum;
}
#endif
#endif

static inline int64_t total_bytes(byte_sums sum) {
  uint64_t lanes[sizeof sum / sizeof(uint64_t)], total = 0;
  memcpy(lanes, &sum, sizeof sum);
  for (size_t i = 0; i < sizeof sum / sizeof(uint64_t); i++) total += lanes[i];
  return (int64_t)total;
}
