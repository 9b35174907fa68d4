#include "compute/bench/bench_problem.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace pw {
namespace {

// xorshift64: Marsaglia, "Xorshift RNGs", 2003.
class Xorshift {
 public:
  float operator()() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<float>(state_ >> 40) / 8388608.0F - 1.0F;
  }

 private:
  std::uint64_t state_ = 88172645463325252U;
};

}  // namespace

std::vector<BenchShape> forward_shapes() {
  return {kLessonShape,       {10, 36, 512, 2},  {5, 18, 4096, 2},   {28, 28, 192, 16},
          {28, 28, 192, 64},  {28, 28, 192, 96}, {14, 14, 480, 192}, {7, 7, 1024, 1024},
          {160, 576, 256, 2}, {540, 960, 64, 3}, {1080, 1920, 64, 2}};
}

BenchProblem::BenchProblem(const BenchShape& shape)
    : in({1, shape[2], shape[0], shape[1]}), layer(shape[3], shape[2]), out({1, shape[3], shape[0], shape[1]}) {
  Xorshift random;
  for (std::int64_t c = 0; c < in.shape().c; ++c) {
    for (float& value : in.plane(0, c)) value = random();
  }
  for (float& weight : layer.weight) weight = random();
  for (float& bias : layer.bias) bias = random();
}

double BenchProblem::products() const {
  return static_cast<double>(in.shape().count()) * static_cast<double>(layer.cout);
}

std::int64_t BenchProblem::bytes() const {
  return (in.shape().count() + layer.cout * layer.cin) * std::int64_t{sizeof(float)};
}

namespace {

// The largest error and the largest value so far.
struct Comparison {
  double error = 0.0;
  double largest = 0.0;

  void add(double value, double want) {
    const double difference = std::fabs(value - want);
    // NaN must not pass as the smallest error.
    error = std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::max(error, difference);
    largest = std::max(largest, std::fabs(want));
  }
  double relative() const { return largest > 0.0 ? error / largest : error; }
};

}  // namespace

double max_relative_error(TensorView out, const ReferenceOutputs& want) {
  Comparison comparison;
  std::size_t i = 0;
  for (std::int64_t n = 0; n < out.shape.n; ++n) {
    for (std::int64_t c = 0; c < out.shape.c; ++c) {
      for (const float value : out.plane(n, c)) comparison.add(double{value}, want.value[i++]);
    }
  }
  return comparison.relative();
}

std::vector<std::int32_t> bench_labels(const BenchShape& shape) {
  std::vector<std::int32_t> labels;
  for (std::int64_t p = 0; p < shape[0] * shape[1]; ++p) {
    labels.push_back(static_cast<std::int32_t>(p / 3 % std::min<std::int64_t>(shape[3], 255)));
  }
  return labels;
}

double max_gradient_error(const BenchProblem& problem, Labels labels, const LayerGradient& gradient) {
  PointwiseLayer layer = problem.layer;
  layer.activation = Activation::kSoftmax;
  // The derivative of softmax cross-entropy with respect to a sum: its probability, minus 1 for the labelled class.
  std::vector<double> by_sum = pointwise_reference(problem.in, layer).value;
  const std::int64_t pixels = problem.in.shape().pixels();
  double labelled = 0.0;
  for (std::int64_t p = 0; p < pixels; ++p) {
    const std::int32_t label = labels[static_cast<std::size_t>(p)];
    const bool counts = is_labelled(label, layer.cout);
    labelled += counts ? 1.0 : 0.0;
    for (std::int64_t o = 0; o < layer.cout; ++o) {
      double& derivative = by_sum[static_cast<std::size_t>(o * pixels + p)];
      derivative = counts ? derivative - (label == o ? 1.0 : 0.0) : 0.0;
    }
  }
  Comparison comparison;
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    for (std::int64_t i = 0; i < layer.cin; ++i) {
      const auto x = problem.in.plane(0, i);
      double sum = 0.0;
      for (std::size_t p = 0; p < x.size(); ++p) {
        sum += by_sum[static_cast<std::size_t>(o * pixels) + p] * double{x[p]};
      }
      comparison.add(double{gradient.weight[static_cast<std::size_t>(o * layer.cin + i)]}, sum / labelled);
    }
  }
  return comparison.relative();
}

}  // namespace pw
