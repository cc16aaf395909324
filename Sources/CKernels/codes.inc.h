// Codes and keys of small pictures.

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
  size_t count = 0;
  for (int32_t i = 0; i <= chunk_bits; i++) {
    for (uint32_t at = first[i]; at < end[i]; at++) {
      if (__builtin_popcountll(keys[at] ^ key) > radius) continue;
      if (count < capacity) found[count] = at;
      count++;
    }
  }
  return count;
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
