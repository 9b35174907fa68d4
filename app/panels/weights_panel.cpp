#include "app/panels/weights_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/controls.h"
#include "app/panels/parameter_gesture.h"
#include "app/panels/picture.h"
#include "app/panels/text.h"
#include "app/view/number_text.h"
#include "app/window/commands.h"

namespace pw {
namespace {

constexpr float kLeastCell = 3.0F;  // pixels: narrower bars cannot be taken
constexpr std::int64_t kMostStrips = 4;

const char* activation_label(Activation activation) {
  switch (activation) {
    case Activation::kNone:
      return "activation: none";
    case Activation::kRelu:
      return "activation: ReLU";
    case Activation::kSigmoid:
      return "activation: sigmoid";
    default:
      return "activation: softmax";
  }
}

bool is_matrix(const Ui& ui) {
  return ui.document().parameters().cout > kMostStrips;
}

}  // namespace

std::optional<Rect> WeightsPanel::selected_cell(std::int64_t output) const {
  if (selected_map_ < strips_.first || selected_map_ >= strips_.first + strips_.columns || output >= strips_.rows)
    return std::nullopt;
  return strips_.cell(output, selected_map_);
}

StripGeometry WeightsPanel::arrange(const Ui& ui, Rect area) const {
  const PointwiseLayer& layer = ui.document().parameters();
  StripGeometry strips;
  strips.area = area;
  strips.columns =
      std::clamp<std::int64_t>(static_cast<std::int64_t>(area.w / kLeastCell), 1, std::max<std::int64_t>(1, layer.cin));
  strips.first = std::clamp<std::int64_t>(ui.view.first_column, 0, layer.cin - strips.columns);
  strips.rows = std::max<std::int64_t>(1, layer.cout);
  strips.cell_w = area.w / static_cast<float>(strips.columns);
  strips.row_h = area.h / static_cast<float>(strips.rows);
  return strips;
}

void WeightsPanel::draw_head(Ui& ui) {
  const Rect head = ui.layout.weights;
  const Document& document = ui.document();
  const float height = ui.px(24);
  const std::string activation = activation_label(document.parameters().activation);
  const std::string pin = "pin ranges";
  const std::string change = "change since press";
  const float gap = ui.px(6);
  const float widths =
      button_width(ui, activation + " ▾") + button_width(ui, pin) + button_width(ui, change) + 2.0F * gap;
  put_panel(ui, head, fmt::format("W: {} × {} weights", document.parameters().cout, document.parameters().cin),
            ui.theme.text, "in the order of the maps · every bar is a slider · Ctrl-drag paints", widths + ui.px(10));
  float x = head.right() - ui.px(10) - widths;
  const float y = head.y + ui.px(5);
  float used = 0.0F;
  const Activation now = document.parameters().activation;
  const auto chosen = put_choice(
      ui, "activation", activation, {x, y}, height, "What is done to each sum (A)",
      {{"none", "y is the weighted sum plus the bias.", now == Activation::kNone},
       {"ReLU", "Negative sums become 0. Without it two such layers in a row would be one.", now == Activation::kRelu},
       {"sigmoid", "Each output on its own becomes a probability.", now == Activation::kSigmoid},
       {"softmax", "The outputs of one position share a probability of 1; only their differences matter.",
        now == Activation::kSoftmax}},
      used);
  if (chosen) ui.session.dispatch(SetActivation{static_cast<Activation>(*chosen)});
  x += used + gap;
  if (put_button(ui, "pin", pin, {x, y}, height,
                 "Keeps the outputs' colour ranges and the bars' scale as they are, after a drag too (P)", used,
                 {ui.view.pin_ranges}))
    run_command(ui, WindowCommand::kPinRanges);
  x += used + gap;
  if (put_button(ui, "change", change, {x, y}, height,
                 "Shows what the outputs gained (orange) and lost (blue) since the last press (C)", used,
                 {ui.view.show_change}))
    run_command(ui, WindowCommand::kShowChange);
}

void WeightsPanel::put_filter_label(Ui& ui, Rect row, std::int64_t output) {
  const Document& document = ui.document();
  const float text_y = row.centre().y - ui.fonts.body->FontSize / 2.0F;
  const std::string title = fmt::format("filter {}", output);
  const float title_w = put_text(ui, ui.fonts.strong, ui.output_colour(output), {row.x, text_y}, title);
  const float number_w = text_width(ui.fonts.mono, "−0.000") + ui.px(4);
  const float slider_w = std::clamp(row.w * 0.3F, ui.px(60), ui.px(120));
  const float name_w = row.w - title_w - slider_w - number_w - ui.px(44);
  if (name_w > ui.px(30))
    put_text_within(ui, ui.fonts.small, ui.theme.muted, {row.x + title_w + ui.px(8), text_y + ui.px(2)}, name_w,
                    output_name(*document.layer, output));
  const Rect slider{row.right() - number_w - slider_w - ui.px(8), row.centre().y - ui.px(11), slider_w, ui.px(22)};
  put_text_right(ui, ui.fonts.small, ui.theme.muted, {slider.x - ui.px(5), text_y + ui.px(1)}, "b");
  const float bias = document.parameters().bias[static_cast<std::size_t>(output)];
  const float reach = std::max(ui.view.bias_reach, 1e-6F);
  const SliderEvent event = put_slider(
      ui, fmt::format("bias_slider.{}", output).c_str(), slider, bias, reach,
      fmt::format("b[{}]: added to every position of {}. Drag; Shift is fine; double-click types; right-click sets 0.",
                  output, output_name(*document.layer, output)));
  follow_slider(ui, event, {output, std::nullopt, {slider.x, slider.bottom()}});
  put_text_right(ui, ui.fonts.mono, ui.theme.text,
                 {row.right() - ui.px(4), row.centre().y - ui.fonts.mono->FontSize / 2.0F}, signed_text(bias));
}

void WeightsPanel::put_strips(const Ui& ui) const {
  const PointwiseLayer& layer = ui.document().parameters();
  const bool matrix = is_matrix(ui);
  const Range range = symmetric_range(ui.view.weight_reach);
  for (std::int64_t o = 0; o < layer.cout; ++o) {
    const float middle = std::floor(strips_.area.y + (static_cast<float>(o) + 0.5F) * strips_.row_h);
    if (!matrix) ui.draw->AddLine({strips_.area.x, middle}, {strips_.area.right(), middle}, im(ui.theme.border));
    for (std::int64_t i = strips_.first; i < strips_.first + strips_.columns; ++i) {
      const float weight = layer.w(o, i);
      const Rect cell = strips_.cell(o, i);
      const float width = std::max(1.0F, cell.w - (cell.w > 3.0F ? 1.0F : 0.0F));
      if (matrix || !std::isfinite(weight)) {
        ui.draw->AddRectFilled(cell.min(), {cell.x + width, std::max(cell.y + 1.0F, cell.bottom() - 1.0F)},
                               im(color_of(*ui.theme.diverging, range, weight)));
        continue;
      }
      const float length = std::clamp(weight / ui.view.weight_reach, -1.0F, 1.0F) * (strips_.row_h * 0.5F - 2.0F);
      if (weight != 0.0F)
        ui.draw->AddRectFilled({cell.x, std::min(middle, middle - length)},
                               {cell.x + width, std::max(middle, middle - length) + 1.0F}, ui.sign_colour(weight));
    }
  }
  const auto mark_column = [&](std::int64_t map, bool strong) {
    if (map < strips_.first || map >= strips_.first + strips_.columns) return;
    Rect column = strips_.cell(0, map);
    column.h = strips_.area.h;
    if (strong) {
      put_frame(ui, column.inset(-1.0F), 2.0F);
    } else {
      ui.draw->AddRectFilled(column.min(), column.max(), im(ui.theme.text, 0.22F));
    }
  };
  if (ui.view.hover.map) mark_column(*ui.view.hover.map, false);
  mark_column(ui.view.selected_map, true);
}

void WeightsPanel::put_scroll_bar(Ui& ui, Rect area) {
  const std::int64_t cin = ui.document().parameters().cin;
  if (strips_.columns >= cin) return;
  const float share = static_cast<float>(strips_.columns) / static_cast<float>(cin);
  const float x = area.x + area.w * static_cast<float>(strips_.first) / static_cast<float>(cin);
  ui.draw->AddRectFilled(area.min(), area.max(), im(ui.theme.track));
  ui.draw->AddRectFilled({x, area.y}, {x + std::max(ui.px(12), area.w * share), area.bottom()}, im(ui.theme.handle));
  ImGui::SetCursorScreenPos({area.x, area.y - ui.px(2)});
  ImGui::InvisibleButton("weights_scroll", {area.w, area.h + ui.px(4)});
  ui.widgets.mark("weights_scroll", area);
  if (ImGui::IsItemActive()) {
    const float at = (ImGui::GetIO().MousePos.x - area.x) / area.w - share / 2.0F;
    ui.view.first_column =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(at * static_cast<float>(cin)), 0, cin - strips_.columns);
  }
  tooltip(ui,
          fmt::format("Columns {} … {} of {} are in sight", strips_.first, strips_.first + strips_.columns - 1, cin));
}

// The value at which a bar of this row ends at the pointer.
void WeightsPanel::paint_to(Ui& ui, ImVec2 point) {
  const float middle = strips_.area.y + (static_cast<float>(drag_->output) + 0.5F) * strips_.row_h;
  const float value =
      std::clamp((middle - point.y) / (strips_.row_h * 0.5F - 2.0F), -1.0F, 1.0F) * ui.view.weight_reach;
  const std::int64_t to = strips_.column_at(point.x);
  const std::int64_t step = to < drag_->map ? -1 : 1;
  // Columns that a quick movement skipped are painted too.
  for (std::int64_t map = drag_->map;; map += step) {
    set_parameter(ui, {drag_->output, map, {}}, value);
    if (map == to) break;
  }
  drag_->map = to;
  ui.view.selected_map = to;
}

void WeightsPanel::drag(Ui& ui) {
  const ImGuiIO& io = ImGui::GetIO();
  if (drag_->paints) return paint_to(ui, io.MousePos);
  if (io.MouseDelta.y == 0.0F) return;
  const float travel = is_matrix(ui) ? ui.px(60) : strips_.row_h * 0.5F - 2.0F;
  const float change = -io.MouseDelta.y / travel * ui.view.weight_reach * (io.KeyShift ? 0.1F : 1.0F);
  set_parameter(ui, {drag_->output, drag_->map, {}}, ui.document().parameters().w(drag_->output, drag_->map) + change);
}

void WeightsPanel::answer_pointer(Ui& ui) {
  const Document& document = ui.document();
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetCursorScreenPos(strips_.area.min());
  ImGui::InvisibleButton("weights", {std::max(1.0F, strips_.area.w), std::max(1.0F, strips_.area.h)});
  ui.widgets.mark("weights", strips_.area);
  const bool hovered = ImGui::IsItemHovered();
  const std::int64_t map = strips_.column_at(io.MousePos.x);
  const std::int64_t output = strips_.row_at(io.MousePos.y);
  if (ImGui::IsItemActivated()) {
    drag_ = Drag{output, map, io.KeyCtrl};
    ui.view.selected_map = map;
    ui.view.selected_output = output;
    ui.session.begin_gesture();
    if (drag_->paints) paint_to(ui, io.MousePos);
  } else if (ImGui::IsItemActive() && drag_) {
    drag(ui);
  }
  if (ImGui::IsItemDeactivated()) {
    drag_.reset();
    ui.session.end_gesture();
  }
  if (!hovered) return;
  ui.hover_next.map = drag_ ? drag_->map : map;
  ui.hover_next.output = drag_ ? drag_->output : output;
  if (io.MouseWheel != 0.0F) ui.view.first_column -= static_cast<std::int64_t>(io.MouseWheel * 16.0F);
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    ui.view.selected_map = map;
    set_parameter(ui, {output, map, {}}, 0.0F);
  }
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    ui.requests.edit = EditTarget{output, map, {io.MousePos.x, strips_.area.y}};
  // A tooltip would hide the outputs that the drag is about.
  if (drag_) return;
  show_tooltip_above(ui, ui.layout.weights.y,
                     fmt::format("w[{}, {}] = {}\nhow much of map {} ({}) goes into {}\nDrag up or down · Shift fine · "
                                 "double-click types · right-click 0 · Ctrl-drag paints",
                                 output, map, signed_text(document.parameters().w(output, map)), map,
                                 map_name(*document.input, map), output_name(*document.layer, output)));
}

void WeightsPanel::put_drag_value(const Ui& ui) const {
  if (!drag_) return;
  const std::string text = fmt::format("w[{}, {}] = {}", drag_->output, drag_->map,
                                       signed_text(ui.document().parameters().w(drag_->output, drag_->map)));
  const float width = text_width(ui.fonts.mono, text) + ui.px(12);
  const float height = ui.fonts.mono->FontSize + ui.px(6);
  const float x =
      std::clamp(strips_.cell(0, drag_->map).centre().x - width / 2.0F, strips_.area.x, strips_.area.right() - width);
  const Rect box{x, strips_.area.y - height - ui.px(2), width, height};
  ui.draw->AddRectFilled(box.min(), box.max(), im(ui.theme.control_active), ui.px(3));
  put_text(ui, ui.fonts.mono, ui.theme.text, {box.x + ui.px(6), box.y + ui.px(3)}, text);
}

void WeightsPanel::draw(Ui& ui) {
  const std::int64_t cout = ui.document().parameters().cout;
  const Rect panel = ui.layout.weights;
  const Rect tiles = {ui.layout.maps.x + ui.px(10), panel.y + ui.px(34), ui.layout.maps.w - ui.px(20),
                      panel.h - ui.px(44)};
  selected_map_ = ui.view.selected_map;
  strips_ = arrange(ui, tiles);
  if (followed_map_ != selected_map_ &&
      (selected_map_ < strips_.first || selected_map_ >= strips_.first + strips_.columns)) {
    ui.view.first_column = selected_map_ - strips_.columns / 2;
    strips_ = arrange(ui, tiles);
  }
  followed_map_ = selected_map_;
  ui.view.first_column = strips_.first;
  answer_pointer(ui);
  ui.refresh();
  put_strips(ui);
  put_drag_value(ui);
  put_scroll_bar(ui, {tiles.x, panel.bottom() - ui.px(8), tiles.w, ui.px(4)});
  if (strips_.cell_w >= kLeastCell && strips_.row_h >= kLeastCell) {
    for (std::int64_t o = 0; o < cout; ++o) {
      for (std::int64_t i = strips_.first; i < strips_.first + strips_.columns; ++i)
        ui.widgets.mark(fmt::format("weight.{}.{}", o, i), strips_.cell(o, i));
    }
  }
  const Rect labels{panel.x + ui.px(10), tiles.y, ui.layout.image.w - ui.px(10), tiles.h};
  if (strips_.row_h >= ui.px(20)) {
    for (std::int64_t o = 0; o < cout; ++o)
      put_filter_label(ui, {labels.x, labels.y + static_cast<float>(o) * strips_.row_h, labels.w, strips_.row_h}, o);
  } else {
    put_filter_label(ui, {labels.x, labels.y, labels.w, ui.px(28)}, std::min(ui.view.selected_output, cout - 1));
    put_text_within(ui, ui.fonts.small, ui.theme.muted, {labels.x, labels.y + ui.px(32)}, labels.w,
                    fmt::format("{} filters, one row each · point at a row", cout));
  }
}

}  // namespace pw
