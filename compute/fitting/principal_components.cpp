#include "compute/fitting/principal_components.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>

#include "compute/core/random.h"

namespace pw {
namespace {

constexpr std::int64_t kMoreColumns = 16;
constexpr int kIterations = 16;
constexpr std::uint64_t kComponentStream = 0x706361;

// The largest number of each column is made positive; of equal ones the first decides.
void choose_signs(Matrix& directions) {
  for (auto column : directions.colwise()) {
    Eigen::Index largest = 0;
    column.cwiseAbs().maxCoeff(&largest);
    if (column[largest] < 0.0) column = -column;
  }
}

Components leading_first(const Matrix& directions, const Vector& rising, std::int64_t count) {
  Components found{directions.rowwise().reverse().leftCols(count), rising.reverse().head(count).cwiseMax(0.0)};
  choose_signs(found.directions);
  return found;
}

Matrix orthonormal(const Matrix& columns) {
  const Eigen::HouseholderQR<Matrix> qr(columns);
  return qr.householderQ() * Matrix::Identity(columns.rows(), columns.cols());
}

Components by_iteration(const Matrix& covariance, std::int64_t count) {
  Random random(1, kComponentStream);
  Matrix columns(covariance.rows(), std::min(covariance.rows(), count + kMoreColumns));
  for (double& value : columns.reshaped()) value = static_cast<double>(random.normal(1.0F));
  for (int i = 0; i < kIterations; ++i) columns = orthonormal(covariance * columns);
  const Matrix small = columns.transpose() * (covariance * columns);
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(small);
  return leading_first(columns * solver.eigenvectors(), solver.eigenvalues(), count);
}

}  // namespace

Components principal_components(const Matrix& covariance, std::int64_t count) {
  count = std::min<std::int64_t>(count, covariance.rows());
  if (covariance.rows() > kMostExactMaps && count + kMoreColumns < covariance.rows() / 2)
    return by_iteration(covariance, count);
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(covariance);
  return leading_first(solver.eigenvectors(), solver.eigenvalues(), count);
}

}  // namespace pw
