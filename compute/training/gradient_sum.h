#pragma once
// Accumulates a layer's gradient over the positions of a stack, in blocks that fit into the cache.
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/parallel/partition.h"

namespace pw {

// The derivative of a loss with respect to each parameter of a layer.
struct LayerGradient {
  std::vector<float> weight;  // [cout][cin]
  std::vector<float> bias;    // [cout]

  LayerGradient() = default;
  LayerGradient(std::int64_t cout, std::int64_t cin)
      : weight(static_cast<std::size_t>(cout * cin)), bias(static_cast<std::size_t>(cout)) {}
};

// Positions of image n.
struct PixelBlock {
  std::int64_t n;
  IndexRange pixels;
};

// The blocks, and their division into groups with a sum each, depend on the shapes alone; the groups are added in
// order. So the result is bit-identical for any thread count.
class GradientSum {
 public:
  GradientSum(const Shape& in, std::int64_t cout);

  std::int64_t groups() const { return groups_; }
  IndexRange blocks_of(std::int64_t group) const {
    return {group * blocks_ / groups_, (group + 1) * blocks_ / groups_};
  }
  PixelBlock block(std::int64_t index) const;

  // Adds a block of dL/dy, cout rows `stride` apart that start at the block's first position. Thread-safe for different
  // groups.
  void add(std::int64_t group, TensorView in, const PixelBlock& block, const float* sums_gradient, std::int64_t stride);
  // The sum over all groups.
  void collect(LayerGradient& gradient) const;

 private:
  float* part(std::int64_t group) { return parts_.data() + group * part_size(); }
  // Weights, then biases.
  std::int64_t part_size() const { return cout_ * (cin_ + 1); }

  std::int64_t cin_, cout_;
  Partition pieces_;
  std::int64_t blocks_;
  std::int64_t groups_;
  std::vector<float> parts_;
};

}  // namespace pw
