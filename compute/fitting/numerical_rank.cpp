#include "compute/fitting/numerical_rank.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

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
  std::vector<Vector> rows;
  for (std::int64_t p = 0; p < pixels; p += step) {
    Vector row(count);
    for (std::int64_t i = 0; i < count; ++i)
      row[i] = static_cast<double>(maps.plane(n, i)[static_cast<std::size_t>(p)]);
    if (row.allFinite()) rows.push_back(std::move(row));
  }
  RankOfMaps found{0, static_cast<std::int64_t>(rows.size())};
  if (rows.empty()) return found;
  Vector mean = Vector::Zero(count), largest = Vector::Zero(count);
  for (const Vector& row : rows) {
    mean += row;
    largest = largest.cwiseMax(row.cwiseAbs());
  }
  mean /= static_cast<double>(rows.size());
  Matrix covariance = Matrix::Zero(count, count);
  for (Vector& row : rows) {
    row -= mean;
    covariance.selfadjointView<Eigen::Lower>().rankUpdate(row);
  }
  covariance /= static_cast<double>(rows.size());
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
