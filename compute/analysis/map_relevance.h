#pragma once
// How much each input map has to do with an output.
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "compute/core/error.h"
#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

class Progress;
class ThreadPool;

// Pearson's correlation of each map of image n with `output`, h * w values: −1 … 1; 0 where one of the two is constant
// or not finite. Cancelled through `progress`: an error with the reason "cancelled". `pool` and `progress` may be null.
Expected<std::vector<float>> correlations(TensorView maps, std::int64_t n, std::span<const float> output,
                                          ThreadPool* pool, Progress* progress);

// A score of sums (1, cout, h, w). Called on several threads at once.
using SumsScore = std::function<double(TensorView sums)>;

// For each map of image n what the score loses if the map alone is muted: positive if the map helps. `layer`: the
// effective weights; `sums` (N, cout, H, W): its sums on `maps`. Otherwise as correlations().
Expected<std::vector<float>> muting_losses(TensorView maps, std::int64_t n, const PointwiseLayer& layer,
                                           TensorView sums, const SumsScore& score, ThreadPool* pool,
                                           Progress* progress);

}  // namespace pw
