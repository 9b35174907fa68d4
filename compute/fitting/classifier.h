#pragma once
// Logistic regression: the class of a position from its numbers, fitted to the optimum.
#include <cstdint>
#include <span>

#include "compute/core/progress.h"
#include "compute/fitting/matrix.h"

namespace pw {

// Scores of the classes: weightᵀ x + bias, the largest one is predicted. Of two classes both are mirror images.
struct Classifier {
  Matrix weight;           // inputs x classes
  Vector bias;             // classes
  double loss = 0.0;       // the mean log loss at the rows, without the penalty
  double objective = 0.0;  // with it
};

// Minimises the mean log loss + ridge / 2 |w|², the bias free. Of two classes, w is the difference of their weights and
// the minimum is found by Newton's method (iteratively reweighted least squares), in the dual where there are fewer
// rows than inputs; of more, by L-BFGS on all weights. `rows`: positions x inputs, of about the same deviation.
// `labels`: below `classes`, one per row; at least one row. Returns early, with what it has, once `progress`, which may
// be null, is cancelled.
Classifier fit_classifier(const Matrix& rows, std::span<const std::int32_t> labels, std::int64_t classes, double ridge,
                          const Progress* progress = nullptr);

}  // namespace pw
