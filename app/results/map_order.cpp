#include "app/results/map_order.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/presentation/outputs/prediction.h"
#include "app/presentation/shown_maps.h"
#include "compute/analysis/map_relevance.h"

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

}  // namespace

void MapOrder::refresh(const Document& document, const Selection& selection, float threshold) {
  const bool is_same_stack = source_ && source_->input == document.input;
  if (is_same_stack && session_.history().in_gesture()) return;
  const MapsOrder order = shown_order(selection);
  const bool is_by_output =
      order == MapsOrder::kWeight || order == MapsOrder::kSize || order == MapsOrder::kCorrelation;
  Source source{document.input, order == MapsOrder::kMap ? nullptr : document.network.layers[0], order, selection.n,
                is_by_output ? selection.output : -1};
  if (!is_immediate(order)) {
    source.outputs_version = session_.outputs_version();
    source.threshold = threshold;
  }
  if (source_ == source) return;
  const bool keeps_order = is_same_stack && static_cast<std::int64_t>(maps_.size()) == document.shape().c;
  source_ = source;
  slot_.cancel();
  if (is_immediate(order)) {
    relevance_.reset();
    return use(immediate_order(document, selection.n, order, selection.output));
  }
  if (!keeps_order) {
    relevance_.reset();
    use(all_maps(document));
  }
  if (!session_.outputs_fit()) return;
  order == MapsOrder::kCorrelation ? find_correlation(document, source) : find_losses(document, source);
}

void MapOrder::find_correlation(const Document& document, const Source& source) {
  // The job outlives changes of the outputs.
  const auto plane = session_.outputs().sums().plane(source.n, source.output);
  std::vector<float> output(plane.begin(), plane.end());
  const auto find = [input = document.input, n = source.n, output = std::move(output)](Progress* progress,
                                                                                       ThreadPool* pool) {
    return correlations(input->features.maps, n, output, pool, progress);
  };
  const auto done = [this](const Expected<std::vector<float>>& found) {
    if (!found) return session_.show_error(found.error().message());
    use({MapRelevance::Of::kCorrelation, as_doubles(*found)});
  };
  if (session_.is_summed_in_frame(document)) return done(find(nullptr, nullptr));
  slot_.start<std::vector<float>>(
      "correlating the maps with the output",
      [find](Progress& progress, ThreadPool& pool) { return find(&progress, &pool); }, done);
}

void MapOrder::find_losses(const Document& document, const Source& source) {
  const auto rule = road_rule(document.weights(), source.threshold);
  if (!can_be_scored(document) || !rule) return use({MapRelevance::Of::kChange, muting_changes(document, source.n)});
  const auto sums = std::make_shared<const Tensor>(copy_of(session_.outputs().sums()));
  slot_.start<std::vector<float>>(
      "finding out which inputs matter",
      [input = document.input, n = source.n, layer = effective(document.parameters(), document.mask), sums,
       score = road_iou(document, *rule)](Progress& progress, ThreadPool& pool) {
        return muting_losses(input->features.maps, n, layer, *sums, score, &pool, &progress);
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
}

void MapOrder::use(std::vector<std::int64_t> maps) {
  maps_ = std::move(maps);
  places_.resize(maps_.size());
  for (std::size_t i = 0; i < maps_.size(); ++i)
    places_[static_cast<std::size_t>(maps_[i])] = static_cast<std::int64_t>(i);
}

}  // namespace pw
