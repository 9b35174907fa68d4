#include "app/panels/two_layers/merged/merged_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/two_layers/pair_heads.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kMergedStrip = 28.0F, kMergedCell = 24.0F, kLeastMergedCell = 56.0F, kBetweenCells = 16.0F;
constexpr std::int64_t kMostMergedStrips = 2;

std::int64_t strip_count(const ShownPair& shown) {
  return std::min(shown.second().cout, kMostMergedStrips);
}

// "= 1·1 + 1·(−1)": how a number of W2·W1 comes about; empty of many hidden maps.
std::string product_text(const ShownPair& shown, std::int64_t output, std::int64_t map) {
  if (shown.hidden() > 3) return "";
  std::string text;
  double printed = 0.0, exact = 0.0;
  for (std::int64_t j = 0; j < shown.hidden(); ++j) {
    text +=
        (j == 0 ? "" : " + ") + factor_text(shown.second().w(output, j)) + "·" + factor_text(shown.first().w(j, map));
    printed += as_printed(shown.second().w(output, j)) * as_printed(shown.first().w(j, map));
    exact += static_cast<double>(shown.second().w(output, j)) * static_cast<double>(shown.first().w(j, map));
  }
  return fmt::format("{} {}", equals_sign(printed, exact), text);
}

}  // namespace

float MergedPanel::wanted_height(const Frame& frame, const ShownPair& shown) {
  const float text = 3.0F * frame.fonts().small->FontSize + frame.px(34);
  const float head = frame.px(32) + frame.padding();
  if (!has_strips(shown)) return head + text + frame.px(kMergedCell + 90.0F);
  return head + text + frame.px(kMergedStrip) * static_cast<float>(strip_count(shown)) + frame.px(58);
}

float MergedPanel::most_height(const Frame& frame, const ShownPair& shown, float width, int rows) {
  if (!shown.has_input()) return 0.0F;
  const bool has_rows = has_strips(shown);
  const float above =
      has_rows ? frame.px(kMergedStrip) * static_cast<float>(strip_count(shown)) : frame.px(kMergedCell);
  const float sentence = has_rows ? frame.px(2) : std::floor(frame.fonts().small->FontSize) + frame.px(14);
  return frame.px(32 + 6) + frame.padding() + above + sentence +
         MergedPictures::most_height(frame, shown, width - 2.0F * frame.padding(), rows);
}

float MergedPanel::least_height(const Frame& frame, const ShownPair& shown) {
  constexpr float kLeastPicture = 84.0F, kHigh = 2.0F;  // points; width : height
  if (!shown.has_input() || pair_picture({0.0F, 0.0F, 1000.0F, 100.0F}, shown).w > kHigh * 100.0F) return 0.0F;
  return frame.px(32 + 6 + kLeastPicture) + frame.padding() +
         frame.px(kMergedStrip) * static_cast<float>(strip_count(shown));
}

void MergedPanel::lay_out_cells(Rect row, const Frame& frame, const ShownPair& shown) {
  const std::int64_t cin = shown.first().cin;
  const float lead = text_width(frame.fonts().small, "W₂W₁") + frame.px(14);
  const float bias = std::min(row.w * 0.14F, frame.px(90));
  const float step = (row.w - lead - bias) / static_cast<float>(cin);
  const float label = step < frame.px(kLeastMergedCell + 24.0F)
                          ? 0.0F
                          : std::min(widest_input_name(frame, shown) + frame.px(8), step * 0.45F);
  const float width = std::clamp(step - label - frame.px(kBetweenCells), 4.0F, frame.px(120));
  for (std::int64_t i = 0; i < cin; ++i) {
    const float x = std::floor(row.x + lead + static_cast<float>(i) * step);
    cells_.push_back({i, x, {std::floor(x + label), row.y, std::floor(width), row.h}});
  }
  numbers_ = {row.right() - bias, row.y, bias, row.h};
}

void MergedPanel::lay_out(Rect panel, const Frame& frame, const ShownPair& shown) {
  panel_ = panel;
  cells_.clear();
  strips_.clear();
  pictures_ = {};
  use_.reset();
  sentence_ = {};
  if (panel.w <= 0.0F) return;
  const float button_h = std::max(frame.px(24), frame.fonts().body->FontSize + frame.px(4));
  for (const char* label : {"Put this W into Explore", "into Explore"}) {
    std::vector<Button> use = {
        command_button(frame, "merge.use", "merge.use", {0, panel.y + frame.px(5)}, button_h, label)};
    align_right(use, panel.right() - frame.padding(), 0.0F);
    use_ = use.front();
    if (use_->area.w < panel.w * 0.45F) break;
  }
  Rect area = panel_area(frame, panel);
  const float small = std::floor(frame.fonts().small->FontSize);
  float y = area.y;
  const std::int64_t cout = shown.second().cout, selected = selected_pair_output(frame, shown);
  if (has_strips(shown)) {
    const Rect strips = strips_area(frame, area);
    columns_ = pair_columns(frame, shown, strips);
    const std::int64_t count = strip_count(shown);
    first_output_ = std::clamp<std::int64_t>(selected - count + 1, 0, cout - count);
    const float height = std::floor(std::min(frame.px(kMergedStrip), area.h * 0.16F));
    for (std::int64_t k = 0; k < count; ++k, y += height) strips_.push_back({strips.x, y, strips.w, height});
  } else {
    first_output_ = selected;
    const float height = std::floor(std::min(frame.px(kMergedCell), area.h * 0.2F));
    lay_out_cells({area.x, y, area.w, height}, frame, shown);
    y += height;
  }
  y = std::floor(y + frame.px(6));
  if (!shown.has_input()) return;
  const float line = small + frame.px(4), room = area.bottom() - y;
  const bool has_sentence = !has_strips(shown) && room - 2.0F * line > frame.px(70);
  pictures_.lay_out({area.x, y, area.w, room - (has_sentence ? line + frame.px(2) : 0.0F)}, frame, shown);
  if (!has_sentence) return;
  const float below = std::floor(pictures_.bottom() + frame.px(12));
  sentence_ = {area.x, std::min(below, area.bottom() - small - frame.px(1)), area.w, small};
}

void MergedPanel::input(Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  if (use_) press(frame, *use_);
  pictures_.input(frame, view.shown);
}

void MergedPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const std::string numbers = count_text(shown.second().cout * (shown.first().cin + 1));
  const std::string both = count_text(shown.first().parameter_count() + shown.second().parameter_count());
  const std::string formula = "W = W₂W₁ and b = W₂b₁ + b₂";
  const std::string caption = fmt::format("{} · {} numbers do what {} do without ReLU", formula, numbers, both);
  const std::string scale = "bars up to ±" + short_number_text(view.looks.merged);
  const bool has_bars = has_strips(shown) && shown.maps() != nullptr;
  const char* heading = "Merged into one layer: equal without ReLU, not with it";
  const float reserved = use_ ? use_->area.w + frame.px(10) : 0.0F;
  draw_panel(frame, panel_, heading, frame.theme().text,
             has_bars ? pair_caption(frame, panel_, heading, reserved,
                                     {caption + " · " + scale, formula + " · " + scale, scale})
                      : caption,
             reserved,
             "Without an activation between them two 1×1 convolutions are one: its weights are the product of theirs");
  if (use_) draw_button(frame, *use_);
  if (shown.maps() != nullptr) has_strips(shown) ? draw_strips(frame, view) : draw_cells(frame, view);
  pictures_.draw(frame, view);
  if (sentence_.h <= 0.0F) return;
  ImFont* small = frame.fonts().small;
  draw_text(frame, small, frame.theme().muted, sentence_.min(),
            first_that_fits(small, sentence_.w,
                            {"Anything without the ReLU is W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂): one 1×1. Move "
                             "any cell: A and B stay equal.",
                             "W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂): one 1×1.", "Without the ReLU: one 1×1."}));
}

void MergedPanel::draw_cells(const Frame& frame, const PairView& view) const {
  const ShownPair& shown = view.shown;
  const PointwiseLayer& merged = shown.maps()->merged;
  const std::int64_t output = std::min(first_output_, merged.cout - 1);
  ImFont* small = frame.fonts().small;
  const auto text_y = [&](const Rect& area) { return std::floor(area.centre().y - small->FontSize / 2.0F); };
  if (cells_.empty()) return;
  draw_text(frame, small, frame.theme().text, {panel_.x + frame.padding(), text_y(cells_.front().area)}, "W₂W₁");
  bool all_fit = true;
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    const float end = k + 1 < cells_.size() ? cells_[k + 1].label : numbers_.x;
    const float room = end - cells_[k].area.right() - frame.px(16);
    all_fit &= text_width(small, product_text(shown, output, cells_[k].map)) <= room;
  }
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    const Cell& cell = cells_[k];
    // Beside its own cell, not the one before it.
    if (const float room = cell.area.x - cell.label - frame.px(6); room > 0.0F) {
      const std::string name = input_name(shown, cell.map);
      const float left = cell.label + std::max(0.0F, std::floor(room - text_width(small, name)));
      draw_text_within(frame, small, frame.theme().text, {left, text_y(cell.area)}, room, name);
    }
    draw_shown_number(frame, {{"merged", output, cell.map}, cell.area, merged.w(output, cell.map), view.looks.merged});
    const std::string product = product_text(shown, output, cell.map);
    frame.explain_drawn(cell.area,
                        fmt::format("W2·W1 for {}: {}{}", input_name(shown, cell.map),
                                    number_text(merged.w(output, cell.map)), product.empty() ? "" : " " + product));
    if (all_fit)
      draw_text(frame, small, frame.theme().muted, {cell.area.right() + frame.px(8), text_y(cell.area)}, product);
  }
  const float bias = merged.bias[static_cast<std::size_t>(output)];
  frame.explain_drawn(numbers_, "b = W2·b1 + b2 = " + number_text(bias));
  draw_text_right(frame, small, frame.theme().text, {numbers_.right(), text_y(numbers_)}, "b = " + number_text(bias));
}

void MergedPanel::draw_strips(const Frame& frame, const PairView& view) const {
  const ShownPair& shown = view.shown;
  const PointwiseLayer& merged = shown.maps()->merged;
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  for (std::size_t k = 0; k < strips_.size(); ++k) {
    const std::int64_t output = first_output_ + static_cast<std::int64_t>(k);
    const Rect& row = strips_[k];
    frame.mark({"merged", output}, row);
    const float x = panel_.x + frame.padding(), y = std::floor(row.centre().y - strong->FontSize / 2.0F);
    const float used = draw_text(frame, strong, frame.theme().text, {x, y}, fmt::format("filter {}", output));
    const std::string bias = signed_text(merged.bias[static_cast<std::size_t>(output)]);
    const float right = row.x - frame.px(14), bias_w = text_width(small, bias);
    const float small_y = y + baseline_drop(strong, small);
    const float left = right - bias_w - frame.px(20) - (x + used + frame.px(8));
    if (left > 0.0F) {
      draw_text_within(frame, small, pair_output_colour(frame, shown, output), {x + used + frame.px(8), small_y}, left,
                       pair_output_name(shown, output));
      draw_text(frame, small, frame.theme().muted, {right - bias_w - frame.px(14), small_y}, "b");
      draw_text_right(frame, small, frame.theme().text, {right, small_y}, bias);
    }
    draw_strip(frame, columns_, row, merged, output, view.looks.merged);
    frame.explain_drawn(row, [output, row, columns = columns_, &shown](const Frame&) {
      if (shown.maps() == nullptr || output >= shown.maps()->merged.cout) return std::string();
      const std::int64_t map = columns.map_at(ImGui::GetIO().MousePos.x);
      return fmt::format("w[{}, {}] of the merged layer = {}: row {} of W2 times column {} of W1", output, map,
                         signed_text(shown.maps()->merged.w(output, map)), output, map);
    });
  }
}

}  // namespace pw
