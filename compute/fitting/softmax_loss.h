#pragma once
// The loss of scores of more than two classes.
#include <cmath>
#include <cstdint>
#include <span>

#include "compute/fitting/matrix.h"

namespace pw {

class SoftmaxLoss {
 public:
  // One label below `classes` per row of scores; it must outlive this.
  SoftmaxLoss(std::span<const std::int32_t> labels, std::int64_t classes) : labels_(labels), classes_(classes) {}

  // The mean log loss of the softmax of `scores`, rows x classes, which become its derivative by each of them.
  double differentiate(Matrix& scores) const {
    const auto count = static_cast<double>(scores.rows());
    double loss = 0.0;
    scores.colwise() -= Vector(scores.rowwise().maxCoeff());
    for (Eigen::Index row = 0; row < scores.rows(); ++row) loss -= scores(row, labels_[static_cast<std::size_t>(row)]);
    scores = scores.array().exp();
    const Vector sums = scores.rowwise().sum();
    loss += sums.array().log().sum();
    scores.array().colwise() /= sums.array() * count;
    for (Eigen::Index row = 0; row < scores.rows(); ++row)
      scores(row, labels_[static_cast<std::size_t>(row)]) -= 1.0 / count;
    return loss / count;
  }
  std::int64_t classes() const { return classes_; }

 private:
  std::span<const std::int32_t> labels_;
  std::int64_t classes_;
};

}  // namespace pw
