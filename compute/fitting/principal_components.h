#pragma once
// Principal components of maps.
#include <cstdint>

#include "compute/fitting/matrix.h"

namespace pw {

// Up to so many maps all components are found exactly: it takes about 15 ms; of 1,024 maps nearly a second.
inline constexpr std::int64_t kMostExactMaps = 320;

struct Components {
  Matrix directions;  // maps x count, orthonormal; the largest number of each is positive
  Vector variances;   // of each, falling
};

// The leading eigenvectors of a covariance; at most as many as it has rows. All of a small one are found exactly, a few
// of a large one by block subspace iteration with a seeded start (Halko, Martinsson, Tropp, "Finding structure with
// randomness", 2011): the variance missed is about 1e-7 of the whole.
Components principal_components(const Matrix& covariance, std::int64_t count);

}  // namespace pw
