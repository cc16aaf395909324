#include "tiers.h"

size_t winnow_kernel_tiers(const winnow_kernels **tiers, size_t capacity) {
  size_t count = 0;
  if (count < capacity) tiers[count++] = &winnow_kernels_baseline;
#if defined(__x86_64__)
  __builtin_cpu_init();
  int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
             __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  if (avx2 && count < capacity) tiers[count++] = &winnow_kernels_avx2;
  int avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
               __builtin_cpu_supports("avx512vpopcntdq");
  if (avx512 && count < capacity) tiers[count++] = &winnow_kernels_avx512;
#endif
  return count;
}
