#include "app/view/map_colours.h"

#include <algorithm>
#include <cmath>

namespace pw {
namespace {

float magnitude(float low, float high) {
  return std::max(std::fabs(low), std::fabs(high));
}

PlaneStatistics of_image(const InputStack& input, std::int64_t n) {
  const auto channels = static_cast<std::size_t>(input.shape().c);
  return combine(std::span(input.statistics).subspan(static_cast<std::size_t>(n) * channels, channels));
}

bool is_picture(const Document& document) {
  return document.origin.extractor == ExtractorKind::kPixels;
}

}  // namespace

InputColours input_colours(const Document& document, std::int64_t n, RangeMode mode, const Theme& theme) {
  if (is_picture(document) && mode != RangeMode::kSymmetric) return {&greys(), false};
  const bool any_negative = of_image(*document.input, n).min < 0.0F;
  if (any_negative || mode == RangeMode::kSymmetric) return {theme.diverging, true};
  return {&viridis(), false};
}

Range input_range(const Document& document, std::int64_t n, std::int64_t channel, RangeMode mode, bool signed_values) {
  const InputStack& input = *document.input;
  const PlaneStatistics statistics = mode == RangeMode::kWholeLayer ? of_image(input, n) : input.of(n, channel);
  if (signed_values) return symmetric_range(magnitude(statistics.min, statistics.max));
  if (is_picture(document)) return {0.0F, 1.0F};
  return spanning_range(statistics.min, statistics.max);
}

OutputColours output_colours(const Document& document, const OutputMaps& outputs, std::int64_t n, std::int64_t output,
                             const Theme& theme) {
  const OutputRange& range = outputs.of(n, output);
  switch (outputs.activation()) {
    case Activation::kNone:
      break;
    case Activation::kRelu:
      return {&viridis(), {0.0F, range.max > 0.0F ? range.max : 1.0F}};
    default:
      return {&viridis(), {0.0F, 1.0F}};
  }
  constexpr float kRounding = 1e-4F;
  const bool grey = is_picture(document) && range.min >= -kRounding && range.max <= 1.0F + kRounding;
  if (grey) return {&greys(), {0.0F, 1.0F}};
  return {theme.diverging, symmetric_range(magnitude(range.min, range.max))};
}

}  // namespace pw
