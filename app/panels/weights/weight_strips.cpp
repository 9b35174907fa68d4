#include "app/panels/weights/weight_strips.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/parameter_edit.h"
#include "app/geometry/layout.h"
#include "app/presentation/number_text.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kLeastCell = 3.0F;  // pixels: narrower bars cannot be taken

bool is_matrix(const Frame& frame) {
  return frame.document().network.cout() > kShownRows;
}

std::string explain_weight(const Frame& frame, std::int64_t output, std::int64_t map) {
  const Document& document = frame.document();
  return fmt::format(
      "w[{}, {}] = {}\nhow much of map {} ({}) goes into {}\nDrag up or down · Shift fine · double-click types · "
      "right-click 0 · Ctrl-drag paints",
      output, map, signed_text(document.parameters().w(output, map)), map, map_name(*document.input, map),
      output_name(document.weights(), output));
}

}  // namespace

void WeightStrips::lay_out(Rect area, Rect scroll_bar, float explanation_bottom, const Frame& frame) {
  scroll_bar_ = scroll_bar;
  explanation_bottom_ = explanation_bottom;
  const std::int64_t map = frame.selection().map;
  strips_ = arrange(frame, area);
  if (followed_map_ != map && (map < strips_.first || map >= strips_.first + strips_.columns)) {
    first_column_ = map - strips_.columns / 2;
    strips_ = arrange(frame, area);
  }
  followed_map_ = map;
  first_column_ = strips_.first;
}

void WeightStrips::draw(const Frame& frame) const {
  for (std::int64_t o = 0; o < strips_.rows; ++o) draw_strip(frame, o);
  draw_columns(frame);
  draw_drag_value(frame);
  if (has_scroll_bar(frame)) draw_scroll_bar(frame);
  mark_cells(frame);
}

std::optional<Rect> WeightStrips::selected_cell(const Frame& frame, std::int64_t output) const {
  const std::int64_t map = frame.selection().map;
  if (map < strips_.first || map >= strips_.first + strips_.columns || output >= strips_.rows) return std::nullopt;
  return strips_.cell(output, map);
}

StripGeometry WeightStrips::arrange(const Frame& frame, Rect area) const {
  const PointwiseLayer& layer = frame.document().parameters();
  StripGeometry strips;
  strips.area = area;
  strips.columns = std::clamp<std::int64_t>(static_cast<std::int64_t>(area.w / kLeastCell), 1, layer.cin);
  strips.first = std::clamp<std::int64_t>(first_column_, 0, layer.cin - strips.columns);
  strips.rows = layer.cout;
  strips.cell_w = area.w / static_cast<float>(strips.columns);
  strips.row_h = area.h / static_cast<float>(strips.rows);
  return strips;
}

bool WeightStrips::has_scroll_bar(const Frame& frame) const {
  return strips_.columns < frame.document().network.cin();
}

void WeightStrips::input_scroll_bar(Frame& frame) {
  if (!has_scroll_bar(frame)) return;
  const std::int64_t cin = frame.document().network.cin();
  const Rect& area = scroll_bar_;
  const ItemState item = frame.add_item("weights_scroll", {area.x, area.y - frame.px(2), area.w, area.h + frame.px(4)});
  if (item.active) {
    const float share = static_cast<float>(strips_.columns) / static_cast<float>(cin);
    const float at = (ImGui::GetIO().MousePos.x - area.x) / area.w - share / 2.0F;
    first_column_ =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(at * static_cast<float>(cin)), 0, cin - strips_.columns);
  }
  if (!item.hovered) return;
  frame.explain(
      fmt::format("Columns {} … {} of {} are visible", strips_.first, strips_.first + strips_.columns - 1, cin));
}

// The value at which a bar of this row ends at the pointer.
void WeightStrips::paint_to(Frame& frame, ImVec2 point) {
  const float middle = strips_.area.y + (static_cast<float>(drag_->output) + 0.5F) * strips_.row_h;
  const float share = std::clamp((middle - point.y) / (strips_.row_h * 0.5F - 2.0F), -1.0F, 1.0F);
  const float value = share * frame.scales().weights;
  const std::int64_t to = strips_.column_at(point.x);
  const std::int64_t step = to < drag_->map ? -1 : 1;
  // Columns that a quick movement skipped are painted too.
  for (std::int64_t map = drag_->map;; map += step) {
    set_parameter(frame, weight_id(drag_->output, map), value);
    if (map == to) break;
  }
  drag_->map = to;
  frame.select_map(to);
}

void WeightStrips::begin_drag(Frame& frame, std::int64_t output, std::int64_t map) {
  drag_ = Drag{output, map, ImGui::GetIO().KeyCtrl};
  frame.select_map(map);
  frame.select_output(output);
  frame.begin_gesture();
  if (drag_->paints) paint_to(frame, ImGui::GetIO().MousePos);
}

void WeightStrips::drag(Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  if (drag_->paints) return paint_to(frame, io.MousePos);
  if (io.MouseDelta.y == 0.0F) return;
  const float travel = is_matrix(frame) ? frame.px(60) : strips_.row_h * 0.5F - 2.0F;
  const float change = -io.MouseDelta.y / travel * frame.scales().weights * (io.KeyShift ? 0.1F : 1.0F);
  const ParameterId id = weight_id(drag_->output, drag_->map);
  set_parameter(frame, id, parameter_value(frame.document(), id) + change);
}

void WeightStrips::input_bars(Frame& frame) {
  // A gesture that something else has ended (another stack, undo) takes the bar out of the hand.
  if (drag_ && !frame.gesture_is_open()) drag_.reset();
  const ItemState item = frame.add_item("weights", strips_.area);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t map = strips_.column_at(mouse.x);
  const std::int64_t output = strips_.row_at(mouse.y);
  if (item.pressed) {
    begin_drag(frame, output, map);
  } else if (item.active && drag_) {
    drag(frame);
  }
  if (item.released) {
    drag_.reset();
    frame.end_gesture();
  }
  if (item.hovered) point_at(frame, output, map);
}

void WeightStrips::point_at(Frame& frame, std::int64_t output, std::int64_t map) {
  const ImGuiIO& io = ImGui::GetIO();
  frame.hover().map = drag_ ? drag_->map : map;
  frame.hover().output = drag_ ? drag_->output : output;
  if (io.MouseWheel != 0.0F) first_column_ -= static_cast<std::int64_t>(io.MouseWheel * 16.0F);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    frame.select_map(map);
    set_parameter(frame, weight_id(output, map), 0.0F);
  }
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    frame.requests().edit = EditRequest{weight_id(output, map), {io.MousePos.x, strips_.area.y}};
  // It would hide the outputs that the drag is about.
  if (drag_) return;
  frame.explain([output, map](const Frame& shown) { return explain_weight(shown, output, map); }, explanation_bottom_);
}

void WeightStrips::input(Frame& frame) {
  input_bars(frame);
  input_scroll_bar(frame);
}

void WeightStrips::mark_cells(const Frame& frame) const {
  if (!frame.is_watched() || strips_.cell_w < kLeastCell || strips_.row_h < kLeastCell) return;
  for (std::int64_t o = 0; o < strips_.rows; ++o) {
    for (std::int64_t i = strips_.first; i < strips_.first + strips_.columns; ++i)
      frame.mark({"weight", o, i}, strips_.cell(o, i));
  }
}

void WeightStrips::draw_strip(const Frame& frame, std::int64_t output) const {
  const PointwiseLayer& layer = frame.document().parameters();
  const bool matrix = is_matrix(frame);
  const float half_range = frame.scales().weights;
  const Range range = symmetric_range(half_range);
  ImDrawList* draw = frame.draw_list();
  const float middle = std::floor(strips_.area.y + (static_cast<float>(output) + 0.5F) * strips_.row_h);
  if (!matrix) draw->AddLine({strips_.area.x, middle}, {strips_.area.right(), middle}, im(frame.theme().border));
  for (std::int64_t i = strips_.first; i < strips_.first + strips_.columns; ++i) {
    const float weight = layer.w(output, i);
    const Rect cell = strips_.cell(output, i);
    const float width = std::max(1.0F, cell.w - (cell.w > 3.0F ? 1.0F : 0.0F));
    if (matrix || !std::isfinite(weight)) {
      draw->AddRectFilled(cell.min(), {cell.x + width, std::max(cell.y + 1.0F, cell.bottom() - 1.0F)},
                          im(color_of(*frame.theme().diverging, range, weight)));
      continue;
    }
    if (weight == 0.0F) continue;
    const float length = std::clamp(weight / half_range, -1.0F, 1.0F) * (strips_.row_h * 0.5F - 2.0F);
    draw->AddRectFilled({cell.x, std::min(middle, middle - length)},
                        {cell.x + width, std::max(middle, middle - length) + 1.0F}, frame.sign_colour(weight));
  }
}

void WeightStrips::draw_columns(const Frame& frame) const {
  const auto column_of = [&](std::int64_t map) -> std::optional<Rect> {
    if (map < strips_.first || map >= strips_.first + strips_.columns) return std::nullopt;
    Rect column = strips_.cell(0, map);
    column.h = strips_.area.h;
    return column;
  };
  if (frame.hover().map) {
    if (const auto column = column_of(*frame.hover().map))
      frame.draw_list()->AddRectFilled(column->min(), column->max(), im(frame.theme().text, 0.22F));
  }
  if (const auto column = column_of(frame.selection().map)) draw_frame(frame, column->inset(-1.0F), 2.0F);
}

void WeightStrips::draw_scroll_bar(const Frame& frame) const {
  const auto cin = static_cast<float>(frame.document().network.cin());
  const Rect& area = scroll_bar_;
  const float share = static_cast<float>(strips_.columns) / cin;
  const float x = area.x + area.w * static_cast<float>(strips_.first) / cin;
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(area.min(), area.max(), im(frame.theme().track));
  draw->AddRectFilled({x, area.y}, {x + std::max(frame.px(12), area.w * share), area.bottom()},
                      im(frame.theme().handle));
}

void WeightStrips::draw_drag_value(const Frame& frame) const {
  if (!drag_ || !frame.gesture_is_open()) return;
  ImFont* font = frame.fonts().mono;
  const std::string text = fmt::format("w[{}, {}] = {}", drag_->output, drag_->map,
                                       signed_text(frame.document().parameters().w(drag_->output, drag_->map)));
  const float width = text_width(font, text) + frame.px(12);
  const float height = font->FontSize + frame.px(6);
  const float x =
      std::clamp(strips_.cell(0, drag_->map).centre().x - width / 2.0F, strips_.area.x, strips_.area.right() - width);
  const Rect box{x, strips_.area.y - height - frame.px(2), width, height};
  frame.draw_list()->AddRectFilled(box.min(), box.max(), im(frame.theme().control_active), frame.px(3));
  draw_text(frame, font, frame.theme().text, {box.x + frame.px(6), box.y + frame.px(3)}, text);
}

}  // namespace pw
