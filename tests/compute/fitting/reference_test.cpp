// What NumPy computes, in double, of the example scene with every 18th position labelled (80, 24 of them road).
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "compute/fitting/classifier.h"
#include "compute/fitting/kept_maps.h"
#include "compute/fitting/linear_decoder.h"
#include "compute/fitting/map_moments.h"
#include "compute/fitting/principal_components.h"
#include "compute/reduction/reduction_data.h"
#include "tests/compute/features/scene_test_maps.h"

namespace pw {
namespace {

using test::example_scene;

constexpr double kTolerance = 1e-3;

class FittingReference : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const TensorView maps = example_scene().maps;
    moments_ = new MapMoments(map_moments({&maps, 1}));
  }
  static void TearDownTestSuite() {
    delete moments_;
    moments_ = nullptr;
  }
  static const MapMoments& moments() { return *moments_; }
  static Matrix rows_of(const std::vector<std::uint8_t>& classes, std::vector<std::int32_t>& labels) {
    std::vector<std::int64_t> positions;
    for (std::size_t p = 0; p < classes.size(); ++p) {
      if (classes[p] == kNoClass) continue;
      positions.push_back(static_cast<std::int64_t>(p));
      labels.push_back(classes[p]);
    }
    return standardised_rows(moments(), example_scene().maps, positions);
  }
  static TaskMoments task_of(const std::vector<std::uint8_t>& classes) {
    ReductionData data;
    data.rows = rows_of(classes, data.labels);
    return data.task();
  }
  // Raw and standardised.
  static void expect_explained(const Matrix& mix, double raw, double standardised) {
    const Explained explained = explained_by(moments(), mix, own_spread(moments()));
    EXPECT_NEAR(explained.raw, raw, kTolerance);
    EXPECT_NEAR(explained.standardised, standardised, kTolerance);
  }
  static void expect_pair_explains(std::int64_t first, std::int64_t second, double raw, double standardised) {
    Matrix mix = Matrix::Zero(256, 2);
    mix(first, 0) = mix(second, 1) = 1.0;
    expect_explained(mix, raw, standardised);
  }

 private:
  static inline MapMoments* moments_ = nullptr;
};

TEST_F(FittingReference, Moments) {
  EXPECT_NEAR(moments().mean.mean(), 0.379825, kTolerance);
  const Matrix raw = moments().deviation.asDiagonal() * moments().covariance * moments().deviation.asDiagonal();
  EXPECT_NEAR(raw.trace(), 88.5787, 88.5787 * kTolerance);
}

TEST_F(FittingReference, PrincipalComponents) {
  const Components components = principal_components(moments().covariance, 16);
  const double expected[] = {44.6415, 27.0831, 17.7397, 12.6309};
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(components.variances[i], expected[i], expected[i] * kTolerance);
  const double whole = moments().covariance.trace();
  EXPECT_NEAR(components.variances.head(2).sum() / whole, 0.280174, kTolerance);
  EXPECT_NEAR(components.variances.sum() / whole, 0.695772, kTolerance);
  expect_explained(components.directions.leftCols(2), 0.325292, 0.280174);
  const Matrix scale = moments().deviation.asDiagonal();
  const Components raw = principal_components(scale * moments().covariance * scale, 4);
  const double expected_raw[] = {18.5767, 10.9304, 6.5352, 4.1800};
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(raw.variances[i], expected_raw[i], expected_raw[i] * kTolerance);
  expect_explained(scale * raw.directions.leftCols(2), 0.333118, 0.274306);
}

TEST_F(FittingReference, NewtonOnFewPositions) {
  std::vector<std::int32_t> labels;
  const Matrix rows = rows_of(test::every_18th(example_scene().classes), labels);
  const Classifier fitted = fit_classifier(rows, labels, 2, 1e-2);
  const Vector weight = fitted.weight.col(1) - fitted.weight.col(0);
  EXPECT_NEAR(fitted.objective, 0.00715941, 0.00715941 * kTolerance);
  EXPECT_NEAR(weight.norm(), 1.023267, kTolerance);
  EXPECT_NEAR(fitted.bias[1] - fitted.bias[0], -3.367554, 3.4 * kTolerance);
  Matrix mix(256, 2);
  mix << -0.5 * weight, 0.5 * weight;
  expect_explained(mix, 0.175667, 0.156535);
  mix << weight, principal_components(moments().covariance, 1).directions;
  expect_explained(mix, 0.277675, 0.248957);
}

TEST_F(FittingReference, NewtonOnAllPositions) {
  std::vector<std::int32_t> labels;
  const Matrix rows = rows_of(example_scene().classes, labels);
  const Classifier fitted = fit_classifier(rows, labels, 2, 1e-3);
  EXPECT_NEAR(fitted.objective, 0.00452431, 0.00452431 * kTolerance);
  EXPECT_NEAR((fitted.weight.col(1) - fitted.weight.col(0)).norm(), 2.332477, 2.4 * kTolerance);
  EXPECT_NEAR(fitted.bias[1] - fitted.bias[0], -4.942159, 5.0 * kTolerance);
}

TEST_F(FittingReference, PairsForTheTask) {
  const MapPair of_few = best_pairs_for_task(task_of(test::every_18th(example_scene().classes)), 1).front();
  EXPECT_EQ(std::pair(of_few.first, of_few.second), std::pair(std::int64_t{4}, std::int64_t{84}));
  EXPECT_NEAR(of_few.explained, 0.845915, kTolerance);
  const MapPair of_all = best_pairs_for_task(task_of(example_scene().classes), 1).front();
  EXPECT_EQ(std::pair(of_all.first, of_all.second), std::pair(std::int64_t{103}, std::int64_t{113}));
  EXPECT_NEAR(of_all.explained, 0.832683, kTolerance);
}

TEST_F(FittingReference, PairForTheMaps) {
  const MapPair pair = best_pair_for_maps(moments().covariance);
  EXPECT_EQ(std::pair(pair.first, pair.second), std::pair(std::int64_t{118}, std::int64_t{168}));
  EXPECT_NEAR(pair.explained, 0.204790, kTolerance);
  expect_pair_explains(118, 168, 0.259461, 0.204790);
  expect_pair_explains(122, 179, 0.161925, 0.149378);
  expect_pair_explains(168, 24, 0.215156, 0.162187);
}

}  // namespace
}  // namespace pw
