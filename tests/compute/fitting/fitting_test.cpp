// Fits on small stacks, against what they must satisfy or against plain searches.
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>
#include <limits>
#include <numeric>

#include "compute/core/random.h"
#include "compute/fitting/bottleneck.h"
#include "compute/fitting/classifier.h"
#include "compute/fitting/kept_maps.h"
#include "compute/fitting/linear_decoder.h"
#include "compute/fitting/map_moments.h"
#include "compute/fitting/principal_components.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

// Maps that depend on each other: each is random plus a share of the one before.
Tensor mixed_stack(std::int64_t n, std::int64_t maps, std::int64_t h, std::int64_t w, std::uint64_t seed) {
  Tensor stack({n, maps, h, w});
  Random random(seed, 1);
  for (std::int64_t image = 0; image < n; ++image) {
    for (std::int64_t map = 0; map < maps; ++map) {
      for (std::size_t p = 0; p < stack.plane(image, map).size(); ++p) {
        const float before = map > 0 ? stack.plane(image, map - 1)[p] : 0.0F;
        stack.plane(image, map)[p] = 0.7F * before + random.normal(1.0F + static_cast<float>(map)) + 3.0F;
      }
    }
  }
  return stack;
}

MapMoments moments_of(const Tensor& stack) {
  const TensorView view = stack.view();
  return map_moments({&view, 1});
}

Matrix random_matrix(Eigen::Index rows, Eigen::Index columns, std::uint64_t seed) {
  Random random(seed, 2);
  Matrix matrix(rows, columns);
  for (double& value : matrix.reshaped()) value = static_cast<double>(random.normal(1.0F));
  return matrix;
}

std::vector<std::int32_t> labels_for(const Matrix& rows, std::int64_t classes, std::uint64_t seed) {
  const Matrix scores =
      rows * random_matrix(rows.cols(), classes, seed) + random_matrix(rows.rows(), classes, seed + 1);
  std::vector<std::int32_t> labels;
  for (Eigen::Index row = 0; row < rows.rows(); ++row) {
    Eigen::Index best = 0;
    scores.row(row).maxCoeff(&best);
    labels.push_back(static_cast<std::int32_t>(best));
  }
  return labels;
}

double objective_of(const Matrix& rows, const std::vector<std::int32_t>& labels, const Matrix& weight,
                    const Vector& bias, double penalty) {
  const Matrix scores = (rows * weight).rowwise() + bias.transpose();
  double loss = 0.0;
  for (Eigen::Index row = 0; row < rows.rows(); ++row)
    loss += std::log(scores.row(row).array().exp().sum()) - scores(row, labels[static_cast<std::size_t>(row)]);
  return loss / static_cast<double>(rows.rows()) + penalty;
}

TEST(MapMoments, OfSeveralStacksAreThoseOfAllPositionsTogether) {
  const Tensor a = mixed_stack(2, 5, 3, 4, 1), b = mixed_stack(1, 5, 2, 7, 2);
  const TensorView stacks[] = {a.view(), b.view()};
  const MapMoments moments = map_moments(stacks);
  Matrix all(38, 5);
  Eigen::Index row = 0;
  for (const TensorView& stack : stacks)
    for (std::int64_t n = 0; n < stack.shape.n; ++n)
      for (std::int64_t p = 0; p < stack.shape.pixels(); ++p, ++row)
        for (std::int64_t map = 0; map < 5; ++map)
          all(row, map) = static_cast<double>(stack.plane(n, map)[static_cast<std::size_t>(p)]);
  EXPECT_EQ(moments.positions, 38);
  EXPECT_LT((moments.mean - Vector(all.colwise().mean())).norm(), 1e-9);
  const Matrix centred = all.rowwise() - all.colwise().mean();
  const Matrix covariance = centred.transpose() * centred / 38.0;
  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 5; ++j)
      EXPECT_NEAR(moments.covariance(i, j), covariance(i, j) / std::sqrt(covariance(i, i) * covariance(j, j)), 1e-9);
}

TEST(MapMoments, ConstantMapsAndMapsThatAreNotFiniteAreLeftOut) {
  Tensor stack = mixed_stack(1, 4, 3, 5, 3);
  std::ranges::fill(stack.plane(0, 1), 2.5F);
  stack.plane(0, 2)[7] = std::numeric_limits<float>::quiet_NaN();
  const MapMoments moments = moments_of(stack);
  EXPECT_EQ(moments.left_out, (std::vector<bool>{false, true, true, false}));
  EXPECT_EQ(moments.used_maps(), 2);
  EXPECT_TRUE(moments.covariance.allFinite());
  EXPECT_EQ(moments.covariance.col(1).norm(), 0.0);
  const std::int64_t positions[] = {0, 7};
  EXPECT_TRUE(standardised_rows(moments, stack, positions).allFinite());
}

TEST(MapMoments, AStackOfConstantsHasNoVariance) {
  Tensor stack({1, 3, 2, 2});
  const MapMoments moments = moments_of(stack);
  EXPECT_EQ(moments.used_maps(), 0);
  const Explained explained = explained_by(moments, Matrix::Identity(3, 2), own_spread(moments));
  EXPECT_EQ(explained.standardised, 0.0);
  EXPECT_FALSE(explained.maps[0].has_value());
}

TEST(MapMoments, ALayerSurvivesTheWayToStandardisedMapsAndBack) {
  const Tensor stack = mixed_stack(1, 6, 4, 4, 4);
  const MapMoments moments = moments_of(stack);
  const Matrix mix = random_matrix(6, 2, 5);
  const PointwiseLayer layer = in_units_of_stack(moments, mix, Vector{{1.0, -2.0}});
  EXPECT_LT((on_standardised_maps(moments, layer) - mix).norm(), 1e-5);
  const Tensor sums = pointwise_sums(stack, layer);
  std::vector<std::int64_t> positions(16);
  std::iota(positions.begin(), positions.end(), std::int64_t{0});
  const Matrix expected = standardised_rows(moments, stack, positions) * mix;
  for (std::size_t p = 0; p < 16; ++p)
    EXPECT_NEAR(static_cast<double>(sums.plane(0, 1)[p]), expected(static_cast<Eigen::Index>(p), 1) - 2.0, 1e-4);
}

TEST(PrincipalComponents, AreEigenvectorsWithTheLargestNumberPositive) {
  const MapMoments moments = moments_of(mixed_stack(1, 20, 9, 9, 6));
  const Components components = principal_components(moments.covariance, 5);
  EXPECT_LT((components.directions.transpose() * components.directions - Matrix::Identity(5, 5)).norm(), 1e-9);
  for (int i = 0; i < 5; ++i) {
    const Vector v = components.directions.col(i);
    EXPECT_LT((moments.covariance * v - components.variances[i] * v).norm(), 1e-9);
    EXPECT_EQ(v.maxCoeff(), v.cwiseAbs().maxCoeff());
    if (i > 0) EXPECT_GE(components.variances[i - 1], components.variances[i]);
  }
}

TEST(PrincipalComponents, OfManyMapsTheLeadingOnesAreFoundByIteration) {
  // A spectrum that falls like that of learned maps.
  const Matrix q = Eigen::HouseholderQR<Matrix>(random_matrix(400, 400, 7)).householderQ();
  Vector variances(400);
  for (int i = 0; i < 400; ++i) variances[i] = 60.0 / (1.0 + i);
  const Matrix covariance = q * variances.asDiagonal() * q.transpose();
  const Components found = principal_components(covariance, 32);
  const double kept = (found.directions.transpose() * covariance * found.directions).trace();
  EXPECT_NEAR(kept, variances.head(32).sum(), 1e-4 * variances.sum());
  EXPECT_NEAR(found.variances[0], 60.0, 1e-9);
}

TEST(Classifier, PrimalAndDualFindTheSameMinimum) {
  const Matrix wide = random_matrix(30, 40, 8);
  const auto labels = labels_for(wide, 2, 9);
  const Classifier dual = fit_classifier(wide, labels, 2, 1e-2);
  // The same data in as many coordinates as there are rows: rotated, so that the same minimum is found in the primal.
  const Matrix q = Eigen::HouseholderQR<Matrix>(wide.transpose()).householderQ() * Matrix::Identity(40, 30);
  const Classifier primal = fit_classifier(wide * q, labels, 2, 1e-2);
  EXPECT_NEAR(dual.objective, primal.objective, 1e-9);
  EXPECT_LT((q * primal.weight - dual.weight).norm(), 1e-4);
}

TEST(Classifier, OfTwoAndOfMoreClassesNoNeighbourIsBetter) {
  for (const std::int64_t classes : {2, 5}) {
    const Matrix rows = random_matrix(60, 4, 10);
    const auto labels = labels_for(rows, classes, 11);
    const double ridge = 1e-2;
    const Classifier fitted = fit_classifier(rows, labels, classes, ridge);
    const auto value = [&](const Matrix& weight, const Vector& bias) {
      const double square = classes == 2 ? (weight.col(1) - weight.col(0)).squaredNorm() : weight.squaredNorm();
      return objective_of(rows, labels, weight, bias, 0.5 * ridge * square);
    };
    const double least = value(fitted.weight, fitted.bias);
    EXPECT_NEAR(fitted.objective, least, 1e-6) << classes;  // in float
    Random random(12, 0);
    for (int i = 0; i < 50; ++i) {
      const Matrix weight = fitted.weight + 0.05 * random_matrix(4, classes, 100 + static_cast<std::uint64_t>(i));
      EXPECT_GT(value(weight, fitted.bias), least - 1e-6) << classes;
      Vector bias = fitted.bias;
      bias[0] += 0.05;
      EXPECT_GT(value(fitted.weight, bias), least - 1e-6) << classes;
    }
  }
}

TEST(Classifier, SeparableClassesGiveFiniteWeights) {
  Matrix rows(6, 1);
  rows << -3, -2, -1, 1, 2, 3;
  const Classifier fitted = fit_classifier(rows, std::vector<std::int32_t>{0, 0, 0, 1, 1, 1}, 2, 1e-4);
  EXPECT_TRUE(fitted.weight.allFinite());
  EXPECT_GT(fitted.weight(0, 1), fitted.weight(0, 0));
}

TEST(Classifier, ACancelledFitReturns) {
  Progress progress;
  progress.cancel();
  const Matrix rows = random_matrix(50, 3, 13);
  for (const std::int64_t classes : {2, 4})
    EXPECT_TRUE(fit_classifier(rows, labels_for(rows, classes, 14), classes, 1e-2, &progress).weight.allFinite());
}

TEST(Bottleneck, AsWideAsTheClassesItIsAsGoodAsOneLayer) {
  const Matrix rows = random_matrix(80, 6, 15);
  const auto labels = labels_for(rows, 3, 16);
  const double one_layer = fit_classifier(rows, labels, 3, 1e-6).loss;
  const Bottleneck wide = fit_bottleneck(rows, labels, 3, {.outputs = 3, .ridge = 1e-7, .iterations = 1000});
  EXPECT_NEAR(wide.readout.loss, one_layer, 0.02 * one_layer + 1e-3);
  const Bottleneck narrow = fit_bottleneck(rows, labels, 3, {.outputs = 1, .ridge = 1e-7, .iterations = 1000});
  EXPECT_GT(narrow.readout.loss, wide.readout.loss);
  EXPECT_NEAR(objective_of(rows, labels, narrow.mix * narrow.readout.weight, narrow.readout.bias, 0.0),
              narrow.readout.loss, 1e-6);
}

TEST(KeptMaps, ThePairForTheTaskIsThatOfASearch) {
  const Matrix rows = random_matrix(40, 7, 17);
  const auto labels = labels_for(rows, 3, 18);
  const Matrix centred = rows.rowwise() - rows.colwise().mean();
  Matrix targets = Matrix::Zero(40, 3);
  for (Eigen::Index row = 0; row < 40; ++row) targets(row, labels[static_cast<std::size_t>(row)]) = 1.0;
  targets.rowwise() -= Eigen::RowVectorXd(targets.colwise().mean());
  const TaskMoments task{centred.transpose() * centred / 40.0, centred.transpose() * targets / 40.0,
                         targets.squaredNorm() / 40.0};
  MapPair best;
  for (std::int64_t i = 0; i < 7; ++i) {
    for (std::int64_t j = i + 1; j < 7; ++j) {
      Matrix two(40, 2);
      two << centred.col(i), centred.col(j);
      const Matrix fit = two * two.colPivHouseholderQr().solve(targets);
      const double explained = 1.0 - (targets - fit).squaredNorm() / targets.squaredNorm();
      if (explained > best.explained) best = {explained, i, j};
    }
  }
  const std::vector<MapPair> found = best_pairs_for_task(task, 5);
  EXPECT_EQ(found.size(), 5U);
  EXPECT_EQ(std::pair(found[0].first, found[0].second), std::pair(best.first, best.second));
  EXPECT_NEAR(found[0].explained, best.explained, 1e-9);
  const std::vector<std::int64_t> forward = select_forward(task, 7);
  EXPECT_EQ(forward.size(), 7U);
  for (std::int64_t map = 0; map < 7; ++map) EXPECT_EQ(std::ranges::count(forward, map), 1);
}

TEST(KeptMaps, EqualMapsCountOnce) {
  Tensor stack = mixed_stack(1, 4, 5, 5, 19);
  std::ranges::copy(stack.plane(0, 3), stack.plane(0, 0).begin());
  const MapPair pair = best_pair_for_maps(moments_of(stack).covariance);
  EXPECT_TRUE(std::isfinite(pair.explained));
  EXPECT_FALSE(pair.first == 0 && pair.second == 3);
}

TEST(LinearDecoder, ExplainsWhatLeastSquaresLeaves) {
  const Tensor stack = mixed_stack(1, 8, 6, 7, 20);
  const MapMoments moments = moments_of(stack);
  const PointwiseLayer layer = in_units_of_stack(moments, random_matrix(8, 3, 21), Vector{{0.5, 1.0, -1.0}});
  const Explained explained = explained_by(moments, on_standardised_maps(moments, layer), own_spread(moments));
  // Through the layer and back.
  const Tensor back = pointwise_sums(pointwise_sums(stack, layer), fit_decoder(moments, layer));
  double mean = 0.0;
  for (std::int64_t map = 0; map < 8; ++map) {
    double rest = 0.0;
    for (std::size_t p = 0; p < 42; ++p)
      rest += std::pow(static_cast<double>(stack.plane(0, map)[p]) - static_cast<double>(back.plane(0, map)[p]), 2.0);
    const double share = 1.0 - rest / 42.0 / std::pow(moments.deviation[map], 2.0);
    EXPECT_NEAR(*explained.maps[static_cast<std::size_t>(map)], share, 1e-4);
    mean += share / 8.0;
  }
  EXPECT_NEAR(explained.standardised, mean, 1e-4);
}

TEST(LinearDecoder, CollinearOutputsAndNoOutputAtAllAreDefined) {
  const MapMoments moments = moments_of(mixed_stack(1, 5, 6, 6, 22));
  Matrix mix = random_matrix(5, 1, 23) * Eigen::RowVector2d(1.0, -2.0);
  const double twice = explained_by(moments, mix, own_spread(moments)).standardised;
  EXPECT_NEAR(twice, explained_by(moments, mix.leftCols(1), own_spread(moments)).standardised, 1e-6);
  EXPECT_EQ(explained_by(moments, Matrix::Zero(5, 2), own_spread(moments)).standardised, 0.0);
  EXPECT_NEAR(explained_by(moments, Matrix::Identity(5, 5), own_spread(moments)).standardised, 1.0, 1e-6);
}

TEST(LinearDecoder, OnOtherStacksItIsScoredAsItWasFitted) {
  const Tensor stack = mixed_stack(1, 5, 6, 6, 24), other = mixed_stack(1, 5, 9, 4, 25);
  const MapMoments moments = moments_of(stack);
  const TensorView view = other.view();
  const Matrix mix = random_matrix(5, 2, 26);
  const Explained explained = explained_by(moments, mix, spread_on(moments, {&view, 1}));
  const PointwiseLayer layer = in_units_of_stack(moments, mix, Vector::Zero(2));
  const Tensor back = pointwise_sums(pointwise_sums(other, layer), fit_decoder(moments, layer));
  const MapMoments of_other = moments_of(other);
  for (std::int64_t map = 0; map < 5; ++map) {
    double rest = 0.0;
    for (std::size_t p = 0; p < 36; ++p)
      rest += std::pow(static_cast<double>(other.plane(0, map)[p]) - static_cast<double>(back.plane(0, map)[p]), 2.0);
    EXPECT_NEAR(*explained.maps[static_cast<std::size_t>(map)],
                1.0 - rest / 36.0 / std::pow(of_other.deviation[map], 2.0), 1e-4);
  }
}

}  // namespace
}  // namespace pw
