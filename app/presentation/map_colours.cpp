#include "app/presentation/map_colours.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/scale_steps.h"

namespace pw {
namespace {

float magnitude(float low, float high) {
  return std::max(std::fabs(low), std::fabs(high));
}

PlaneStatistics of_image(const InputStack& input, std::int64_t n) {
  const auto channels = static_cast<std::size_t>(input.shape().c);
  return combine(std::span(input.statistics).subspan(static_cast<std::size_t>(n) * channels, channels));
}

}  // namespace

bool holds_pixels(const Document& document) {
  return document.source.extractor == ExtractorKind::kPixels;
}

InputColours input_colours(const Document& document, std::int64_t n, RangeMode mode, const Theme& theme) {
  if (holds_pixels(document) && mode != RangeMode::kSymmetric) return {&greys(), false};
  const bool any_negative = of_image(*document.input, n).min < 0.0F;
  if (any_negative || mode == RangeMode::kSymmetric) return {theme.diverging, true};
  return {&viridis(), false};
}

Range input_range(const Document& document, std::int64_t n, std::int64_t channel, RangeMode mode, bool signed_values) {
  const InputStack& input = *document.input;
  // A single position has no range of its own.
  const bool whole = mode == RangeMode::kWholeLayer || input.shape().pixels() == 1;
  const PlaneStatistics statistics = whole ? of_image(input, n) : input.of(n, channel);
  if (signed_values) return symmetric_range(magnitude(statistics.min, statistics.max));
  if (holds_pixels(document)) return {0.0F, 1.0F};
  return spanning_range(statistics.min, statistics.max);
}

bool is_constant(const InputStack& input, std::int64_t n, std::int64_t channel) {
  const PlaneStatistics& statistics = input.of(n, channel);
  return input.shape().pixels() > 1 && statistics.finite == input.shape().pixels() && statistics.min == statistics.max;
}

std::int64_t constant_maps(const InputStack& input, std::int64_t n) {
  std::int64_t count = 0;
  for (std::int64_t i = 0; i < input.shape().c; ++i) count += is_constant(input, n, i) ? 1 : 0;
  return count;
}

OutputColours output_colours(Activation activation, const OutputRange& range, bool from_pixels, const Theme& theme) {
  switch (activation) {
    case Activation::kNone:
      break;
    case Activation::kRelu:
      return {&viridis(), {0.0F, range.max > 0.0F ? range.max : 1.0F}};
    case Activation::kSigmoid:
      return {&viridis(), {0.0F, 1.0F}};
    case Activation::kSoftmax:
      // Shared among many outputs, probabilities are small.
      return {&viridis(), {0.0F, std::min(1.0F, scale_step(range.max))}};
  }
  constexpr float kRounding = 1e-4F;
  if (from_pixels && range.min >= -kRounding) return {&greys(), {0.0F, std::max(1.0F, range.max - kRounding)}};
  return {theme.diverging, symmetric_range(magnitude(range.min, range.max))};
}

std::vector<OutputColours> output_colours(Activation activation, TensorView outputs, bool from_pixels,
                                          const Theme& theme, ThreadPool* pool) {
  const auto ranges = output_ranges(outputs, pool);
  const auto cout = static_cast<std::size_t>(outputs.shape.c);
  std::vector<OutputColours> colours;
  for (std::size_t o = 0; o < cout; ++o) {
    OutputRange whole = ranges[o];
    for (std::size_t i = o + cout; i < ranges.size(); i += cout) {
      whole.min = std::min(whole.min, ranges[i].min);
      whole.max = std::max(whole.max, ranges[i].max);
    }
    colours.push_back(output_colours(activation, whole, from_pixels, theme));
  }
  return colours;
}

}  // namespace pw
