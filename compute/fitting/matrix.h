#pragma once
// Matrices of this room: double, column by column.
#include <Eigen/Core>

namespace pw {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

}  // namespace pw
