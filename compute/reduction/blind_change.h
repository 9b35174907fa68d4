#pragma once
// Changes of x that a layer does not see.
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class StackModel;

// The directions of x that a layer does not see: those at right angles to all rows of W. Immutable.
class BlindDirections {
 public:
  // Takes about cin · cout² multiply–adds.
  explicit BlindDirections(const PointwiseLayer& layer);

  // How many there are, of cin: cin less the rank of W.
  std::int64_t count() const;
  // A random one of them, seeded by position, in which map i moves by about deviation[i]. Zero if there is none.
  std::vector<double> step(std::uint64_t seed, std::uint64_t position, std::span<const double> deviation) const;

 private:
  struct Seen;
  std::shared_ptr<const Seen> seen_;
};

// The number of directions, of cin, that y does not depend on: cin less the rank of W.
std::int64_t blind_directions(const PointwiseLayer& layer);
// x plus, at every position, a seeded random direction orthogonal to all rows of W, in which each map moves by about
// `size` of its deviations: W x is the same up to rounding. Absent if there is no such direction. Values that are not
// finite stay.
std::optional<Tensor> change_where_blind(TensorView in, const StackModel& model, const PointwiseLayer& layer,
                                         std::uint64_t seed, double size = 1.0);

}  // namespace pw
