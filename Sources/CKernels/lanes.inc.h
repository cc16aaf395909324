// Registers as lanes of 16 or 8 bits, where whole expressions are written lane by lane because the
// vectoriser shuffles what it could load again, or widens what it need not.

#if defined(WINNOW_AVX2)
#define REGISTER_SIZE 32
#else
#define REGISTER_SIZE 16
#endif
typedef int16_t words __attribute__((vector_size(REGISTER_SIZE)));
typedef uint16_t unsigned_words __attribute__((vector_size(REGISTER_SIZE)));
typedef uint32_t doubles __attribute__((vector_size(REGISTER_SIZE)));
typedef uint8_t bytes __attribute__((vector_size(REGISTER_SIZE)));
typedef uint8_t half_bytes __attribute__((vector_size(16)));

enum { words_in_register = REGISTER_SIZE / 2, bytes_in_register = REGISTER_SIZE };

// Bytes as words, squares of words summed in pairs, and sums of bytes.
#if defined(WINNOW_AVX2)
typedef __m256i byte_sums;
static inline words widened(const uint8_t *p) {
  return (words)_mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)p));
}
static inline doubles squares(words a) {
  return (doubles)_mm256_madd_epi16((__m256i)a, (__m256i)a);
}
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
static inline words widened(const uint8_t *p) {
  return (words)_mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)p), _mm_setzero_si128());
}
static inline doubles squares(words a) { return (doubles)_mm_madd_epi16((__m128i)a, (__m128i)a); }
static inline byte_sums sum_bytes(bytes a) {
  return _mm_sad_epu8((__m128i)a, _mm_setzero_si128());
}
#elif defined(__aarch64__)
typedef uint64x2_t byte_sums;
static inline words widened(const uint8_t *p) { return (words)vmovl_u8(vld1_u8(p)); }
static inline doubles squares(words a) {
  int16x8_t lanes = (int16x8_t)a;
  return (doubles)vpaddq_s32(vmull_s16(vget_low_s16(lanes), vget_low_s16(lanes)),
                             vmull_high_s16(lanes, lanes));
}
static inline byte_sums sum_bytes(bytes a) {
  return vpaddlq_u32(vpaddlq_u16(vpaddlq_u8((uint8x16_t)a)));
}
#else
typedef uint64_t byte_sums;
static inline words widened(const uint8_t *p) {
  words wide;
  for (int32_t i = 0; i < words_in_register; i++) wide[i] = p[i];
  return wide;
}
static inline doubles squares(words a) {
  doubles sums;
  for (int32_t i = 0; i < words_in_register / 2; i++)
    sums[i] = (uint32_t)(a[2 * i] * a[2 * i] + a[2 * i + 1] * a[2 * i + 1]);
  return sums;
}
static inline byte_sums sum_bytes(bytes a) {
  byte_sums sum = 0;
  for (int32_t i = 0; i < bytes_in_register; i++) sum += a[i];
  return sum;
}
#endif
#endif

static inline words words_at(const int16_t *p) {
  words lanes;
  memcpy(&lanes, p, sizeof lanes);
  return lanes;
}
static inline void put_words(int16_t *p, words lanes) { memcpy(p, &lanes, sizeof lanes); }
static inline bytes bytes_at(const uint8_t *p) {
  bytes lanes;
  memcpy(&lanes, p, sizeof lanes);
  return lanes;
}
static inline bytes larger(bytes a, bytes b) { return __builtin_elementwise_max(a, b); }
static inline bytes lesser(bytes a, bytes b) { return __builtin_elementwise_min(a, b); }

static inline int64_t total_doubles(doubles lanes) {
  int64_t sum = 0;
  for (int32_t i = 0; i < words_in_register / 2; i++) sum += lanes[i];
  return sum;
}
static inline int64_t total_words(unsigned_words lanes) {
  int64_t sum = 0;
  for (int32_t i = 0; i < words_in_register; i++) sum += lanes[i];
  return sum;
}
static inline int64_t total_bytes(byte_sums sums) {
  uint64_t parts[sizeof sums / 8];
  int64_t sum = 0;
  memcpy(parts, &sums, sizeof parts);
  for (size_t i = 0; i < sizeof sums / 8; i++) sum += (int64_t)parts[i];
  return sum;
}
