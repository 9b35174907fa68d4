#include "app/view/map_colours.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

float magnitude(const PlaneStatistics& statistics) {
  return std::max(std::fabs(statistics.min), std::fabs(statistics.max));
}

PlaneStatistics of_image(const InputStack& input, std::int64_t n) {
  const auto channels = static_cast<std::size_t>(input.shape().c);
  return combine(std::span(input.statistics).subspan(static_cast<std::size_t>(n) * channels, channels));
}

}  // namespace

InputColours input_colours(const InputStack& input, std::int64_t n, RangeMode mode, const Theme& theme) {
  const bool any_negative = of_image(input, n).min < 0.0F;
  if (any_negative || mode == RangeMode::kSymmetric) return {theme.diverging, true};
  return {&viridis(), false};
}

Range input_range(const InputStack& input, std::int64_t n, std::int64_t channel, RangeMode mode, bool signed_values) {
  const PlaneStatistics statistics = mode == RangeMode::kWholeLayer ? of_image(input, n) : input.of(n, channel);
  if (signed_values) return symmetric_range(magnitude(statistics));
  return spanning_range(statistics.min, statistics.max);
}

const ColorMap& output_map(Activation activation, const Theme& theme) {
  return activation == Activation::kNone ? *theme.diverging : viridis();
}

Range output_range(const OutputMaps& outputs, std::int64_t n, std::int64_t output) {
  const auto& statistics = outputs.of(n, output);
  switch (outputs.activation) {
    case Activation::kNone:
      return symmetric_range(magnitude(statistics));
    case Activation::kRelu:
      return {0.0F, statistics.max > 0.0F ? statistics.max : 1.0F};
    default:
      return {0.0F, 1.0F};
  }
}

}  // namespace pw
