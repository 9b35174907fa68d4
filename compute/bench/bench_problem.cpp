#include "compute/bench/bench_problem.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace pw {
namespace {

// xorshift64: Marsaglia, "Xorshift RNGs", 2003.
class Random {
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
  Random random;
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

double max_relative_error(TensorView out, const ReferenceOutputs& want) {
  double error = 0.0;
  double largest = 0.0;
  std::size_t i = 0;
  for (std::int64_t n = 0; n < out.shape.n; ++n) {
    for (std::int64_t c = 0; c < out.shape.c; ++c) {
      for (const float value : out.plane(n, c)) {
        const double difference = std::fabs(double{value} - want.value[i]);
        // NaN must not pass as the smallest error.
        error = std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::max(error, difference);
        largest = std::max(largest, std::fabs(want.value[i]));
        ++i;
      }
    }
  }
  return largest > 0.0 ? error / largest : error;
}

}  // namespace pw
