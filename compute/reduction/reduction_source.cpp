#include "compute/reduction/reduction_source.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "compute/labels/label_reduction.h"
#include "compute/layer/pointwise_forward.h"
#include "compute/reduction/reduction_data.h"
#include "compute/training/label_scores.h"

namespace pw {
namespace {

std::vector<std::int64_t> labelled_positions(std::span<const std::uint8_t> classes) {
  std::vector<std::int64_t> positions;
  for (std::size_t p = 0; p < classes.size(); ++p)
    if (classes[p] != kNoClass) positions.push_back(static_cast<std::int64_t>(p));
  return positions;
}

void add_rows(const LabelledStack& stack, ReductionData& data) {
  const std::vector<std::int64_t> positions = labelled_positions(stack.classes);
  const Matrix rows = standardised_rows(data.moments, stack.maps, positions);
  const Eigen::Index before = data.rows.rows();
  data.rows.conservativeResize(before + rows.rows(), rows.cols());
  data.rows.bottomRows(rows.rows()) = rows;
  for (const std::int64_t position : positions)
    data.labels.push_back(stack.classes[static_cast<std::size_t>(position)]);
}

bool has_two_classes(const std::vector<std::int32_t>& labels) {
  return std::ranges::any_of(labels, [&](std::int32_t label) { return label != labels.front(); });
}

Unexpected nothing_to_tell_apart() {
  return fail("",
              "the labels to fit on have fewer than two classes, so there is nothing to tell apart; label "
              "positions of another class too");
}

TaskScore score_of(const PointwiseLayer& layer, TensorView maps, const std::vector<std::int32_t>& labels) {
  const LabelScores scores = score_labels(Loss::kSoftmaxCrossEntropy, pointwise_sums(maps, layer), labels);
  return {scores.accuracy, layer.cout == 2 ? scores.iou(1) : scores.mean_iou()};
}

}  // namespace

Expected<std::shared_ptr<const ReductionData>> data_of_stack(TensorView maps, std::span<const std::uint8_t> fitted,
                                                             std::span<const std::uint8_t> scored,
                                                             std::int64_t classes) {
  auto data = std::make_shared<ReductionData>();
  data->moments = map_moments({&maps, 1});
  data->classes = classes;
  data->scored = own_spread(data->moments);
  add_rows({maps, fitted}, *data);
  if (!has_two_classes(data->labels)) return nothing_to_tell_apart();
  std::vector<std::int32_t> to_score;
  for (const std::uint8_t kind : scored) to_score.push_back(kind == kNoClass ? kNotLabelled : kind);
  data->score = [maps, to_score](const PointwiseLayer& layer) { return score_of(layer, maps, to_score); };
  return data;
}

std::shared_ptr<const ReductionData> data_without_labels(TensorView maps) {
  auto data = std::make_shared<ReductionData>();
  data->moments = map_moments({&maps, 1});
  data->scored = own_spread(data->moments);
  return data;
}

Expected<std::shared_ptr<const ReductionData>> data_of_stacks(std::span<const LabelledStack> fitted,
                                                              std::span<const TensorView> scored, std::int64_t classes,
                                                              ScoreLayer score) {
  auto data = std::make_shared<ReductionData>();
  std::vector<TensorView> stacks;
  for (const LabelledStack& stack : fitted) stacks.push_back(stack.maps);
  data->moments = map_moments(stacks);
  data->classes = classes;
  data->scored = spread_on(data->moments, scored);
  for (const LabelledStack& stack : fitted) add_rows(stack, *data);
  if (!has_two_classes(data->labels)) return nothing_to_tell_apart();
  data->score = std::move(score);
  return data;
}

}  // namespace pw
