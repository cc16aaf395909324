#ifndef WINNOW_TIERS_H
#define WINNOW_TIERS_H

#include "CKernels.h"

extern const winnow_kernels winnow_kernels_baseline;
#if defined(__x86_64__)
extern const winnow_kernels winnow_kernels_avx2;
extern const winnow_kernels winnow_kernels_avx512;
#endif

#endif
