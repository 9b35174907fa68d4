#pragma once
// The shapes that benchmarks run on, filled with numbers, and what the results should be.
#include <array>
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/layer/pointwise_reference.h"
#include "compute/training/layer_gradient.h"
#include "compute/training/loss.h"

namespace pw {

// Height, width, cin, cout.
using BenchShape = std::array<std::int64_t, 4>;

// FCN-8s' scorers, Inception's and ResNet's 1x1 layers, and stacks too big for a cache.
std::vector<BenchShape> forward_shapes();
// The one in front of the class: layer3 of FCN-8s.
inline constexpr BenchShape kLessonShape{20, 72, 256, 2};

struct BenchProblem {
  Tensor in;
  PointwiseLayer layer;
  Tensor out;

  // Values in [-1, 1), the same on every machine.
  explicit BenchProblem(const BenchShape& shape);
  // Multiply-adds of one pass, and the bytes that it must read: x and W.
  double products() const;
  std::int64_t bytes() const;
};

// max |out - want| / max |want|.
double max_relative_error(TensorView out, const ReferenceOutputs& want);

// A class for every position.
std::vector<std::int32_t> bench_labels(const BenchShape& shape);

// max |dL/dW - want| / max |want|, L the mean softmax cross-entropy, `want` written out in double.
double max_gradient_error(const BenchProblem& problem, Labels labels, const LayerGradient& gradient);

}  // namespace pw
