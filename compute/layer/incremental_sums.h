#pragma once
// A layer and its sums through a gesture of many small changes.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class ThreadPool;

// Changes a parameter and brings the sums up to date, one plane of x instead of all. Keeps the error bounded: after
// kMostUpdates changes of one output, when a sum stops being finite, and in settle(), that output is computed anew.
// So at any time
//   |sums - exact| <= (cin + 1 + 2 * kMostUpdates) * eps * M,
// M the largest |b| + sum_i |w_i x_i| of the position since then; and after settle() the bound of a full pass.
class IncrementalSums {
 public:
  static constexpr int kMostUpdates = 256;

  // For sums that pointwise_linear has just computed from a layer with `cout` outputs.
  explicit IncrementalSums(std::int64_t cout) : updates_(static_cast<std::size_t>(cout)) {}

  void set_weight(TensorView in, std::int64_t output, std::int64_t input, float value, PointwiseLayer& layer,
                  MutableTensorView sums);
  void set_bias(TensorView in, std::int64_t output, float value, PointwiseLayer& layer, MutableTensorView sums);
  // At the end of a gesture. Computes the outputs anew that have changed.
  void settle(TensorView in, const PointwiseLayer& layer, MutableTensorView sums, ThreadPool* pool = nullptr);
  // Changes of this output since it was last computed in full.
  int updates(std::int64_t output) const { return updates_[static_cast<std::size_t>(output)]; }

 private:
  void count(TensorView in, const PointwiseLayer& layer, std::int64_t output, bool finite, MutableTensorView sums);

  std::vector<int> updates_;
};

}  // namespace pw
