#include "app/results/map_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/presentation/outputs/prediction.h"
#include "app/presentation/shown_maps.h"
#include "compute/analysis/map_relevance.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

std::vector<double> as_doubles(const std::vector<float>& values) {
  return {values.begin(), values.end()};
}

// The IoU of the predicted road with the document's ground truth.
SumsScore road_iou(const Document& document, const RoadRule& rule) {
  return [rule, ground_truth = document.ground_truth, picture = document.picture](TensorView sums) {
    return road_score(sums, 0, rule, *ground_truth, is_road_label, picture->width, picture->height).iou;
  };
}

// Before the activation, of image n alone: (1, cout, h, w).
Tensor sums_of_image(const InputStack& input, const PointwiseLayer& layer, std::int64_t n, ThreadPool* pool) {
  return pointwise_sums(input.features.maps.view().image(n), layer, pool);
}

}  // namespace

void MapOrder::refresh(const Document& document, const Selection& selection, float threshold) {
  const bool is_same_stack = source_ && source_->input == document.input;
  if (is_same_stack && session_.history().in_gesture()) return;
  const MapsOrder order = shown_order(selection);
  const bool is_by_output =
      order == MapsOrder::kWeight || order == MapsOrder::kSize || order == MapsOrder::kCorrelation;
  Source source{document.input, order == MapsOrder::kMap ? nullptr : document.network.layers[0], order, selection.n,
                is_by_output ? selection.output : -1};
  if (order == MapsOrder::kMatter) source.threshold = threshold;
  if (source_ == source) return;
  source_ = source;
  slot_.cancel();
  is_awaited_ = false;
  relevance_.reset();
  if (is_immediate(order)) return use(immediate_order(document, selection.n, order, selection.output));
  if (!is_same_stack) use(all_maps(document));
  order == MapsOrder::kCorrelation ? find_correlation(document, source) : find_losses(document, source);
}

void MapOrder::find_correlation(const Document& document, const Source& source) {
  const auto find = [input = document.input, layer = document.parameters(), source](Progress* progress,
                                                                                    ThreadPool* pool) {
    const Tensor sums = sums_of_image(*input, layer, source.n, pool);
    return correlations(input->features.maps, source.n, sums.plane(0, source.output), pool, progress);
  };
  if (session_.is_summed_in_frame(document))
    return use({MapRelevance::Of::kCorrelation, as_doubles(*find(nullptr, nullptr))});
  is_awaited_ = true;
  slot_.start<std::vector<float>>(
      "correlating the maps with the output",
      [find](Progress& progress, ThreadPool& pool) { return find(&progress, &pool); },
      [this](const Expected<std::vector<float>>& found) {
        if (!found) return session_.show_error(found.error().message());
        use({MapRelevance::Of::kCorrelation, as_doubles(*found)});
      });
}

void MapOrder::find_losses(const Document& document, const Source& source) {
  const auto rule = road_rule(document.weights(), source.threshold);
  if (!can_be_scored(document) || !rule) return use({MapRelevance::Of::kChange, muting_changes(document, source.n)});
  is_awaited_ = true;
  slot_.start<std::vector<float>>(
      "finding out which inputs matter",
      [input = document.input, n = source.n, layer = document.parameters(), score = road_iou(document, *rule)](
          Progress& progress, ThreadPool& pool) {
        const Tensor sums = sums_of_image(*input, layer, n, &pool);
        return muting_losses(input->features.maps.view().image(n), 0, layer, sums, score, &pool, &progress);
      },
      [this](const Expected<std::vector<float>>& found) {
        if (!found) return session_.show_error(found.error().message());
        use({MapRelevance::Of::kIouLost, as_doubles(*found)});
      });
}

void MapOrder::use(MapRelevance relevance) {
  std::vector<double> size = relevance.values;
  // A map that looks like the output's negative is as relevant as one that looks like it.
  if (relevance.of == MapRelevance::Of::kCorrelation)
    std::ranges::transform(size, size.begin(), [](double r) { return std::fabs(r); });
  use(sorted_maps(size));
  relevance_ = std::move(relevance);
  is_awaited_ = false;
}

void MapOrder::use(std::vector<std::int64_t> maps) {
  maps_ = std::move(maps);
  places_.resize(maps_.size());
  for (std::size_t i = 0; i < maps_.size(); ++i)
    places_[static_cast<std::size_t>(maps_[i])] = static_cast<std::int64_t>(i);
}

}  // namespace pw
