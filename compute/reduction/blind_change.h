#pragma once
// Changes of x that a layer does not see.
#include <cstdint>
#include <optional>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class StackModel;

// The number of directions, of cin, that y does not depend on: cin less the rank of W.
std::int64_t blind_directions(const PointwiseLayer& layer);
// x plus, at every position, a seeded random direction orthogonal to all rows of W, in which each map moves by about
// `size` of its deviations: W x is the same up to rounding. Absent if there is no such direction. Values that are not
// finite stay.
std::optional<Tensor> change_where_blind(TensorView in, const StackModel& model, const PointwiseLayer& layer,
                                         std::uint64_t seed, double size = 1.0);

}  // namespace pw
