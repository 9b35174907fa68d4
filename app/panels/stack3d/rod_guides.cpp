#include "app/panels/stack3d/rod_guides.h"

#include <cmath>

namespace pw {
namespace {

// Points above the strip. Between the other two is the line of the selected map; those of the ends go outwards above it
// and inwards below it, so that it crosses neither.
constexpr float kOutwards = 11.0F;
constexpr float kSelected = 7.5F;
constexpr float kInwards = 4.0F;

// Of around_rod(): the lower corners.
constexpr std::size_t kFarEnd = 4, kNearEnd = 5;

// Straight where the rod is so low that there is no way along.
std::vector<ImVec2> down_and_along(ImVec2 from, ImVec2 to, float above) {
  const float y = std::floor(to.y - above) + 0.5F;
  if (from.y >= y) return {from, to};
  return {from, {from.x, y}, {to.x, y}, to};
}

}  // namespace

RodGuides rod_guides(const Frame& frame, const StackScene& scene) {
  const MatrixGeometry& columns = scene.columns;
  const Rect& strip = scene.strip;
  // Where not all columns of W are visible, those are no ends of the rod.
  const std::vector<ImVec2> rod = around_rod(scene);
  const auto from = [&](std::int64_t column) {
    if (column == 0) return rod[kNearEnd];
    if (column + 1 == scene.shape.maps) return rod[kFarEnd];
    return below_rod(scene, frame.order().maps()[static_cast<std::size_t>(column)]);
  };
  RodGuides guides;
  const ImVec2 first = from(columns.first), last = from(columns.first + columns.columns - 1);
  const float first_above = frame.px(strip.x < first.x ? kOutwards : kInwards);
  const float last_above = frame.px(strip.right() > last.x ? kOutwards : kInwards);
  guides.ends = {down_and_along(first, {strip.x, strip.y}, first_above),
                 down_and_along(last, {strip.right(), strip.y}, last_above)};
  if (const auto cell = strip_cell(frame, scene, scene.state.map))
    guides.selected =
        down_and_along(below_rod(scene, scene.state.map), {cell->centre().x, cell->y}, frame.px(kSelected));
  return guides;
}

}  // namespace pw
