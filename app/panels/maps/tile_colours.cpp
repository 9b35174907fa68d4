#include "app/panels/maps/tile_colours.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/map_colours.h"

namespace pw {
namespace {

// The share of the maps whose products stay within the scale: with the largest of all, most tiles would be grey.
constexpr double kShareWithinScale = 0.9;

float largest_product(const Document& document, const Selection& selection, std::int64_t map) {
  const PlaneStatistics& statistics = document.input->of(selection.n, map);
  const float largest = std::max(std::fabs(statistics.min), std::fabs(statistics.max));
  const float product = std::fabs(document.parameters().w(selection.output, map)) * largest;
  return std::isfinite(product) ? product : 0.0F;
}

Range product_range(const Document& document, const Selection& selection) {
  std::vector<float> largest;
  for (std::int64_t map = 0; map < document.shape().c; ++map)
    largest.push_back(largest_product(document, selection, map));
  const auto at =
      largest.begin() + static_cast<std::ptrdiff_t>(kShareWithinScale * static_cast<double>(largest.size() - 1));
  std::nth_element(largest.begin(), at, largest.end());
  const float share = *at > 0.0F ? *at : *std::ranges::max_element(largest);
  return symmetric_range(share > 0.0F ? share : 1.0F);
}

}  // namespace

TileColours tile_colours(const Frame& frame) {
  const Document& document = frame.document();
  if (frame.selection().mode == MapsMode::kProducts)
    return {frame.theme().diverging, true, product_range(document, frame.selection())};
  const auto inputs = input_colours(document, frame.selection().n, frame.display().range_mode, frame.theme());
  return {inputs.map, inputs.signed_values, std::nullopt};
}

TileScale tile_scale(const Frame& frame, const TileColours& colours, std::int64_t map) {
  const Document& document = frame.document();
  if (colours.products) return {*colours.products, document.parameters().w(frame.selection().output, map)};
  return {input_range(document, frame.selection().n, map, frame.display().range_mode, colours.signed_values), 1.0F};
}

}  // namespace pw
