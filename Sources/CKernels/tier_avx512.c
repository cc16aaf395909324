// AVX-512 as processors from Ice Lake and Zen 4 on have it, with counts of bits.
#if defined(__x86_64__)
#include <immintrin.h>

#include "tiers.h"

#pragma clang attribute push(__attribute__((target(                                     \
    "avx2,bmi,bmi2,popcnt,avx512f,avx512bw,avx512dq,avx512vl,avx512vpopcntdq"))), \
                             apply_to = function)
#define WINNOW_AVX2 1
#define WINNOW_AVX512 1
#define WINNOW_TIER "avx512"
#define WINNOW_TABLE winnow_kernels_avx512
#include "kernels.inc.h"
#pragma clang attribute pop
#endif
