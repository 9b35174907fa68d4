#include "compute/reduction/patterns.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "compute/fitting/map_moments.h"
#include "compute/fitting/principal_components.h"

namespace pw {

PointwiseLayer identity_layer(std::int64_t cout, std::int64_t cin) {
  PointwiseLayer layer(cout, cin);
  for (std::int64_t k = 0; k < std::min(cout, cin); ++k) layer.w(k, k) = 1.0F;
  return layer;
}

PointwiseLayer reversing_layer(std::int64_t cout, std::int64_t cin) {
  PointwiseLayer layer(cout, cin);
  for (std::int64_t k = 0; k < std::min(cout, cin); ++k) layer.w(k, cin - 1 - k) = 1.0F;
  return layer;
}

PointwiseLayer diagonal_layer(std::int64_t cout, std::int64_t cin) {
  constexpr std::array kScales = {1.0F, -0.5F, 2.0F, -1.0F, 0.5F, -2.0F};
  PointwiseLayer layer(cout, cin);
  for (std::int64_t k = 0; k < std::min(cout, cin); ++k)
    layer.w(k, k) = kScales[static_cast<std::size_t>(k) % kScales.size()];
  return layer;
}

PointwiseLayer difference_layer(std::int64_t cout, std::int64_t cin) {
  assert(cin > 1);
  PointwiseLayer layer(cout, cin);
  for (std::int64_t k = 0; k < cout; ++k) {
    layer.w(k, 2 * k % cin) = 1.0F;
    layer.w(k, (2 * k + 1) % cin) = -1.0F;
  }
  return layer;
}

PointwiseLayer principal_layer(TensorView stack, std::int64_t cout) {
  assert(cout <= stack.shape.c);
  const MapMoments moments = map_moments({&stack, 1});
  const Components components = principal_components(moments.covariance, cout);
  return in_units_of_stack(moments, components.directions, Vector::Zero(cout));
}

PointwiseLayer random_layer(std::int64_t cout, std::span<const double> deviations) {
  const auto cin = static_cast<std::int64_t>(deviations.size());
  PointwiseLayer layer(cout, cin);
  std::uint64_t state = 0x9E3779B97F4A7C15U;
  for (std::int64_t o = 0; o < cout; ++o) {
    for (std::int64_t i = 0; i < cin; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      const double uniform = static_cast<double>(state >> 11) / 9007199254740992.0 * 2.0 - 1.0;
      // A sum of cin terms of variance 1/cin.
      const double spread =
          std::max(deviations[static_cast<std::size_t>(i)], 1e-6) * std::sqrt(static_cast<double>(cin) / 3.0);
      layer.w(o, i) = static_cast<float>(uniform / spread);
    }
  }
  return layer;
}

PointwiseLayer with_vector_added(const PointwiseLayer& layer, std::uint64_t seed) {
  float largest = 0.0F;
  for (const float w : layer.weight) {
    if (std::isfinite(w)) largest = std::max(largest, std::fabs(w));
  }
  if (largest == 0.0F) largest = 1.0F;
  PointwiseLayer shifted = layer;
  std::uint64_t state = seed * 2862933555777941757U + 3037000493U;
  for (std::int64_t i = 0; i < layer.cin; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const double uniform = static_cast<double>(state >> 11) / 9007199254740992.0 * 2.0 - 1.0;
    const auto added = static_cast<float>(uniform * static_cast<double>(largest));
    for (std::int64_t o = 0; o < layer.cout; ++o) shifted.w(o, i) += added;
  }
  return shifted;
}

}  // namespace pw
