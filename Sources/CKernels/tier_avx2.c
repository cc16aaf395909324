#if defined(__x86_64__)
#include <immintrin.h>

#include "tiers.h"

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt"))), \
                             apply_to = function)
#define WINNOW_AVX2 1
#define WINNOW_TIER "avx2"
#define WINNOW_TABLE winnow_kernels_avx2
#include "kernels.inc.h"
#pragma clang attribute pop
#endif
