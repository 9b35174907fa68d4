// Training from a few labels of one scene, with the settings that the window starts with.
#include <gtest/gtest.h>

#include <algorithm>

#include "compute/labels/label_sample.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/training/label_scores.h"
#include "tests/compute/features/scene_test_maps.h"
#include "tests/compute/training/trainer_test_problem.h"

namespace pw {
namespace {

constexpr int kScenes = 20;
// Scenes that the shipped weights were not trained on.
constexpr std::uint64_t kFirstScene = 1'000'400;
constexpr std::array kShown{0, 30, 60, 100, 150, 300, 600};

// The IoU of road over the positions without a label, after the numbers of steps in kShown.
std::array<double, kShown.size()> course(std::uint64_t seed) {
  const test::SceneMaps scene = test::scene_maps(seed);
  const std::vector<std::uint8_t> sampled = sample_labels(scene.classes, 40, seed);
  std::vector<std::int32_t> others = test::as_labels(scene.classes);
  for (std::size_t p = 0; p < others.size(); ++p) others[p] = sampled[p] == kNoClass ? others[p] : kNotLabelled;
  const auto labels = test::as_labels(sampled);
  const Standardisation scale = standardise(scene.maps, labels, 2, deviations_of(scene.maps), {});
  Trainer trainer(scene.maps, labels, 2, scale, {}, {});
  EXPECT_EQ(trainer.labelled(), 80);
  TrainingState state = trainer.start(random_start(2, scale, 1));
  std::array<double, kShown.size()> ious{};
  for (std::size_t i = 0; i < kShown.size(); ++i) {
    while (state.steps() < kShown[i]) trainer.step(state);
    trainer.update_layer(state);
    const Tensor sums = pointwise_sums(scene.maps, state.layer);
    ious[i] = *score_labels(Loss::kSoftmaxCrossEntropy, sums, others).iou(1);
  }
  return ious;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size()) / 2;
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2.0;
}

TEST(TrainingRegime, EightyLabelsFindTheRoadOfTheirSceneInTwentySeconds) {
  std::array<std::vector<double>, kShown.size()> ious;
  for (int scene = 0; scene < kScenes; ++scene) {
    const auto of_scene = course(kFirstScene + static_cast<std::uint64_t>(scene));
    for (std::size_t i = 0; i < kShown.size(); ++i) ious[i].push_back(of_scene[i]);
  }
  std::array<double, kShown.size()> medians{};
  for (std::size_t i = 0; i < kShown.size(); ++i) {
    medians[i] = median(ious[i]);
    RecordProperty("median_iou_after_" + std::to_string(kShown[i]), std::to_string(medians[i]));
  }
  EXPECT_GE(medians.back(), 0.92);
  // One can watch it: little at first, most of it within some seconds.
  EXPECT_LT(medians[0], 0.5);
  EXPECT_GT(medians[1], medians[0]);
  EXPECT_GT(medians[3], 0.8);
}

}  // namespace
}  // namespace pw
