#include "app/panels/maps/map_explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/geometry/layout.h"
#include "app/presentation/map_colours.h"
#include "app/presentation/number_text.h"
#include "app/widgets/maps_head.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// By what the order is, if by what the map is worth.
std::string relevance_text(const Frame& frame, std::int64_t map) {
  const auto& relevance = frame.order().relevance();
  if (!relevance || frame.display().curtain) return "";
  const double value = relevance->values[static_cast<std::size_t>(map)];
  switch (relevance->of) {
    case MapRelevance::Of::kCorrelation:
      return fmt::format("\ncorrelation with {}: {:+.2f}",
                         output_name(frame.document().weights(), frame.selection().output), value);
    case MapRelevance::Of::kIouLost:
      return fmt::format("\nmuted alone, the IoU (pixels) of the road changes by {:+.4f}", -value);
    case MapRelevance::Of::kChange:
      return fmt::format("\nmuted alone, the outputs change by {} (root mean square)", number_text(value));
  }
  return "";
}

std::string mask_text(const Mask& mask, std::int64_t map) {
  if (std::ranges::binary_search(mask.muted, map)) return "\nMuted: its weights count as 0 (X)";
  if (std::ranges::binary_search(mask.solo, map)) return "\nSolo: only solo maps count (Y)";
  return mask.silences(map) ? "\nNot solo, so its weights count as 0" : "";
}

// Who made it: the first question about a map.
std::string maker_text(const Document& document) {
  if (!document.source.extractor) return "";
  switch (*document.source.extractor) {
    case ExtractorKind::kLearned:
      return "\nComputed from the image by a network that was trained on generated road scenes.";
    case ExtractorKind::kFilterbank:
      return "\nComputed from the image by a fixed filter.";
    case ExtractorKind::kRandom:
      return "\nComputed from the image by an untrained network.";
    case ExtractorKind::kPixels:
      return "\nA colour channel of the image.";
  }
  return "";
}

// Before the weight that a map is multiplied by.
constexpr const char* kTimes = "× ";

}  // namespace

IndexRange outputs_at_maps(const Frame& frame) {
  if (!has_weights_of_one(frame)) return {0, frame.document().network.cout()};
  return {frame.selection().output, frame.selection().output + 1};
}

std::string name_at_tile(const Frame& frame, std::span<const std::int64_t> maps, std::int64_t map, float width) {
  const auto name = [&](std::int64_t of) { return map_name(*frame.document().input, of); };
  if (frame.selection().mode != MapsMode::kProducts) return name(map);
  const auto weight = [&](std::int64_t of) {
    return std::string(" ") + kTimes + number_text(frame.document().parameters().w(frame.selection().output, of));
  };
  const auto whole = [&](std::int64_t of) { return name(of) + weight(of); };
  const auto short_name = [&](std::int64_t of) {
    return name(of).substr(name(of).starts_with("map ") ? 4 : 0) + weight(of);
  };
  const auto all_fit = [&](const auto& text) {
    return std::ranges::all_of(maps,
                               [&](std::int64_t of) { return text_width(frame.fonts().small, text(of)) <= width; });
  };
  return all_fit(whole) ? whole(map) : all_fit(short_name) ? short_name(map) : name(map);
}

std::string weight_at_tile(const Frame& frame, std::int64_t map, float width) {
  const float weight = frame.document().parameters().w(frame.selection().output, map);
  return first_that_fits(frame.fonts().small, width,
                         {kTimes + number_text(weight), kTimes + short_number_text(weight)});
}

float weight_at_tile_width(const Frame& frame) {
  float widest = 0.0F;
  for (const char* digits : {"−0.00", "−0.44", "−0.66", "−0.88"})
    widest = std::max(widest, text_width(frame.fonts().small, std::string(kTimes) + digits));
  return std::ceil(widest);
}

std::string explain_map(const Frame& frame, std::int64_t map, std::optional<Position> position) {
  const Document& document = frame.document();
  const auto& statistics = document.input->of(frame.selection().n, map);
  std::string text = document.input->features.names.empty()
                         ? fmt::format("Map {}", map)
                         : fmt::format("Map {}: {}", map, map_name(*document.input, map));
  text += maker_text(document);
  if (is_constant(*document.input, frame.selection().n, map)) {
    text += fmt::format("\nConstant, hence hatched: {} at every position", number_text(statistics.min));
  } else {
    text += fmt::format("\n{} … {}, mean {}, standard deviation {}", number_text(statistics.min),
                        number_text(statistics.max), number_text(statistics.mean), number_text(statistics.std));
  }
  if (statistics.nan + statistics.positive_inf + statistics.negative_inf > 0) {
    text += fmt::format("\n{} NaN (red), {} +∞ (white), {} −∞ (black): excluded from the range", statistics.nan,
                        statistics.positive_inf, statistics.negative_inf);
  }
  if (position) {
    const auto plane = document.input->features.maps.plane(frame.selection().n, map);
    const float value = plane[static_cast<std::size_t>(position->y * document.shape().w + position->x)];
    text += fmt::format("\nrow {}, column {}: x = {}", position->y, position->x, signed_text(value));
    if (frame.selection().mode == MapsMode::kProducts && !frame.display().curtain) {
      const float weight = document.parameters().w(frame.selection().output, map);
      text += fmt::format(", w·x = {}", signed_text(weight * value));
    }
  }
  const IndexRange outputs = outputs_at_maps(frame);
  for (std::int64_t o = outputs.begin; o < outputs.end; ++o) {
    text += fmt::format("\nw for {} = {}", output_name(document.weights(), o),
                        signed_text(document.parameters().w(o, map)));
  }
  return text + relevance_text(frame, map) + mask_text(document.mask, map);
}

}  // namespace pw
