#pragma once
// The machine's peak rates, measured when called.
#include <cstdint>

namespace pw {

class ThreadPool;

// Peak rate of float multiply-adds in registers, in GFLOP/s over all threads of the pool (null: one thread).
double fma_peak_gflops(ThreadPool* pool);

// Read bandwidth in GB/s for a working set of `bytes`, split among the threads; of the fastest of several passes.
double read_gbytes_per_second(std::int64_t bytes, ThreadPool* pool);

}  // namespace pw
