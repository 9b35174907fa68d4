#pragma once
// A k × k convolution made from a 1×1: its centre tap is W, its outer taps have weights of their own.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/convolution/kernel_geometry.h"
#include "compute/core/progress.h"
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class ThreadPool;

// The outer taps are random, seeded, with so much of the deviation of W's weights.
inline constexpr double kOuterShare = 0.3;

class WideKernel {
 public:
  // `share`: of the deviation; 0: the outer taps are left out, and it is the 1×1 again.
  WideKernel(const PointwiseLayer& layer, const KernelGeometry& geometry, double share, std::uint64_t seed = 1);
  // A map that counts as zero, in all taps.
  void silence(std::int64_t map);

  const KernelGeometry& geometry() const { return geometry_; }
  std::int64_t cin() const { return cin_; }
  std::int64_t cout() const { return static_cast<std::int64_t>(bias_.size()); }
  float bias(std::int64_t output) const { return bias_[static_cast<std::size_t>(output)]; }
  // Row by row; the centre is taps() / 2. Left out: nothing there is read, not even what is no number.
  bool has_tap(std::int64_t tap) const { return has_outer_ || tap == geometry_.taps() / 2; }
  // One weight per map.
  std::span<const float> weights(std::int64_t tap, std::int64_t output) const {
    return std::span(weight_).subspan(static_cast<std::size_t>((tap * cout() + output) * cin_),
                                      static_cast<std::size_t>(cin_));
  }

 private:
  KernelGeometry geometry_;
  std::int64_t cin_;
  bool has_outer_;
  std::vector<float> bias_, weight_;  // [tap][output][map]
};

// sums[n,o,y,x] = bias + Σ over taps, then maps, w · x: each product exact and added in double, in this order at every
// position, then rounded to float. So the same inputs give the same bits whatever is around them, and for any pool.
// Positions that the stride skips get the sum of the computed one above and left of them. `pool` and `progress` may be
// null; cancelled, the sums are those of some rows only.
void wide_linear(TensorView in, const WideKernel& kernel, MutableTensorView sums, ThreadPool* pool = nullptr,
                 Progress* progress = nullptr);

// A value of x other than in the stack. Of several for one value the last counts.
struct ChangedValue {
  std::int64_t map = 0, position = 0;  // row · width + column
  float value = 0.0F;
  bool operator==(const ChangedValue&) const = default;
};

// The sums of all outputs at these positions: [position][output].
std::vector<float> wide_sums_at(TensorView image, const WideKernel& kernel, std::span<const ChangedValue> changes,
                                std::span<const std::int64_t> positions);
// Those of the 1×1, added in float by fused multiply–adds in the order of the maps, as the passes over whole stacks do
// where the machine has them.
std::vector<float> pointwise_sums_at(TensorView image, const PointwiseLayer& layer,
                                     std::span<const ChangedValue> changes, std::span<const std::int64_t> positions);

}  // namespace pw
