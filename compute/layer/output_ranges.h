#pragma once
// What the colours of an output need.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

class ThreadPool;

// Over the finite values of one output of one image; all zero where there is none.
struct OutputRange {
  float min = 0.0F;
  float max = 0.0F;
  double mean = 0.0;
  std::int64_t non_finite = 0;

  bool operator==(const OutputRange&) const = default;
};

// Of every output of every image, index n * cout + o: the same numbers for any pool, and for an output alone.
std::vector<OutputRange> output_ranges(TensorView outputs, ThreadPool* pool = nullptr);

}  // namespace pw
