// What every processor of the architecture can run: SSE2 on x86-64, NEON on arm64.
#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "tiers.h"

#define WINNOW_TIER "baseline"
#define WINNOW_TABLE winnow_kernels_baseline
#include "kernels.inc.h"
