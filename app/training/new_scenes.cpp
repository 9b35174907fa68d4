#include "app/training/new_scenes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/document/truth_labels.h"
#include "app/training/trained_network.h"

namespace pw {
namespace {

// Seeds from 1,000,000 on are for tests: nothing that is shipped was trained on them.
constexpr std::uint64_t kFirstSeed = 1'000'400;

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

LabelScores scores_on(const Input& input, const Network& network, const Mask& mask, Loss loss, ThreadPool* pool) {
  const Tensor sums = network_sums(network, mask, input.stack->features.maps, pool);
  const auto truth = truth_labels(*input.ground_truth, *input.picture, *network.layers.back(), input.stack->shape());
  const std::vector<std::int32_t> labels(truth.begin(), truth.end());
  return score_labels(loss, sums, labels, pool);
}

}  // namespace

void NewScenes::test(Loss loss) {
  const Document& document = session_.document();
  cancel();
  const bool is_scene = document.source.scene() != nullptr && document.source.extractor;
  const Network* network = trained_network(document);
  if (!is_scene || network == nullptr || !has_classes(*network->layers.back()) || !session_.make_input()) return;
  if (extractor_ != document.source.extractor) scenes_.clear();
  extractor_ = document.source.extractor;
  network_ = *network;
  mask_ = document.mask;
  loss_ = loss;
  test_next();
}

void NewScenes::cancel() {
  slot_.cancel();
  scores_.clear();
  network_.reset();
}

void NewScenes::test_next() {
  const auto number = scores_.size();
  std::uint64_t seed = kFirstSeed + number;
  // Never the scene that is trained on.
  if (session_.document().source.seed() == seed) seed += kCount;
  const auto found = std::ranges::find_if(scenes_, [&](const auto& scene) { return scene->seed == seed; });
  const std::shared_ptr<const Scene> known = found != scenes_.end() ? *found : nullptr;
  Source source{SceneSource{seed, Weather::kDay}, extractor_};
  slot_.start<Made>(
      fmt::format("testing on new scenes ({} of {})", number + 1, kCount),
      [known, seed, source, make = session_.make_input(), network = *network_, mask = mask_, loss = loss_](
          Progress& progress, ThreadPool& pool) -> Expected<Made> {
        std::shared_ptr<const Scene> scene = known;
        if (scene == nullptr) {
          auto input = make(source, progress, pool);
          if (!input) return Unexpected(input.error());
          scene = std::make_shared<const Scene>(Scene{seed, std::move(*input)});
        }
        return Made{scene, scores_on(scene->input, network, mask, loss, &pool)};
      },
      [this, known](Expected<Made> made) {
        if (!made) return session_.show_error(made.error().message());
        if (known == nullptr) scenes_.push_back(made->scene);
        scores_.push_back(std::move(made->scores));
        if (std::cmp_less(scores_.size(), kCount)) test_next();
      });
}

std::optional<NewScenes::Medians> NewScenes::medians(const Document& document) const {
  const Network* network = trained_network(document);
  if (network == nullptr || network_ != *network || mask_ != document.mask || std::cmp_less(scores_.size(), kCount))
    return std::nullopt;
  std::vector<double> losses, accuracies, ious;
  for (const LabelScores& scores : scores_) {
    losses.push_back(scores.loss);
    accuracies.push_back(scores.accuracy);
    ious.push_back(shown_iou(scores, *network->layers.back()).value_or(0.0));
  }
  return Medians{kCount, median(losses), median(accuracies), median(ious)};
}

std::optional<double> shown_iou(const LabelScores& scores, const Weights& weights) {
  if (const auto road = road_output(weights); road && std::cmp_less(*road, scores.classes.size()))
    return weights.parameters.cout == 1 ? scores.iou(1) : scores.iou(*road);
  return scores.mean_iou();
}

}  // namespace pw
