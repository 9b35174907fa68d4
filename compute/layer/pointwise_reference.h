#pragma once
// The plain definition, accumulated in double: what every kernel is tested against.
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

struct ReferenceOutputs {
  std::vector<double> value;      // [n][o][p], after the activation
  std::vector<double> magnitude;  // [n][o][p]: |b| + sum |w x|, the scale of the rounding error before the activation
};

ReferenceOutputs pointwise_reference(TensorView in, const PointwiseLayer& layer);

}  // namespace pw
