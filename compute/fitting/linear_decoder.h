#pragma once
// From the outputs of a 1x1 convolution back to the maps: what a linear 1x1 can recover.
#include <cstdint>

#include "compute/fitting/explained.h"
#include "compute/fitting/map_moments.h"
#include "compute/layer/pointwise_layer.h"

namespace pw {

// The variance that the best linear decoder recovers from u = M z, fitted by least squares on `fitted` and scored on
// `scored`, where it can be below 0. With S = Mᵀ G M + 1e-9 max diag S I, the decoder is D = G M S⁻¹. `mix` is
// maps x outputs.
Explained explained_by(const MapMoments& fitted, const Matrix& mix, const MapSpread& scored);

// The decoder as a 1x1 convolution, cout → cin, in the units of the stack: x̂ = μ + σ D (y − ȳ). Constant maps come back
// as their mean, those that are not finite as 0.
PointwiseLayer fit_decoder(const MapMoments& moments, const PointwiseLayer& layer);

}  // namespace pw
