#pragma once
// What a map holds, in a few numbers.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

class ThreadPool;

// Over the finite values; all zero where there is none.
struct PlaneStatistics {
  float min = 0.0F;
  float max = 0.0F;
  double mean = 0.0;
  double std = 0.0;  // of the population: divided by the count
  std::int64_t finite = 0;
  std::int64_t nan = 0;
  std::int64_t positive_inf = 0;
  std::int64_t negative_inf = 0;

  bool operator==(const PlaneStatistics&) const = default;
};

PlaneStatistics plane_statistics(std::span<const float> plane);

// One per plane, image by image: index n * c + channel. `pool` may be null.
std::vector<PlaneStatistics> stack_statistics(TensorView stack, ThreadPool* pool = nullptr);

// Of all planes together.
PlaneStatistics combine(std::span<const PlaneStatistics> planes);

}  // namespace pw
