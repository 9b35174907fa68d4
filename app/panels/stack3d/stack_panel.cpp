#include "app/panels/stack3d/stack_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/panels/stack3d/face_numbers.h"
#include "app/panels/stack3d/rod_guides.h"
#include "app/panels/stack3d/stack_lines.h"
#include "app/panels/stack3d/stack_text.h"
#include "app/presentation/number_text.h"
#include "app/widgets/menu.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/pictures/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kDegreesPerPoint = 0.3F;
constexpr float kWheelZoom = 1.25F;
constexpr std::string_view kBlockRanges = "range.";

std::string block_title(const Frame& frame, bool is_short) {
  return "x: " + counted(frame.document().shape().c, is_short ? "map" : "input map");
}

template <class Change>
void move_camera(Frame& frame, Change change) {
  Selection next = frame.selection();
  change(next.camera);
  frame.select(next);
}

}  // namespace

void StackPanel::turn(Frame& frame, float yaw, float pitch) {
  move_camera(frame, [&](StackCamera& camera) {
    camera.yaw += yaw;
    camera.pitch += pitch;
  });
}

void StackPanel::zoom(Frame& frame, float factor) {
  move_camera(frame, [&](StackCamera& camera) { camera.zoom *= factor; });
}

void StackPanel::reset_camera(Frame& frame) {
  move_camera(frame, [](StackCamera& camera) { camera = {}; });
}

void StackPanel::lay_out(Rect panel, const Frame& frame) {
  panel_ = panel;
  lay_out_head(frame);
  scene_.emplace(stack_scene(frame, panel, rows_.geometry()));
  labels_ = stack_labels(frame, *scene_);
}

void StackPanel::lay_out_head(const Frame& frame) {
  for (const bool is_short : {false, true}) {
    has_short_head_ = is_short;
    float needed = text_width(frame.fonts().strong, block_title(frame, is_short)) + frame.px(44);
    modes_.lay_out(panel_, 0.0F, frame);
    for (const Button& button : head_buttons(frame)) needed += button.area.w + frame.px(6);
    modes_.lay_out(panel_, needed, frame);
    if (modes_.left() >= panel_.x + needed) return;
  }
}

std::vector<Button> StackPanel::head_buttons(const Frame& frame) const {
  const float height = frame.px(24);
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  const std::string range = has_short_head_ ? "colours" : "colour scale: " + chosen_name(frame, kBlockRanges);
  std::vector<Button> buttons = {command_button(frame, "stack.camera", "stack.camera", at, height,
                                                has_short_head_ ? std::optional<std::string>("reset") : std::nullopt),
                                 command_button(frame, "range", "range", at, height, choice_label(range))};
  align_right(buttons, modes_.left() - frame.px(16), frame.px(6));
  return buttons;
}

void StackPanel::input_head(Frame& frame) {
  modes_.input(frame);
  const std::vector<Button> buttons = head_buttons(frame);
  press(frame, buttons.front());
  choose_command(frame, buttons.back(), {kBlockRanges});
}

void StackPanel::input(Frame& frame) {
  input_head(frame);
  if (frame.is_stale()) return;
  // Before the block, on which they stand.
  input_labels(frame);
  input_block(frame);
  input_strip(frame);
}

void StackPanel::input_labels(Frame& frame) const {
  for (const StackLabel& label : labels_) {
    if (!frame.add_item(label.key, label.area).hovered) continue;
    if (label.axis) frame.hover().axis = *label.axis;
    frame.explain([axis = label.axis, is_slab = label.key == WidgetKey("stack.slab")](const Frame& shown) {
      return axis ? explain_block_axis(shown, *axis) : is_slab ? explain_slab(shown) : explain_rod(shown);
    });
  }
}

void StackPanel::input_block(Frame& frame) {
  const ItemState item = frame.add_item("stack.view", scene_->view);
  const ImGuiIO& io = ImGui::GetIO();
  if (item.hovered && io.MouseWheel != 0.0F) zoom(frame, std::pow(kWheelZoom, io.MouseWheel));
  drag(frame, item);
  const bool is_on_label =
      std::ranges::any_of(labels_, [&](const auto& label) { return frame.item(label.key).hovered; });
  if (!item.hovered || is_on_label) return;
  const auto hit = block_hit(scene_->shape, scene_->planes, scene_->state, io.MousePos);
  if (!hit) return frame.explain(explain_block);
  if (is_turning_) return;
  frame.hover().map = hit->map;
  if (hit->part != BlockPart::kRod) frame.hover().position = Position{hit->column, hit->row};
  frame.explain([hit = *hit](const Frame& shown) { return explain_block_hit(shown, hit); },
                Rect{io.MousePos.x - frame.px(8), io.MousePos.y - frame.px(8), frame.px(16), frame.px(16)});
}

// A drag turns the block; a press without one selects what is there.
void StackPanel::drag(Frame& frame, const ItemState& item) {
  const ImGuiIO& io = ImGui::GetIO();
  if (item.active && ImGui::IsMouseDragging(ImGuiMouseButton_Left, frame.px(4))) {
    const float degrees = kDegreesPerPoint / frame.px(1) * (io.KeyShift ? 0.2F : 1.0F);
    // The whole way so far, from the first of its steps on.
    const ImVec2 by = is_turning_ ? io.MouseDelta : ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0.0F);
    is_turning_ = true;
    turn(frame, -by.x * degrees, by.y * degrees);
  }
  if (item.released && !is_turning_) {
    if (const auto hit = block_hit(scene_->shape, scene_->planes, scene_->state, io.MousePos)) {
      frame.select_map(hit->map);
      frame.select_position({hit->column, hit->row});
    }
  }
  is_turning_ = is_turning_ && item.active;
}

void StackPanel::input_strip(Frame& frame) const {
  const ItemState item = frame.add_item("stack.rod", scene_->strip);
  if (!item.hovered && !item.active) return;
  const std::int64_t column = scene_->columns.column_at(ImGui::GetIO().MousePos.x);
  const std::int64_t map = frame.order().maps()[static_cast<std::size_t>(column)];
  frame.hover().map = map;
  if (item.active) frame.select_map(map);
  if (item.hovered)
    frame.explain([map](const Frame& shown) { return explain_rod_number(shown, map) + "\nPress: selects the map"; });
}

void StackPanel::draw(const Frame& frame) {
  const std::vector<Button> buttons = head_buttons(frame);
  const float left = buttons.front().area.x - panel_.x - 3.0F * frame.padding();
  const std::string title = block_title(frame, has_short_head_);
  const std::int64_t step = scene_->shape.step;
  const float room = left - text_width(frame.fonts().strong, title);
  const std::vector<std::string> captions =
      step > 1 ? std::vector<std::string>{fmt::format("each line is {} maps and shows the first", step),
                                          fmt::format("each line is {} maps", step)}
               : std::vector<std::string>{"a slab is a map, a rod is a position"};
  draw_panel(frame, panel_, title, frame.theme().text, first_that_fits(frame.fonts().small, room, captions),
             panel_.right() - buttons.front().area.x);
  frame.explain_drawn(panel_, explain_block);
  draw_buttons(frame, buttons);
  modes_.draw(frame);
  ImDrawList* draw = frame.draw_list();
  draw->PushClipRect(scene_->view.min(), {scene_->view.right(), scene_->strip.bottom()}, true);
  // The block covers what is behind it.
  draw_stack_axes(frame, stack_axes(frame, *scene_));
  draw_canvas(frame, pictures_.block(frame, *scene_), scene_->view);
  draw_hovered(frame);
  draw_marks(frame);
  draw_rod_lines(frame);
  // Over the lines, which lead past them.
  draw_face_numbers(frame, *scene_);
  for (const StackLabel& label : labels_) draw_stack_label(frame, label);
  draw->PopClipRect();
  pictures_.draw_strip(frame, *scene_);
  draw_strip_marks(frame);
}

void StackPanel::draw_marks(const Frame& frame) const {
  const StackScene& scene = *scene_;
  const std::vector<ImVec2> slab = around_slab(scene);
  draw_outline(frame, slab, 2.0F);
  frame.mark({"map", scene.state.map}, bounds_of(slab));
  const std::vector<ImVec2> on_slab = marker_on_slab(frame, scene);
  if (const auto marked = marker_on_front(frame, scene)) draw_outline(frame, *marked, 1.5F);
  draw_outline(frame, on_slab, 1.5F);
  frame.texts().add_mark("position", bounds_of(on_slab).inset(-frame.px(2)));
  const std::vector<ImVec2> dashes = from_marker_to_rod(frame, scene);
  draw_bright_dashes(frame, dashes.front(), dashes.back());
  draw_outline(frame, around_rod(scene), 1.0F);
  draw_outline(frame, around_rod_cell(scene, scene.state.map), 1.6F);
}

// The map that another panel, or the pointer, is on: its line around the block.
void StackPanel::draw_hovered(const Frame& frame) const {
  const auto map = frame.hover().map;
  const StackScene& scene = *scene_;
  if (!map || *map == scene.state.map) return;
  const auto w = static_cast<float>(scene.shape.columns);
  const float z = scene.shape.front_of(*map) + scene.shape.thickness / 2.0F;
  const std::vector<ImVec2> line = {scene.block.at({0.0F, 0.0F, z}), scene.block.at({w, 0.0F, z}),
                                    scene.block.at({w, static_cast<float>(scene.shape.rows), z})};
  draw_outline(frame, line, 1.2F, false);
  draw_outline(frame, around_rod_cell(scene, *map), 1.0F);
}

void StackPanel::draw_rod_lines(const Frame& frame) const {
  const StackScene& scene = *scene_;
  const RodGuides guides = rod_guides(frame, scene);
  ImDrawList* draw = frame.draw_list();
  // A line at an end of the strip is half beside the view.
  draw->PushClipRect({panel_.x, scene.view.y}, {panel_.right(), scene.strip.bottom()}, false);
  for (const std::vector<ImVec2>& line : guides.ends)
    draw->AddPolyline(line.data(), static_cast<int>(line.size()), im(frame.theme().muted), ImDrawFlags_None,
                      frame.px(1));
  draw_dashed(frame, guides.selected);
  draw->PopClipRect();
}

void StackPanel::draw_strip_marks(const Frame& frame) const {
  const auto mark = [&](std::int64_t map, float thickness) {
    auto cell = strip_cell(frame, *scene_, map);
    if (!cell) return;
    const float least = frame.px(5);
    if (cell->w < least) *cell = {cell->centre().x - least / 2.0F, cell->y, least, cell->h};
    draw_frame(frame, *cell, thickness);
  };
  if (frame.hover().map && *frame.hover().map != scene_->state.map) mark(*frame.hover().map, 1.0F);
  mark(scene_->state.map, 2.0F);
  frame.keep_clear(scene_->strip);
}

void StackPanel::describe(StateWriter& writer, const Frame& frame) const {
  if (!scene_) return;  // the mode has only just been chosen
  const StackCamera& camera = frame.selection().camera;
  writer.section("stack") = {{"yaw", camera.yaw},
                             {"pitch", camera.pitch},
                             {"zoom", camera.zoom},
                             {"draws", frame.pictures().block_paintings()},
                             {"maps_per_line", scene_->shape.step}};
}

}  // namespace pw
