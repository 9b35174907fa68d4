#pragma once
// The 1x1 convolution's parameters.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compute/core/activation.h"

namespace pw {

// y[n,o,h,w] = activation(bias[o] + sum_i weight[o,i] * x[n,i,h,w]).
// One row of `weight` is one filter: cin numbers.
struct PointwiseLayer {
  std::int64_t cout = 0;
  std::int64_t cin = 0;
  std::vector<float> weight;  // [cout][cin]
  std::vector<float> bias;    // [cout]
  Activation activation = Activation::kNone;

  PointwiseLayer() = default;
  // All zero.
  PointwiseLayer(std::int64_t outputs, std::int64_t inputs)
      : cout(outputs),
        cin(inputs),
        weight(static_cast<std::size_t>(outputs * inputs)),
        bias(static_cast<std::size_t>(outputs)) {}

  float& w(std::int64_t output, std::int64_t input) { return weight[static_cast<std::size_t>(output * cin + input)]; }
  float w(std::int64_t output, std::int64_t input) const {
    return weight[static_cast<std::size_t>(output * cin + input)];
  }
  std::int64_t parameter_count() const { return cout * cin + cout; }
  bool operator==(const PointwiseLayer&) const = default;
};

}  // namespace pw
