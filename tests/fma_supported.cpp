// SPDX-License-Identifier: BSL-1.0
//
// Succeeds where the processor that runs the tests has AVX2 and fused multiply-add.

int main() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 0 : 1; }
