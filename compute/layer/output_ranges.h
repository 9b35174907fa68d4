#pragma once
// Value ranges of outputs, for colouring them.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

class ThreadPool;

// Over the finite values of one output of one image; min, max and mean are zero if there are none.
struct OutputRange {
  float min = 0.0F;
  float max = 0.0F;
  double mean = 0.0;
  std::int64_t non_finite = 0;

  bool operator==(const OutputRange&) const = default;
};

// For every output of every image, at index n * cout + o. Bit-identical for any pool, and for an output on its own.
std::vector<OutputRange> output_ranges(TensorView outputs, ThreadPool* pool = nullptr);

}  // namespace pw
