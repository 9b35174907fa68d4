#include "app/panels/learn/gradient_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "app/document/network/locks.h"
#include "app/frame/spoken_look.h"
#include "app/geometry/layout.h"
#include "app/pairs/pair_cases.h"
#include "app/panels/learn/lock_menu.h"
#include "app/panels/weights/weight_bars.h"
#include "app/presentation/scale_steps.h"
#include "app/training/trained_network.h"
#include "app/widgets/menu.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kHead = 32.0F;
constexpr float kSignal = 38.0F;
constexpr float kGain = 30.0F;
constexpr float kWeights = 22.0F;
constexpr float kPairWeights = 46.0F;
constexpr float kSpokenSignal = 48.0F;

std::string widest_count(const Frame& frame) {
  const std::int64_t cin = frame.document().network.cin();
  return share_of_maps(cin, static_cast<std::size_t>(cin));
}

bool is_of_pair(const Frame& frame) {
  return frame.document().training.target == NetworkId::kPair;
}

// Of the pair ∂L/∂W₁ has the room of W, which stands in Two layers.
std::int64_t weight_gradient_rows(const Frame& frame) {
  if (is_spoken(frame)) return 0;
  if (is_of_pair(frame)) {
    const Network* network = trained_network(frame.document());
    const std::int64_t hidden =
        network != nullptr ? network->layer(0).parameters.cout : hidden_maps_to_come(frame.document());
    return std::min(hidden, kShownRows);
  }
  if (!frame.display().shows_weight_gradient) return 0;
  return std::min(frame.document().network.cout(), kShownRows);
}

// They last for the run.
bool has_gains(const Frame& frame) {
  return frame.document().training.trains_gains || frame.training().shown_gain_changes() != nullptr;
}

// dL/dW of one output, which slope holds row by row.
std::vector<float> row_of(const LayerGradient& slope, std::int64_t output, std::int64_t cin) {
  const auto begin = slope.weight.begin() + output * cin;
  return {begin, begin + cin};
}

}  // namespace

float GradientPanel::height(const Frame& frame) {
  if (is_spoken(frame)) return kHead + 2.0F * kSpokenSignal + 12.0F;
  if (is_of_pair(frame))
    return kHead + kSignal + kPairWeights * static_cast<float>(weight_gradient_rows(frame)) + 10.0F;
  // Nothing moves when gains are trained: their row takes its height from the others.
  return kHead + 2.0F * kSignal + kWeights * static_cast<float>(weight_gradient_rows(frame)) + 10.0F;
}

float GradientPanel::least_labels(const Frame& frame) {
  const std::string count = widest_count(frame);
  const Fonts& fonts = frame.fonts();
  if (is_spoken(frame)) return text_width(fonts.spoken, count) + frame.px(16);
  return text_width(fonts.strong, count) + text_width(fonts.strong, "this W") + frame.px(24);
}

void GradientPanel::lay_out(Rect panel, Rect labels_column, const MatrixGeometry& columns, const Frame& frame) {
  panel_ = panel;
  columns_ = columns;
  labels_ = {labels_column.x + frame.padding(), panel.y, labels_column.w - frame.padding(), panel.h};
}

// From top to bottom, also those that are still without values.
std::vector<GradientRow> GradientPanel::all_rows(const Frame& frame) const {
  const bool is_pair = is_of_pair(frame), with_gains = !is_pair && !is_spoken(frame) && has_gains(frame);
  std::vector<GradientRow> all = {is_pair ? pair_signal_row(frame) : signal_row(frame)};
  if (!is_pair) all.push_back(two_row(frame));
  if (with_gains) all.push_back(gain_row(frame));
  std::ranges::move(weight_gradients(frame, weight_gradient_rows(frame)), std::back_inserter(all));
  const float wanted = height(frame) - kHead + (with_gains ? kGain : 0.0F);
  const float scale = std::clamp((panel_.h / frame.px(1) - kHead) / wanted, 0.1F, 4.0F);
  float y = panel_.y + frame.px(kHead);
  for (GradientRow& row : all) {
    const float points = is_spoken(frame)                           ? kSpokenSignal * (is_pair ? 2.0F : 1.0F)
                         : !row.is_small                            ? kSignal
                         : row.key.base == std::string_view("gain") ? kGain
                         : is_pair                                  ? kPairWeights
                                                                    : kWeights;
    const float h = std::floor(frame.px(points) * scale);
    row.area = {columns_.area.x, y, columns_.area.w, std::max(1.0F, h - frame.px(6))};
    y += h;
  }
  return all;
}

// None before there can be any.
std::vector<GradientRow> GradientPanel::rows(const Frame& frame) const {
  if (!why_no_gradients(frame).empty()) return {};
  std::vector<GradientRow> rows = all_rows(frame);
  if (frame.gradients().shown() == nullptr)
    std::erase_if(rows, [](const GradientRow& row) { return row.key.base == std::string_view("weight_gradient"); });
  return rows;
}

std::vector<Button> GradientPanel::buttons(const Frame& frame) const {
  const float height = frame.px(24);
  const ImVec2 at{0.0F, panel_.y + frame.px(5)};
  std::vector<Button> buttons = {command_button(frame, "keep", "train.keep_two", at, height),
                                 command_button(frame, "gains", "train.gains", at, height),
                                 button_at(frame, "lock", choice_label(is_of_pair(frame) ? "Lock W₁, W₂" : "Lock W"),
                                           "What training must not change", at, height)};
  buttons.back().is_enabled = trained_network(frame.document()) != nullptr;
  if (is_of_pair(frame))
    buttons.erase(buttons.begin(), buttons.begin() + 2);
  else if (is_spoken(frame))
    buttons.erase(buttons.begin() + 1);
  align_right(buttons, panel_.right() - frame.padding(), frame.px(6));
  return buttons;
}

void GradientPanel::input(Frame& frame) {
  const std::vector<Button> all = buttons(frame);
  for (const Button& button : all) {
    if (!button.command.empty()) press(frame, button);
  }
  input_lock_menu(frame, all.back());
  for (const GradientRow& row : rows(frame)) input_row(frame, row);
}

// Pointing at a bar lights its map everywhere; a press selects it.
void GradientPanel::input_row(Frame& frame, const GradientRow& row) const {
  const ItemState item = frame.add_item(row.key, row.area);
  if (!item.hovered) return;
  const std::int64_t column = columns_.column_at(ImGui::GetIO().MousePos.x);
  const std::int64_t map = map_in_column(frame, column);
  frame.hover().map = map;
  if (item.pressed) frame.select_map(map);
  frame.explain([explain = row.explain, map](const Frame& shown) {
    const bool is_there = shown.gradients().shown() != nullptr && map < shown.document().network.cin();
    return is_there ? explain(shown, map) : std::string();
  });
}

void GradientPanel::draw(const Frame& frame) const {
  const std::vector<Button> all = buttons(frame);
  constexpr const char* kHeading = "Gradient that reaches each map";
  const float room =
      all.front().area.x - panel_.x - 3.0F * frame.padding() - text_width(frame.fonts().strong, kHeading);
  draw_panel(
      frame, panel_, kHeading, frame.theme().text, first_that_fits(frame.fonts().small, room, gradient_captions(frame)),
      panel_.right() - all.front().area.x,
      "∂L/∂x: how the loss would change if a map grew. The network before would learn from it; here it is frozen");
  draw_buttons(frame, all);
  const std::vector<GradientRow> shown = rows(frame);
  for (const GradientRow& row : shown) draw_row(frame, row);
  if (shown.empty()) return draw_what_comes(frame);
  const Rect& first = shown.front().area;
  if (frame.gradients().shown() != nullptr) return draw_locked(frame, first);
  draw_text_within(frame, frame.fonts().body, frame.theme().text,
                   {first.x, first.centre().y - frame.fonts().body->FontSize / 2.0F}, first.w, "computing…");
}

// The rows, each with a sentence in the place of its bars.
void GradientPanel::draw_what_comes(const Frame& frame) const {
  const std::vector<GradientRow> coming = all_rows(frame);
  float end = panel_.y;  // of what is written above
  for (std::size_t i = 0; i < coming.size(); ++i) {
    const Rect& area = coming[i].area;
    draw_name(frame, coming[i], frame.theme().muted);
    end = draw_sentences(frame, panel_, area, end, i);
    const float line = std::floor(coming[i].is_signed ? area.centre().y : area.bottom());
    if (end > line + frame.px(2)) continue;
    const Rect rule{area.x, line, area.w, 1.0F};
    frame.draw_list()->AddRectFilled(rule.min(), rule.max(), im(frame.theme().border));
    frame.mark({"gradient.line", static_cast<std::int64_t>(i)}, rule);
  }
}

// Left of the bars, and how many maps have one.
void GradientPanel::draw_name(const Frame& frame, const GradientRow& row, Rgb colour) const {
  const Fonts& fonts = frame.fonts();
  ImFont* name = row.is_small ? fonts.small : fonts.strong;
  const float right = columns_.area.x - frame.px(14);
  if (is_spoken(frame)) {
    const float width = right - labels_.x, y = row.area.y - frame.px(4);
    // One size for all rows: that of the largest count.
    ImFont* font = text_width(fonts.large, widest_count(frame)) <= width ? fonts.large : fonts.spoken;
    draw_text(frame, fonts.body, frame.theme().muted, {labels_.x, y}, first_that_fits(fonts.body, width, row.names));
    const float below = std::min(y + fonts.body->FontSize + frame.px(2), row.area.bottom() - font->FontSize);
    draw_text(frame, font, colour, {labels_.x, below}, row.count);
    return;
  }
  const float y = row.area.centre().y - name->FontSize / 2.0F;
  const float width = right - labels_.x - text_width(name, row.count) - frame.px(8);
  draw_text(frame, name, colour, {labels_.x, y}, first_that_fits(name, width, row.names));
  draw_text_right(frame, name, colour, {right, y}, row.count);
}

void GradientPanel::draw_row(const Frame& frame, const GradientRow& row) const {
  const float right = columns_.area.x - frame.px(14);
  frame.explain_drawn({labels_.x, row.area.y, right - labels_.x, row.area.h}, row.names.front() + ": " + row.count);
  draw_name(frame, row, row.is_small ? frame.theme().muted : frame.theme().text);
  draw_bars(frame, row);
}

void GradientPanel::draw_bars(const Frame& frame, const GradientRow& row) const {
  std::vector<float> of_output;
  if (row.values == nullptr && row.key.base == std::string_view("weight_gradient"))
    of_output = row_of(frame.gradients().shown()->slope, row.key.i, frame.document().network.cin());
  const std::vector<float>& values = row.values != nullptr ? *row.values : of_output;
  const float zero = row.is_signed ? std::floor(row.area.centre().y) : row.area.bottom();
  frame.draw_list()->AddRectFilled({row.area.x, zero}, {row.area.right(), zero + 1.0F}, im(frame.theme().border));
  const float largest = row.key.base == std::string_view("weight_gradient")
                            ? largest_magnitude(frame.gradients().shown()->slope.weight)
                            : largest_magnitude(values);
  if (values.empty() || largest <= 0.0F) return;
  const float height = row.is_signed ? row.area.h / 2.0F : row.area.h;
  for (std::int64_t c = columns_.first; c < columns_.first + columns_.columns; ++c) {
    const std::int64_t map = map_in_column(frame, c);
    const float value = values[static_cast<std::size_t>(map)];
    if (value == 0.0F || !std::isfinite(value)) continue;
    const Rect cell = columns_.cell(0, c);
    const float length = std::max(1.0F, std::round(std::fabs(value) / largest * height));
    const float gap = cell.w > 3.0F ? 1.0F : 0.0F;
    const float top = value > 0.0F ? zero - length : zero + 1.0F;
    const bool is_lit = frame.hover().map == map || frame.selection().map == map;
    const ImU32 colour = row.is_signed ? frame.sign_colour(value) : im(frame.theme().text, is_lit ? 1.0F : 0.85F);
    frame.draw_list()->AddRectFilled({cell.x, top}, {cell.right() - gap, top + length}, colour);
  }
}

// A line below the columns of locked maps.
void GradientPanel::draw_locked(const Frame& frame, Rect area) const {
  const std::vector<std::int64_t> locked = locked_maps(frame.document());
  if (locked.empty()) return;
  for (std::int64_t c = columns_.first; c < columns_.first + columns_.columns; ++c) {
    if (!std::ranges::binary_search(locked, map_in_column(frame, c))) continue;
    const Rect cell = columns_.cell(0, c);
    frame.draw_list()->AddRectFilled({cell.x, area.bottom() + frame.px(1)}, {cell.right(), area.bottom() + frame.px(3)},
                                     im(frame.theme().muted));
  }
}

}  // namespace pw
