#pragma once
// Means, deviations and covariances of maps: all that a linear reduction of them depends on.
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/fitting/matrix.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// The scale of standardised maps, z = (x - mean) / deviation, and their covariance G = Zᵀ Z / positions.
struct MapMoments {
  Vector mean, deviation;      // of each map; the deviation divides by the number of positions
  std::vector<bool> left_out;  // constant (deviation up to 1e-6 of the largest) or somewhere not finite: z is 0
  Matrix covariance;           // maps x maps
  std::int64_t positions = 0;

  std::int64_t maps() const { return mean.size(); }
  std::int64_t used_maps() const;
};

// Over all images and positions of stacks with the same number of maps; at least one position.
MapMoments map_moments(std::span<const TensorView> stacks);

// How stacks vary on a scale that may come from other stacks.
struct MapSpread {
  Matrix second;    // the mean of z zᵀ: not centred
  Vector variance;  // of each z about its own mean
};
MapSpread spread_on(const MapMoments& scale, std::span<const TensorView> stacks);
// Of the stacks that the scale comes from.
MapSpread own_spread(const MapMoments& moments);

// The standardised values at positions n * pixels + p of a stack: positions x maps.
Matrix standardised_rows(const MapMoments& scale, TensorView stack, std::span<const std::int64_t> positions);

// The layer y = M z + b in the units of the stack. `mix` is maps x outputs.
PointwiseLayer in_units_of_stack(const MapMoments& scale, const Matrix& mix, const Vector& bias);
// M of a layer in the units of the stack: maps x outputs, 0 for maps left out.
Matrix on_standardised_maps(const MapMoments& scale, const PointwiseLayer& layer);

}  // namespace pw
