#include "app/panels/two_layers/strips_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/geometry/two_layers_layout.h"
#include "app/presentation/number_text.h"
#include "app/widgets/pictures/marks.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kStripRow = 28.0F, kLeastStripRow = 19.0F, kManyStrips = 20.0F, kMostStripRow = 96.0F,
                kMostStrips = 368.0F;
constexpr std::int64_t kFewStrips = 5;
constexpr float kLeastStripBar = 3.0F;  // pixels wide

std::int64_t selected_column(const Frame& frame, const ShownPair& shown) {
  const ParameterId id = selected_pair_number(frame, shown);
  const std::int64_t map = id.layer == 0 && id.input ? *id.input : frame.selection().map;
  return std::min(map, shown.first().cin - 1);
}

}  // namespace

std::int64_t PairColumns::map_at(float at) const {
  const auto column = static_cast<std::int64_t>(std::floor((at - x) / width));
  return first + std::clamp<std::int64_t>(column, 0, count - 1);
}

PairColumns pair_columns(const Frame& frame, const ShownPair& shown, Rect area) {
  PairColumns columns;
  const std::int64_t cin = shown.first().cin;
  const auto fit = static_cast<std::int64_t>(area.w / kLeastStripBar);
  columns.count = std::clamp<std::int64_t>(area.w / 2.0F >= static_cast<float>(cin) ? cin : fit, 1, cin);
  columns.first = std::min(selected_column(frame, shown) / columns.count * columns.count, cin - columns.count);
  columns.x = area.x;
  columns.width = area.w / static_cast<float>(columns.count);
  return columns;
}

Rect strips_area(const Frame& frame, Rect area) {
  const float labels = std::floor(std::clamp(area.w * 0.238F, frame.px(150), frame.px(370)));
  return {area.x + labels, area.y, area.w - labels, area.h};
}

void draw_strip(const Frame& frame, const PairColumns& columns, Rect row, const PointwiseLayer& layer,
                std::int64_t output, float half_range) {
  const float middle = std::floor(row.centre().y);
  ImDrawList* draw = frame.draw_list();
  draw->AddLine({row.x, middle}, {row.right(), middle}, im(frame.theme().border));
  const float most = row.h / 2.0F - 1.0F;
  const float width = std::max(1.0F, columns.width - (columns.width > 3.0F ? 1.0F : 0.0F));
  for (std::int64_t i = columns.first; i < columns.first + columns.count; ++i) {
    const float weight = layer.w(output, i);
    const float x = columns.cell(row, i).x;
    if (!std::isfinite(weight)) {
      draw->AddRectFilled({x, row.y}, {x + width, row.bottom()}, im(kNanColour));
      continue;
    }
    if (weight == 0.0F) continue;
    const float end = middle - std::clamp(weight / half_range, -1.0F, 1.0F) * most;
    draw->AddRectFilled({x, std::min(middle, end)}, {x + width, std::max(middle, end) + 1.0F},
                        frame.sign_colour(weight));
  }
}

float StripsPanel::most_height(const Frame& frame, const ShownPair& shown) {
  const auto rows = static_cast<float>(shown.hidden());
  return frame.px(32) + frame.padding() + frame.px(std::min(kMostStripRow * rows, kMostStrips));
}

float StripsPanel::wanted_height(const Frame& frame, const ShownPair& shown) {
  const float row = frame.px(shown.hidden() <= kFewStrips ? kStripRow : kManyStrips);
  return frame.px(32) + frame.padding() + row * static_cast<float>(shown.hidden());
}

void StripsPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown) {
  panel_ = panel;
  rows_.clear();
  hidden_ = shown.hidden();
  if (panel.w <= 0.0F) return;
  const bool is_equal = shown.pair().example == PairCase::kEqual;
  head_.lay_out(panel, {false, true, true, is_equal}, frame.px(150), frame, shown);
  const Rect area = panel_area(frame, panel);
  const Rect strips = strips_area(frame, area);
  columns_ = pair_columns(frame, shown, strips);
  const auto all = stacked(area, hidden_, frame.px(kLeastStripRow), 0.0F);
  const auto count = static_cast<std::int64_t>(all.size());
  const std::int64_t first = std::clamp<std::int64_t>(selected_hidden(frame, shown) - count + 1, 0, hidden_ - count);
  head_.lay_out_pages({first, count, "w1.page"}, frame);
  const float labels = strips.x - area.x, value = std::min(frame.px(56), labels * 0.3F);
  float names = 0.0F;
  for (std::int64_t h = 0; h < hidden_; ++h)
    names = std::max(names, text_width(frame.fonts().small, hidden_name(shown, h)));
  // The sliders leave room for the names.
  const float beside = labels - value - names - frame.px(14 + 8 + 18 + 36 + 4);
  const float slider = labels > frame.px(240) ? std::clamp(beside, frame.px(60), frame.px(110)) : 0.0F;
  for (std::int64_t k = 0; k < count; ++k) {
    const Rect& row = all[static_cast<std::size_t>(k)];
    const float right = strips.x - frame.px(14), height = std::min(row.h, frame.px(22));
    const float y = std::floor(row.centre().y - height / 2.0F);
    const Rect number{right - value, y, value, height};
    rows_.push_back({first + k,
                     row,
                     {strips.x, row.y, strips.w, row.h},
                     {{"b1", first + k},
                      {number.x - slider - frame.px(8), y, slider, height},
                      number,
                      {NetworkId::kPair, 0, first + k, {}}}});
  }
}

void StripsPanel::input(Frame& frame, const PairView& view) {
  if (panel_.w <= 0.0F) return;
  head_.input(frame);
  if (const auto hidden = head_.pressed_page(frame)) return select_hidden(frame, view.shown, *hidden);
  for (const Row& row : rows_) {
    input_strip(frame, view, row);
    input_pair_bias(frame, view, row.bias);
  }
}

void StripsPanel::input_strip(Frame& frame, const PairView& view, const Row& row) {
  const ItemState item = frame.add_item({"w1", row.hidden}, row.strip);
  const ImGuiIO& io = ImGui::GetIO();
  const ParameterId under{NetworkId::kPair, 0, row.hidden, columns_.map_at(io.MousePos.x)};
  if (item.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    held_.reset();
    frame.take_back_first_press();
    frame.requests().edit = typed_parameter(frame, under, ImVec2{io.MousePos.x, row.strip.bottom()});
    return;
  }
  if (item.pressed) {
    held_ = under;
    select_pair_number(frame, under);
    if (view.shown.pair().input == PairInput::kStack) frame.select_map(*under.input);
    frame.begin_gesture();
    frame.drag().value = parameter_value(frame.document(), under);
  }
  const bool is_held = item.active && held_ && held_->output == row.hidden && frame.gesture_is_open();
  if (is_held && !item.pressed && io.MouseDelta.y != 0.0F) {
    const float travel = row.strip.h / 2.0F - 1.0F, fine = io.KeyShift ? 0.1F : 1.0F;
    drag_parameter(frame, *held_, frame.drag().value -= io.MouseDelta.y / travel * view.looks.weights[0] * fine);
  }
  if (item.released) {
    frame.end_gesture();
    held_.reset();
  }
  if (item.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) set_parameter(frame, under, 0.0F);
  if (!item.hovered && !is_held) return;
  if (view.shown.pair().input == PairInput::kStack) frame.hover().map = is_held ? held_->input : under.input;
  frame.explain([id = is_held ? *held_ : under, &shown = view.shown](const Frame& now) {
    return explain_pair_number(now, shown, id, "Drag up or down");
  });
}

// From the longest to the shortest.
std::vector<std::string> StripsPanel::captions(const PairView& view) const {
  const auto count = static_cast<std::int64_t>(rows_.size());
  const std::int64_t cin = view.shown.first().cin;
  const std::string scale = "bars up to ±" + short_number_text(view.looks.weights[0]);
  std::string shown = fmt::format("{} {} the same {} maps", counted(hidden_, "filter"), hidden_ == 1 ? "mixes" : "mix",
                                  count_text(cin));
  if (count < hidden_) shown = fmt::format("{} of {} filters shown", count, hidden_);
  if (columns_.count < cin)
    shown = fmt::format("maps {} … {} of {} shown: ← →", columns_.first, columns_.first + columns_.count - 1,
                        count_text(cin));
  const bool is_all = count == hidden_ && columns_.count == cin;
  return {shown + " · every bar is a slider · " + scale, shown + " · " + scale, is_all ? scale : shown};
}

void StripsPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const std::string sizes = fmt::format("W₁: {} × {}", hidden_, count_text(shown.first().cin));
  const float room = panel_.w - 2.0F * frame.padding() - head_.reserved();
  const std::string heading = first_that_fits(frame.fonts().strong, room, {sizes + " weights", sizes, "W₁"});
  draw_panel(frame, panel_, heading, frame.theme().text,
             pair_caption(frame, panel_, heading, head_.reserved(), captions(view)), head_.reserved(),
             "The first layer: each row is one filter, with a weight for each map that it reads");
  head_.draw(frame);
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const ParameterId selected = selected_pair_number(frame, shown);
  for (const Row& row : rows_) {
    if (row.hidden == selected_hidden(frame, shown))
      frame.draw_list()->AddRectFilled(row.area.min(), row.area.max(), im(frame.theme().text, 0.06F));
    const float y = std::floor(row.area.centre().y - small->FontSize / 2.0F);
    ImFont* font = row.area.h < strong->FontSize + 2.0F ? small : strong;
    const float name =
        draw_text(frame, font, frame.theme().text,
                  {row.area.x, std::floor(row.area.centre().y - font->FontSize / 2.0F)}, hidden_label(row.hidden));
    const float left = row.area.x + std::max(name, frame.px(26)) + frame.px(10);
    const float bias = (row.bias.slider.w > 0.0F ? row.bias.slider.x : row.bias.value.x) - frame.px(14);
    draw_text_within(frame, small, hidden_colour(frame, shown, row.hidden), {left, y}, bias - frame.px(4) - left,
                     hidden_name(shown, row.hidden));
    draw_text(frame, small, frame.theme().muted, {bias, y}, "b");
    draw_pair_bias(frame, view, row.bias);
    draw_strip(frame, columns_, row.strip, shown.first(), row.hidden, view.looks.weights[0]);
    const bool is_here = selected.layer == 0 && selected.output == row.hidden && selected.input;
    if (is_here && *selected.input >= columns_.first && *selected.input < columns_.first + columns_.count)
      draw_frame(frame, columns_.cell(row.strip, *selected.input), 2.0F);
  }
}

}  // namespace pw
