#include "compute/fitting/numerical_rank.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cassert>
#include <cmath>

#include "compute/fitting/matrix.h"

namespace pw {
namespace {

// Smaller deviations are rounding errors of sums of this size.
constexpr double kRoundingShare = 1e-6;

}  // namespace

RankOfMaps numerical_rank(TensorView maps, std::int64_t n) {
  const std::int64_t count = maps.shape.c;
  assert(count <= kMostRankedMaps);
  const std::int64_t pixels = maps.shape.pixels();
  const std::int64_t step = std::max<std::int64_t>(1, (pixels + kRankedPositions - 1) / kRankedPositions);
  Matrix values(count, (pixels + step - 1) / step);  // a position a column
  std::int64_t used = 0;
  for (std::int64_t p = 0; p < pixels; p += step) {
    for (std::int64_t i = 0; i < count; ++i)
      values(i, used) = static_cast<double>(maps.plane(n, i)[static_cast<std::size_t>(p)]);
    if (values.col(used).allFinite()) ++used;
  }
  RankOfMaps found{0, used};
  if (used == 0) return found;
  values.conservativeResize(Eigen::NoChange, used);
  const Vector largest = values.cwiseAbs().rowwise().maxCoeff();
  const Vector mean = values.rowwise().mean();
  values.colwise() -= mean;
  Matrix covariance = Matrix::Zero(count, count);
  covariance.selfadjointView<Eigen::Lower>().rankUpdate(values, 1.0 / static_cast<double>(used));
  Vector scale = Vector::Zero(count);
  for (std::int64_t i = 0; i < count; ++i) {
    const double deviation = std::sqrt(covariance(i, i));
    if (deviation > kRoundingShare * largest[i]) scale[i] = 1.0 / deviation;
  }
  const Matrix full = covariance.selfadjointView<Eigen::Lower>();
  const Matrix scaled = scale.asDiagonal() * full * scale.asDiagonal();
  const Vector variances = Eigen::SelfAdjointEigenSolver<Matrix>(scaled, Eigen::EigenvaluesOnly).eigenvalues();
  const double least = variances.maxCoeff() * kRankTolerance * kRankTolerance;
  for (const double variance : variances) found.rank += variance > least && variance > 0.0 ? 1 : 0;
  return found;
}

}  // namespace pw
