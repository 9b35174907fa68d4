// What gains learn of maps that the layer does not use.
#include <gtest/gtest.h>

#include "tests/compute/features/scene_test_maps.h"
#include "tests/compute/training/trainer_test_problem.h"

namespace pw {
namespace {

class GainsOfAScene : public testing::Test {
 protected:
  static constexpr std::int64_t kMaps = 256;

  // Output 0 keeps map 113, output 1 keeps map 103.
  static PointwiseLayer two_kept() {
    PointwiseLayer layer(2, kMaps);
    layer.w(0, 113) = 1.0F;
    layer.w(1, 103) = 1.0F;
    return layer;
  }
  static Trainer trainer(Optimiser kind, const LayerLocks& locks) {
    const test::SceneMaps& scene = test::example_scene();
    const auto labels = test::as_labels(test::every_18th(scene.classes));
    const Standardisation scale = standardise(scene.maps, labels, 2, deviations_of(scene.maps), {});
    return {scene.maps, labels, 2, scale, locks, {Loss::kSoftmaxCrossEntropy, {.kind = kind}, true}};
  }
};

TEST_F(GainsOfAScene, BehindLockedWeightsOnlyThoseOfKeptMapsMove) {
  for (const Optimiser kind : kOptimisers) {
    LayerLocks locks{std::vector<bool>(2 * kMaps, true), {}};
    locks.weight[113] = false;
    locks.weight[kMaps + 103] = false;
    Trainer training = trainer(kind, locks);
    TrainingState state = training.start(two_kept());
    take_steps(training, state, 200);
    EXPECT_EQ(state.moved_gains(), 2);
    for (std::size_t i = 0; i < kMaps; ++i) {
      if (i == 103 || i == 113) continue;
      ASSERT_TRUE(same_bits(state.gain_changes[i], 0.0F)) << i;
    }
    training.update_layer(state);
    for (std::int64_t i = 0; i < kMaps; ++i) {
      EXPECT_EQ(state.layer.w(0, i) != 0.0F, i == 113);
      EXPECT_EQ(state.layer.w(1, i) != 0.0F, i == 103);
    }
  }
}

TEST_F(GainsOfAScene, BehindFreeWeightsAllMoveInTheSecondStep) {
  for (const Optimiser kind : kOptimisers) {
    Trainer training = trainer(kind, {});
    TrainingState state = training.start(two_kept());
    take_steps(training, state, 1);
    EXPECT_EQ(state.moved_gains(), 2);
    training.update_layer(state);
    for (const float w : state.layer.weight) EXPECT_NE(w, 0.0F);
    take_steps(training, state, 1);
    EXPECT_EQ(state.moved_gains(), kMaps);
  }
}

}  // namespace
}  // namespace pw
