#pragma once
// Summary statistics of maps.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"

namespace pw {

class ThreadPool;

// Over the finite values; all zero if there are none.
struct PlaneStatistics {
  float min = 0.0F;
  float max = 0.0F;
  double mean = 0.0;
  double std = 0.0;  // population standard deviation: divided by the count
  std::int64_t finite = 0;
  std::int64_t nan = 0;
  std::int64_t positive_inf = 0;
  std::int64_t negative_inf = 0;

  bool operator==(const PlaneStatistics&) const = default;
};

PlaneStatistics plane_statistics(std::span<const float> plane);

// One per plane, at index n * c + channel. `pool` may be null.
std::vector<PlaneStatistics> stack_statistics(TensorView stack, ThreadPool* pool = nullptr);

// The statistics of all planes together.
PlaneStatistics combine(std::span<const PlaneStatistics> planes);

}  // namespace pw
