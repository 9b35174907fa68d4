#include "compute/training/standardisation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "compute/layer/pointwise_forward.h"
#include "compute/training/labelled_rows.h"
#include "tests/compute/training/trainer_test_problem.h"

namespace pw {
namespace {

// The first position that is, or is not, labelled.
std::size_t first_position(const TrainingProblem& problem, bool is_labelled) {
  std::size_t p = 0;
  while ((problem.labels[p] != kNotLabelled) != is_labelled) ++p;
  return p;
}

TEST(Standardisation, GivesTheLabelledPositionsMeanZeroAndTheStackDeviationOne) {
  TrainingProblem problem({2, 11, 5, 7}, 3);
  const Standardisation scale = problem.scale(true);
  const LabelledRows rows(problem.in, problem.labels, 3, nullptr, LabelledRows::kMaxCachedBytes, &scale);
  const std::vector<double> deviations = deviations_of(problem.in);
  for (std::int64_t i = 0; i < 11; ++i) {
    double mean = 0.0;
    for (std::int64_t r = 0; r < rows.labelled(); ++r) mean += double{rows.rows(0)[r * rows.length() + i]};
    EXPECT_NEAR(mean / static_cast<double>(rows.labelled()), 0.0, 1e-6);
    const double inverse = scale.inverse[static_cast<std::size_t>(i)];
    EXPECT_NEAR(deviations[static_cast<std::size_t>(i)] * inverse, 1.0, 1e-6);
  }
}

TEST(Standardisation, ALayerGivesTheSameSumsOnEitherScale) {
  TrainingProblem problem({2, 11, 5, 7}, 3);
  for (float& value : problem.in.plane(1, 4)) value = 2.0F;
  for (float& value : problem.in.plane(0, 4)) value = 2.0F;
  const std::vector<bool> silenced{false, false, true, false, false, false, false, false, false, false, false};
  for (const bool standardises : {true, false}) {
    const Standardisation scale = problem.scale(standardises, silenced);
    ASSERT_EQ(scale.leaves_out(4), standardises);
    ASSERT_TRUE(scale.leaves_out(2));
    const PointwiseLayer layer = problem.random_layer();
    const PointwiseLayer standard = on_standardised_maps(layer, scale);
    for (std::int64_t o = 0; o < 3; ++o) {
      EXPECT_EQ(standard.bias[static_cast<std::size_t>(o)], bias_on_standardised_maps(layer, o, scale));
    }
    // A silenced map is 0 in the stack; one that is constant is in the bias.
    Tensor maps = copy_of(problem.in);
    Tensor z(maps.shape());
    for (std::int64_t n = 0; n < 2; ++n) {
      for (float& value : maps.plane(n, 2)) value = 0.0F;
      for (std::int64_t i = 0; i < 11; ++i) {
        const auto map = static_cast<std::size_t>(i);
        for (std::size_t p = 0; p < 35; ++p) {
          z.plane(n, i)[p] = (maps.plane(n, i)[p] - scale.mean[map]) * scale.inverse[map];
        }
      }
    }
    const PointwiseLayer folded = in_units_of_stack(standard, scale);
    Tensor want({2, 3, 5, 7});
    pointwise_linear(maps, layer, want.view());
    for (const auto& [stack, parameters] : {std::pair{&z, &standard}, std::pair{&maps, &folded}}) {
      Tensor sums({2, 3, 5, 7});
      pointwise_linear(*stack, *parameters, sums.view());
      for (std::int64_t plane = 0; plane < 6; ++plane) {
        for (std::size_t p = 0; p < 35; ++p) {
          EXPECT_NEAR(sums.plane(plane / 3, plane % 3)[p], want.plane(plane / 3, plane % 3)[p], 1e-5);
        }
      }
    }
    // Weights of maps that are left out do not change at all.
    for (std::int64_t o = 0; o < 3; ++o) EXPECT_EQ(folded.w(o, 2), layer.w(o, 2));
  }
}

TEST(Standardisation, LeavesOutMapsThatCannotBeTrainedOn) {
  TrainingProblem problem({2, 9, 5, 7}, 2);
  const std::size_t labelled = first_position(problem, true);
  const std::size_t unlabelled = first_position(problem, false);
  for (std::int64_t n = 0; n < 2; ++n) {
    for (float& value : problem.in.plane(n, 0)) value = 3.0F;
    // 1e-7 of the largest deviation or less.
    for (float& value : problem.in.plane(n, 1)) value *= 2e-8F;
  }
  problem.in.plane(0, 2)[labelled] = std::numeric_limits<float>::quiet_NaN();
  problem.in.plane(0, 3)[labelled] = -std::numeric_limits<float>::infinity();
  std::vector<double> deviations = deviations_of(problem.in);
  for (const std::size_t i : {2U, 3U}) deviations[i] = 1.0;
  problem.in.plane(0, 4)[unlabelled] = std::numeric_limits<float>::quiet_NaN();
  std::vector<bool> silenced(9);
  silenced[8] = true;
  const Standardisation scale = standardise(problem.in, problem.labels, 2, deviations, silenced);
  const Standardisation kept = keep_scale(problem.in, problem.labels, 2, silenced);
  for (std::int64_t i = 0; i < 9; ++i) {
    EXPECT_EQ(scale.leaves_out(i), i < 4 || i == 8) << i;
    EXPECT_EQ(kept.leaves_out(i), i == 2 || i == 3 || i == 8) << i;
    EXPECT_EQ(kept.mean[static_cast<std::size_t>(i)], 0.0F);
    EXPECT_TRUE(std::isfinite(scale.mean[static_cast<std::size_t>(i)]));
  }
  EXPECT_EQ(scale.mean[0], 3.0F);
  EXPECT_EQ(scale.mean[8], 0.0F);
}

TEST(Standardisation, OfNoMapsOrNoLabelsIsNothing) {
  const Tensor none({1, 0, 2, 2});
  const std::vector<std::int32_t> labels(4, 1);
  EXPECT_TRUE(standardise(none, labels, 2, {}, {}).mean.empty());
  EXPECT_TRUE(keep_scale(none, labels, 2, {}).inverse.empty());
  TrainingProblem problem({1, 3, 5, 7}, 2);
  problem.labels.assign(35, kNotLabelled);
  EXPECT_EQ(problem.scale(true).mean, std::vector<float>(3));
  const Tensor zero({1, 3, 5, 7});
  EXPECT_EQ(standardise(zero, problem.labels, 2, std::vector<double>(3), {}).inverse, std::vector<float>(3));
}

}  // namespace
}  // namespace pw
