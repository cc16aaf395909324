// One body, compiled once a tier. The including file names the tier with WINNOW_TIER, its table
// with WINNOW_TABLE, and sets the target of all that follows.
#include <string.h>

#include "CKernels.h"

#define ROW(plane, y) ((plane).base + (ptrdiff_t)(y) * (plane).stride)

// Sums of products. Left alone, the vectoriser takes as many samples at a time as 32-bit sums fill
// a register, and misses the instructions that add products in pairs. A build that cannot follow
// (sanitizers, coverage) computes the same, slower, and shall not fail over it.
#pragma clang diagnostic ignored "-Wpass-failed"
#define WIDE _Pragma("clang loop vectorize_width(16) interleave_count(1)")

#include "words.inc.h"

#include "match.inc.h"
#include "moments.inc.h"
#include "cells.inc.h"
#include "blocks.inc.h"
#include "energy.inc.h"
#include "comb.inc.h"
#include "narrow.inc.h"
#include "reduce.inc.h"
#include "levels.inc.h"

const winnow_kernels WINNOW_TABLE = {
    .name = WINNOW_TIER,
    .box_reduce = box_reduce,
    .narrow = narrow,
    .expand_luma = expand_luma,
    .histogram = histogram,
    .laplacian = laplacian,
    .difference = difference,
    .pair_moments = pair_moments,
    .gradient_energy = gradient_energy,
    .field_combs = field_combs,
    .area_average = area_average,
    .block_search = block_search,
    .absolute_difference = absolute_difference,
    .cell_search = cell_search,
    .block_motion = block_motion,
    .code_differences = code_differences,
};
