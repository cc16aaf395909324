// Prints a hash of what each kernel of one tier makes of seeded planes, a line a call, so that tiers of
// different processors can be compared. usage: tiers INDEX (of the tiers the processor can run)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

enum { shapes = 10, contents = 4, padding = 5, room = 1 << 22 };

static const int32_t sizes[shapes][2] = {{1, 1},   {7, 5},    {16, 16},   {33, 40},   {64, 36},
                                         {65, 67}, {130, 90}, {320, 180}, {321, 181}, {640, 100}};

static uint64_t state;

static uint32_t next(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 32);
}

// Random samples, extremes, a slope with noise, and flat steps.
static uint8_t sample(int content, int32_t x, int32_t y) {
  switch (content) {
  case 0: return (uint8_t)next();
  case 1: return next() & 1 ? 255 : 0;
  case 2: return (uint8_t)(60 + x / 3 + y / 5 + (int32_t)(next() % 5));
  default: return (uint8_t)(x / 9 * 3 + y / 7);
  }
}

static winnow_plane new_plane(int32_t width, int32_t height, int content) {
  int32_t stride = width + padding;
  uint8_t *base = malloc((size_t)stride * (size_t)height);
  for (int32_t y = 0; y < height; y++)
    for (int32_t x = 0; x < stride; x++) base[y * stride + x] = sample(content, x, y);
  return (winnow_plane){base, stride, width, height};
}

static const char *call_place = "";

// FNV-1a, 64 bits.
static void print(const char *kernel, const void *bytes, size_t count) {
  uint64_t hash = 0xcbf29ce484222325;
  for (size_t i = 0; i < count; i++) hash = (hash ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3;
  printf("%s %s %016llx\n", kernel, call_place, (unsigned long long)hash);
}

static void whole_planes(const winnow_kernels *k, winnow_plane a, winnow_plane b, winnow_plane c,
                         uint8_t *out, void *scratch) {
  size_t width = (size_t)a.width, height = (size_t)a.height;
  for (int32_t factor = 1; factor <= 17 && factor <= a.width && factor <= a.height; factor++)
    for (int32_t step = 1; step <= factor; step += factor < 6 ? factor : factor / 2) {
      k->box_reduce(a, factor, step, out, scratch);
      print("box_reduce", out, (width / (size_t)factor) * (height / (size_t)factor));
    }
  memcpy(out, a.base, width);
  k->expand_luma(out, width);
  print("expand_luma", out, width);
  uint32_t bins[256] = {0};
  k->histogram(a, bins);
  print("histogram", bins, sizeof bins);
  int64_t sums[8] = {0};
  k->dark_count(a, 100, sums);
  k->difference(a, b, sums + 1, sums + 2);
  k->pair_moments(a, b, sums + 3);
  print("sums", sums, sizeof sums);
  winnow_detail detail = {0};
  k->detail(a, &detail, scratch);
  print("detail", &detail, sizeof detail);
  winnow_edges edges = {0};
  k->edge_widths(a, 28, &edges, scratch);
  print("edge_widths", &edges, sizeof edges);
  winnow_colours colours;
  memset(&colours, 0, sizeof colours);
  k->colours(a, b, c, (winnow_mixing){16, 9539, 14688, 3209, 6660, 17304}, 12, &colours);
  print("colours", &colours, sizeof colours);
  int64_t energy[32] = {0};
  k->gradient_energy(a, energy, scratch);
  print("gradient_energy", energy, sizeof energy);
  memset(out, 0, 4 * (width + height));
  k->row_counts(a, 20, 90, 2, (uint32_t *)(void *)out);
  k->column_counts(a, 20, 90, (uint32_t *)(void *)out + height);
  print("counts", out, 4 * (width + height));
  memset(out, 0, 4 * (width + height));
  k->column_steps(a, (uint32_t *)(void *)out, scratch);
  k->row_steps(a, (uint32_t *)(void *)out + width);
  print("steps", out, 4 * (width + height));
  winnow_plane planes[3] = {a, b, c};
  memset(out, 0, 6 * (width / 8 + 1) * (height / 8 + 1));
  k->persistence(planes, 3, (winnow_persistence){20, 5, 16}, out, scratch);
  print("persistence", out, 6 * ((width + 7) / 8) * ((height + 7) / 8));
}

static void bands(const winnow_kernels *k, winnow_plane a, winnow_plane b, winnow_rows rows,
                  void *scratch) {
  int64_t combs[2] = {0};
  k->field_combs(a, b, rows, combs, combs + 1);
  print("field_combs", combs, sizeof combs);
  winnow_change change = {0};
  k->change(a, b, rows, &change, scratch);
  print("change", &change, sizeof change);
  winnow_gradients gradients = {0};
  uint32_t blocks[64] = {0};
  k->gradients(a, rows, &gradients, blocks, scratch);
  print("gradients", &gradients, sizeof gradients);
  print("gradients", blocks, sizeof *blocks * (size_t)(a.width > 2 ? (a.width - 2) / 16 : 0));
  uint16_t counts[64] = {0}, levels[64] = {0};
  k->contours(a, rows, counts, levels, scratch);
  print("contours", counts, sizeof counts);
  print("contours", levels, sizeof levels);
}

static void motion(const winnow_kernels *k, winnow_plane a, winnow_plane b, uint8_t *out,
                   void *scratch) {
  int64_t sum = k->absolute_difference(a, b);
  print("absolute_difference", &sum, sizeof sum);
  memset(out, 0, 2 * (size_t)(a.width / 8 + 1) * (size_t)(a.height / 8 + 1));
  k->cell_search(a, b, (winnow_cell_search){8, 6, 64}, scratch, (int8_t *)out);
  print("cell_search", out, 2 * (size_t)(a.width / 8) * (size_t)(a.height / 8));
  if (a.width < 64 || a.height < 64) return;
  uint16_t sums[32];
  k->block_search(a.base, b.base, 4, sums);
  print("block_search", sums, sizeof sums);
  int32_t width = a.width / 2, height = a.height / 2;
  uint8_t *halves = malloc(2 * (size_t)width * (size_t)height), *other = halves + width * height;
  k->box_reduce(a, 2, 1, halves, scratch);
  k->box_reduce(b, 2, 1, other, scratch);
  winnow_levels before = {a, {halves, width, width, height}};
  winnow_levels after = {b, {other, width, width, height}};
  winnow_cells cells = {(int8_t *)scratch, width / 2 % 8 / 2, height / 2 % 8 / 2, width / 16,
                        height / 16};
  for (int32_t i = 0; i < 2 * cells.columns * cells.rows; i++)
    ((int8_t *)scratch)[i] = (int8_t)((int32_t)(next() % 7) - 3);
  winnow_block_grid grid = {.step = 16, .columns = (a.width - 2) / 16, .rows = (a.height - 2) / 16,
                            .quiet = 256};
  grid.left = (a.width - grid.columns * 16) / 2;
  grid.top = (a.height - grid.rows * 16) / 2;
  k->block_motion(before, after, cells, grid, (winnow_block *)(void *)out);
  print("block_motion", out, sizeof(winnow_block) * (size_t)(grid.columns * grid.rows));
  free(halves);
}

static void numbers(const winnow_kernels *k, uint8_t *out) {
  int16_t values[300];
  for (int i = 0; i < 300; i++) values[i] = (int16_t)((int32_t)(next() % 1025) - 512);
  int64_t sums[64];
  k->autocorrelation(values, 300, 64, sums);
  print("autocorrelation", sums, sizeof sums);
  static winnow_code codes[101];
  for (int i = 0; i < 101; i++)
    for (int j = 0; j < 8; j++) codes[i].words[j] = (uint64_t)next() << 32 | next();
  uint16_t triples[300];
  k->code_differences(codes, codes + 1, 100, triples);
  print("code_differences", triples, sizeof triples);
  uint16_t cells[256];
  for (int i = 0; i < 256; i++) cells[i] = (uint16_t)(30000 + next() % 900);
  winnow_code code;
  k->contrast_code(cells, &code);
  print("contrast_code", &code, sizeof code);
  for (int i = 0; i < 256; i++) cells[i] = (uint16_t)next();
  k->contrast_code(cells, &code);
  print("contrast_code", &code, sizeof code);
  uint64_t keys[288];
  for (int i = 0; i < 288; i++) keys[i] = UINT64_C(1) << next() % 60 | UINT64_C(1) << next() % 60;
  uint32_t starts[17], found[100];
  for (int i = 0; i < 17; i++) starts[i] = (uint32_t)(18 * i);
  for (uint32_t chunk = 0; chunk < 16; chunk++) {
    memset(found, 0, sizeof found);
    size_t count = k->near_keys(keys, starts, 4, chunk, keys[chunk], 3, found, 100);
    print("near_keys", &count, sizeof count);
    print("near_keys", found, sizeof found);
  }
  uint16_t deep[300];
  for (int i = 0; i < 300; i++) deep[i] = (uint16_t)(next() & 1023);
  k->narrow((winnow_deep_plane){deep, 2 * 100, 100, 3},
            (winnow_narrowing){1023, (255u << 23) / 1023, 1u << 22}, out);
  print("narrow", out, 300);
}

int main(int argc, char **argv) {
  const winnow_kernels *tiers[8];
  size_t count = winnow_kernel_tiers(tiers, 8), index = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
  if (index >= count) return fprintf(stderr, "there is no tier %zu\n", index), 2;
  const winnow_kernels *k = tiers[index];
  uint8_t *out = malloc(room);
  void *scratch = malloc(room);
  for (int shape = 0; shape < shapes; shape++)
    for (int content = 0; content < contents; content++) {
      int32_t width = sizes[shape][0], height = sizes[shape][1];
      char place[64];
      snprintf(place, sizeof place, "%dx%d, content %d", width, height, content);
      call_place = place;
      state = 88172645463325252u + (uint64_t)(shape * contents + content);
      winnow_plane a = new_plane(width, height, content), b = new_plane(width, height, content),
                   c = new_plane(width, height, content);
      whole_planes(k, a, b, c, out, scratch);
      bands(k, a, b, (winnow_rows){0, height < 32 ? height : 32}, scratch);
      bands(k, a, b, (winnow_rows){height / 2, height / 2 + 1}, scratch);
      motion(k, a, b, out, scratch);
      numbers(k, out);
      free((void *)a.base);
      free((void *)b.base);
      free((void *)c.base);
    }
  free(out);
  free(scratch);
  return 0;
}
