#pragma once
// Rows of numbers as a stack that the kernels read, and their results as vectors.
#include <span>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/fitting/matrix.h"

namespace pw {

// positions x inputs as (1, inputs, 1, positions).
inline Tensor as_stack(const Matrix& rows) {
  Tensor stack({1, rows.cols(), 1, rows.rows()});
  for (Eigen::Index input = 0; input < rows.cols(); ++input)
    Eigen::Map<Eigen::VectorXf>(stack.plane(0, input).data(), rows.rows()) = rows.col(input).cast<float>();
  return stack;
}

inline Vector as_vector(const std::vector<float>& values) {
  return Eigen::Map<const Eigen::VectorXf>(values.data(), static_cast<Eigen::Index>(values.size())).cast<double>();
}

}  // namespace pw
