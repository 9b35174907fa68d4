#pragma once
// How far sums in float are from the same sums in double.
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// The largest |sums - (b + Σ w·x)|, the latter summed in double, over all images, outputs and positions at which both
// are finite; 0 if there are none. `sums` (N, cout, H, W) of `in` (N, cin, H, W), before the activation.
double largest_difference_in_double(TensorView in, const PointwiseLayer& layer, TensorView sums);

}  // namespace pw
