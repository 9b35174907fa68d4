#pragma once
// For loops of a constant, small number of rounds over an array of vectors: written out, the array is registers. Left
// as loops, its vectors go through memory before and after the loop that works on them.
#if defined(__clang__)
#define POINTWISE_UNROLL _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define POINTWISE_UNROLL _Pragma("GCC unroll 16")
#else
#define POINTWISE_UNROLL
#endif
