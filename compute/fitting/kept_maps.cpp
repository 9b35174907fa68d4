#include "compute/fitting/kept_maps.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pw {
namespace {

// A determinant below this share of its diagonal is one map twice, a variance below it none.
constexpr double kSingular = 1e-6;

double safe_share(double part, double whole) {
  return whole > 0.0 ? part / whole : 0.0;
}

// What a pair explains, with k the sum over the targets of c cᵀ.
double explained_by_pair(const Matrix& g, double k_ii, double k_ij, double k_jj, std::int64_t i, std::int64_t j) {
  const double a = g(i, i), b = g(j, j), both = g(i, j), determinant = a * b - both * both;
  if (determinant > kSingular * a * b) return (k_ii * b - 2.0 * k_ij * both + k_jj * a) / determinant;
  return std::max(safe_share(k_ii, a), safe_share(k_jj, b));
}

std::vector<MapPair> best_pairs(const Matrix& g, const Matrix& k, double whole, std::int64_t count) {
  assert(g.rows() >= 2);
  std::vector<MapPair> pairs;
  pairs.reserve(static_cast<std::size_t>(g.rows() * (g.rows() - 1) / 2));
  for (std::int64_t i = 0; i < g.rows(); ++i)
    for (std::int64_t j = i + 1; j < g.rows(); ++j)
      pairs.push_back({safe_share(explained_by_pair(g, k(i, i), k(i, j), k(j, j), i, j), whole), i, j});
  const auto kept = std::min(static_cast<std::size_t>(count), pairs.size());
  std::ranges::partial_sort(
      pairs, pairs.begin() + static_cast<std::ptrdiff_t>(kept), [](const MapPair& a, const MapPair& b) {
        return a.explained != b.explained ? a.explained > b.explained
                                          : std::pair(a.first, a.second) < std::pair(b.first, b.second);
      });
  pairs.resize(kept);
  return pairs;
}

std::int64_t best_next(const Matrix& covariance, const Matrix& agreement, const std::vector<std::int64_t>& chosen,
                       const Vector& variance) {
  std::int64_t best = -1;
  double most = -1.0;
  for (std::int64_t i = 0; i < covariance.rows(); ++i) {
    if (std::ranges::find(chosen, i) != chosen.end()) continue;
    const double left = covariance(i, i);
    const double gain = left > kSingular * variance[i] && left > 0.0 ? agreement.row(i).squaredNorm() / left : 0.0;
    if (gain > most) {
      most = gain;
      best = i;
    }
  }
  return best;
}

std::vector<std::int64_t> forward(Matrix covariance, Matrix agreement, std::int64_t count) {
  const Vector variance = covariance.diagonal();
  std::vector<std::int64_t> chosen;
  while (std::cmp_less(chosen.size(), std::min<std::int64_t>(count, covariance.rows()))) {
    const std::int64_t next = best_next(covariance, agreement, chosen, variance);
    chosen.push_back(next);
    const double left = covariance(next, next);
    if (left <= kSingular * variance[next] || left <= 0.0) continue;
    const Vector column = covariance.col(next) / left;
    const Eigen::RowVectorXd row = agreement.row(next);
    agreement -= column * row;
    covariance -= left * column * column.transpose();
  }
  return chosen;
}

}  // namespace

TaskMoments task_moments(const Matrix& rows, std::span<const std::int32_t> labels) {
  const auto count = static_cast<double>(rows.rows());
  const Matrix centred = rows.rowwise() - rows.colwise().mean();
  Matrix targets = Matrix::Zero(rows.rows(), *std::ranges::max_element(labels) + 1);
  for (Eigen::Index row = 0; row < rows.rows(); ++row) targets(row, labels[static_cast<std::size_t>(row)]) = 1.0;
  targets.rowwise() -= Eigen::RowVectorXd(targets.colwise().mean());
  TaskMoments task;
  task.covariance = Matrix::Zero(rows.cols(), rows.cols());
  task.covariance.selfadjointView<Eigen::Lower>().rankUpdate(centred.transpose(), 1.0 / count);
  task.covariance.triangularView<Eigen::StrictlyUpper>() = task.covariance.transpose();
  task.agreement = centred.transpose() * targets / count;
  task.target_variance = targets.squaredNorm() / count;
  return task;
}

std::vector<MapPair> best_pairs_for_task(const TaskMoments& task, std::int64_t count) {
  const Matrix k = task.agreement * task.agreement.transpose();
  return best_pairs(task.covariance, k, task.target_variance, count);
}

MapPair best_pair_for_maps(const Matrix& covariance) {
  return best_pairs(covariance, covariance * covariance, covariance.trace(), 1).front();
}

std::vector<std::int64_t> select_forward(const TaskMoments& task, std::int64_t count) {
  return forward(task.covariance, task.agreement, count);
}

std::vector<std::int64_t> select_forward_for_maps(const Matrix& covariance, std::int64_t count) {
  return forward(covariance, covariance, count);
}

}  // namespace pw
