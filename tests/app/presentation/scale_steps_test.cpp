#include "app/presentation/scale_steps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace pw {
namespace {

TEST(ScaleSteps, AreOneTwoOrFiveTimesAPowerOfTen) {
  for (const auto& [magnitude, step] : {std::pair{0.39F, 0.5F},
                                        {0.5F, 0.5F},
                                        {0.51F, 1.0F},
                                        {1.0F, 1.0F},
                                        {1.01F, 2.0F},
                                        {2.0F, 2.0F},
                                        {2.4F, 5.0F},
                                        {5.1F, 10.0F},
                                        {0.1F, 0.1F},
                                        {0.02F, 0.02F},
                                        {0.0021F, 0.005F},
                                        {1000.0F, 1000.0F},
                                        {1234.0F, 2000.0F},
                                        {0.0F, 1.0F}})
    EXPECT_FLOAT_EQ(scale_step(magnitude), step) << magnitude;
  EXPECT_EQ(scale_step(std::nanf("")), 1.0F);
}

TEST(ScaleSteps, AStepIsItsOwnStep) {
  for (float step = 1e-20F; step < 1e20F; step = next_scale_step(step)) {
    EXPECT_FLOAT_EQ(scale_step(step), step);
    EXPECT_FLOAT_EQ(kept_scale(step, step), step);
  }
}

TEST(ScaleSteps, TheNextIsAboutTwiceAsLarge) {
  for (const auto& [scale, next] : {std::pair{1.0F, 2.0F}, {2.0F, 5.0F}, {5.0F, 10.0F}, {0.2F, 0.5F}, {50.0F, 100.0F}})
    EXPECT_FLOAT_EQ(next_scale_step(scale), next);
}

TEST(ScaleSteps, AreFiniteAndAboveZeroAtTheEndsOfAFloat) {
  using Limits = std::numeric_limits<float>;
  for (const float magnitude : {Limits::max(), Limits::min(), Limits::denorm_min(), 2e38F, 1e-40F}) {
    EXPECT_TRUE(std::isfinite(scale_step(magnitude))) << magnitude;
    EXPECT_GE(scale_step(magnitude), magnitude) << magnitude;
    EXPECT_GT(scale_step(magnitude), 0.0F) << magnitude;
    EXPECT_TRUE(std::isfinite(next_scale_step(scale_step(magnitude)))) << magnitude;
  }
}

TEST(ScaleSteps, AScaleIsKeptWhileTheNumbersFitAndAreVisible) {
  for (const float largest : {1.0F, 0.9F, 0.4F, 0.1F, 0.05F, 0.0F}) EXPECT_EQ(kept_scale(1.0F, largest), 1.0F);
  EXPECT_FLOAT_EQ(kept_scale(1.0F, 1.1F), 2.0F);
  EXPECT_FLOAT_EQ(kept_scale(1.0F, 30.0F), 50.0F);
  EXPECT_FLOAT_EQ(kept_scale(50.0F, 0.85F), 1.0F);
}

TEST(ScaleSteps, AFewThatStandOutAreNotUsual) {
  std::vector<float> values(300, -0.2F);
  values[7] = 5.0F;
  EXPECT_FLOAT_EQ(usual_magnitude(values), 0.2F);
  // Of few, or of nearly nothing but zeros, the largest is what is to be seen.
  EXPECT_FLOAT_EQ(usual_magnitude({0.1F, -3.0F, 0.2F}), 3.0F);
  std::ranges::fill(values, 0.0F);
  values[7] = 5.0F;
  EXPECT_FLOAT_EQ(usual_magnitude(values), 5.0F);
}

TEST(ScaleSteps, AScaleOfColoursIsKeptWhileTheyAreToldApart) {
  for (const float usual : {1.0F, 0.5F, 0.0F}) EXPECT_EQ(kept_colour_scale(1.0F, usual), 1.0F);
  EXPECT_FLOAT_EQ(kept_colour_scale(1.0F, 1.1F), 2.0F);
  EXPECT_FLOAT_EQ(kept_colour_scale(1.0F, 0.2F), 0.2F);
}

}  // namespace
}  // namespace pw
