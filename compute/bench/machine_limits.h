#pragma once
// What the machine can do at best, measured here and now.
#include <cstdint>

namespace pw {

class ThreadPool;

// Multiply-adds of floats in registers, GFLOP/s of all threads of the pool (null: one).
double fma_peak_gflops(ThreadPool* pool);

// GB/s at which `bytes` are read again and again, each thread its part; of the fastest pass of a few.
double read_gbytes_per_second(std::int64_t bytes, ThreadPool* pool);

}  // namespace pw
