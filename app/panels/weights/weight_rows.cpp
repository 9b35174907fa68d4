#include "app/panels/weights/weight_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/parameter_edit.h"
#include "app/geometry/layout.h"
#include "app/presentation/number_text.h"
#include "app/widgets/cell_numbers.h"
#include "app/widgets/picture.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr float kMinCell = 3.0F;       // pixels: narrower bars are hard to grab
constexpr float kLeastNumber = 24.0F;  // points: narrower bars have no room for a number

bool is_matrix(const Frame& frame) {
  return frame.document().network.cout() > kShownRows;
}

std::string explain_weight(const Frame& frame, std::int64_t output, std::int64_t map) {
  const Document& document = frame.document();
  return fmt::format(
      "w[{}, {}] = {}\nhow much of map {} ({}) goes into {}\nDrag up or down · Shift: fine · double-click: type · "
      "right-click: 0 · Ctrl-drag: paint",
      output, map, signed_text(document.parameters().w(output, map)), map, map_name(*document.input, map),
      output_name(document.weights(), output));
}

}  // namespace

void WeightRows::lay_out(Rect area, Rect scroll_bar, float explanation_bottom, const Frame& frame) {
  scroll_bar_ = scroll_bar;
  explanation_bottom_ = explanation_bottom;
  const std::int64_t map = frame.selection().map;
  geometry_ = arrange(frame, area);
  if (followed_map_ != map && (map < geometry_.first || map >= geometry_.first + geometry_.columns)) {
    first_column_ = map - geometry_.columns / 2;
    geometry_ = arrange(frame, area);
  }
  followed_map_ = map;
  first_column_ = geometry_.first;
}

void WeightRows::draw(const Frame& frame) const {
  for (std::int64_t o = 0; o < geometry_.rows; ++o) draw_row(frame, o);
  draw_numbers(frame);
  draw_columns(frame);
  if (is_matrix(frame)) mark_row(frame);
  if (has_scroll_bar(frame)) draw_scroll_bar(frame);
  mark_cells(frame);
}

std::optional<Rect> WeightRows::selected_cell(const Frame& frame, std::int64_t output) const {
  const std::int64_t map = frame.selection().map;
  if (map < geometry_.first || map >= geometry_.first + geometry_.columns || output >= geometry_.rows)
    return std::nullopt;
  return geometry_.cell(output, map);
}

MatrixGeometry WeightRows::arrange(const Frame& frame, Rect area) const {
  const PointwiseLayer& layer = frame.document().parameters();
  MatrixGeometry geometry;
  geometry.area = area;
  geometry.columns = std::clamp<std::int64_t>(static_cast<std::int64_t>(area.w / kMinCell), 1, layer.cin);
  geometry.first = std::clamp<std::int64_t>(first_column_, 0, layer.cin - geometry.columns);
  geometry.rows = layer.cout;
  geometry.cell_w = area.w / static_cast<float>(geometry.columns);
  geometry.row_h = area.h / static_cast<float>(geometry.rows);
  return geometry;
}

bool WeightRows::has_scroll_bar(const Frame& frame) const {
  return geometry_.columns < frame.document().network.cin();
}

void WeightRows::input_scroll_bar(Frame& frame) {
  if (!has_scroll_bar(frame)) return;
  const std::int64_t cin = frame.document().network.cin();
  const Rect& area = scroll_bar_;
  const ItemState item = frame.add_item("weights_scroll", {area.x, area.y - frame.px(2), area.w, area.h + frame.px(4)});
  if (item.active) {
    const float share = static_cast<float>(geometry_.columns) / static_cast<float>(cin);
    const float at = (ImGui::GetIO().MousePos.x - area.x) / area.w - share / 2.0F;
    first_column_ =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(at * static_cast<float>(cin)), 0, cin - geometry_.columns);
  }
  if (!item.hovered) return;
  frame.explain(
      fmt::format("Columns {} … {} of {} are visible", geometry_.first, geometry_.first + geometry_.columns - 1, cin));
}

// Sets the value at which a bar of this row would end at the pointer.
void WeightRows::paint_to(Frame& frame, ImVec2 point) {
  const float middle = geometry_.area.y + (static_cast<float>(drag_->output) + 0.5F) * geometry_.row_h;
  const float share = std::clamp((middle - point.y) / (geometry_.row_h * 0.5F - 2.0F), -1.0F, 1.0F);
  const float value = share * frame.scales().weights;
  const std::int64_t to = geometry_.column_at(point.x);
  const std::int64_t step = to < drag_->map ? -1 : 1;
  // Also paints columns that a quick movement skipped.
  for (std::int64_t map = drag_->map;; map += step) {
    drag_parameter(frame, weight_id(drag_->output, map), value);
    if (map == to) break;
  }
  drag_->map = to;
  frame.select_map(to);
}

// The second press of a double click.
void WeightRows::type(Frame& frame, std::int64_t output, std::int64_t map) {
  drag_.reset();
  frame.take_back_first_press();
  frame.select_map(map);
  frame.select_output(output);
  frame.requests().edit = EditRequest{weight_id(output, map), {ImGui::GetIO().MousePos.x, geometry_.area.y}};
}

void WeightRows::begin_drag(Frame& frame, std::int64_t output, std::int64_t map) {
  drag_ = Drag{output, map, ImGui::GetIO().KeyCtrl};
  frame.select_map(map);
  frame.select_output(output);
  frame.begin_gesture();
  frame.drag().value = parameter_value(frame.document(), weight_id(output, map));
  if (drag_->paints) paint_to(frame, ImGui::GetIO().MousePos);
}

void WeightRows::drag(Frame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  if (drag_->paints) return paint_to(frame, io.MousePos);
  if (io.MouseDelta.y == 0.0F) return;
  const float travel = is_matrix(frame) ? frame.px(60) : geometry_.row_h * 0.5F - 2.0F;
  const float change = -io.MouseDelta.y / travel * frame.scales().weights * (io.KeyShift ? 0.1F : 1.0F);
  drag_parameter(frame, weight_id(drag_->output, drag_->map), frame.drag().value += change);
}

void WeightRows::input_bars(Frame& frame) {
  // If something else ended the gesture (another stack, undo), the drag ends too.
  if (drag_ && !frame.gesture_is_open()) drag_.reset();
  const ItemState item = frame.add_item("weights", geometry_.area);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t map = geometry_.column_at(mouse.x);
  const std::int64_t output = geometry_.row_at(mouse.y);
  if (item.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    type(frame, output, map);
  } else if (item.pressed) {
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

void WeightRows::point_at(Frame& frame, std::int64_t output, std::int64_t map) {
  const ImGuiIO& io = ImGui::GetIO();
  frame.hover().map = drag_ ? drag_->map : map;
  frame.hover().output = drag_ ? drag_->output : output;
  if (io.MouseWheel != 0.0F) first_column_ -= static_cast<std::int64_t>(io.MouseWheel * 16.0F);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    frame.select_map(map);
    set_parameter(frame, weight_id(output, map), 0.0F);
  }
  // A tooltip would hide the outputs while dragging.
  if (drag_) return;
  frame.explain([output, map](const Frame& shown) { return explain_weight(shown, output, map); }, explanation_bottom_);
}

void WeightRows::input(Frame& frame) {
  input_bars(frame);
  input_scroll_bar(frame);
}

// The selected filter's, however low it is.
void WeightRows::mark_row(const Frame& frame) const {
  const Rect cell = geometry_.cell(frame.selection().output, geometry_.first);
  const float middle = cell.centre().y;
  const float half_h = std::max(cell.h - 1.0F, frame.px(5)) / 2.0F;
  frame.draw_list()->AddRectFilled({cell.x - frame.px(7), middle - half_h}, {cell.x - frame.px(4), middle + half_h},
                                   im(frame.theme().text));
}

void WeightRows::mark_cells(const Frame& frame) const {
  if (!frame.is_watched() || geometry_.cell_w < kMinCell || geometry_.row_h < kMinCell) return;
  for (std::int64_t o = 0; o < geometry_.rows; ++o) {
    for (std::int64_t i = geometry_.first; i < geometry_.first + geometry_.columns; ++i)
      frame.mark({"weight", o, i}, geometry_.cell(o, i));
  }
}

void WeightRows::draw_row(const Frame& frame, std::int64_t output) const {
  const PointwiseLayer& layer = frame.document().parameters();
  const bool matrix = is_matrix(frame);
  const float half_range = frame.scales().weights;
  const Range range = symmetric_range(half_range);
  ImDrawList* draw = frame.draw_list();
  const float middle = std::floor(geometry_.area.y + (static_cast<float>(output) + 0.5F) * geometry_.row_h);
  if (!matrix) draw->AddLine({geometry_.area.x, middle}, {geometry_.area.right(), middle}, im(frame.theme().border));
  for (std::int64_t i = geometry_.first; i < geometry_.first + geometry_.columns; ++i) {
    const float weight = layer.w(output, i);
    const Rect cell = geometry_.cell(output, i);
    const float width = std::max(1.0F, cell.w - (cell.w > 3.0F ? 1.0F : 0.0F));
    if (matrix || !std::isfinite(weight)) {
      draw->AddRectFilled(cell.min(), {cell.x + width, std::max(cell.y + 1.0F, cell.bottom() - 1.0F)},
                          im(color_of(*frame.theme().diverging, range, weight)));
      continue;
    }
    if (weight == 0.0F) continue;
    const float length = std::clamp(weight / half_range, -1.0F, 1.0F) * (geometry_.row_h * 0.5F - 2.0F);
    draw->AddRectFilled({cell.x, std::min(middle, middle - length)},
                        {cell.x + width, std::max(middle, middle - length) + 1.0F}, frame.sign_colour(weight));
  }
}

// In a matrix on the cells; beside the bars in the half that is empty.
void WeightRows::draw_numbers(const Frame& frame) const {
  const bool matrix = is_matrix(frame);
  const float height = geometry_.row_h - 1.0F;
  if (geometry_.cell_w < frame.px(kLeastNumber) || height < frame.fonts().small->FontSize) return;
  const PointwiseLayer& layer = frame.document().parameters();
  std::vector<float> weights;
  for (std::int64_t o = 0; o < geometry_.rows; ++o) {
    for (std::int64_t i = 0; i < geometry_.columns; ++i) weights.push_back(layer.w(o, geometry_.first + i));
  }
  const CellNumbers numbers(frame.fonts(), weights, {geometry_.cell_w - 2.0F, height});
  const Range range = symmetric_range(frame.scales().weights);
  for (std::size_t at = 0; at < numbers.texts.size(); ++at) {
    const auto index = static_cast<std::int64_t>(at);
    const Rect cell = geometry_.cell(index / geometry_.columns, geometry_.first + index % geometry_.columns);
    const ImVec2 centre = cell.centre();
    const Rgb colour =
        matrix ? text_colour_on(color_of(*frame.theme().diverging, range, weights[at])) : frame.theme().text;
    // In the middle of its row, so that it cannot be taken for a number of the next one.
    if (!matrix) {
      const float half_w = text_width(numbers.font, numbers.texts[at]) / 2.0F + frame.px(3);
      const float half_h = numbers.font->FontSize / 2.0F;
      frame.draw_list()->AddRectFilled({centre.x - half_w, centre.y - half_h}, {centre.x + half_w, centre.y + half_h},
                                       im(frame.theme().panel), frame.px(3));
    }
    draw_text_centred(frame, numbers.font, colour, {centre.x, centre.y - numbers.font->FontSize / 2.0F},
                      numbers.texts[at]);
  }
}

void WeightRows::draw_columns(const Frame& frame) const {
  const auto column_of = [&](std::int64_t map) -> std::optional<Rect> {
    if (map < geometry_.first || map >= geometry_.first + geometry_.columns) return std::nullopt;
    Rect column = geometry_.cell(0, map);
    column.h = geometry_.area.h;
    return column;
  };
  if (frame.hover().map) {
    if (const auto column = column_of(*frame.hover().map))
      frame.draw_list()->AddRectFilled(column->min(), column->max(), im(frame.theme().text, 0.22F));
  }
  if (const auto column = column_of(frame.selection().map)) draw_frame(frame, column->inset(-1.0F), 2.0F);
}

void WeightRows::draw_scroll_bar(const Frame& frame) const {
  const auto cin = static_cast<float>(frame.document().network.cin());
  const Rect& area = scroll_bar_;
  const float share = static_cast<float>(geometry_.columns) / cin;
  const float x = area.x + area.w * static_cast<float>(geometry_.first) / cin;
  ImDrawList* draw = frame.draw_list();
  draw->AddRectFilled(area.min(), area.max(), im(frame.theme().track));
  draw->AddRectFilled({x, area.y}, {x + std::max(frame.px(12), area.w * share), area.bottom()},
                      im(frame.theme().handle));
}

void WeightRows::draw_drag_value(const Frame& frame) const {
  if (!drag_ || !frame.gesture_is_open()) return;
  ImFont* font = frame.fonts().body;
  const std::string text = fmt::format("w[{}, {}] = {}", drag_->output, drag_->map,
                                       signed_text(frame.document().parameters().w(drag_->output, drag_->map)));
  const float width = text_width(font, text) + frame.px(12);
  const float height = font->FontSize + frame.px(6);
  const float x = std::clamp(geometry_.cell(0, drag_->map).centre().x - width / 2.0F, geometry_.area.x,
                             geometry_.area.right() - width);
  const Rect box{x, geometry_.area.y - height - frame.px(2), width, height};
  frame.draw_list()->AddRectFilled(box.min(), box.max(), im(frame.theme().control_active), frame.px(3));
  draw_text(frame, font, frame.theme().text, {box.x + frame.px(6), box.y + frame.px(3)}, text);
}

}  // namespace pw
