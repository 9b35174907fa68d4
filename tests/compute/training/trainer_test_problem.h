#pragma once
// Small problems for the trainer, with maps of different scales and offsets.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "compute/training/trainer.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {

inline constexpr Optimiser kOptimisers[] = {Optimiser::kSgd, Optimiser::kMomentum, Optimiser::kAdam};

// Of each map over all images.
inline std::vector<double> deviations_of(TensorView in) {
  std::vector<double> deviations;
  const auto count = static_cast<double>(in.shape.n * in.shape.pixels());
  for (std::int64_t c = 0; c < in.shape.c; ++c) {
    double mean = 0.0;
    double square = 0.0;
    for (std::int64_t n = 0; n < in.shape.n; ++n) {
      for (const float value : in.plane(n, c)) mean += value / count;
    }
    for (std::int64_t n = 0; n < in.shape.n; ++n) {
      for (const float value : in.plane(n, c)) square += std::pow(value - mean, 2.0) / count;
    }
    deviations.push_back(std::sqrt(square));
  }
  return deviations;
}

struct TrainingProblem {
  Tensor in;
  std::vector<std::int32_t> labels;
  std::int64_t cout;
  RandomNumbers random;

  // Two thirds of the positions are labelled.
  TrainingProblem(const Shape& shape, std::int64_t outputs) : in(shape), cout(outputs) {
    for (std::int64_t c = 0; c < shape.c; ++c) {
      const float offset = 1.5F * random.real();
      const float size = 0.4F + std::fabs(random.real());
      for (std::int64_t n = 0; n < shape.n; ++n) {
        for (float& value : in.plane(n, c)) value = offset + size * random.real();
      }
    }
    for (std::int64_t p = 0; p < shape.n * shape.pixels(); ++p) {
      const auto kind = static_cast<std::int32_t>(random.below(std::max<std::int64_t>(cout, 2)));
      labels.push_back(random.below(3) == 0 ? kNotLabelled : kind);
    }
  }

  Loss cross_entropy() const { return cout == 1 ? Loss::kSigmoidCrossEntropy : Loss::kSoftmaxCrossEntropy; }
  Standardisation scale(bool standardises, const std::vector<bool>& silenced = {}) const {
    return standardises ? standardise(in, labels, cout, deviations_of(in), silenced)
                        : keep_scale(in, labels, cout, silenced);
  }
  PointwiseLayer random_layer() {
    return make_layer(cout, in.shape().c, [this] { return 0.5F * random.real(); });
  }
};

inline void expect_same_state(const TrainingState& left, const TrainingState& right) {
  EXPECT_EQ(left.layer, right.layer);
  EXPECT_EQ(left.standard, right.standard);
  EXPECT_EQ(left.gain_changes, right.gain_changes);
  EXPECT_EQ(left.optimiser, right.optimiser);
  EXPECT_EQ(left.gain_moments, right.gain_moments);
}

inline bool same_bits(float left, float right) {
  return std::bit_cast<std::uint32_t>(left) == std::bit_cast<std::uint32_t>(right);
}

inline void take_steps(Trainer& trainer, TrainingState& state, int count, ThreadPool* pool = nullptr) {
  for (int step = 0; step < count; ++step) ASSERT_TRUE(std::isfinite(trainer.step(state, pool).loss));
}

}  // namespace pw
