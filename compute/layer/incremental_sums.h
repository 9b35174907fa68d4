#pragma once
// The sums of a layer through a gesture of many small changes.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// Follows each changed parameter with one plane of x instead of all, and knows which outputs are then to be computed
// anew: recompute() takes a row of all planes for each, so it is left to the owner when. While it is called whenever it
// is due,
//   |sums - exact| <= (cin + 1 + 2 * kMostUpdates) * eps * M,
// M the largest |b| + sum_i |w_i x_i| of the position since then; in general with the changes since then in place of
// kMostUpdates, and after recompute() with the bound of a full pass.
class IncrementalSums {
 public:
  static constexpr int kMostUpdates = 256;

  // (N, cout, H, W), as pointwise_linear has just computed them.
  explicit IncrementalSums(Tensor sums);

  const Tensor& maps() const { return sums_; }

  // A parameter of the layer has grown by `delta`. False, with the sums as they were, where that is not finite: then
  // only a full pass gives the new ones. A sum that is not finite (or overflows) stays so until it is recomputed.
  [[nodiscard]] bool apply_weight_delta(TensorView in, std::int64_t output, std::int64_t input, float delta);
  [[nodiscard]] bool apply_bias_delta(std::int64_t output, float delta);

  // Whether some output has followed kMostUpdates changes, or a change that left a sum which is not finite.
  bool needs_recompute() const;
  // Whether no output has changed since it was computed in full.
  bool is_exact() const;
  // Computes anew the outputs that have changed. `layer` is what the changes have led to.
  void recompute(TensorView in, const PointwiseLayer& layer);

 private:
  void count(std::int64_t output, bool finite);

  Tensor sums_;
  std::vector<int> updates_;  // of each output since it was computed in full; kMostUpdates for one that is due
};

}  // namespace pw
