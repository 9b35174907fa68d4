#include "app/geometry/block_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace pw {
namespace {

constexpr float kCellsOfMap = 0.9F;    // of a line, where the block becomes neither flat nor endless
constexpr float kShareOfWidth = 0.5F;  // of a wide place that is used at least, until the block becomes endless

float radians(float degrees) {
  return degrees * std::numbers::pi_v<float> / 180.0F;
}

// Pixels of a cell along each axis, at scale 1.
struct BlockAxes {
  ImVec2 x, y, z;

  explicit BlockAxes(const BlockCamera& camera) {
    const float yaw = radians(camera.yaw);
    const float pitch = radians(camera.pitch);
    x = {std::cos(yaw), std::sin(yaw) * std::sin(pitch)};
    y = {0.0F, std::cos(pitch)};
    z = {std::sin(yaw), -std::cos(yaw) * std::sin(pitch)};
  }
  ImVec2 at(BlockPoint p) const { return {p.x * x.x + p.z * z.x, p.x * x.y + p.y * y.y + p.z * z.y}; }
};

// Around all that may be drawn: the block, any map lifted, any position as a rod.
std::array<BlockPoint, 8> corners(const BlockShape& shape) {
  const float right = static_cast<float>(shape.columns) + shape.pull() + shape.rod;
  const float bottom = static_cast<float>(shape.rows) + shape.rod / 2.0F;
  std::array<BlockPoint, 8> points;
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = {(i & 1) != 0 ? right : 0.0F, (i & 2) != 0 ? bottom : -shape.lift(),
                 (i & 4) != 0 ? shape.depth() : 0.0F};
  return points;
}

Rect bounds(const BlockShape& shape, const BlockAxes& axes) {
  ImVec2 low{std::numeric_limits<float>::max(), std::numeric_limits<float>::max()};
  ImVec2 high{-low.x, -low.y};
  for (const BlockPoint& corner : corners(shape)) {
    const ImVec2 at = axes.at(corner);
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

// How deep a block is that is `aspect` times as wide as high, if a flat one has these bounds; `z`: of a cell.
float depth_of_aspect(const Rect& flat, ImVec2 z, float aspect) {
  const float growth = z.x + aspect * z.y;
  return growth > 0.0F ? (aspect * flat.h - flat.w) / growth : 0.0F;
}

float fitting_scale(const Rect& around, const Rect& area) {
  return std::max(1e-3F, std::min(area.w / around.w, area.h / around.h));
}

DeepPoint difference(const DeepPoint& to, const DeepPoint& from) {
  return {to.x - from.x, to.y - from.y, to.depth - from.depth};
}

struct BlockBox {
  BlockPart part;
  std::int64_t first_line, lines;
  BlockPoint low, high;
};

void add_planes(std::vector<BlockPlane>& planes, const BlockView& view, const BlockBox& box) {
  const auto& [part, first, lines, low, high] = box;
  const DeepPoint near_left = view.deep(low);
  const DeepPoint near_right = view.deep({high.x, low.y, low.z});
  const DeepPoint far_left = view.deep({low.x, low.y, high.z});
  const DeepPoint far_right = view.deep({high.x, low.y, high.z});
  const DeepPoint bottom_left = view.deep({low.x, high.y, low.z});
  const DeepPoint bottom_right = view.deep({high.x, high.y, low.z});
  planes.push_back({part, BlockSide::kFront, first, lines, near_left, difference(near_right, near_left),
                    difference(bottom_left, near_left)});
  planes.push_back({part, BlockSide::kTop, first, lines, near_left, difference(far_left, near_left),
                    difference(near_right, near_left)});
  planes.push_back({part, BlockSide::kSide, first, lines, near_right, difference(far_right, near_right),
                    difference(bottom_right, near_right)});
}

// The body without the lifted line.
std::vector<BlockBox> body_boxes(const BlockShape& shape, std::int64_t lifted) {
  const auto w = static_cast<float>(shape.columns);
  const auto h = static_cast<float>(shape.rows);
  const auto box = [&](std::int64_t first, std::int64_t end) {
    const float front = static_cast<float>(first) * shape.pitch;
    const float back = static_cast<float>(end - 1) * shape.pitch + shape.thickness;
    return BlockBox{BlockPart::kBody, first, end - first, {0.0F, 0.0F, front}, {w, h, back}};
  };
  std::vector<BlockBox> boxes;
  if (shape.has_gaps()) {
    for (std::int64_t line = 0; line < shape.lines; ++line) {
      if (line != lifted) boxes.push_back(box(line, line + 1));
    }
    return boxes;
  }
  if (lifted > 0) boxes.push_back(box(0, lifted));
  if (lifted + 1 < shape.lines) boxes.push_back(box(lifted + 1, shape.lines));
  return boxes;
}

std::int64_t index_of(float share, std::int64_t count) {
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(share * static_cast<float>(count)), 0, count - 1);
}

BlockHit hit_of(const BlockShape& shape, const BlockPlane& plane, const BlockState& state, float along, float across) {
  const bool is_front = plane.side == BlockSide::kFront;
  const std::int64_t line = plane.first_line + (is_front ? 0 : index_of(along, plane.lines));
  BlockHit hit{plane.part, line * shape.step, state.column, state.row};
  if (plane.part == BlockPart::kSlab) hit.map = state.map;
  if (plane.part == BlockPart::kRod) return hit;
  switch (plane.side) {
    case BlockSide::kFront:
      hit.column = index_of(along, shape.columns);
      hit.row = index_of(across, shape.rows);
      break;
    case BlockSide::kTop:
      hit.column = index_of(across, shape.columns);
      hit.row = 0;
      break;
    case BlockSide::kSide:
      hit.column = shape.columns - 1;
      hit.row = index_of(across, shape.rows);
      break;
  }
  return hit;
}

}  // namespace

BlockShape::BlockShape(std::int64_t columns_of, std::int64_t rows_of, std::int64_t maps_of, float aspect)
    : columns(columns_of), rows(rows_of), maps(maps_of) {
  step = (maps + kMostBlockLines - 1) / kMostBlockLines;
  lines = (maps + step - 1) / step;
  const auto w = static_cast<float>(columns);
  const auto h = static_cast<float>(rows);
  rod = std::max(1.0F, 0.12F * std::max(h, w / 4.0F));
  const float side = std::max(w, 3.2F * h);
  if (maps <= kMostSlabsWithGaps) {
    // The fewer, the further apart and the thicker: else a few small ones would be a stick in a wide panel.
    constexpr float kWithGap = 2.2F;
    const float thin = std::max(w, h) / 9.0F;
    const float most = maps > 1 ? 3.0F * thin : thin;
    pitch = std::max(kWithGap * thin, 1.2F * side / static_cast<float>(lines));
    thickness = std::clamp(pitch / kWithGap, thin, most);
    return;
  }
  pitch = thickness = 0.0F;  // a flat one
  const float wide = depth_of_aspect(bounds(*this, BlockAxes({})), BlockAxes({}).z, kShareOfWidth * aspect);
  const float depth = std::max(kCellsOfMap * static_cast<float>(lines), wide);
  pitch = thickness = std::clamp(depth, 1.2F * side, 3.2F * side) / static_cast<float>(lines);
}

// Out of a block a map is lifted until all of it is seen; where the maps stand apart, until it is seen to be lifted. A
// single one is lifted out of nothing.
float BlockShape::lift() const {
  if (lines == 1) return 0.0F;
  const BlockAxes axes({});
  const bool is_apart = has_gaps() && pitch * axes.z.x >= static_cast<float>(columns) * axes.x.x;
  return (is_apart ? 0.3F : 1.08F) * static_cast<float>(rows);
}

float BlockShape::pull() const {
  return std::max(0.38F * static_cast<float>(columns), rod);
}

float BlockShape::in_rod(std::int64_t map) const {
  return (static_cast<float>(map / step) + 0.5F) / static_cast<float>(lines) * depth();
}

BlockView::BlockView(const BlockShape& shape, const BlockCamera& camera, Rect area, BlockPoint focus) {
  const BlockAxes axes(camera);
  const Rect around = bounds(shape, axes);
  // Turning it never makes it larger than it is at first.
  const float fitting = std::min(fitting_scale(around, area), fitting_scale(bounds(shape, BlockAxes({})), area));
  scale_ = fitting * camera.zoom;
  x_ = {scale_ * axes.x.x, scale_ * axes.x.y};
  y_ = {0.0F, scale_ * axes.y.y};
  z_ = {scale_ * axes.z.x, scale_ * axes.z.y};
  const ImVec2 fixed = axes.at(focus);
  const ImVec2 centre = around.centre();
  // Whole pixels: the picture does not flicker while it is zoomed.
  origin_ = {std::round(area.centre().x + fitting * (fixed.x - centre.x) - scale_ * fixed.x),
             std::round(area.centre().y + fitting * (fixed.y - centre.y) - scale_ * fixed.y)};
  const float yaw = radians(camera.yaw);
  const float pitch = radians(camera.pitch);
  sight_ = {-std::sin(yaw) * std::cos(pitch), std::sin(pitch), std::cos(yaw) * std::cos(pitch)};
  float farthest = std::numeric_limits<float>::lowest();
  nearest_ = std::numeric_limits<float>::max();
  for (const BlockPoint& corner : corners(shape)) {
    const float along = sight_.x * corner.x + sight_.y * corner.y + sight_.z * corner.z;
    nearest_ = std::min(nearest_, along);
    farthest = std::max(farthest, along);
  }
  depth_ = std::max(1e-3F, farthest - nearest_);
}

ImVec2 BlockView::at(BlockPoint p) const {
  return {origin_.x + p.x * x_.x + p.z * z_.x, origin_.y + p.x * x_.y + p.y * y_.y + p.z * z_.y};
}

DeepPoint BlockView::deep(BlockPoint p) const {
  const ImVec2 on_screen = at(p);
  const float along = sight_.x * p.x + sight_.y * p.y + sight_.z * p.z;
  // Some room in front and behind, for rounding.
  return {on_screen.x, on_screen.y, 0.01F + 0.98F * (along - nearest_) / depth_};
}

std::vector<BlockPlane> block_planes(const BlockShape& shape, const BlockView& view, const BlockState& state) {
  const auto w = static_cast<float>(shape.columns);
  const auto h = static_cast<float>(shape.rows);
  const std::int64_t lifted = state.map / shape.step;
  std::vector<BlockPlane> planes;
  for (const BlockBox& box : body_boxes(shape, lifted)) add_planes(planes, view, box);
  const float front = shape.front_of(state.map);
  // Thick enough to be seen.
  const float back = front + std::max(shape.thickness, shape.depth() / 250.0F);
  add_planes(planes, view, {BlockPart::kSlab, lifted, 1, {0.0F, -shape.lift(), front}, {w, h - shape.lift(), back}});
  const float left = w + shape.pull();
  const float top = static_cast<float>(state.row) + 0.5F - shape.rod / 2.0F;
  add_planes(planes, view,
             {BlockPart::kRod, 0, shape.lines, {left, top, 0.0F}, {left + shape.rod, top + shape.rod, shape.depth()}});
  return planes;
}

std::optional<BlockHit> block_hit(const BlockShape& shape, const std::vector<BlockPlane>& planes,
                                  const BlockState& state, ImVec2 point) {
  std::optional<BlockHit> found;
  float nearest = std::numeric_limits<float>::max();
  for (const BlockPlane& plane : planes) {
    const float area = plane.along.x * plane.across.y - plane.along.y * plane.across.x;
    if (std::fabs(area) < 1e-3F) continue;
    const float dx = point.x - plane.origin.x;
    const float dy = point.y - plane.origin.y;
    const float along = (dx * plane.across.y - dy * plane.across.x) / area;
    const float across = (plane.along.x * dy - plane.along.y * dx) / area;
    if (along < 0.0F || along >= 1.0F || across < 0.0F || across >= 1.0F) continue;
    const float depth = plane.origin.depth + along * plane.along.depth + across * plane.across.depth;
    if (depth >= nearest) continue;
    nearest = depth;
    found = hit_of(shape, plane, state, along, across);
  }
  return found;
}

}  // namespace pw
