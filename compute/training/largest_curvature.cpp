#include "compute/training/largest_curvature.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace pw {
namespace {

constexpr int kMostIterations = 500;
constexpr double kTolerance = 1e-7;

// The Hessian, as what it makes of a vector: weights, then the bias.
class Hessian {
 public:
  Hessian(const LabelledRows& rows, const FreeNumbers& free)
      : rows_(rows),
        free_(free),
        cin_(static_cast<std::size_t>(rows.cin())),
        gathered_(rows.cached() ? 0 : static_cast<std::size_t>(rows.block_rows() * rows.length())),
        inputs_(cin_ + 1, 1.0) {}

  // Sets what does not move to 0.
  void restrict_to_free(std::vector<double>& v) const {
    for (std::size_t i = 0; i < free_.held.size(); ++i) {
      if (free_.held[i]) v[i] = 0.0;
    }
    if (free_.holds_bias) v[cin_] = 0.0;
  }

  // The mean of r (r · v) over the rows r = (x, 1), and the decay.
  std::vector<double> times(const std::vector<double>& v) {
    std::vector<double> sum(v.size());
    for (std::int64_t block = 0; block < rows_.blocks(); ++block) {
      if (!rows_.cached()) rows_.gather(block, gathered_.data());
      const float* row = rows_.cached() ? rows_.rows(block) : gathered_.data();
      for (std::int64_t r = 0; r < rows_.block_rows(); ++r, row += rows_.length()) {
        if (rows_.labels(block)[r] != kNotLabelled) add(row, v, sum);
      }
    }
    for (double& value : sum) value /= static_cast<double>(rows_.labelled());
    for (std::size_t i = 0; i < cin_; ++i) sum[i] += free_.decay * v[i];
    restrict_to_free(sum);
    return sum;
  }

 private:
  void add(const float* row, const std::vector<double>& v, std::vector<double>& sum) {
    double product = v[cin_];
    for (std::size_t i = 0; i < cin_; ++i) {
      inputs_[i] = static_cast<double>(row[i]) + (free_.added.empty() ? 0.0 : static_cast<double>(free_.added[i]));
      product += inputs_[i] * v[i];
    }
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += product * inputs_[i];
  }

  const LabelledRows& rows_;
  const FreeNumbers& free_;
  std::size_t cin_;
  std::vector<float> gathered_;  // a block
  std::vector<double> inputs_;   // of the row: x, then 1
};

double norm(const std::vector<double>& v) {
  double sum = 0.0;
  for (const double value : v) sum += value * value;
  return std::sqrt(sum);
}

}  // namespace

double largest_curvature(const LabelledRows& rows, const FreeNumbers& free) {
  if (rows.labelled() == 0) return 0.0;
  Hessian hessian(rows, free);
  std::vector<double> v(static_cast<std::size_t>(rows.cin()) + 1);
  // No direction is singled out, and none is orthogonal to an eigenvector by symmetry.
  for (std::size_t i = 0; i < v.size(); ++i) v[i] = 1.0 + 0.5 * std::sin(static_cast<double>(i) * 12.9898);
  hessian.restrict_to_free(v);
  double eigenvalue = 0.0;
  for (int i = 0; i < kMostIterations; ++i) {
    std::vector<double> next = hessian.times(v);
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
