#include "app/comparison/scene_comparison.h"

#include <algorithm>
#include <utility>

#include "compute/analysis/road_score.h"
#include "compute/labels/label_reduction.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/reduction/reduction_source.h"
#include "compute/training/label_scores.h"

namespace pw {
namespace {

constexpr std::uint64_t kFirstFitted = 500'000, kFittedApart = 37, kFirstScored = 1'000'400;
constexpr std::int64_t kRoadClasses = 2;
constexpr const char* kCancelledScenes = "cancelled";

struct ComparedScene {
  Input input;
  std::vector<std::uint8_t> road;     // 0 or 1 at each position
  std::vector<std::uint8_t> classes;  // SceneClass at each position
};
using ComparedScenes = std::vector<ComparedScene>;

ComparedScene with_truth(Input input) {
  const Image& picture = *input.picture;
  const Shape& maps = input.stack->shape();
  std::vector<std::uint8_t> road(input.ground_truth->size());
  std::ranges::transform(*input.ground_truth, road.begin(), [](std::uint8_t kind) { return is_road_label(kind); });
  ComparedScene scene;
  scene.road = reduce_labels(road, picture.height, picture.width, maps.h, maps.w);
  scene.classes = reduce_labels(*input.ground_truth, picture.height, picture.width, maps.h, maps.w);
  scene.input = std::move(input);
  return scene;
}

std::vector<std::uint8_t> every_fourth(const ComparedScene& scene) {
  std::vector<std::uint8_t> classes = scene.classes;
  const std::int64_t columns = scene.input.stack->shape().w;
  for (std::size_t p = 0; p < classes.size(); ++p) {
    // Along diagonals, so that no column is left out.
    const auto at = static_cast<std::int64_t>(p);
    if ((at % columns + at / columns) % kNineClassStride != 0) classes[p] = kNoClass;
  }
  return classes;
}

TaskScore mean_road_score(const ComparedScenes& scenes, const PointwiseLayer& layer) {
  const RoadRule rule{{false, true}};
  RoadScore sum;
  for (const ComparedScene& scene : scenes) {
    const Tensor sums = pointwise_sums(scene.input.stack->features.maps, layer);
    const Image& picture = *scene.input.picture;
    const RoadScore score =
        road_score(sums, 0, rule, *scene.input.ground_truth, is_road_label, picture.width, picture.height);
    sum.iou += score.iou;
    sum.accuracy += score.accuracy;
  }
  const auto count = static_cast<double>(scenes.size());
  return {sum.accuracy / count, sum.iou / count};
}

TaskScore mean_class_score(const ComparedScenes& scenes, const PointwiseLayer& layer) {
  double accuracy = 0.0, iou = 0.0;
  for (const ComparedScene& scene : scenes) {
    const Tensor sums = pointwise_sums(scene.input.stack->features.maps, layer);
    const std::vector<std::int32_t> labels(scene.classes.begin(), scene.classes.end());
    const LabelScores score = score_labels(Loss::kSoftmaxCrossEntropy, sums, labels);
    accuracy += score.accuracy;
    iou += score.mean_iou().value_or(0.0);
  }
  const auto count = static_cast<double>(scenes.size());
  return {accuracy / count, iou / count};
}

class SceneMaker {
 public:
  SceneMaker(ExtractorKind extractor, std::size_t count, const MakeScene& make, Progress& progress, ThreadPool& pool)
      : extractor_(extractor), count_(count), make_(make), progress_(progress), pool_(pool) {}

  Expected<ComparedScenes> scenes(const std::vector<std::uint64_t>& seeds) {
    ComparedScenes made;
    for (const std::uint64_t seed : seeds) {
      if (progress_.cancelled()) return fail("", "{}", kCancelledScenes);
      Progress of_scene;  // which would count from 0 again
      auto input = make_(Source{SceneSource{seed, Weather::kDay}, extractor_}, of_scene, pool_);
      if (!input) return Unexpected(input.error());
      made.push_back(with_truth(std::move(*input)));
      progress_.report(static_cast<float>(++made_) / static_cast<float>(count_));
    }
    return made;
  }

 private:
  ExtractorKind extractor_;
  std::size_t count_;
  std::size_t made_ = 0;
  const MakeScene& make_;
  Progress& progress_;
  ThreadPool& pool_;
};

}  // namespace

ComparedSeeds compared_seeds(std::int64_t scenes, std::optional<std::uint64_t> excluded) {
  const auto count = static_cast<std::uint64_t>(scenes);
  const auto seed = [&](std::uint64_t first, std::uint64_t apart, std::uint64_t number) {
    const std::uint64_t regular = first + apart * number;
    return regular != excluded ? regular : first + apart * count;
  };
  ComparedSeeds seeds;
  for (std::uint64_t k = 0; k < count; ++k) {
    seeds.fitted.push_back(seed(kFirstFitted, kFittedApart, k));
    seeds.scored.push_back(seed(kFirstScored, 1, k));
  }
  return seeds;
}

Expected<SceneComparisonData> make_scene_comparison(const ComparedSeeds& seeds, ExtractorKind extractor,
                                                    const MakeScene& make, Progress& progress, ThreadPool& pool) {
  SceneMaker maker(extractor, seeds.fitted.size() + seeds.scored.size(), make, progress, pool);
  const auto fitted = maker.scenes(seeds.fitted);
  if (!fitted) return Unexpected(fitted.error());
  auto made = maker.scenes(seeds.scored);
  if (!made) return Unexpected(made.error());
  const auto scored = std::make_shared<const ComparedScenes>(std::move(*made));

  std::vector<LabelledStack> with_road, with_classes;
  std::vector<std::vector<std::uint8_t>> thinned;
  for (const ComparedScene& scene : *fitted) thinned.push_back(every_fourth(scene));
  for (std::size_t i = 0; i < fitted->size(); ++i) {
    const TensorView maps = (*fitted)[i].input.stack->features.maps;
    with_road.push_back({maps, (*fitted)[i].road});
    with_classes.push_back({maps, thinned[i]});
  }
  std::vector<TensorView> scored_maps;
  for (const ComparedScene& scene : *scored) scored_maps.push_back(scene.input.stack->features.maps);

  auto road = data_of_stacks(with_road, scored_maps, kRoadClasses,
                             [scored](const PointwiseLayer& layer) { return mean_road_score(*scored, layer); });
  if (!road) return Unexpected(road.error());
  if (progress.cancelled()) return fail("", "{}", kCancelledScenes);
  auto classes = data_of_stacks(with_classes, scored_maps, kSceneClasses,
                                [scored](const PointwiseLayer& layer) { return mean_class_score(*scored, layer); });
  if (!classes) return Unexpected(classes.error());
  return SceneComparisonData{std::move(*road), std::move(*classes)};
}

}  // namespace pw
