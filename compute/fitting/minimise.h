#pragma once
// Minima of smooth functions of many numbers.
#include <functional>

#include "compute/core/progress.h"
#include "compute/fitting/matrix.h"

namespace pw {

// The value at x, and the gradient into `gradient`, of the same size.
using SmoothFunction = std::function<double(const Vector& x, Vector& gradient)>;

struct Minimum {
  Vector at;
  double value = 0.0;
};

// By L-BFGS (NLopt; Nocedal, "Updating quasi-Newton matrices with limited storage", 1980), until the value falls by
// less than 1e-9 of itself, or after `evaluations`. Stops early, with the best so far, once `progress`, which may be
// null, is cancelled.
Minimum minimise(const SmoothFunction& function, const Vector& start, int evaluations, const Progress* progress);

}  // namespace pw
