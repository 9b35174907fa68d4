#include "app/panels/stack3d/stack_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/stack3d/label_room.h"
#include "app/panels/stack3d/rod_guides.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kBesideEdge = 9.0F;  // of an axis
constexpr float kTick = 5.0F;
constexpr float kBesideAxis = 7.0F;  // of its label
constexpr float kShortest = 24.0F;   // axis that has a line
constexpr float kBesidePart = 12.0F;

float length_of(ImVec2 v) {
  return std::hypot(v.x, v.y);
}

ImVec2 along_line(ImVec2 from, ImVec2 to, float share) {
  return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

StackLabel axis_label(const StackScene& scene, ShapeAxis axis, ImFont* font) {
  const BlockShape& shape = scene.shape;
  StackLabel label;
  label.axis = axis;
  label.font = font;
  const auto name = [&](const char* key, std::int64_t count, const char* noun) {
    label.key = key;
    label.strong = count_text(count);
    label.muted = std::string(" ") + noun + (count == 1 ? "" : "s");
  };
  if (axis == ShapeAxis::kRows) name("stack.axis.rows", shape.rows, "row");
  if (axis == ShapeAxis::kColumns) name("stack.axis.columns", shape.columns, "column");
  if (axis == ShapeAxis::kMapsIn) {
    name("stack.axis.maps", shape.maps, "map");
    if (shape.step > 1) label.muted += fmt::format(", {} to a line", shape.step);
  }
  return label;
}

// Beside the axis, at several of its points.
std::vector<Rect> axis_places(const Frame& frame, const StackAxis& axis, ImVec2 size) {
  constexpr float kShares[] = {0.5F, 0.3F, 0.4F, 0.2F, 0.6F, 0.7F, 0.8F, 0.1F};
  std::vector<Rect> places;
  for (const float farther : {0.0F, 1.2F * size.y})
    for (const float share : kShares) {
      // Along the maps, left of where a map is mostly lifted.
      const float t = axis.axis == ShapeAxis::kMapsIn && share == 0.5F ? 0.32F : share;
      ImVec2 at = along_line(axis.from, axis.to, t);
      const float gap = frame.px(kBesideAxis) + farther;
      at = {at.x + gap * axis.outward.x, at.y + gap * axis.outward.y};
      // The corner or the side that faces the axis touches it.
      const float across = axis.outward.x < -0.1F ? 1.0F : axis.outward.x > 0.1F ? 0.0F : 0.5F;
      const float down = axis.outward.y < -0.1F ? 1.0F : axis.outward.y > 0.1F ? 0.0F : 0.5F;
      places.push_back({std::round(at.x - across * size.x), std::round(at.y - down * size.y), size.x, size.y});
    }
  // Below the columns the lines from the rod may pass: left of them, and below the rows' line if that stands near.
  if (axis.axis == ShapeAxis::kColumns)
    for (const float lower : {-0.5F, 0.0F, 0.25F})
      places.push_back({std::round(axis.to.x - frame.px(kBesideAxis) - size.x), std::round(axis.to.y + lower * size.y),
                        size.x, size.y});
  return places;
}

struct PartTexts {
  WidgetKey key;
  std::vector<std::pair<std::string, std::string>> lines;  // from the longest to the shortest
};

ImVec2 part_size(ImFont* font, const std::pair<std::string, std::string>& lines) {
  const float height = font->FontSize * (lines.second.empty() ? 1.0F : 2.0F);
  return {std::max(text_width(font, lines.first), text_width(font, lines.second)), height};
}

// Left of it, also beyond the line that measures its rows, then right of it.
std::vector<Rect> slab_places(const Frame& frame, const StackScene& scene, ImVec2 size) {
  const std::vector<ImVec2> corners = around_slab(scene);
  const float gap = frame.px(kBesidePart);
  const Rect slab = bounds_of(corners);
  std::vector<Rect> places;
  const auto add = [&](float x, float y) {
    places.push_back({std::round(x), std::round(std::max(scene.view.y, y)), size.x, size.y});
  };
  add(slab.x - gap - size.x, slab.y);
  const float beyond = slab.x - frame.px(kBesideEdge + 2.0F * kTick) - gap / 2.0F - size.x;
  for (const float higher : {0.0F, 0.5F, 1.0F}) add(beyond, slab.y - higher * size.y);
  add(slab.right() + gap, slab.y);
  add(slab.right() + gap, corners[1].y);
  return places;
}

// Below the rod, which rises to the right, or beyond its end.
std::vector<Rect> rod_places(const Frame& frame, const StackScene& scene, ImVec2 size) {
  std::vector<Rect> places;
  const float gap = frame.px(kBesidePart);
  for (const float farther : {0.0F, 0.6F * size.y, 1.2F * size.y}) {
    for (const float share : {0.78F, 0.7F, 0.86F, 0.6F, 0.5F, 0.4F, 0.28F, 0.16F, 0.05F}) {
      const auto map = static_cast<std::int64_t>(share * static_cast<float>(scene.shape.maps - 1));
      const ImVec2 at = below_rod(scene, map);
      places.push_back({std::round(at.x), std::round(at.y + gap + farther), size.x, size.y});
    }
  }
  const Rect rod = bounds_of(around_rod(scene));
  places.push_back({std::round(rod.right() + gap), std::round(rod.y - size.y / 2.0F), size.x, size.y});
  return places;
}

// Below all of the block, left of the line from the rod's far end.
std::vector<Rect> places_below_rod(const Frame& frame, const StackScene& scene, ImVec2 size) {
  constexpr float kStep = 0.5F;  // of the height
  const float right = bounds_of(around_rod(scene)).right() - frame.px(kBesidePart);
  std::vector<Rect> places;
  for (float y = below_rod(scene, scene.shape.maps - 1).y + size.y; y + size.y < scene.view.bottom();
       y += kStep * size.y)
    places.push_back({std::round(right - size.x), std::round(y), size.x, size.y});
  return places;
}

// The longest of its texts that finds a place; whether one does.
template <class Places>
bool add_part(const Frame& frame, const StackScene& scene, ImFont* font, const PartTexts& texts, LabelRoom& room,
              Places places, std::vector<StackLabel>& labels) {
  for (const auto& lines : texts.lines) {
    StackLabel label{texts.key, std::nullopt, {}, font, lines.first, lines.second, false};
    const std::vector<Rect> all = places(frame, scene, part_size(font, lines));
    if (!room.take(all, label.area)) continue;
    label.is_right = texts.key == WidgetKey("stack.slab") && label.area.right() < bounds_of(around_slab(scene)).x;
    labels.push_back(std::move(label));
    return true;
  }
  return false;
}

bool add_axes(const Frame& frame, const StackScene& scene, const std::vector<StackAxis>& axes, ImFont* font,
              LabelRoom& room, std::vector<StackLabel>& labels) {
  bool has_all = true;
  for (const StackAxis& axis : axes) {
    StackLabel label = axis_label(scene, axis.axis, font);
    const ImVec2 size{text_width(font, label.strong) + text_width(font, label.muted), font->FontSize};
    if (room.take(axis_places(frame, axis, size), label.area))
      labels.push_back(std::move(label));
    else
      has_all = false;
  }
  return has_all;
}

struct PlacedLabels {
  std::vector<StackLabel> labels;
  bool has_all = false;
};

PlacedLabels labels_in(const Frame& frame, const StackScene& scene, ImFont* font) {
  const std::vector<StackAxis> axes = stack_axes(frame, scene);
  LabelRoom room(frame, scene);
  room.avoid(rod_guides(frame, scene));
  for (const StackAxis& axis : axes) room.avoid({axis.from, axis.to}, frame.px(kTick));
  PlacedLabels placed;
  const bool has_axes = add_axes(frame, scene, axes, font, room, placed.labels);
  const BlockShape& shape = scene.shape;
  const std::int64_t map = scene.state.map;
  const std::string name = fmt::format("map {}{}", map, frame.document().mask.silences(map) ? ", muted" : "");
  const std::string slab =
      fmt::format("{} × {} {}", shape.rows, shape.columns, shape.rows * shape.columns == 1 ? "number" : "numbers");
  const PartTexts of_slab{"stack.slab", {{name + ": one slab,", slab}, {name + ": one slab", ""}, {name, ""}}};
  const PartTexts of_rod{
      "stack.position",
      {{"one position: one rod,", counted(shape.maps, "number")}, {"one position: one rod", ""}, {"one position", ""}}};
  const bool has_slab = add_part(frame, scene, font, of_slab, room, slab_places, placed.labels);
  const bool has_rod = add_part(frame, scene, font, of_rod, room, rod_places, placed.labels) ||
                       add_part(frame, scene, font, of_rod, room, places_below_rod, placed.labels);
  placed.has_all = has_axes && has_slab && has_rod;
  return placed;
}

}  // namespace

std::vector<StackAxis> stack_axes(const Frame& frame, const StackScene& scene) {
  const auto w = static_cast<float>(scene.shape.columns);
  // Of the front map, also where it is the lifted one and leaves a gap.
  const bool is_lifted = scene.shape.has_gaps() && scene.state.map / scene.shape.step == 0;
  const float top = is_lifted ? -scene.shape.lift() : 0.0F;
  const float bottom = top + static_cast<float>(scene.shape.rows);
  // The line along the maps begins at that map too, where its end is visible then; else it comes from behind it.
  const float end = scene.block.at({0.0F, top, scene.shape.depth()}).y;
  const bool is_along_top = end - frame.px(kBesideEdge + kTick) >= scene.view.y;
  const float along_top = is_along_top ? top : 0.0F;
  const std::pair<ShapeAxis, std::pair<BlockPoint, BlockPoint>> edges[] = {
      {ShapeAxis::kRows, {{0.0F, bottom, 0.0F}, {0.0F, top, 0.0F}}},
      {ShapeAxis::kColumns, {{w, bottom, 0.0F}, {0.0F, bottom, 0.0F}}},
      {ShapeAxis::kMapsIn, {{0.0F, along_top, 0.0F}, {0.0F, along_top, scene.shape.depth()}}}};
  std::vector<StackAxis> axes;
  for (const auto& [axis, ends] : edges) {
    const ImVec2 from = scene.block.at(ends.first);
    const ImVec2 to = scene.block.at(ends.second);
    const ImVec2 along{to.x - from.x, to.y - from.y};
    const float length = length_of(along);
    if (length < frame.px(kShortest) / 4.0F) continue;
    // The block is at the right of each.
    const ImVec2 outward{along.y / length, -along.x / length};
    const float gap = frame.px(kBesideEdge);
    const ImVec2 by{gap * outward.x, gap * outward.y};
    const bool is_behind = axis == ShapeAxis::kMapsIn && is_lifted && !is_along_top;
    axes.push_back({axis, {from.x + by.x, from.y + by.y}, {to.x + by.x, to.y + by.y}, outward, is_behind});
  }
  return axes;
}

std::vector<StackLabel> stack_labels(const Frame& frame, const StackScene& scene) {
  ImFont* large = stack_font(frame, scene.view);
  PlacedLabels placed = labels_in(frame, scene, large);
  if (placed.has_all || large == frame.fonts().body) return std::move(placed.labels);
  // They are of one rank, so of one size; a smaller one is for more of them.
  PlacedLabels smaller = labels_in(frame, scene, frame.fonts().body);
  return smaller.labels.size() > placed.labels.size() ? std::move(smaller.labels) : std::move(placed.labels);
}

void draw_stack_axes(const Frame& frame, const std::vector<StackAxis>& axes) {
  ImDrawList* draw = frame.draw_list();
  for (const StackAxis& axis : axes) {
    const ImVec2 along{axis.to.x - axis.from.x, axis.to.y - axis.from.y};
    if (length_of(along) < frame.px(kShortest)) continue;
    const bool is_lit = frame.hover().axis == axis.axis;
    const ImU32 colour = im(is_lit ? frame.theme().text : frame.theme().muted);
    const float thickness = frame.px(is_lit ? 2.0F : 1.0F);
    const ImVec2 tick{frame.px(kTick) * axis.outward.x, frame.px(kTick) * axis.outward.y};
    draw->AddLine(axis.from, axis.to, colour, thickness);
    const auto draw_tick = [&](ImVec2 end) {
      draw->AddLine({end.x - tick.x, end.y - tick.y}, {end.x + tick.x, end.y + tick.y}, colour, thickness);
    };
    draw_tick(axis.to);
    // Of a line that comes from behind a map it would stick out beside that.
    if (!axis.begins_behind) draw_tick(axis.from);
  }
}

void draw_stack_label(const Frame& frame, const StackLabel& label) {
  const Theme& theme = frame.theme();
  const Rect& area = label.area;
  if (!label.axis) {
    const float below = area.y + label.font->FontSize;
    if (label.is_right) {
      draw_text_right(frame, label.font, theme.text, {area.right(), area.y}, label.strong);
      draw_text_right(frame, label.font, theme.muted, {area.right(), below}, label.muted);
      return;
    }
    draw_text(frame, label.font, theme.text, area.min(), label.strong);
    if (!label.muted.empty()) draw_text(frame, label.font, theme.muted, {area.x, below}, label.muted);
    return;
  }
  const bool is_lit = frame.hover().axis == label.axis;
  const float width = draw_text(frame, label.font, theme.text, area.min(), label.strong);
  draw_text(frame, label.font, is_lit ? theme.text : theme.muted, {area.x + width, area.y}, label.muted);
  // As in the line of the shapes.
  if (label.axis == ShapeAxis::kMapsIn)
    frame.draw_list()->AddRectFilled({area.x, area.bottom()}, {area.right(), area.bottom() + frame.px(2)},
                                     im(theme.text));
  if (!is_lit) return;
  frame.keep_clear(area);
  const Rect around = area.inset(-frame.px(3));
  frame.draw_list()->AddRect(around.min(), around.max(), im(theme.text), 0.0F, 0, frame.px(2));
}

}  // namespace pw
