#include "compute/training/loss.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "compute/training/labelled_loss.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

TEST(Loss, LabelsOutsideTheClassesAreNotLabelled) {
  EXPECT_TRUE(is_labelled(0, 2));
  EXPECT_TRUE(is_labelled(1, 2));
  EXPECT_FALSE(is_labelled(2, 2));
  EXPECT_FALSE(is_labelled(-1, 2));
  EXPECT_TRUE(is_labelled(254, 1000));
  EXPECT_FALSE(is_labelled(255, 1000));
  EXPECT_TRUE(is_labelled(1, 1));
  EXPECT_FALSE(is_labelled(2, 1));
}

TEST(Loss, CountsCorrectPositionsAndTheFirstOfTiesOnEveryTarget) {
  for_every_target([] {
    Tensor sums({1, 3, 1, 19});
    Tensor gradient(sums.shape());
    // Position p has its largest output at p % 3; the last one has three equal outputs.
    for (std::size_t p = 0; p < 18; ++p) sums.plane(0, static_cast<std::int64_t>(p % 3))[p] = 1.0F;
    std::vector<std::int32_t> labels(19, 0);
    LossValue value = loss_of(Loss::kSoftmaxCrossEntropy, sums, labels, gradient.view());
    EXPECT_EQ(value.labelled, 19);
    EXPECT_EQ(value.correct, 7);
    labels[18] = 1;
    labels[0] = 255;
    value = loss_of(Loss::kSigmoidCrossEntropy, sums, labels, gradient.view());
    EXPECT_EQ(value.labelled, 18);
    EXPECT_EQ(value.correct, 5);
    for (std::int64_t c = 0; c < 3; ++c) EXPECT_EQ(gradient.plane(0, c)[0], 0.0F);
  });
}

TEST(Loss, OneOutputSeparatesClassOneFromClassZero) {
  Tensor sums({1, 1, 1, 4});
  const float values[] = {2.0F, -1.0F, 0.5F, -3.0F};
  std::copy_n(values, 4, sums.plane(0, 0).begin());
  const std::vector<std::int32_t> labels{1, 1, 0, 0};
  Tensor gradient(sums.shape());
  const LossValue value = loss_of(Loss::kSigmoidCrossEntropy, sums, labels, gradient.view());
  EXPECT_EQ(value.correct, 2);
  for (std::size_t p = 0; p < 4; ++p) {
    const double want = (1.0 / (1.0 + std::exp(-double{values[p]})) - labels[p]) / 4.0;
    EXPECT_NEAR(gradient.plane(0, 0)[p], want, 1e-7);
  }
}

TEST(Loss, SquaredIsHalfTheSquaredDistanceFromTheTargetOnEveryTarget) {
  for_every_target([] {
    for (const std::int64_t cout : {1, 2, 9}) {
      constexpr std::int64_t kPositions = 37;
      RandomNumbers random;
      Tensor sums({2, cout, 1, kPositions});
      fill(sums.view(), [&] { return 2.0F * random.real(); });
      std::vector<std::int32_t> labels;
      for (std::int64_t p = 0; p < 2 * kPositions; ++p) {
        const std::int64_t drawn = random.below(std::max<std::int64_t>(cout, 2) + 2);
        labels.push_back(static_cast<std::int32_t>(drawn > cout ? (drawn % 2 == 0 ? 255 : kNotLabelled) : drawn));
      }
      Tensor gradient(sums.shape());
      const LossValue value = loss_of(Loss::kSquared, sums, labels, gradient.view());
      double loss = 0.0;
      for (std::int64_t at = 0; at < 2 * kPositions; ++at) {
        const std::int32_t label = labels[static_cast<std::size_t>(at)];
        for (std::int64_t o = 0; o < cout; ++o) {
          const auto p = static_cast<std::size_t>(at % kPositions);
          const double error = double{sums.plane(at / kPositions, o)[p]} - (label == (cout == 1 ? 1 : o) ? 1.0 : 0.0);
          const bool counts = is_labelled(label, cout);
          loss += counts ? 0.5 * error * error : 0.0;
          const double want = counts ? error / static_cast<double>(value.labelled) : 0.0;
          EXPECT_NEAR(gradient.plane(at / kPositions, o)[p], want, 1e-7);
        }
      }
      EXPECT_NEAR(value.loss, loss / static_cast<double>(value.labelled), 1e-6 * loss);
    }
  });
}

TEST(Loss, OneOutputOfTheSquaredErrorIsComparedWithAHalf) {
  Tensor sums({1, 1, 1, 5});
  const float values[] = {0.4F, 0.6F, 0.5F, 0.6F, -0.1F};
  std::copy_n(values, 5, sums.plane(0, 0).begin());
  Tensor gradient(sums.shape());
  EXPECT_EQ(loss_of(Loss::kSquared, sums, std::vector<std::int32_t>{0, 1, 0, 0, 1}, gradient.view()).correct, 3);
  // On the line it is class 0.
  EXPECT_EQ(loss_of(Loss::kSquared, sums, std::vector<std::int32_t>{1, 0, 1, 0, 1}, gradient.view()).correct, 0);
}

// The terms are rounded to float, their sum is not.
TEST(Loss, OfManyPositionsIsAsPreciseAsOfFewOnEveryTarget) {
  for_every_target([] {
    for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSigmoidCrossEntropy, Loss::kSquared}) {
      constexpr std::int64_t kPositions = 100'000;
      const Tensor in({1, 1, 1, kPositions});
      PointwiseLayer layer(3, 1);
      layer.bias = {0.1F, 0.7F, -0.3F};
      const std::vector<std::int32_t> many(kPositions, 1);
      const std::vector<std::int32_t> one(1, 1);
      const double want = LabelledLoss(Tensor({1, 1, 1, 1}), one, loss, 3).evaluate(layer).loss;
      EXPECT_NEAR(LabelledLoss(in, many, loss, 3).evaluate(layer).loss, want, 3e-6 * want);
    }
  });
}

TEST(Loss, ExtremeSumsStayFiniteAndNonFiniteOnesShowOnEveryTarget) {
  for_every_target([] {
    for (const Loss loss : {Loss::kSoftmaxCrossEntropy, Loss::kSigmoidCrossEntropy}) {
      Tensor sums({1, 2, 1, 17});
      Tensor gradient(sums.shape());
      for (std::size_t p = 0; p < 17; ++p) {
        sums.plane(0, 0)[p] = 1e30F;
        sums.plane(0, 1)[p] = -1e30F;
      }
      std::vector<std::int32_t> labels(17, 0);
      EXPECT_NEAR(loss_of(loss, sums, labels, gradient.view()).loss, 0.0, 1e-6);
      EXPECT_EQ(gradient.plane(0, 0)[16], 0.0F);
      for (const std::size_t non_finite : {3U, 16U}) {
        sums.plane(0, 1)[non_finite] = std::numeric_limits<float>::quiet_NaN();
        EXPECT_TRUE(std::isnan(loss_of(loss, sums, labels, gradient.view()).loss));
        EXPECT_TRUE(std::isnan(gradient.plane(0, 1)[non_finite]));
        // Without a label the position is ignored.
        labels[non_finite] = kNotLabelled;
        EXPECT_NEAR(loss_of(loss, sums, labels, gradient.view()).loss, 0.0, 1e-6);
        EXPECT_EQ(gradient.plane(0, 1)[non_finite], 0.0F);
      }
    }
  });
}

TEST(Loss, SquaredErrorsThatOverflowOrAreNotNumbersShowOnEveryTarget) {
  for_every_target([] {
    Tensor sums({1, 2, 1, 17});
    Tensor gradient(sums.shape());
    std::vector<std::int32_t> labels(17, 0);
    for (const float bad : {1e30F, std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
      for (const std::size_t at : {3U, 16U}) {
        sums.plane(0, 1)[at] = bad;
        EXPECT_FALSE(std::isfinite(loss_of(Loss::kSquared, sums, labels, gradient.view()).loss));
        labels[at] = kNotLabelled;
        EXPECT_EQ(loss_of(Loss::kSquared, sums, labels, gradient.view()).loss, 0.5);
        EXPECT_EQ(gradient.plane(0, 1)[at], 0.0F);
        labels[at] = 0;
        sums.plane(0, 1)[at] = 0.0F;
      }
    }
  });
}

}  // namespace
}  // namespace pw
