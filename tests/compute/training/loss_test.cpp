#include "compute/training/loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

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

}  // namespace
}  // namespace pw
