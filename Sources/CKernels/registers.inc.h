// Samples in registers of the tier's size. Loads and stores are copies, so that any address will do.

#if defined(WINNOW_AVX2)
enum { register_size = 32 };
#else
enum { register_size = 16 };
#endif

typedef uint8_t u8s __attribute__((vector_size(register_size)));
typedef uint8_t few_u8s __attribute__((vector_size(register_size / 2)));
typedef uint16_t u16s __attribute__((vector_size(register_size)));
typedef int16_t i16s __attribute__((vector_size(register_size)));
typedef int32_t i32s __attribute__((vector_size(register_size)));
typedef float f32s __attribute__((vector_size(register_size)));
typedef int32_t many_i32s __attribute__((vector_size(2 * register_size)));

enum { u8_lanes = register_size, i16_lanes = register_size / 2, i32_lanes = register_size / 4 };

// Additions of two products of 16 bits, each at most 2 * 1020 * 1020, that keep a lane of 32 bits
// from overflowing.
enum { steps_in_run = 512 };

static inline u8s u8s_at(const uint8_t *p) {
  u8s v;
  memcpy(&v, p, sizeof v);
  return v;
}

static inline void put_u8s(uint8_t *p, u8s v) { memcpy(p, &v, sizeof v); }

static inline i16s i16s_at(const int16_t *p) {
  i16s v;
  memcpy(&v, p, sizeof v);
  return v;
}

static inline void put_i16s(int16_t *p, i16s v) { memcpy(p, &v, sizeof v); }

// Bytes, as many as there are words.
static inline i16s i16s_of_bytes(const uint8_t *p) {
  few_u8s v;
  memcpy(&v, p, sizeof v);
  return __builtin_convertvector(v, i16s);
}

static inline u8s larger(u8s a, u8s b) { return __builtin_elementwise_max(a, b); }
static inline u8s lesser(u8s a, u8s b) { return __builtin_elementwise_min(a, b); }

static inline u8s distances(u8s a, u8s b) {
  return __builtin_elementwise_sub_sat(a, b) | __builtin_elementwise_sub_sat(b, a);
}

static inline i16s sizes_of(i16s v) { return __builtin_elementwise_abs(v); }

// Bytes of a where the mask is set, and of b where it is not.
static inline u8s chosen(u8s mask, u8s a, u8s b) {
#if defined(WINNOW_AVX2)
  return (u8s)_mm256_blendv_epi8((__m256i)b, (__m256i)a, (__m256i)mask);
#else
  return (a & mask) | (b & ~mask);
#endif
}

// The upper halves of products.
static inline i16s upper_products(i16s v, int32_t factor) {
  return __builtin_convertvector((__builtin_convertvector(v, many_i32s) * factor) >> 16, i16s);
}

static inline u16s upper_unsigned_products(u16s v, uint16_t factor) {
#if defined(WINNOW_AVX2)
  return (u16s)_mm256_mulhi_epu16((__m256i)v, _mm256_set1_epi16((int16_t)factor));
#elif defined(__x86_64__)
  return (u16s)_mm_mulhi_epu16((__m128i)v, _mm_set1_epi16((int16_t)factor));
#else
  u16s upper;
  for (int32_t i = 0; i < i16_lanes; i++) upper[i] = (uint16_t)(((uint32_t)v[i] * factor) >> 16);
  return upper;
#endif
}

// Sums of the products of neighbouring lanes.
static inline i32s paired_products(i16s a, i16s b) {
#if defined(WINNOW_AVX2)
  return (i32s)_mm256_madd_epi16((__m256i)a, (__m256i)b);
#elif defined(__x86_64__)
  return (i32s)_mm_madd_epi16((__m128i)a, (__m128i)b);
#elif defined(__aarch64__)
  return (i32s)vpaddq_s32(vmull_s16(vget_low_s16((int16x8_t)a), vget_low_s16((int16x8_t)b)),
                          vmull_high_s16((int16x8_t)a, (int16x8_t)b));
#else
  i32s sums;
  for (int32_t i = 0; i < i32_lanes; i++)
    sums[i] = a[2 * i] * b[2 * i] + a[2 * i + 1] * b[2 * i + 1];
  return sums;
#endif
}

static inline i32s paired_squares(i16s v) { return paired_products(v, v); }

static inline i32s paired_sums(i16s v) { return paired_products(v, (i16s){0} + 1); }

// Sums of bytes, in lanes of 32 bits.
static inline i32s sums_of_bytes(u8s v) {
#if defined(WINNOW_AVX2)
  return (i32s)_mm256_sad_epu8((__m256i)v, _mm256_setzero_si256());
#elif defined(__x86_64__)
  return (i32s)_mm_sad_epu8((__m128i)v, _mm_setzero_si128());
#elif defined(__aarch64__)
  return (i32s)vpaddlq_u16(vpaddlq_u8((uint8x16_t)v));
#else
  i32s sums = {0};
  for (int32_t i = 0; i < u8_lanes; i++) sums[i % i32_lanes] += v[i];
  return sums;
#endif
}

// Lanes of a and b by turns, within 128 bits: of the first halves, and of the second ones.
static inline void interleave(i16s a, i16s b, i16s *first, i16s *second) {
#if defined(WINNOW_AVX2)
  *first = (i16s)_mm256_unpacklo_epi16((__m256i)a, (__m256i)b);
  *second = (i16s)_mm256_unpackhi_epi16((__m256i)a, (__m256i)b);
#else
  *first = __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
  *second = __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
#endif
}

static inline int64_t sum_of_lanes(i32s v) {
  int64_t sum = 0;
  for (int32_t i = 0; i < i32_lanes; i++) sum += v[i];
  return sum;
}

static inline int64_t sum_of_unsigned_lanes(i32s v) {
  int64_t sum = 0;
  for (int32_t i = 0; i < i32_lanes; i++) sum += (uint32_t)v[i];
  return sum;
}

// A row of at least a register of samples is read in registers whose last one is moved back to end
// with the row; only its last lanes are then new.
static inline int32_t place(int32_t x, int32_t count, int32_t lanes) {
  return x + lanes <= count ? x : count - lanes;
}

// All bits in the first `count` lanes; none beyond them.
static inline i16s first_i16s(int32_t count) {
  static const int16_t lanes[32] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                    -1, -1, -1, -1, -1, -1, -1, -1};
  return i16s_at(lanes + 16 - count);
}

// All bits in the lanes that are new where a register for x is read at `at`.
static inline i16s new_i16s(int32_t x, int32_t at) { return ~first_i16s(x - at); }

static inline u8s new_u8s(int32_t x, int32_t at) {
  static const uint8_t lanes[64] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                    255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  return ~u8s_at(lanes + 32 - (x - at));
}
