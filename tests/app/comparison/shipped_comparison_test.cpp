// The table of 24 scenes that the program ships, against the scenes themselves.
#include <gtest/gtest.h>

#include <cmath>

#include "app/comparison/comparison_file.h"
#include "app/comparison/scene_comparison.h"
#include "compute/analysis/road_score.h"
#include "compute/io/arrays/array_file.h"
#include "compute/layer/pointwise_forward.h"
#include "tests/compute/features/scene_test_maps.h"
#include "tests/source_file.h"

namespace pw {
namespace {

const Comparison& shipped() {
  static const Comparison comparison = read_comparison(shipped_comparison_path(source_file("assets"))).value();
  return comparison;
}

double road_iou(const PointwiseLayer& layer, TensorView maps, const Scene& scene) {
  const Tensor sums = pointwise_sums(maps, layer);
  const RoadRule rule{{false, true}};
  return road_score(sums, 0, rule, scene.labels, is_road_label, scene.image.width, scene.image.height).iou;
}

TEST(ShippedComparison, ARowScoresWhatItsMatrixScoresOnTheScenes) {
  FeatureExtractor extractor(source_file("assets"));
  const ReductionKind kinds[] = {ReductionKind::kPca, ReductionKind::kBestKept, ReductionKind::kLearned};
  double sums[3] = {};
  const ComparedSeeds seeds = compared_seeds(shipped().scenes, std::nullopt);
  for (const std::uint64_t seed : seeds.scored) {
    SceneSettings settings;
    settings.seed = seed;
    const Scene scene = make_scene(settings).value();
    const FeatureMaps maps = extractor.extract(scene.image, ExtractorKind::kLearned, nullptr, nullptr).value();
    for (int i = 0; i < 3; ++i) sums[i] += road_iou(shipped().row(kinds[i])->folded, maps.maps, scene);
  }
  for (int i = 0; i < 3; ++i)
    EXPECT_NEAR(sums[i] / static_cast<double>(shipped().scenes), *shipped().row(kinds[i])->score.iou, 1e-3);
}

// What the README and the window say of it.
TEST(ShippedComparison, AFittedMixIsAsGoodAsAllMapsAndARandomOneNoBetterThanRandomMaps) {
  const auto row = [](ReductionKind kind) -> const ReductionRow& { return *shipped().row(kind); };
  EXPECT_NEAR(*row(ReductionKind::kLearned).score.iou, *row(ReductionKind::kAll).score.iou, 0.02);
  EXPECT_GT(*row(ReductionKind::kLearned).score.iou, *row(ReductionKind::kBestKept).score.iou + 0.1);
  for (const ReductionRow& other : shipped().rows) {
    if (other.kind == ReductionKind::kAll || other.kind == ReductionKind::kPca) continue;
    EXPECT_GT(row(ReductionKind::kPca).explained_raw, other.explained_raw) << static_cast<int>(other.kind);
  }
  EXPECT_LE(*row(ReductionKind::kRandomMix).score.iou, row(ReductionKind::kRandomKept).iou_of_draws->most);
}

TEST(ShippedComparison, KeepTwoIsItsRow) {
  const ReductionRow& best = *shipped().row(ReductionKind::kBestKept);
  EXPECT_EQ(read_array_values(source_file("assets/learned/keep_two_weights.npy")).value(), best.folded.weight);
  EXPECT_EQ(read_array_values(source_file("assets/learned/keep_two_bias.npy")).value(), best.folded.bias);
}

}  // namespace
}  // namespace pw
