// The kernels' table and its contracts. Every tier fills the same table and returns the same
// integers as the scalar reference in Sources/WinnowCore/Kernels, where the family of x.inc.h has the
// file Kernels+X.swift.
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

// Rows first..<end of a plane, of which there is at least one. Rows beside them are read where the
// plane has them.
typedef struct winnow_rows {
  int32_t first;
  int32_t end;
} winnow_rows;

// Sums over the differences between two planes.
typedef struct winnow_change {
  int64_t sum;
  int64_t squares;
  int64_t blurred;
} winnow_change;

// Sums over squares of 3 x 3 samples.
typedef struct winnow_gradients {
  int64_t roots;
  int64_t squares;
  int64_t residuals;
  int64_t uneven_rows;
} winnow_gradients;

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

// What counts as an edge, as a faint one, and as a change, in levels; each at least 1.
typedef struct winnow_persistence {
  uint8_t edge;
  uint8_t faint;
  uint8_t change;
} winnow_persistence;

enum { winnow_persistence_sums = 6 };

// What is left of luma, of its neighbourhoods and of its steps, summed over a plane.
typedef struct winnow_detail {
  int64_t sum;               // of samples
  int64_t squares;           // of samples
  int64_t laplacian_sum;     // of left + right + up + down - 4 * centre
  int64_t laplacian_squares;
  int64_t gradient_squares;  // of the two Sobel sums, 3 x 3
  int64_t residue_squares;   // of 4 * centre - (low + 32 >> 6), low the sum by 1 4 6 4 1 both ways
  int64_t steps_across;      // of the squares of a sample less the one two to its left
  int64_t steps_down;        // of the squares of a sample less the one two above
} winnow_detail;

// Edges found, and the sum of their widths.
typedef struct winnow_edges {
  int64_t count;
  int64_t width;
} winnow_edges;

// How red, green and blue are mixed of luma and chroma, in units of 1/8192.
typedef struct winnow_mixing {
  int32_t black;  // the luma of black, in levels
  int32_t luma;
  int32_t red_v;
  int32_t green_u;
  int32_t green_v;
  int32_t blue_u;
} winnow_mixing;

// What is counted and summed over the red, green and blue of a picture.
typedef struct winnow_colours {
  uint32_t saturation[256];
  uint32_t brightness[256];
  int64_t grey;
  int64_t spread;
} winnow_colours;

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

  // Samples that are at most `level`.
  void (*_Nonnull dark_count)(winnow_plane plane, uint8_t level, int64_t *_Nonnull count);

  // The sums of `winnow_detail`. Neighbourhoods are mirrored at the border without repeating it
  // (reflect 101); steps are taken inside the plane. scratch holds 4 * (width + 4) elements.
  void (*_Nonnull detail)(winnow_plane plane, winnow_detail *_Nonnull detail,
                          int16_t *_Nonnull scratch);

  // Edges along all rows and columns: samples that strictly rise, or fall, by at least `rise` in all
  // from one turn to the next. A turn is a sample after which rising, falling or staying the same
  // ends; runs that begin or end at the border do not count. The width is the number of steps.
  // rise is at least 1; scratch holds 32 * max(width, height) bytes.
  void (*_Nonnull edge_widths)(winnow_plane plane, uint8_t rise, winnow_edges *_Nonnull edges,
                               uint8_t *_Nonnull scratch);

  // Red, green and blue are mixed of the samples at one place of three planes of one size, plus a
  // half, shifted right by 13 and clipped to 0...255. Of each, with most and least the largest and
  // the smallest of the three: counts (255 * (most - least) / max(1, most)) as saturation and
  // sqrt((62 red^2 + 177 green^2 + 17 blue^2) >> 8) as brightness, both rounded half up; counts it as
  // grey where most - least is at most `grey`; adds the squares of the differences between each two
  // to spread. Factors of `mixing` are 0...32767.
  void (*_Nonnull colours)(winnow_plane luma, winnow_plane u, winnow_plane v,
                           winnow_mixing mixing, uint8_t grey, winnow_colours *_Nonnull colours);

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

  // Sums of |above + below - 2 * earlier| over the samples of `rows` that differ from `earlier`, the
  // sample at their place in `previous`, where both neighbours are of `plane`: of even rows and of odd
  // ones. The first and the last row of the plane are left out. Both planes have the same size.
  void (*_Nonnull field_combs)(winnow_plane plane, winnow_plane previous, winnow_rows rows,
                               int64_t *_Nonnull even, int64_t *_Nonnull odd);

  // Of the differences d = plane - previous in `rows`: their sum, that of their squares, and that of
  // the sizes of blurred ones, in 1/64. They are blurred down to
  // v = (7 (d[-2] + d[2]) + 31 (d[-1] + d[1]) + 52 d[0]) >> 1, then across to
  // (26386 v[0] >> 16) + (16004 (v[-1] + v[1]) >> 16) + (3571 (v[-2] + v[2]) >> 16). Outside the plane
  // sample -i stands for i and the last but i for the one i + 1 behind the last, samples that
  // there are not for the first. Both planes have the same size; scratch holds 6 * width + 192
  // elements.
  void (*_Nonnull change)(winnow_plane plane, winnow_plane previous, winnow_rows rows,
                          winnow_change *_Nonnull found, int16_t *_Nonnull scratch);

  // Over the samples of `rows` with eight neighbours. With Sobel's x = [-1 0 1; -2 0 2; -1 0 1] and y
  // its transpose: sums of 1024 times the root of x * x + y * y, as a float, rounded to even, and
  // of x * x + y * y. With the residual [1 -2 1; -2 4 -2; 1 -2 1]: the sum of its sizes, over all and over
  // blocks of 16 columns from column 1 on, as many as are whole; and the number of rows with any.
  // At most 32 rows; scratch holds
  // 4 * width + 128 elements.
  void (*_Nonnull gradients)(winnow_plane plane, winnow_rows rows,
                             winnow_gradients *_Nonnull found, uint32_t *_Nonnull blocks,
                             int16_t *_Nonnull scratch);

  // Adds to sums[x], for x in 0..<width - 3, over all rows: how far the step from column x + 1 to the
  // next exceeds both steps beside it, at most 2. scratch holds width elements.
  void (*_Nonnull column_steps)(winnow_plane plane, uint32_t *_Nonnull sums,
                                uint8_t *_Nonnull scratch);

  // The same of rows, over all columns.
  void (*_Nonnull row_steps)(winnow_plane plane, uint32_t *_Nonnull sums);

  // For each lag in 0..<lags, the sum of values[i] * values[i + lag]. Values are -512...512.
  void (*_Nonnull autocorrelation)(const int16_t *_Nonnull values, int32_t count, int32_t lags,
                                   int64_t *_Nonnull sums);

  // For each whole block of 32 columns of `rows`: contours, and the sum of their levels. A contour
  // is a step of 1 to 10 levels between two stretches of 9 equal samples, across in every eighth
  // row from the first on, and down in `rows` (which hold the sample above the step) in the first 4
  // columns of the block. At most 32 rows; scratch holds 32 * width + 4096 elements.
  void (*_Nonnull contours)(winnow_plane plane, winnow_rows rows, uint16_t *_Nonnull counts,
                            uint16_t *_Nonnull levels, uint8_t *_Nonnull scratch);

  // How many samples of each row, or of each column, lie in low...high. Of rows only runs of 64
  // samples count that begin at multiples of 64 * spacing; the last may be cut off. 1 <= spacing
  // <= 65536.
  void (*_Nonnull row_counts)(winnow_plane plane, uint8_t low, uint8_t high, int32_t spacing,
                              uint32_t *_Nonnull counts);
  void (*_Nonnull column_counts)(winnow_plane plane, uint8_t low, uint8_t high,
                                 uint32_t *_Nonnull counts);

  // Counts of samples in cells of 8 x 8, row after row of cells, those at the right and the bottom
  // cut off: as many lists of counts as there are sums, each of all cells. The steps of a sample are
  // right less left and below less above; samples without four neighbours do not count.
  //   0, 1  the step to the right is at least edge, or at most -edge, in every plane
  //   2, 3  some step keeps its sign and at least edge, or faint, in every plane
  //   4     some step of the last plane is at least edge, whatever its sign
  //   5     the highest value of all planes is at least change above the lowest
  // All planes, at least one, have the same size; scratch holds winnow_persistence_sums times the
  // width rounded up to eights.
  void (*_Nonnull persistence)(const winnow_plane *_Nonnull planes, int32_t count,
                               winnow_persistence bounds, uint8_t *_Nonnull cells,
                               uint8_t *_Nonnull scratch);

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

  // The code of 16 x 16 means in units of 1/256 of a level, row after row.
  void (*_Nonnull contrast_code)(const uint16_t *_Nonnull cells, winnow_code *_Nonnull code);

  // Positions of the keys within `radius` bits of `key` in the buckets whose numbers are within one
  // bit of `chunk`: bucket i, of 2^chunk_bits (at most 32), has the keys from starts[i] up to
  // starts[i + 1]. Returns how many there are; only `capacity` are written.
  size_t (*_Nonnull near_keys)(const uint64_t *_Nonnull keys, const uint32_t *_Nonnull starts,
                               int32_t chunk_bits, uint32_t chunk, uint64_t key, int32_t radius,
                               uint32_t *_Nonnull found, size_t capacity);

  // Of the `count` codes with the numbers `ids`, the positions in `ids` of those that share at least
  // `fewest` meant bits with `query` and lie at most `limit` 1/10000 from it. Returns how many.
  size_t (*_Nonnull near_codes)(const winnow_code *_Nonnull codes, const uint32_t *_Nonnull ids,
                                size_t count, const winnow_code *_Nonnull query, int32_t fewest,
                                int32_t limit, uint32_t *_Nonnull kept);
} winnow_kernels;

// Asks for the line of the cache that holds `address`.
static inline void winnow_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

// The tiers this processor can run, slowest first. Returns how many there are.
size_t winnow_kernel_tiers(const winnow_kernels *_Nullable *_Nonnull tiers, size_t capacity);

#endif
