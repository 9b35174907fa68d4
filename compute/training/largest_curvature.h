#pragma once
// How steep the squared error can be.
#include <vector>

#include "compute/training/labelled_rows.h"

namespace pw {

// What training moves of the numbers of one output, and by which inputs.
struct FreeNumbers {
  std::vector<bool> held;    // the weights that do not move; empty: all move
  bool holds_bias = false;   // whether the bias does not move
  std::vector<float> added;  // to the row's value of each map; empty: nothing
  double decay = 0.0;        // of the weights
  bool operator==(const FreeNumbers&) const = default;
};

// The largest eigenvalue of the Hessian of Loss::kSquared with respect to the free numbers, for any layer: that of the
// mean of (x, 1)(x, 1)^T over the labelled rows, plus the decay. By power iteration, to about 1e-5; 0 without rows. Not
// finite where a row is not.
double largest_curvature(const LabelledRows& rows, const FreeNumbers& free = {});

}  // namespace pw
