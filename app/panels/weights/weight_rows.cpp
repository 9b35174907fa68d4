#include "app/panels/weights/weight_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/frame/parameter_edit.h"
#include "app/panels/weights/weight_bars.h"
#include "app/presentation/number_text.h"
#include "app/presentation/sum_terms.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Pixels: narrower bars are hard to grab, and those below it hard to tell apart.
constexpr float kMinCell = 3.0F;
constexpr float kNarrowCell = 2.0F;

std::string explain_weight(const Frame& frame, std::int64_t output, std::int64_t map) {
  const Document& document = frame.document();
  return fmt::format(
      "w[{}, {}] = {}\nhow much of {} goes into {}\nDrag up or down · Shift: fine · double-click: type · "
      "right-click: 0 · Ctrl-drag: paint",
      output, map, signed_text(document.parameters().w(output, map)), numbered_name(*document.input, map),
      output_name(document.weights(), output));
}

}  // namespace

void WeightRows::lay_out(Rect area, Rect scroll_bar, const Frame& frame) {
  scroll_bar_ = scroll_bar;
  const std::int64_t column = frame.order().place(frame.selection().map);
  geometry_ = arrange(frame, area);
  if (followed_column_ != column && !geometry_.is_visible(column)) {
    first_column_ = column - geometry_.columns / 2;
    geometry_ = arrange(frame, area);
  }
  followed_column_ = column;
  first_column_ = geometry_.first;
}

void WeightRows::draw(const Frame& frame) const {
  draw_weights(frame, geometry_);
  draw_added(frame);
  if (has_scroll_bar(frame)) draw_scroll_bar(frame);
  mark_cells(frame);
}

std::optional<Rect> WeightRows::column_of(const Frame& frame, std::int64_t map) const {
  const std::int64_t column = frame.order().place(map);
  if (!geometry_.is_visible(column)) return std::nullopt;
  Rect cells = geometry_.cell(0, column);
  cells.h = geometry_.area.h;
  return cells;
}

MatrixGeometry WeightRows::arrange(const Frame& frame, Rect area) const {
  const PointwiseLayer& layer = frame.document().parameters();
  MatrixGeometry geometry;
  geometry.area = area;
  // Narrow ones before some that are out of sight.
  const float least = area.w / kNarrowCell >= static_cast<float>(layer.cin) ? kNarrowCell : kMinCell;
  geometry.columns = std::clamp<std::int64_t>(static_cast<std::int64_t>(area.w / least), 1, layer.cin);
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
  const std::int64_t from = frame.order().place(drag_->map);
  const std::int64_t step = to < from ? -1 : 1;
  // Also paints columns that a quick movement skipped.
  for (std::int64_t column = from;; column += step) {
    drag_parameter(frame, weight_id(drag_->output, map_in_column(frame, column)), value);
    if (column == to) break;
  }
  drag_->map = map_in_column(frame, to);
  frame.select_map(drag_->map);
}

// The second press of a double click.
void WeightRows::type(Frame& frame, std::int64_t output, std::int64_t map) {
  drag_.reset();
  frame.take_back_first_press();
  frame.select_map(map);
  frame.select_output(output);
  frame.requests().edit =
      typed_parameter(frame, weight_id(output, map), ImVec2{ImGui::GetIO().MousePos.x, geometry_.area.y});
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
  const float travel = draws_matrix(frame) ? frame.px(60) : geometry_.row_h * 0.5F - 2.0F;
  const float change = -io.MouseDelta.y / travel * frame.scales().weights * (io.KeyShift ? 0.1F : 1.0F);
  drag_parameter(frame, weight_id(drag_->output, drag_->map), frame.drag().value += change);
}

void WeightRows::input_bars(Frame& frame) {
  // If something else ended the gesture (another stack, undo), the drag ends too.
  if (drag_ && !frame.gesture_is_open()) drag_.reset();
  const ItemState item = frame.add_item("weights", geometry_.area);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const std::int64_t map = map_in_column(frame, geometry_.column_at(mouse.x));
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
  if (!item.hovered && !drag_) return;
  frame.hover().map = drag_ ? drag_->map : map;
  frame.hover().output = drag_ ? drag_->output : output;
  if (item.hovered) point_at(frame, output, map);
}

void WeightRows::point_at(Frame& frame, std::int64_t output, std::int64_t map) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseWheel != 0.0F) first_column_ -= static_cast<std::int64_t>(io.MouseWheel * 16.0F);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    frame.select_map(map);
    set_parameter(frame, weight_id(output, map), 0.0F);
  }
  frame.explain([output = *frame.hover().output,
                 map = *frame.hover().map](const Frame& shown) { return explain_weight(shown, output, map); },
                geometry_.area);
}

// The edge of the maps added so far, a second handle of the scrubber.
Rect WeightRows::added_handle(const Frame& frame) const {
  const std::int64_t added = frame.selection().added;
  if (shown_mode(frame.selection()) != MapsMode::kProducts || added < geometry_.first ||
      added > geometry_.first + geometry_.columns)
    return {};
  const float x = geometry_.area.x + static_cast<float>(added - geometry_.first) * geometry_.cell_w;
  return {x - frame.px(5), geometry_.area.y - frame.px(4), frame.px(10), frame.px(9)};
}

void WeightRows::input_added(Frame& frame) {
  const Rect handle = added_handle(frame);
  if (handle.w <= 0.0F) return;
  const ItemState item = frame.add_item("scrub.edge", handle);
  if (item.hovered) frame.explain("The maps added so far end here. Drag to add or remove maps");
  if (!item.active) return;
  const float columns = (ImGui::GetIO().MousePos.x - geometry_.area.x) / geometry_.cell_w;
  Selection next = frame.selection();
  next.added = geometry_.first + std::lround(columns);
  frame.select(next);
}

void WeightRows::draw_added(const Frame& frame) const {
  const Rect handle = added_handle(frame);
  if (handle.w <= 0.0F || frame.added() == frame.document().network.cin()) return;
  const float x = handle.centre().x;
  const ImU32 colour = im(frame.theme().text);
  frame.draw_list()->AddLine({x, handle.y}, {x, geometry_.area.bottom()}, colour, frame.px(1.5F));
  frame.draw_list()->AddRectFilled(handle.min(), handle.max(), colour, frame.px(2));
}

void WeightRows::input(Frame& frame) {
  input_added(frame);
  input_bars(frame);
  input_scroll_bar(frame);
}

void WeightRows::mark_cells(const Frame& frame) const {
  if (!frame.is_watched() || geometry_.cell_w < kNarrowCell || geometry_.row_h < kMinCell) return;
  for (std::int64_t o = 0; o < geometry_.rows; ++o) {
    for (std::int64_t i = geometry_.first; i < geometry_.first + geometry_.columns; ++i)
      frame.mark({"weight", o, map_in_column(frame, i)}, geometry_.cell(o, i));
  }
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

// Over the columns nearest to the pointer, or to the bar that is held.
std::optional<WeightLoupe> WeightRows::loupe(const Frame& frame) const {
  const ItemState item = frame.item("weights");
  const auto map = frame.hover().map;
  const auto output = frame.hover().output;
  if (!(item.hovered || item.active) || !map || !output) return std::nullopt;
  return loupe_over(frame, geometry_, *output, frame.order().place(*map));
}

void WeightRows::draw_on_top(const Frame& frame) const {
  const auto magnified = loupe(frame);
  magnified ? draw_loupe(frame, *magnified) : draw_drag_value(frame);
}

void WeightRows::draw_drag_value(const Frame& frame) const {
  if (!drag_ || !frame.gesture_is_open()) return;
  ImFont* font = frame.fonts().body;
  const std::string text = fmt::format("w[{}, {}] = {}", drag_->output, drag_->map,
                                       signed_text(frame.document().parameters().w(drag_->output, drag_->map)));
  const float width = text_width(font, text) + frame.px(12);
  const float height = font->FontSize + frame.px(6);
  const float x = std::clamp(geometry_.cell(0, frame.order().place(drag_->map)).centre().x - width / 2.0F,
                             geometry_.area.x, geometry_.area.right() - width);
  const Rect box{x, geometry_.area.y - height - frame.px(2), width, height};
  frame.draw_list()->AddRectFilled(box.min(), box.max(), im(frame.theme().control_active), frame.px(3));
  draw_text(frame, font, frame.theme().text, {box.x + frame.px(6), box.y + frame.px(3)}, text);
}

}  // namespace pw
