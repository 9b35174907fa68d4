#include "app/panels/stack3d/stack_scene.h"

#include <algorithm>
#include <cmath>

#include "app/frame/spoken_look.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kStrip = 12.0F;
constexpr float kAboveStrip = 13.0F;  // for the lines from the rod
constexpr float kLargeType = 280.0F;  // in a view of this height

// What the labels need around the block.
Rect block_area(const Frame& frame, const Rect& view) {
  const float rows = text_width(stack_font(frame, view), counted(frame.document().shape().h, "row"));
  const float left = std::min(rows + frame.px(22), view.w * 0.3F);
  // The columns' label stands left of where the rod is lowest.
  return {view.x + left, view.y + frame.px(4), std::max(1.0F, view.w - left - frame.px(14)),
          std::max(1.0F, view.h - frame.px(12))};
}

// Those columns of W that are below the panel: in a narrow window W is wider.
MatrixGeometry columns_below(MatrixGeometry columns, float left) {
  const float missing = std::max(0.0F, left - columns.area.x);
  const auto skipped = std::min<std::int64_t>(
      static_cast<std::int64_t>(std::ceil(missing / std::max(1e-3F, columns.cell_w))), columns.columns - 1);
  const float by = static_cast<float>(skipped) * columns.cell_w;
  columns.first += skipped;
  columns.columns -= skipped;
  columns.area.x += by;
  columns.area.w -= by;
  return columns;
}

BlockPoint focus_of(const BlockShape& shape, const BlockState& state) {
  return {static_cast<float>(state.column) + 0.5F, 0.0F, shape.front_of(state.map)};
}

}  // namespace

StackScene stack_scene(const Frame& frame, Rect panel, const MatrixGeometry& of_weights) {
  const Selection& selection = frame.selection();
  const Shape& of = frame.document().shape();
  const float strip = std::floor(frame.px(kStrip));
  const float bottom = std::floor(panel.bottom() - frame.padding()) - strip;
  const float left = std::ceil(panel.x + frame.padding());
  const float top = std::ceil(panel.y + frame.px(34));
  const Rect view{left, top, std::max(1.0F, std::floor(panel.right() - frame.padding()) - left),
                  std::max(1.0F, bottom - std::floor(frame.px(kAboveStrip)) - top)};
  const MatrixGeometry columns = columns_below(of_weights, left);
  const Rect place = block_area(frame, view);
  const BlockShape shape(of.w, of.h, of.c, place.w / place.h);
  const BlockState state{selection.map, selection.position.x, selection.position.y};
  const StackCamera& camera = selection.camera;
  const BlockView block(shape, {camera.yaw, camera.pitch, camera.zoom}, place, focus_of(shape, state));
  return {view,
          {columns.area.x, bottom, columns.area.w, strip},
          columns,
          shape,
          state,
          block,
          block_planes(shape, block, state)};
}

ImFont* stack_font(const Frame& frame, const Rect& view) {
  return is_spoken(frame) || view.h >= frame.px(kLargeType) ? frame.fonts().spoken : frame.fonts().body;
}

namespace {

BlockPoint rod_corner(const StackScene& scene) {
  const BlockShape& shape = scene.shape;
  return {static_cast<float>(shape.columns) + shape.pull(),
          static_cast<float>(scene.state.row) + 0.5F - shape.rod / 2.0F, 0.0F};
}

}  // namespace

ImVec2 below_rod(const StackScene& scene, std::int64_t map) {
  const BlockPoint corner = rod_corner(scene);
  return scene.block.at({corner.x + scene.shape.rod, corner.y + scene.shape.rod, scene.shape.in_rod(map)});
}

std::vector<ImVec2> around_rod_cell(const StackScene& scene, std::int64_t map) {
  const BlockPoint corner = rod_corner(scene);
  const float side = scene.shape.rod;
  // However short it is, its frame can be seen.
  const float half =
      std::max(scene.shape.depth() / static_cast<float>(scene.shape.lines) / 2.0F, 3.0F / scene.block.scale());
  const float middle = scene.shape.in_rod(map);
  const auto at = [&](float x, float y, float z) { return scene.block.at({corner.x + x, corner.y + y, z}); };
  return {at(0.0F, 0.0F, middle - half), at(0.0F, 0.0F, middle + half), at(side, 0.0F, middle + half),
          at(side, side, middle + half), at(side, side, middle - half), at(side, 0.0F, middle - half)};
}

std::vector<ImVec2> around_rod(const StackScene& scene) {
  const BlockPoint corner = rod_corner(scene);
  const float side = scene.shape.rod;
  const auto at = [&](float x, float y, float z) { return scene.block.at({corner.x + x, corner.y + y, z}); };
  const float end = scene.shape.depth();
  return {at(0.0F, side, 0.0F), at(0.0F, 0.0F, 0.0F), at(0.0F, 0.0F, end),
          at(side, 0.0F, end),  at(side, side, end),  at(side, side, 0.0F)};
}

std::vector<ImVec2> around_position(const StackScene& scene, Position position, float down, float depth) {
  const auto x = static_cast<float>(position.x);
  const float y = static_cast<float>(position.y) + down;
  // However small a position is, its marker can be seen.
  const float more = std::max(0.0F, (3.5F / scene.block.scale() - 0.5F));
  return {scene.block.at({x - more, y - more, depth}), scene.block.at({x + 1.0F + more, y - more, depth}),
          scene.block.at({x + 1.0F + more, y + 1.0F + more, depth}),
          scene.block.at({x - more, y + 1.0F + more, depth})};
}

std::vector<ImVec2> around_slab(const StackScene& scene) {
  const auto w = static_cast<float>(scene.shape.columns);
  const float top = -scene.shape.lift();
  const float bottom = top + static_cast<float>(scene.shape.rows);
  const float z = scene.shape.front_of(scene.state.map);
  return {scene.block.at({0.0F, top, z}), scene.block.at({w, top, z}), scene.block.at({w, bottom, z}),
          scene.block.at({0.0F, bottom, z})};
}

Rect bounds_of(const std::vector<ImVec2>& points) {
  ImVec2 low = points.front();
  ImVec2 high = low;
  for (const ImVec2 point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

std::optional<Rect> strip_cell(const Frame& frame, const StackScene& scene, std::int64_t map) {
  const std::int64_t column = frame.order().place(map);
  if (!scene.columns.is_visible(column)) return std::nullopt;
  const Rect cell = scene.columns.cell(0, column);
  return Rect{cell.x, scene.strip.y, cell.w, scene.strip.h};
}

}  // namespace pw
