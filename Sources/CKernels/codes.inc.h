// Codes and keys of small pictures, and how far they are from each other.

enum { code_side = 16, code_cells = code_side * code_side };

// 9 * 256 * 1.5: nine times the difference from which a cell is meant, in 1/256 of a level.
enum { meant_ninefold = 9 * 256 * 3 / 2 };

static void contrast_code(const uint16_t *restrict cells, winnow_code *restrict code) {
  int32_t nines[code_cells];
  for (int32_t y = 0; y < code_side; y++) {
    const uint16_t *row = cells + y * code_side;
    const uint16_t *above = cells + (y > 0 ? y - 1 : 1) * code_side;
    const uint16_t *below = cells + (y < code_side - 1 ? y + 1 : code_side - 2) * code_side;
    // The border is mirrored without being repeated: its neighbour stands on both sides.
    int32_t sums[code_side + 2];
    for (int32_t x = 0; x < code_side; x++) sums[x + 1] = row[x] + above[x] + below[x];
    sums[0] = sums[2];
    sums[code_side + 1] = sums[code_side - 1];
    for (int32_t x = 0; x < code_side; x++)
      nines[y * code_side + x] = 9 * row[x] - (sums[x] + sums[x + 1] + sums[x + 2]);
  }
  for (int32_t word = 0; word < 4; word++) {
    uint64_t bits = 0, mask = 0;
    for (int32_t i = 0; i < 64; i++) {
      int32_t nine = nines[word * 64 + i];
      bits |= (uint64_t)(nine > 0) << i;
      mask |= (uint64_t)(nine >= meant_ninefold || nine <= -meant_ninefold) << i;
    }
    code->words[word] = bits;
    code->words[4 + word] = mask;
  }
}

static void code_differences(const winnow_code *query, const winnow_code *codes, size_t count,
                             uint16_t *restrict triples) {
  for (size_t i = 0; i < count; i++) {
    int32_t valid = 0, mismatches = 0, lone = 0;
    for (int32_t k = 0; k < 4; k++) {
      uint64_t both = query->words[4 + k] & codes[i].words[4 + k];
      valid += __builtin_popcountll(both);
      mismatches += __builtin_popcountll((query->words[k] ^ codes[i].words[k]) & both);
      lone += __builtin_popcountll(query->words[4 + k] ^ codes[i].words[4 + k]);
    }
    *triples++ = (uint16_t)valid;
    *triples++ = (uint16_t)mismatches;
    *triples++ = (uint16_t)lone;
  }
}

// Positions that a search has found: all are counted, as many as there is room for are kept.
typedef struct {
  uint32_t *restrict kept;
  size_t capacity, count;
} positions;

static inline void add(positions *found, uint32_t at) {
  if (found->count < found->capacity) found->kept[found->count] = at;
  found->count++;
}

#if defined(WINNOW_AVX512)
// Of up to eight keys the bits of those that differ from `key` in at most `radius` bits.
static inline uint32_t near_lanes(const uint64_t *keys, uint32_t count, __m512i key,
                                  __m512i radius) {
  __mmask8 inside = (__mmask8)(count < 8 ? (1u << count) - 1 : 255);
  __m512i differing = _mm512_xor_si512(_mm512_maskz_loadu_epi64(inside, keys), key);
  return _mm512_mask_cmple_epi64_mask(inside, _mm512_popcnt_epi64(differing), radius);
}
#elif defined(WINNOW_AVX2)
// Of four keys the lanes of those that differ from `key` in fewer than `limit` bits.
static inline __m256i near_lanes(__m256i keys, __m256i key, __m256i limit) {
  const __m256i bits = _mm256_broadcastsi128_si256(
      _mm_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4));
  const __m256i low = _mm256_set1_epi8(15);
  __m256i differing = _mm256_xor_si256(keys, key);
  __m256i counts = _mm256_add_epi8(
      _mm256_shuffle_epi8(bits, _mm256_and_si256(differing, low)),
      _mm256_shuffle_epi8(bits, _mm256_and_si256(_mm256_srli_epi16(differing, 4), low)));
  return _mm256_cmpgt_epi64(limit, _mm256_sad_epu8(counts, _mm256_setzero_si256()));
}

static inline void add_lanes(positions *found, uint32_t at, __m256i near) {
  uint32_t lanes = (uint32_t)_mm256_movemask_pd(_mm256_castsi256_pd(near));
  for (; lanes; lanes &= lanes - 1) add(found, at + (uint32_t)__builtin_ctz(lanes));
}
#endif

// Finds the keys from `at` to `end` that differ from `key` in at most `radius` bits.
static inline void near_run(const uint64_t *keys, uint32_t at, uint32_t end, uint64_t key,
                            int32_t radius, positions *found) {
#if defined(WINNOW_AVX512)
  const __m512i wanted = _mm512_set1_epi64((long long)key);
  const __m512i farthest = _mm512_set1_epi64(radius);
  for (; at < end; at += 8) {
    uint32_t near = near_lanes(keys + at, end - at, wanted, farthest);
    for (; near; near &= near - 1) add(found, at + (uint32_t)__builtin_ctz(near));
  }
#elif defined(WINNOW_AVX2)
  static const int64_t ends[8] = {-1, -1, -1, -1, 0, 0, 0, 0};
  const __m256i wanted = _mm256_set1_epi64x((long long)key);
  const __m256i limit = _mm256_set1_epi64x(radius + 1);
  for (; at + 8 <= end; at += 8) {
    const __m256i *next = (const __m256i *)(keys + at);
    __m256i first = near_lanes(_mm256_loadu_si256(next), wanted, limit);
    __m256i second = near_lanes(_mm256_loadu_si256(next + 1), wanted, limit);
    __m256i any = _mm256_or_si256(first, second);
    if (_mm256_testz_si256(any, any)) continue;
    add_lanes(found, at, first);
    add_lanes(found, at + 4, second);
  }
  for (; at < end; at += 4) {
    uint32_t left = end - at < 4 ? end - at : 4;
    __m256i inside = _mm256_loadu_si256((const __m256i *)(ends + 4 - left));
    __m256i last = _mm256_maskload_epi64((const long long *)(keys + at), inside);
    add_lanes(found, at, _mm256_and_si256(inside, near_lanes(last, wanted, limit)));
  }
#else
  for (; at < end; at++)
    if (__builtin_popcountll(keys[at] ^ key) <= radius) add(found, at);
#endif
}

static size_t near_keys(const uint64_t *keys, const uint32_t *starts, int32_t chunk_bits,
                        uint32_t chunk, uint64_t key, int32_t radius, uint32_t *restrict found,
                        size_t capacity) {
  enum { most_probes = 33 };
  uint32_t first[most_probes], end[most_probes];
  for (int32_t i = 0; i <= chunk_bits; i++)
    __builtin_prefetch(starts + (i < chunk_bits ? chunk ^ (1u << i) : chunk));
  for (int32_t i = 0; i <= chunk_bits; i++) {
    uint32_t probe = i < chunk_bits ? chunk ^ (1u << i) : chunk;
    first[i] = starts[probe];
    end[i] = starts[probe + 1];
    __builtin_prefetch(keys + first[i]);
    __builtin_prefetch(keys + first[i] + 8);
  }
  positions near = {found, capacity, 0};
  for (int32_t i = 0; i <= chunk_bits; i++) near_run(keys, first[i], end[i], key, radius, &near);
  return near.count;
}

// A tenth of a thousandth is the unit of distances.
enum { distance_unit = 10000 };

static size_t near_codes(const winnow_code *codes, const uint32_t *ids, size_t count,
                         const winnow_code *query, int32_t fewest, int32_t limit,
                         uint32_t *restrict kept) {
  enum { ahead = 8 };
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    if (i + ahead < count) __builtin_prefetch(codes + ids[i + ahead]);
    uint16_t triple[3];
    code_differences(query, codes + ids[i], 1, triple);
    int32_t valid = triple[0], mismatches = triple[1], lone = triple[2];
    if (valid < fewest) continue;
    // Rounded down, as distances are.
    if (distance_unit * (4 * mismatches + lone) < (limit + 1) * (4 * valid + 2 * lone))
      kept[found++] = (uint32_t)i;
  }
  return found;
}
