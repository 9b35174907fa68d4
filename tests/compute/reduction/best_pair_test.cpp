#include "compute/reduction/best_pair.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include "tests/compute/features/scene_test_maps.h"
#include "tests/compute/layer/layer_test_stacks.h"

namespace pw {
namespace {

using Classes = std::vector<std::uint8_t>;
using Pair = std::pair<std::int64_t, std::int64_t>;

// The three numbers of the least squares fit t = a u + b v + c, by elimination. A column that depends on those before
// it gets 0.
std::array<double, 3> fitted(std::array<std::array<double, 4>, 3> equations) {
  for (std::size_t k = 0; k < 3; ++k) {
    const double pivot = equations[k][k];
    if (std::fabs(pivot) < 1e-9) {
      equations[k] = {};
      equations[k][k] = 1.0;
      continue;
    }
    for (std::size_t row = 0; row < 3; ++row) {
      if (row == k) continue;
      const double factor = equations[row][k] / pivot;
      for (std::size_t i = 0; i < 4; ++i) equations[row][i] -= factor * equations[k][i];
    }
  }
  return {equations[0][3] / equations[0][0], equations[1][3] / equations[1][1], equations[2][3] / equations[2][2]};
}

// The squared error of the fits to every class that occurs.
double squared_error(TensorView in, const Classes& classes, const Pair& pair) {
  const auto pixels = static_cast<std::size_t>(in.shape.pixels());
  const auto row = [&](std::size_t at) {
    const auto n = static_cast<std::int64_t>(at / pixels);
    return std::array<double, 3>{1.0, in.plane(n, pair.first)[at % pixels], in.plane(n, pair.second)[at % pixels]};
  };
  std::set<std::uint8_t> kinds(classes.begin(), classes.end());
  kinds.erase(kNoClass);
  double error = 0.0;
  for (const std::uint8_t kind : kinds) {
    std::array<std::array<double, 4>, 3> equations{};
    for (std::size_t at = 0; at < classes.size(); ++at) {
      if (classes[at] == kNoClass) continue;
      const auto r = row(at);
      for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) equations[i][j] += r[i] * r[j];
        equations[i][3] += classes[at] == kind ? r[i] : 0.0;
      }
    }
    const auto w = fitted(equations);
    for (std::size_t at = 0; at < classes.size(); ++at) {
      if (classes[at] == kNoClass) continue;
      const auto r = row(at);
      error += std::pow(w[0] * r[0] + w[1] * r[1] + w[2] * r[2] - (classes[at] == kind ? 1.0 : 0.0), 2.0);
    }
  }
  return error;
}

Pair best_by_trial(TensorView in, const Classes& classes) {
  Pair best{0, 1};
  double least = std::numeric_limits<double>::infinity();
  for (std::int64_t i = 0; i < in.shape.c; ++i) {
    for (std::int64_t j = i + 1; j < in.shape.c; ++j) {
      const double error = squared_error(in, classes, {i, j});
      if (error > least - 1e-9) continue;
      least = error;
      best = {i, j};
    }
  }
  return best;
}

// Classes of very different sizes among them.
Classes random_classes(RandomNumbers& random, std::int64_t positions, std::int64_t kinds) {
  Classes classes;
  for (std::int64_t p = 0; p < positions; ++p) {
    const std::int64_t kind = random.below(4) == 0 ? random.below(kinds) : 0;
    classes.push_back(random.below(3) == 0 ? kNoClass : static_cast<std::uint8_t>(kind * 7));
  }
  return classes;
}

TEST(BestPair, IsThatOfTheLeastSquaredError) {
  RandomNumbers random;
  for (const std::int64_t kinds : {2, 3, 6}) {
    for (int problem = 0; problem < 12; ++problem) {
      Tensor in({2, 7, 5, 9});
      fill(in.view(), [&] { return random.real() + 3.0F; });
      const Classes classes = random_classes(random, 90, kinds);
      EXPECT_EQ(best_pair(in, classes), best_by_trial(in, classes)) << kinds << " classes, problem " << problem;
    }
  }
}

TEST(BestPair, TheScaleOfAMapDoesNotMatter) {
  RandomNumbers random;
  Tensor in({1, 7, 9, 10});
  fill(in.view(), [&] { return random.real(); });
  const Classes classes = random_classes(random, 90, 3);
  const Pair before = best_pair(in, classes);
  for (std::int64_t c = 0; c < 7; ++c) {
    for (float& value : in.plane(0, c)) value = value * std::pow(30.0F, static_cast<float>(c - 3)) + 1.0F;
  }
  EXPECT_EQ(best_pair(in, classes), before);
}

TEST(BestPair, TheSameMapTwiceCountsOnce) {
  RandomNumbers random;
  Tensor in({1, 4, 5, 8});
  fill(in.view(), [&] { return random.real(); });
  Classes classes = random_classes(random, 40, 2);
  // Map 3 says nearly everything, map 1 is map 3 on another scale.
  for (std::size_t p = 0; p < 40; ++p) {
    in.plane(0, 3)[p] = 0.2F * in.plane(0, 3)[p] + (classes[p] == 7 ? 1.0F : 0.0F);
    in.plane(0, 1)[p] = 2.0F - 3.0F * in.plane(0, 3)[p];
  }
  const Pair best = best_pair(in, classes);
  EXPECT_NE(best, Pair(1, 3));
  EXPECT_NEAR(squared_error(in, classes, best), squared_error(in, classes, best_by_trial(in, classes)), 1e-6);
}

TEST(BestPair, ConstantMapsAndThoseThatAreNotFiniteAreOfNoUse) {
  RandomNumbers random;
  Tensor in({1, 6, 5, 8});
  fill(in.view(), [&] { return random.real(); });
  const Classes classes = random_classes(random, 40, 2);
  std::size_t labelled = 0;
  while (classes[labelled] == kNoClass) ++labelled;
  std::size_t unlabelled = 0;
  while (classes[unlabelled] != kNoClass) ++unlabelled;
  for (float& value : in.plane(0, 0)) value = 0.1F;
  in.plane(0, 1)[labelled] = std::numeric_limits<float>::quiet_NaN();
  in.plane(0, 2)[labelled] = std::numeric_limits<float>::infinity();
  // Elsewhere it does not matter.
  in.plane(0, 4)[unlabelled] = std::numeric_limits<float>::quiet_NaN();
  for (std::size_t p = 0; p < 40; ++p) {
    if (p != unlabelled) in.plane(0, 4)[p] = classes[p] == 7 ? 1.0F : 0.1F * in.plane(0, 4)[p];
  }
  const Pair best = best_pair(in, classes);
  EXPECT_TRUE(best == Pair(3, 4) || best == Pair(4, 5)) << best.first << ", " << best.second;
}

TEST(BestPair, IsTheFirstWithoutAnythingToTell) {
  RandomNumbers random;
  Tensor in({1, 5, 4, 4});
  fill(in.view(), [&] { return random.real(); });
  EXPECT_EQ(best_pair(in, Classes(16, kNoClass)), Pair(0, 1));
  EXPECT_EQ(best_pair(in, Classes(16, 3)), Pair(0, 1));
  Classes single(16, kNoClass);
  single[4] = 1;
  EXPECT_EQ(best_pair(in, single), Pair(0, 1));
  const Tensor constant({1, 5, 4, 4});
  EXPECT_EQ(best_pair(constant, random_classes(random, 16, 2)), Pair(0, 1));
  EXPECT_EQ(best_pair(Tensor({1, 3, 0, 4}), {}), Pair(0, 1));
}

// Measured with another program.
TEST(BestPair, OfARoadSceneIsTheKnownOne) {
  const test::SceneMaps& scene = test::example_scene();
  const auto explained = [&](const Classes& classes, const Pair& pair) {
    double labelled = 0.0;
    double road = 0.0;
    for (const std::uint8_t kind : classes) {
      labelled += kind == kNoClass ? 0.0 : 1.0;
      road += kind == 1 ? 1.0 : 0.0;
    }
    // Both classes have the same variance and the same error.
    return 1.0 - squared_error(scene.maps, classes, pair) / (2.0 * road * (1.0 - road / labelled));
  };
  const Classes few = test::every_18th(scene.classes);
  EXPECT_EQ(best_pair(scene.maps, few), Pair(4, 84));
  EXPECT_NEAR(explained(few, {4, 84}), 0.845915, 1e-3);
  EXPECT_EQ(best_pair(scene.maps, scene.classes), Pair(103, 113));
  EXPECT_NEAR(explained(scene.classes, {103, 113}), 0.832683, 1e-3);
}

}  // namespace
}  // namespace pw
