#include "app/pairs/pair_maps.h"

#include <algorithm>
#include <cmath>

#include "compute/analysis/road_score.h"
#include "compute/layer/merged_layer.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

// About 2 ms on one processor.
constexpr std::int64_t kMostPairProducts = std::int64_t{12} << 20, kMostPairValues = std::int64_t{2} << 20;

RangedMaps sums_of_layer(TensorView in, const PointwiseLayer& layer, ThreadPool* pool) {
  RangedMaps made{pointwise_sums(in, layer, pool), {}};
  made.ranges = output_ranges(made.maps.view(), pool);
  return made;
}

RangedMaps after_activation(const RangedMaps& sums, Activation activation, ThreadPool* pool) {
  RangedMaps made{Tensor(sums.maps.shape()), {}};
  apply_activation(activation, sums.maps.view(), made.maps.view(), pool);
  made.ranges = output_ranges(made.maps.view(), pool);
  return made;
}

RangedMaps difference_of(const RangedMaps& a, const RangedMaps& b) {
  RangedMaps made{Tensor(a.maps.shape()), {}};
  for (std::int64_t o = 0; o < a.maps.shape().c; ++o)
    std::ranges::transform(a.maps.plane(0, o), b.maps.plane(0, o), made.maps.plane(0, o).begin(), std::minus());
  made.ranges = output_ranges(made.maps.view());
  return made;
}

double largest_size(const std::vector<OutputRange>& ranges) {
  float largest = 0.0F;
  for (const OutputRange& range : ranges) largest = std::max({largest, std::fabs(range.min), std::fabs(range.max)});
  return static_cast<double>(largest);
}

double largest_difference_of(const Tensor& a, const Tensor& b) {
  float largest = 0.0F;
  for (std::int64_t o = 0; o < a.shape().c; ++o) {
    const auto first = a.plane(0, o), second = b.plane(0, o);
    for (std::size_t p = 0; p < first.size(); ++p) largest = std::max(largest, std::fabs(first[p] - second[p]));
  }
  return static_cast<double>(largest);
}

void count_zeros(PairMaps& made) {
  const Tensor& hidden = made.hidden.maps;
  const auto pixels = static_cast<std::size_t>(hidden.shape().pixels());
  std::vector<std::uint8_t> is_zero(pixels, 1);
  for (std::int64_t j = 0; j < hidden.shape().c; ++j) {
    const auto values = hidden.plane(0, j);
    std::size_t zeros = 0;
    for (std::size_t p = 0; p < pixels; ++p) {
      const bool is = values[p] == 0.0F;
      zeros += is ? 1 : 0;
      is_zero[p] &= static_cast<std::uint8_t>(is);
    }
    made.zero.push_back(static_cast<double>(zeros) / static_cast<double>(pixels));
  }
  made.zero_in_all = static_cast<double>(std::ranges::count(is_zero, std::uint8_t{1})) / static_cast<double>(pixels);
}

std::optional<double> iou_of_pair(const PairMaps::Of& of, TensorView sums) {
  const Weights& output = of.network.layer(1);
  const auto road = road_output(output);
  if (of.ground_truth == nullptr || of.picture == nullptr || !output.is_scored || !road) return std::nullopt;
  RoadRule rule;
  rule.is_road.assign(static_cast<std::size_t>(output.parameters.cout), false);
  rule.is_road[static_cast<std::size_t>(*road)] = true;
  return road_score(sums, 0, rule, *of.ground_truth, is_road_label, of.picture->width, of.picture->height).iou;
}

}  // namespace

bool is_fast(const PairMaps::Of& of) {
  const std::int64_t pixels = of.stack->shape().pixels();
  const std::int64_t cin = of.network.cin(), cout = of.network.cout();
  const std::int64_t hidden = of.network.layer(0).parameters.cout;
  const std::int64_t products = pixels * (cin * (hidden + cout) + 2 * hidden * cout);
  return products <= kMostPairProducts && pixels * (2 * hidden + 4 * cout) <= kMostPairValues;
}

PairMaps pair_maps(const PairMaps::Of& of, ThreadPool* pool) {
  PairMaps made;
  made.of = of;
  const PointwiseLayer &first = of.network.layer(0).parameters, &second = of.network.layer(1).parameters;
  const TensorView x = of.stack->features.maps.view().image(of.n);
  made.merged = merged_layer(first, second);
  made.sums = sums_of_layer(x, first, pool);
  made.hidden = after_activation(made.sums, made.has_activation() ? first.activation : Activation::kRelu, pool);
  made.linear = sums_of_layer(made.sums.maps.view(), second, pool);
  made.together = sums_of_layer(x, made.merged, pool);
  made.activated = sums_of_layer(made.hidden.maps.view(), second, pool);
  made.added = difference_of(made.activated, made.together);
  count_zeros(made);
  made.merged_difference = largest_difference_of(made.linear.maps, made.together.maps);
  made.added_difference = largest_size(made.added.ranges);
  made.iou_together = iou_of_pair(of, made.together.maps.view());
  made.iou_activated = iou_of_pair(of, made.activated.maps.view());
  return made;
}

}  // namespace pw
