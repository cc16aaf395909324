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

#include "registers.inc.h"

#include "moments.inc.h"
#include "motion_search.inc.h"
#include "motion_blocks.inc.h"
#include "codes.inc.h"
#include "change.inc.h"
#include "colours.inc.h"
#include "contours.inc.h"
#include "detail.inc.h"
#include "edges.inc.h"
#include "energy.inc.h"
#include "gradients.inc.h"
#include "levels.inc.h"
#include "lines.inc.h"
#include "persistence.inc.h"
#include "reduction.inc.h"
#include "steps.inc.h"

const winnow_kernels WINNOW_TABLE = {
    .name = WINNOW_TIER,
    .box_reduce = box_reduce,
    .narrow = narrow,
    .expand_luma = expand_luma,
    .histogram = histogram,
    .dark_count = dark_count,
    .detail = detail,
    .edge_widths = edge_widths,
    .colours = colours,
    .difference = difference,
    .pair_moments = pair_moments,
    .gradient_energy = gradient_energy,
    .field_combs = field_combs,
    .row_counts = row_counts,
    .column_counts = column_counts,
    .persistence = persistence,
    .change = change,
    .gradients = gradients,
    .column_steps = column_steps,
    .row_steps = row_steps,
    .autocorrelation = autocorrelation,
    .contours = contours,
    .area_average = area_average,
    .block_search = block_search,
    .absolute_difference = absolute_difference,
    .cell_search = cell_search,
    .block_motion = block_motion,
    .code_differences = code_differences,
    .contrast_code = contrast_code,
    .near_keys = near_keys,
    .near_codes = near_codes,
};
