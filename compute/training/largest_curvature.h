#pragma once
// How steep the squared error can be.
#include "compute/training/labelled_rows.h"

namespace pw {

// The largest eigenvalue of the mean of (x, 1)(x, 1)^T over the labelled rows: that of the Hessian of Loss::kSquared,
// for any layer. By power iteration, to about 1e-6; 0 without rows. Not finite where a row is not.
double largest_curvature(const LabelledRows& rows);

}  // namespace pw
