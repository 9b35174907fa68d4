#pragma once
// The loss and its derivative at consecutive positions.
#include <cstdint>

#include "compute/training/kernels/loss_value.h"

namespace pw {

// cout planes of `pixels` positions; `gradient` may be `sums`. `gradient` receives the derivative of the sum over the
// positions, times `scale`.
struct LossTask {
  const float* sums;
  std::int64_t sums_stride;
  const std::int32_t* labels;
  float* gradient;
  std::int64_t gradient_stride;
  std::int64_t cout;
  std::int64_t pixels;
  float scale;
};

}  // namespace pw
