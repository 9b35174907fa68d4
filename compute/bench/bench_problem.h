#pragma once
// The shapes that the benchmarks run on, filled with data, and the expected results.
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

// The score layers of FCN-8s, 1x1 layers of Inception and ResNet, and stacks larger than any cache.
std::vector<BenchShape> forward_shapes();
// The shape shown in lessons: FCN-8s, scores of layer3.
inline constexpr BenchShape kLessonShape{20, 72, 256, 2};

struct BenchProblem {
  Tensor in;
  PointwiseLayer layer;
  Tensor out;

  // Values in [-1, 1), identical on every machine.
  explicit BenchProblem(const BenchShape& shape);
  // Multiply-adds of one pass, and the bytes that it must read: x and W.
  double products() const;
  std::int64_t bytes() const;
};

// max |out - want| / max |want|.
double max_relative_error(TensorView out, const ReferenceOutputs& want);

// A label for every position.
std::vector<std::int32_t> bench_labels(const BenchShape& shape);

// max |dL/dW - want| / max |want|, with L the mean softmax cross-entropy and `want` computed in double.
double max_gradient_error(const BenchProblem& problem, Labels labels, const LayerGradient& gradient);

}  // namespace pw
