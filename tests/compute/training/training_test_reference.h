#pragma once
// The loss of a layer in double precision, for numerical differentiation.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "compute/core/tensor.h"
#include "compute/layer/pointwise_layer.h"
#include "compute/training/loss.h"

namespace pw {

// Everything that the loss depends on.
struct DoubleProblem {
  Shape in;
  std::int64_t cout;
  std::vector<double> x;       // [n][cin][p]
  std::vector<double> weight;  // [cout][cin]
  std::vector<double> bias;

  DoubleProblem(TensorView stack, const PointwiseLayer& layer)
      : in(stack.shape),
        cout(layer.cout),
        weight(layer.weight.begin(), layer.weight.end()),
        bias(layer.bias.begin(), layer.bias.end()) {
    for (std::int64_t n = 0; n < in.n; ++n) {
      for (std::int64_t c = 0; c < in.c; ++c) x.insert(x.end(), stack.plane(n, c).begin(), stack.plane(n, c).end());
    }
  }

  std::vector<double> sums_at(std::int64_t n, std::int64_t p) const {
    std::vector<double> sums = bias;
    for (std::int64_t o = 0; o < cout; ++o) {
      for (std::int64_t i = 0; i < in.c; ++i) {
        sums[static_cast<std::size_t>(o)] += weight[static_cast<std::size_t>(o * in.c + i)] *
                                             x[static_cast<std::size_t>((n * in.c + i) * in.pixels() + p)];
      }
    }
    return sums;
  }
};

inline double loss_at(Loss loss, const std::vector<double>& sums, std::int32_t label) {
  if (loss == Loss::kSoftmaxCrossEntropy) {
    const double largest = *std::max_element(sums.begin(), sums.end());
    double total = 0.0;
    for (const double sum : sums) total += std::exp(sum - largest);
    return std::log(total) + largest - sums[static_cast<std::size_t>(label)];
  }
  double value = 0.0;
  for (std::size_t o = 0; o < sums.size(); ++o) {
    const bool target = static_cast<std::size_t>(label) == (sums.size() == 1 ? 1 : o);
    if (loss == Loss::kSquared) {
      value += 0.5 * std::pow(sums[o] - (target ? 1.0 : 0.0), 2.0);
      continue;
    }
    value += std::log1p(std::exp(target ? -sums[o] : sums[o]));
  }
  return value;
}

// The mean over the labelled positions.
inline double reference_loss(Loss loss, const DoubleProblem& problem, Labels labels) {
  double total = 0.0;
  double count = 0.0;
  for (std::int64_t n = 0; n < problem.in.n; ++n) {
    for (std::int64_t p = 0; p < problem.in.pixels(); ++p) {
      const std::int32_t label = labels[static_cast<std::size_t>(n * problem.in.pixels() + p)];
      if (!is_labelled(label, problem.cout)) continue;
      total += loss_at(loss, problem.sums_at(n, p), label);
      count += 1.0;
    }
  }
  return count > 0.0 ? total / count : 0.0;
}

// d loss / d parameter, `parameter` one of the numbers in `problem`.
inline double central_difference(Loss loss, DoubleProblem& problem, Labels labels, double& parameter) {
  constexpr double kStep = 1e-5;
  const double value = parameter;
  parameter = value + kStep;
  const double above = reference_loss(loss, problem, labels);
  parameter = value - kStep;
  const double below = reference_loss(loss, problem, labels);
  parameter = value;
  return (above - below) / (2.0 * kStep);
}

}  // namespace pw
