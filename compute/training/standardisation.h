#pragma once
// Maps brought to one scale for training, and layers converted between the two scales.
#include <cstdint>
#include <span>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/loss.h"

namespace pw {

// z = (x - mean) * inverse, for each map. A map whose inverse is 0 is left out of training: its z is 0 everywhere.
struct Standardisation {
  std::vector<float> mean;
  std::vector<float> inverse;  // of the deviation

  bool leaves_out(std::int64_t map) const { return inverse[static_cast<std::size_t>(map)] == 0.0F; }
  bool operator==(const Standardisation&) const = default;
};

// Centres by the mean over the labelled positions and divides by the deviation over the whole stack, `deviations` (one
// per map). The labelled positions are balanced, the stack is not: centred by the stack's mean, the weights would fit
// the labels before the bias has moved. Constant maps (deviation up to 1e-6 of the largest) are left out, and so are
// maps that are not finite at a labelled position and those that are `silenced` (empty: none).
Standardisation standardise(TensorView in, Labels labels, std::int64_t cout, std::span<const double> deviations,
                            const std::vector<bool>& silenced);
// Leaves the maps as they are: mean 0, inverse 1.
Standardisation keep_scale(TensorView in, Labels labels, std::int64_t cout, const std::vector<bool>& silenced);

// The same layer on the standardised maps: w' = w / inverse, b' = b + sum_i w[i] * mean[i]. Weights of maps that are
// left out are kept, since they have no effect there.
PointwiseLayer on_standardised_maps(const PointwiseLayer& layer, const Standardisation& scale);
// b'[output] of the above.
float bias_on_standardised_maps(const PointwiseLayer& layer, std::int64_t output, const Standardisation& scale);

}  // namespace pw
