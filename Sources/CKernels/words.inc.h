// Samples widened to 16 bits, as many as a register holds, and 32-bit sums of their products: for
// loops in which the vectoriser misses the instructions that add products in pairs.
#if defined(WINNOW_AVX2)
typedef __m256i words;
typedef __m256i sums;
enum { word_count = 16 };
static inline words load_words(const uint8_t *p) {
  return _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)p));
}
static inline words subtract(words a, words b) { return _mm256_sub_epi16(a, b); }
static inline words same_words(int16_t value) { return _mm256_set1_epi16(value); }
static inline sums no_sums(void) { return _mm256_setzero_si256(); }
static inline sums add_products(sums sum, words a, words b) {
  return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
}
#elif defined(__x86_64__)
typedef __m128i words;
typedef __m128i sums;
enum { word_count = 8 };
static inline words load_words(const uint8_t *p) {
  return _mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)p), _mm_setzero_si128());
}
static inline words subtract(words a, words b) { return _mm_sub_epi16(a, b); }
static inline words same_words(int16_t value) { return _mm_set1_epi16(value); }
static inline sums no_sums(void) { return _mm_setzero_si128(); }
static inline sums add_products(sums sum, words a, words b) {
  return _mm_add_epi32(sum, _mm_madd_epi16(a, b));
}
#elif defined(__aarch64__)
typedef int16x8_t words;
typedef int32x4_t sums;
enum { word_count = 8 };
static inline words load_words(const uint8_t *p) {
  return vreinterpretq_s16_u16(vmovl_u8(vld1_u8(p)));
}
static inline words subtract(words a, words b) { return vsubq_s16(a, b); }
static inline words same_words(int16_t value) { return vdupq_n_s16(value); }
static inline sums no_sums(void) { return vdupq_n_s32(0); }
static inline sums add_products(sums sum, words a, words b) {
  return vmlal_high_s16(vmlal_s16(sum, vget_low_s16(a), vget_low_s16(b)), a, b);
}
#else
typedef int16_t words;
typedef int32_t sums;
enum { word_count = 1 };
static inline words load_words(const uint8_t *p) { return *p; }
static inline words subtract(words a, words b) { return (int16_t)(a - b); }
static inline words same_words(int16_t value) { return value; }
static inline sums no_sums(void) { return 0; }
static inline sums add_products(sums sum, words a, words b) { return sum + a * b; }
#endif

// The sum of all lanes, which wraps at 32 bits as each of them does.
static inline int32_t total_of(sums sum) {
  uint32_t lanes[sizeof sum / sizeof(uint32_t)], total = 0;
  memcpy(lanes, &sum, sizeof sum);
  for (size_t i = 0; i < sizeof sum / sizeof(uint32_t); i++) total += lanes[i];
  return (int32_t)total;
}
