// What every processor of the architecture can run: SSE2 on x86-64, NEON on arm64.
#include "tiers.h"

#define WINNOW_TIER "baseline"
#define WINNOW_TABLE winnow_kernels_baseline
#include "kernels.inc.h"
