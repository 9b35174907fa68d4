#pragma once
// A layer's sums, updated incrementally through many small changes of its parameters.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// A changed parameter costs one plane of x instead of all planes. Rounding errors accumulate, so changed outputs must
// be recomputed from time to time; recompute() reads all planes for each of them, so the owner decides when. If it is
// called whenever needs_recompute() is true,
//   |sums - exact| <= (cin + 1 + 2 * kMaxUpdates) * eps * M,
// with M the largest |b| + sum_i |w_i x_i| of the position since then. In general the number of updates since then
// takes the place of kMaxUpdates; right after recompute() the bound is that of a full pass.
class IncrementalSums {
 public:
  static constexpr int kMaxUpdates = 256;

  // (N, cout, H, W), as just computed by pointwise_linear.
  explicit IncrementalSums(Tensor sums);

  const Tensor& maps() const { return sums_; }

  // Updates the sums after a parameter has changed by `delta`. If `delta` is not finite, returns false and leaves the
  // sums unchanged: then a full pass is needed. A sum that is not finite (or overflows) stays so until it is
  // recomputed.
  [[nodiscard]] bool apply_weight_delta(TensorView in, std::int64_t output, std::int64_t input, float delta);
  [[nodiscard]] bool apply_bias_delta(std::int64_t output, float delta);

  // Another value of one sum, which is as exact as the caller has computed it.
  void set(std::int64_t n, std::int64_t output, std::int64_t position, float sum) {
    sums_.plane(n, output)[static_cast<std::size_t>(position)] = sum;
  }

  // Whether some output has had kMaxUpdates updates, or an update that left a non-finite sum.
  bool needs_recompute() const;
  // Whether no output has been updated since it was computed in full.
  bool is_exact() const;
  // Recomputes the outputs that have changed. `layer` must have the current parameters.
  void recompute(TensorView in, const PointwiseLayer& layer);

 private:
  void count(std::int64_t output, bool finite);

  Tensor sums_;
  std::vector<int> updates_;  // of each output since it was computed in full; kMaxUpdates if it must be recomputed
};

}  // namespace pw
