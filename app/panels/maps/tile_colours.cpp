#include "app/panels/maps/tile_colours.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "app/presentation/map_colours.h"
#include "app/widgets/pictures/cell_numbers.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"
#include "renderer/painters/uniforms.h"

namespace pw {
namespace {

// The share of the maps whose products stay within the scale: with the largest of all, most tiles would be grey. Of the
// strongest ones alone most stay within it, and of so few that each shows its numbers all.
constexpr double kShareWithinScale = 0.9, kShareOfStrongest = 0.98;
constexpr std::size_t kFewProducts = 16;
constexpr float kLeastNumbered = 14.0F;  // points: the width of a position that may show its number

float largest_product(const Document& document, const Selection& selection, std::int64_t map) {
  const PlaneStatistics& statistics = document.input->of(selection.n, map);
  const float largest = std::max(std::fabs(statistics.min), std::fabs(statistics.max));
  const float product = std::fabs(document.parameters().w(selection.output, map)) * largest;
  return std::isfinite(product) ? product : 0.0F;
}

Range product_range(const Document& document, const Selection& selection, bool strongest_only) {
  std::vector<float> largest;
  for (std::int64_t map = 0; map < document.shape().c; ++map)
    largest.push_back(largest_product(document, selection, map));
  const double within = largest.size() <= kFewProducts ? 1.0 : strongest_only ? kShareOfStrongest : kShareWithinScale;
  const auto at = largest.begin() + static_cast<std::ptrdiff_t>(within * static_cast<double>(largest.size() - 1));
  std::nth_element(largest.begin(), at, largest.end());
  const float share = *at > 0.0F ? *at : *std::ranges::max_element(largest);
  return symmetric_range(share > 0.0F ? share : 1.0F);
}

}  // namespace

TileColours tile_colours(const Frame& frame) {
  const Document& document = frame.document();
  if (frame.selection().mode == MapsMode::kProducts)
    return {frame.theme().diverging, true, product_range(document, frame.selection(), frame.display().strongest_only)};
  const auto inputs = input_colours(document, frame.selection().n, frame.display().range_mode, frame.theme());
  return {inputs.map, inputs.signed_values, std::nullopt};
}

TileScale tile_scale(const Frame& frame, const TileColours& colours, std::int64_t map) {
  const Document& document = frame.document();
  if (colours.products) return {*colours.products, document.parameters().w(frame.selection().output, map)};
  return {input_range(document, frame.selection().n, map, frame.display().range_mode, colours.signed_values), 1.0F};
}

std::vector<float> tile_values(const Frame& frame, const TileColours& colours, std::int64_t map) {
  const auto plane = frame.document().input->features.maps.plane(frame.selection().n, map);
  std::vector<float> values(plane.begin(), plane.end());
  const float gain = tile_scale(frame, colours, map).gain;
  for (float& value : values) value *= gain;
  return values;
}

float tile_lines(const Frame& frame, const TileColours& colours, std::int64_t map, Rect tile) {
  const Document& document = frame.document();
  const PlaneStatistics& statistics = document.input->of(frame.selection().n, map);
  // A product of one sign has its weight's.
  if (colours.products && (statistics.min >= 0.0F || statistics.max <= 0.0F)) return -1.0F;
  const Shape& shape = document.shape();
  // So small a position has none.
  if (tile.h < kLeastSideForSignLines * static_cast<float>(shape.h)) return 0.0F;
  return sign_lines(frame.fonts(), tile, shape.w, shape.h, tile_values(frame, colours, map));
}

namespace {

// All in one way; whether each tile has room for that.
bool draw_alike(const Frame& frame, const TileColours& colours, std::span<const std::int64_t> maps,
                std::span<const Rect> tiles) {
  const Shape& shape = frame.document().shape();
  if (maps.size() * static_cast<std::size_t>(shape.pixels()) > kMostAlike) return false;
  std::vector<float> values;
  for (const std::int64_t map : maps) std::ranges::copy(tile_values(frame, colours, map), std::back_inserter(values));
  const ImVec2 cell{tiles.front().w / static_cast<float>(shape.w), tiles.front().h / static_cast<float>(shape.h)};
  const CellNumbers numbers(frame.fonts(), values, cell);
  if (numbers.texts.empty()) return false;
  for (std::size_t tile = 0; tile < maps.size(); ++tile) {
    const std::size_t first = tile * static_cast<std::size_t>(shape.pixels());
    const Range range = tile_scale(frame, colours, maps[tile]).range;
    draw_in_cells(frame, numbers, first, tiles[tile], shape.w, shape.h,
                  [&](std::size_t i) { return color_of(*colours.map, range, values[first + i]); });
  }
  return true;
}

}  // namespace

void draw_tile_numbers(const Frame& frame, const TileColours& colours, std::span<const std::int64_t> maps,
                       std::span<const Rect> tiles, Rect clip) {
  const Shape& shape = frame.document().shape();
  if (tiles.empty() || tiles.front().w <= frame.px(kLeastNumbered) * static_cast<float>(shape.w)) return;
  if (draw_alike(frame, colours, maps, tiles)) return;
  for (std::size_t i = 0; i < maps.size(); ++i) {
    const Range range = tile_scale(frame, colours, maps[i]).range;
    draw_cell_values(
        frame, tiles[i], shape.w, shape.h, tile_values(frame, colours, maps[i]),
        [&](float value) { return color_of(*colours.map, range, value); }, clip);
  }
}

}  // namespace pw
