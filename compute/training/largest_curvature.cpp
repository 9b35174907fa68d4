#include "compute/training/largest_curvature.h"

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace pw {
namespace {

constexpr int kMostIterations = 500;
constexpr double kTolerance = 1e-7;

// The mean of r (r · v) over the rows r = (x, 1).
std::vector<double> applied(const LabelledRows& rows, const std::vector<double>& v, std::vector<float>& gathered) {
  const auto cin = static_cast<std::size_t>(rows.cin());
  std::vector<double> sum(cin + 1);
  for (std::int64_t block = 0; block < rows.blocks(); ++block) {
    if (!rows.cached()) rows.gather(block, gathered.data());
    const float* row = rows.cached() ? rows.rows(block) : gathered.data();
    for (std::int64_t r = 0; r < rows.block_rows(); ++r, row += rows.length()) {
      if (rows.labels(block)[r] == kNotLabelled) continue;
      double product = v[cin];
      for (std::size_t i = 0; i < cin; ++i) product += static_cast<double>(row[i]) * v[i];
      for (std::size_t i = 0; i < cin; ++i) sum[i] += product * static_cast<double>(row[i]);
      sum[cin] += product;
    }
  }
  for (double& value : sum) value /= static_cast<double>(rows.labelled());
  return sum;
}

double norm(const std::vector<double>& v) {
  double sum = 0.0;
  for (const double value : v) sum += value * value;
  return std::sqrt(sum);
}

}  // namespace

double largest_curvature(const LabelledRows& rows) {
  if (rows.labelled() == 0) return 0.0;
  std::vector<float> gathered(rows.cached() ? 0 : static_cast<std::size_t>(rows.block_rows() * rows.length()));
  std::vector<double> v(static_cast<std::size_t>(rows.cin()) + 1);
  // No direction is singled out, and none is orthogonal to an eigenvector by symmetry.
  for (std::size_t i = 0; i < v.size(); ++i) v[i] = 1.0 + 0.5 * std::sin(static_cast<double>(i) * 12.9898);
  double eigenvalue = 0.0;
  for (int i = 0; i < kMostIterations; ++i) {
    std::vector<double> next = applied(rows, v, gathered);
    const double size = norm(next);
    if (!std::isfinite(size) || size == 0.0) return size;
    const double before = std::exchange(eigenvalue, size);
    for (double& value : next) value /= size;
    v = std::move(next);
    if (std::fabs(eigenvalue - before) < kTolerance * eigenvalue) break;
  }
  return eigenvalue;
}

}  // namespace pw
