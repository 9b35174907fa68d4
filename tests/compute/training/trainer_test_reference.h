#pragma once
// Training in double precision, from its definition and one position at a time.
#include <cmath>
#include <cstdint>
#include <vector>

#include "tests/compute/training/trainer_test_problem.h"
#include "tests/compute/training/training_test_reference.h"

namespace pw {

// y = b + sum_i w[i] (g[i] x[i] - mean[i]) / deviation[i], where the mean is not taken off if biases are locked.
class ReferenceTrainer {
 public:
  ReferenceTrainer(const TrainingProblem& problem, bool standardises, const TrainingRule& rule, bool locks_biases,
                   const TrainingState& start)
      : rule_(rule), locks_biases_(locks_biases), cin_(static_cast<std::size_t>(problem.in.shape().c)) {
    const auto pixels = static_cast<std::size_t>(problem.in.shape().pixels());
    for (std::size_t at = 0; at < problem.labels.size(); ++at) {
      if (!is_labelled(problem.labels[at], problem.cout)) continue;
      labels_.push_back(problem.labels[at]);
      std::vector<double>& row = rows_.emplace_back();
      for (std::size_t i = 0; i < cin_; ++i) {
        row.push_back(
            problem.in.plane(static_cast<std::int64_t>(at / pixels), static_cast<std::int64_t>(i))[at % pixels]);
      }
    }
    mean_.resize(cin_);
    deviation_.resize(cin_, 1.0);
    if (standardises) {
      deviation_ = deviations_of(problem.in);
      for (const auto& row : rows_) {
        for (std::size_t i = 0; i < cin_; ++i) mean_[i] += row[i] / static_cast<double>(rows_.size());
      }
    }
    weight_.values.assign(start.standard.weight.begin(), start.standard.weight.end());
    const std::vector<float>& biases = locks_biases ? start.layer.bias : start.standard.bias;
    bias_.values.assign(biases.begin(), biases.end());
    gain_.values.assign(cin_, 1.0);
  }

  // Returns the loss before it.
  double step() {
    std::vector<double> by_weight(weight_.values.size());
    std::vector<double> by_bias(bias_.values.size());
    std::vector<double> by_gain(cin_);
    double total = 0.0;
    const auto count = static_cast<double>(rows_.size());
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const std::vector<double> sums = sums_of(rows_[r]);
      total += loss_at(rule_.loss, sums, labels_[r]) / count;
      const std::vector<double> by_sum = derivative(sums, labels_[r]);
      for (std::size_t o = 0; o < by_sum.size(); ++o) {
        by_bias[o] += by_sum[o] / count;
        for (std::size_t i = 0; i < cin_; ++i) {
          by_weight[o * cin_ + i] += by_sum[o] * input(rows_[r], i) / count;
          by_gain[i] += by_sum[o] * weight_.values[o * cin_ + i] * rows_[r][i] / deviation_[i] / count;
        }
      }
    }
    ++steps_;
    for (std::size_t i = 0; i < by_weight.size(); ++i)
      by_weight[i] += double{rule_.optimiser.decay} * weight_.values[i];
    move(by_weight, weight_);
    if (!locks_biases_) move(by_bias, bias_);
    if (rule_.trains_gains) move(by_gain, gain_);
    return total;
  }

 private:
  struct Parameters {
    std::vector<double> values, mean, square;
  };

  double input(const std::vector<double>& row, std::size_t i) const {
    return (gain_.values[i] * row[i] - (locks_biases_ ? 0.0 : mean_[i])) / deviation_[i];
  }

  std::vector<double> sums_of(const std::vector<double>& row) const {
    std::vector<double> sums = bias_.values;
    for (std::size_t o = 0; o < sums.size(); ++o) {
      for (std::size_t i = 0; i < cin_; ++i) sums[o] += weight_.values[o * cin_ + i] * input(row, i);
    }
    return sums;
  }

  // d loss / d sums at one position.
  std::vector<double> derivative(const std::vector<double>& sums, std::int32_t label) const {
    std::vector<double> by_sum(sums.size());
    double total = 0.0;
    for (const double sum : sums) total += std::exp(sum);
    for (std::size_t o = 0; o < sums.size(); ++o) {
      const double target = static_cast<std::size_t>(label) == (sums.size() == 1 ? 1 : o) ? 1.0 : 0.0;
      switch (rule_.loss) {
        case Loss::kSoftmaxCrossEntropy:
          by_sum[o] = std::exp(sums[o]) / total - target;
          break;
        case Loss::kSigmoidCrossEntropy:
          by_sum[o] = 1.0 / (1.0 + std::exp(-sums[o])) - target;
          break;
        case Loss::kSquared:
          by_sum[o] = sums[o] - target;
          break;
      }
    }
    return by_sum;
  }

  void move(const std::vector<double>& gradient, Parameters& parameters) const {
    parameters.mean.resize(gradient.size());
    parameters.square.resize(gradient.size());
    const double rate = rule_.optimiser.rate;
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      const double g = gradient[i];
      double& mean = parameters.mean[i];
      double& square = parameters.square[i];
      switch (rule_.optimiser.kind) {
        case Optimiser::kSgd:
          parameters.values[i] -= rate * g;
          break;
        case Optimiser::kMomentum:
          mean = 0.9 * mean + g;
          parameters.values[i] -= rate * mean;
          break;
        case Optimiser::kAdam:
          mean = 0.9 * mean + 0.1 * g;
          square = 0.999 * square + 0.001 * g * g;
          parameters.values[i] -= rate * mean / (1.0 - std::pow(0.9, steps_)) /
                                  (std::sqrt(square / (1.0 - std::pow(0.999, steps_))) + 1e-8);
          break;
      }
    }
  }

  TrainingRule rule_;
  bool locks_biases_;
  std::size_t cin_;
  std::vector<std::vector<double>> rows_;
  std::vector<std::int32_t> labels_;
  std::vector<double> mean_, deviation_;
  Parameters weight_, bias_, gain_;
  int steps_ = 0;
};

}  // namespace pw
