#include "app/panels/stack3d/rod_guides.h"

#include <algorithm>
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

// Where a line from the middle of the marker leaves it, on the way there.
ImVec2 leaving(const Rect& marker, ImVec2 there) {
  const ImVec2 from = marker.centre();
  const float dx = std::fabs(there.x - from.x), dy = std::fabs(there.y - from.y);
  const float across = dx > 0.0F ? marker.w / 2.0F / dx : 1.0F, along = dy > 0.0F ? marker.h / 2.0F / dy : 1.0F;
  const float share = std::min({across, along, 1.0F});
  return {from.x + share * (there.x - from.x), from.y + share * (there.y - from.y)};
}

// By the rod or by the lifted map, of these corners at least one.
bool is_covered(const StackScene& scene, const std::vector<ImVec2>& corners) {
  return std::ranges::any_of(corners, [&](ImVec2 corner) {
    const auto hit = block_hit(scene.shape, scene.planes, scene.state, corner);
    return hit && hit->part != BlockPart::kBody;
  });
}

// Of the front, unless the lifted map was there: then the one behind it.
float front_of_block(const StackScene& scene) {
  return scene.state.map / scene.shape.step == 0 && scene.shape.lines > 1 ? scene.shape.pitch : 0.0F;
}

}  // namespace

std::optional<std::vector<ImVec2>> marker_on_front(const Frame& frame, const StackScene& scene) {
  std::vector<ImVec2> marked = around_position(scene, frame.selection().position, 0.0F, front_of_block(scene));
  if (scene.shape.maps == 1 || is_covered(scene, marked)) return std::nullopt;
  return marked;
}

std::vector<ImVec2> marker_on_slab(const Frame& frame, const StackScene& scene) {
  return around_position(scene, frame.selection().position, -scene.shape.lift(), scene.shape.front_of(scene.state.map));
}

std::vector<ImVec2> from_marker_to_rod(const Frame& frame, const StackScene& scene) {
  // From the map that the rod begins with, unless it is lifted or covered: then from the lifted one to its own part.
  const auto front = marker_on_front(frame, scene);
  const bool is_from_front = front && front_of_block(scene) == 0.0F;
  const ImVec2 part = around_rod_cell(scene, is_from_front ? 0 : scene.state.map).front();
  const Rect marker = bounds_of(is_from_front ? *front : marker_on_slab(frame, scene)).inset(-frame.px(3.5F));
  return {leaving(marker, part), part};
}

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
