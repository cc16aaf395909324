// The kernels' table and its contracts. Every tier fills the same table and returns the same
// integers as the scalar reference in Sources/WinnowCore/Kernels/ScalarReference.swift.
#ifndef WINNOW_CKERNELS_H
#define WINNOW_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// Rows of 8-bit samples; row y begins at base + y * stride. Bytes outside the rows are never read.
typedef struct winnow_plane {
  const uint8_t *_Nonnull base;
  ptrdiff_t stride;
  int32_t width;   // at least 1
  int32_t height;  // at least 1
} winnow_plane;

// Rows of samples of 9 to 16 bits in native words; row y begins y * stride bytes after base.
typedef struct winnow_deep_plane {
  const uint16_t *_Nonnull base;
  ptrdiff_t stride;
  int32_t width;   // at least 1
  int32_t height;  // at least 1
} winnow_deep_plane;

// How deep samples become bytes: min(255, (min(sample, most) * factor + offset) >> 23), where the sum
// is below 2^32.
typedef struct winnow_narrowing {
  uint32_t most;
  uint32_t factor;
  uint32_t offset;
} winnow_narrowing;

// How the samples of one axis are shared out to cells. Cell i is the weighted mean of counts[i]
// samples from starts[i] on; its weights, which are 0...256 and sum to 256, follow those of
// cell i - 1 and are followed by as many zeros as make their number a multiple of 8.
typedef struct winnow_taps {
  const int32_t *_Nonnull starts;
  const int32_t *_Nonnull counts;
  const int16_t *_Nonnull weights;
  int32_t cells;
} winnow_taps;

// A code of 256 bits and a mask of those that are meant, as eight words: bits, then mask.
typedef struct winnow_code {
  uint64_t words[8];
} winnow_code;

// How cells are looked for: shifts of up to `radius` (0...16) in both directions, each sample of
// shift counted as `price` (0...64) more difference. A cell that differs by at most `quiet` from its
// own place stays there.
typedef struct winnow_cell_search {
  int32_t radius;
  int32_t price;
  int32_t quiet;
} winnow_cell_search;

// The shifts, as pairs (dx, dy), of columns x rows cells of 8 x 8 samples, the first at (left, top).
typedef struct winnow_cells {
  const int8_t *_Nonnull shifts;
  int32_t left;
  int32_t top;
  int32_t columns;
  int32_t rows;
} winnow_cells;

// A picture and its half: means of 2 x 2 squares.
typedef struct winnow_levels {
  winnow_plane full;
  winnow_plane half;
} winnow_levels;

// Blocks of 16 x 16 samples, `step` apart, the first at (left, top), which leave at least one sample
// to each side of the picture. One that differs by at most `quiet` from its own place stays there.
typedef struct winnow_block_grid {
  int32_t left;
  int32_t top;
  int32_t step;
  int32_t columns;
  int32_t rows;
  int32_t quiet;
} winnow_block_grid;

// Where a block came from and how it differs from there, with sums over its rows 0, 2, ... 14 of
// products of x = right - left, y = below - above and t = here - there, and of each.
typedef struct winnow_block {
  int32_t dx, dy;  // samples it has moved
  int32_t sum;     // of absolute differences to where it came from
  int32_t still;   // the same to its own place
  int32_t sums[9];  // xx, xy, yy, xt, yt, tt, x, y, t
} winnow_block;

typedef struct winnow_kernels {
  const char *_Nonnull name;

  // Means of factor x factor squares, rounded half up, to rows of width / factor bytes. Of each
  // square row 0 and every step-th row below it count. 1 <= step <= factor <= 256; scratch holds
  // width elements.
  void (*_Nonnull box_reduce)(winnow_plane plane, int32_t factor, int32_t step,
                              uint8_t *_Nonnull reduced, uint16_t *_Nonnull scratch);

  // Narrowed samples, in rows of width bytes.
  void (*_Nonnull narrow)(winnow_deep_plane plane, winnow_narrowing narrowing,
                          uint8_t *_Nonnull narrowed);

  // Brings luma of limited range to full range in place: (value - 16) * 255 / 219, rounded to the
  // nearest whole number and held within 0...255.
  void (*_Nonnull expand_luma)(uint8_t *_Nonnull samples, size_t count);

  // Adds the number of samples of each value to bins.
  void (*_Nonnull histogram)(winnow_plane plane, uint32_t bins[_Nonnull 256]);

  // Sum and sum of squares of left + right + up + down - 4 * centre, mirrored at the border without
  // repeating it (reflect 101).
  void (*_Nonnull laplacian)(winnow_plane plane, int64_t *_Nonnull sum, int64_t *_Nonnull squares);

  // Sum and sum of squares of a - b. Both planes have the same size.
  void (*_Nonnull difference)(winnow_plane a, winnow_plane b, int64_t *_Nonnull sum,
                              int64_t *_Nonnull squares);

  // Sums of u, v, u * u, v * v and u * v. Both planes have the same size.
  void (*_Nonnull pair_moments)(winnow_plane u, winnow_plane v, int64_t sums[_Nonnull 5]);

  // Sums of squared differences to the right and downward in 8 x 4 blocks, row after row: block (i, j)
  // takes the samples with i * (width - 1) / 8 <= x < (i + 1) * (width - 1) / 8, likewise y. scratch
  // holds width elements.
  void (*_Nonnull gradient_energy)(winnow_plane plane, int64_t energy[_Nonnull 32],
                                   uint32_t *_Nonnull scratch);

  // Sums of |above + below - 2 * earlier| over the samples that differ from `earlier`, the sample at
  // their place in `previous`, where both neighbours are of `plane`: of rows 2, 4, ... and of rows
  // 1, 3, ... The first and the last row are left out. Both planes have the same size.
  void (*_Nonnull field_combs)(winnow_plane plane, winnow_plane previous, int64_t *_Nonnull even,
                               int64_t *_Nonnull odd);

  // Weighted means of columns.cells x rows.cells cells in units of 1/256: each row of samples is
  // summed down with its weights (at most 65280), then across, plus 128, shifted right by 8.
  // scratch holds width + 7 elements.
  void (*_Nonnull area_average)(winnow_plane plane, winnow_taps columns, winnow_taps rows,
                                uint16_t *_Nonnull cells, int16_t *_Nonnull scratch);

  // For the 32 blocks of 8 x 9 samples of b (64 x 36): the smallest sum of absolute differences to
  // a, which is shifted by -radius...radius in both directions and repeats its border outward.
  // Row after row of blocks. 0 <= radius <= 8.
  void (*_Nonnull block_search)(const uint8_t *_Nonnull a, const uint8_t *_Nonnull b,
                                int32_t radius, uint16_t sums[_Nonnull 32]);

  // Sum of |a - b|. Both planes have the same size.
  int64_t (*_Nonnull absolute_difference)(winnow_plane a, winnow_plane b);

  // For each whole cell of `after`, which lie around its middle, the shift of the least sum of
  // absolute differences to `before`, which repeats its border outward; of equals the uppermost, then
  // the leftmost. Row after row of pairs (dx, dy). Both planes have the same size; scratch holds
  // (width + 32 + 2 * radius) * (2 * height + 2 * radius) bytes.
  void (*_Nonnull cell_search)(winnow_plane before, winnow_plane after, winnow_cell_search search,
                               uint8_t *_Nonnull scratch, int8_t *_Nonnull shifts);

  // For each block of `after`, row after row, where in `before` it came from. `cells` are those of
  // the half's half. On the half, a square of 8 x 8 tries its own place, the shifts of the cell at its
  // middle and of those to the left, right, above and below, then the places around the best; the
  // block tries its own place, that of the square, then those around the best. Later places must be
  // better than earlier ones, and all lie inside the picture.
  void (*_Nonnull block_motion)(winnow_levels before, winnow_levels after, winnow_cells cells,
                                winnow_block_grid grid, winnow_block *_Nonnull blocks);

  // For each code: valid = bits meant in both, mismatches among those, and lone = bits meant in
  // just one, as triples.
  void (*_Nonnull code_differences)(const winnow_code *_Nonnull query,
                                    const winnow_code *_Nonnull codes, size_t count,
                                    uint16_t *_Nonnull triples);
} winnow_kernels;

// The tiers this processor can run, slowest first. Returns how many there are.
size_t winnow_kernel_tiers(const winnow_kernels *_Nullable *_Nonnull tiers, size_t capacity);

#endif
