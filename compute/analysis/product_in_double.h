#pragma once
// How far sums in float are from the same sums in double.
#include <cstdint>

#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

struct DoubleDifference {
  double largest = 0.0;       // 0 if nothing was compared
  std::int64_t compared = 0;  // sums that are finite in float and in double
};

// The largest |sums - (b + Σ w·x)|, the latter summed in double, over all images, outputs and positions at which both
// are finite. `sums` (N, cout, H, W) of `in` (N, cin, H, W), before the activation. Returns early, with what was
// compared so far, once `progress`, which may be null, is cancelled.
DoubleDifference difference_in_double(TensorView in, const PointwiseLayer& layer, TensorView sums,
                                      Progress* progress = nullptr);

}  // namespace pw
