#pragma once
// For loops with a small, constant trip count over an array of vectors. Unrolled, the array stays in registers;
// otherwise its vectors are spilled before and after the loop.
#if defined(__clang__)
#define POINTWISE_UNROLL _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define POINTWISE_UNROLL _Pragma("GCC unroll 16")
#else
#define POINTWISE_UNROLL
#endif
