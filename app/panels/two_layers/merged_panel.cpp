#include "app/panels/two_layers/merged_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/panels/two_layers/pair_outputs_panel.h"
#include "app/panels/two_layers/pair_pictures.h"
#include "app/panels/two_layers/pair_texts.h"
#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// Points.
constexpr float kMergedStrip = 28.0F, kMergedCell = 24.0F, kLeastMergedCell = 56.0F;
constexpr std::int64_t kMostMergedStrips = 2;
constexpr std::size_t kPictures = 4;
constexpr std::array<const char*, kPictures> kLetters = {"A", "B", "C", "C − B"};

std::int64_t strip_count(const ShownPair& shown) {
  return std::min(shown.second().cout, kMostMergedStrips);
}

// "= 1·1 + 1·(−1)": how a number of W2·W1 comes about; empty of many hidden maps.
std::string product_text(const ShownPair& shown, std::int64_t output, std::int64_t map) {
  if (shown.hidden() > 3) return "";
  std::string text;
  double printed = 0.0, exact = 0.0;
  for (std::int64_t j = 0; j < shown.hidden(); ++j) {
    const auto factor = [](float value) {
      return value < 0.0F ? fmt::format("({})", number_text(value)) : number_text(value);
    };
    text += (j == 0 ? "" : " + ") + factor(shown.second().w(output, j)) + "·" + factor(shown.first().w(j, map));
    printed += as_printed(shown.second().w(output, j)) * as_printed(shown.first().w(j, map));
    exact += static_cast<double>(shown.second().w(output, j)) * static_cast<double>(shown.first().w(j, map));
  }
  return fmt::format("{} {}", equals_sign(printed, exact), text);
}

const char* what_is(std::size_t picture) {
  constexpr std::array<const char*, kPictures> kWhat = {"two layers without ReLU", "the merged layer",
                                                        "two layers with ReLU", "what the ReLU adds"};
  return kWhat[picture];
}

}  // namespace

float MergedPanel::wanted_height(const Frame& frame, const ShownPair& shown) {
  const float text = 3.0F * frame.fonts().small->FontSize + frame.px(34);
  const float head = frame.px(32) + frame.padding();
  if (!has_strips(shown)) return head + text + frame.px(kMergedCell + 90.0F);
  return head + text + frame.px(kMergedStrip) * static_cast<float>(strip_count(shown)) + frame.px(58);
}

float MergedPanel::most_height(const Frame& frame, const ShownPair& shown, float width) {
  if (!shown.has_input()) return 0.0F;
  const bool has_rows = has_strips(shown);
  const float rows = has_rows ? frame.px(kMergedStrip) * static_cast<float>(strip_count(shown)) : frame.px(kMergedCell);
  const float line = std::floor(frame.fonts().small->FontSize) + frame.px(4);
  const auto pictures = static_cast<float>(kPictures);
  const float picture = (width - 2.0F * frame.padding() - frame.px(16) * (pictures - 1.0F)) / pictures;
  const Rect all = pair_picture({0.0F, 0.0F, picture, picture}, shown);
  return frame.px(32 + 6) + frame.padding() + rows + 2.0F * line + all.h +
         (has_rows ? frame.px(2) : line + frame.px(10));
}

void MergedPanel::lay_out_cells(Rect row, const Frame& frame, const ShownPair& shown) {
  const std::int64_t cin = shown.first().cin;
  const float lead = text_width(frame.fonts().small, "W₂W₁") + frame.px(14);
  const float bias = std::min(row.w * 0.14F, frame.px(90));
  const float step = (row.w - lead - bias) / static_cast<float>(cin);
  const float label = step < frame.px(kLeastMergedCell + 24.0F)
                          ? 0.0F
                          : std::min(widest_input_name(frame, shown) + frame.px(8), step * 0.45F);
  const float width = std::clamp(step - label - frame.px(6), 4.0F, frame.px(120));
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
  pictures_.clear();
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
  const float gap = frame.px(16), title = small + frame.px(4), line = small + frame.px(4);
  const float width = (area.w - gap * 3.0F) / static_cast<float>(kPictures);
  const float room = area.bottom() - y - title - line;
  const bool has_sentence = !has_strips(shown) && room > frame.px(70);
  is_compact_ = has_strips(shown) && pair_picture({0.0F, 0.0F, width, std::max(1.0F, room)}, shown).w < 0.7F * width;
  const float height = room + (is_compact_ ? line : 0.0F) - (has_sentence ? line + frame.px(2) : 0.0F);
  if (height < frame.px(12)) return;
  for (std::size_t k = 0; k < kPictures; ++k) {
    const float x = std::floor(area.x + static_cast<float>(k) * (width + gap));
    pictures_.push_back(pair_picture({x, y + title, width, height}, shown));
  }
  const float below = std::floor(pictures_.front().bottom() + line + frame.px(12));
  if (has_sentence) sentence_ = {area.x, std::min(below, area.bottom() - small - frame.px(1)), area.w, small};
}

void MergedPanel::input(Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  if (use_) press(frame, *use_);
  for (std::size_t k = 0; k < pictures_.size(); ++k) {
    const ItemState item =
        point_on_pair(frame, view.shown, {"merged.picture", static_cast<std::int64_t>(k)}, pictures_[k]);
    if (!item.hovered) continue;
    constexpr std::array<const char*, kPictures> kTexts = {
        "A: both layers without the ReLU: W2(W1 x + b1) + b2",
        "B: the merged layer: (W2 W1) x + (W2 b1 + b2). A − B is rounding alone",
        "C: both layers with the ReLU between them", "C − B: what the ReLU adds. Where it is 0, one layer would do"};
    frame.explain(std::string(kTexts[k]) + ". All four have the same colours");
  }
}

void MergedPanel::draw(const Frame& frame, const PairView& view) const {
  if (panel_.w <= 0.0F) return;
  const ShownPair& shown = view.shown;
  const std::string numbers = count_text(shown.second().cout * (shown.first().cin + 1));
  const std::string both = count_text(shown.first().parameter_count() + shown.second().parameter_count());
  const std::string caption =
      fmt::format("W = W₂W₁ and b = W₂b₁ + b₂ · {} numbers do what {} do without ReLU", numbers, both);
  draw_panel(frame, panel_, "Merged into one layer: equal without ReLU, not with it", frame.theme().text, caption,
             use_ ? use_->area.w + frame.px(10) : 0.0F,
             "Without an activation between them two 1×1 convolutions are one: its weights are the product of theirs");
  if (use_) draw_button(frame, *use_);
  if (shown.maps() != nullptr) has_strips(shown) ? draw_strips(frame, view) : draw_cells(frame, view);
  draw_pictures(frame, view);
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
    if (cell.area.x > cell.label)
      draw_text_within(frame, small, frame.theme().text, {cell.label, text_y(cell.area)},
                       cell.area.x - cell.label - frame.px(4), input_name(shown, cell.map));
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

// Below a picture, from the longest to the shortest.
std::vector<std::string> MergedPanel::captions(const Frame& frame, const PairView& view, std::size_t picture) const {
  const PairMaps& maps = *view.shown.maps();
  const auto o = static_cast<std::size_t>(selected_pair_output(frame, view.shown));
  const std::string iou_b = iou_text(maps.iou_together), iou_c = iou_text(maps.iou_activated);
  const auto joined = [](const std::string& a, const std::string& b) { return b.empty() ? a : a + " · " + b; };
  // Which of several outputs the pictures are of.
  const std::string of_output =
      view.shown.second().cout > 1 ? pair_output_name(view.shown, static_cast<std::int64_t>(o)) + ", " : "";
  switch (picture) {
    case 0:
      return {of_output + ends_text(maps.linear.ranges[o]), ends_text(maps.linear.ranges[o])};
    case 1: {
      const std::string rounding = "largest A − B: " + short_number_text(maps.merged_difference);
      return {joined(rounding, iou_b), rounding, short_number_text(maps.merged_difference)};
    }
    case 2:
      return {joined(ends_text(maps.activated.ranges[o]), iou_c), ends_text(maps.activated.ranges[o])};
    default:
      break;
  }
  return added_texts(maps, o);
}

void MergedPanel::draw_pictures(const Frame& frame, const PairView& view) const {
  const ShownPair& shown = view.shown;
  const PairMaps* maps = shown.maps();
  ImFont *strong = frame.fonts().strong, *small = frame.fonts().small;
  const std::int64_t output = selected_pair_output(frame, shown);
  for (std::size_t k = 0; k < pictures_.size(); ++k) {
    const Rect& at = pictures_[k];
    const float y = at.y - small->FontSize - frame.px(4);
    const float end = k + 1 < pictures_.size() ? pictures_[k + 1].x - frame.px(10) : panel_.right() - frame.padding();
    const float used = draw_text(frame, strong, frame.theme().text, {at.x, y - frame.px(1)}, kLetters[k]) + frame.px(8);
    constexpr std::array<const char*, kPictures> kBriefly = {"without ReLU", "merged", "with ReLU", "added"};
    const std::vector<std::string> names = {is_compact_ ? kBriefly[k] : what_is(k), kBriefly[k]};
    const float what = draw_text(frame, small, frame.theme().muted, {at.x + used, y},
                                 first_that_fits(small, end - at.x - used, names));
    if (maps == nullptr) {
      draw_no_pair_picture(frame, shown, at);
      continue;
    }
    const std::array<const RangedMaps*, kPictures> made = {&maps->linear, &maps->together, &maps->activated,
                                                           &maps->added};
    OutputColours colours = view.looks.outputs;
    // What is added can be below zero where no output is.
    const OutputRange& range = made[k]->ranges[static_cast<std::size_t>(output)];
    if (k == 3 && range.min < 0.0F && colours.range.lo >= 0.0F)
      colours = {frame.theme().diverging, symmetric_range(std::max(std::fabs(colours.range.hi), 1e-6F))};
    draw_pair_picture(frame, shown,
                      {{"two.merged.picture", static_cast<std::int64_t>(k)}, at, &made[k]->maps, output, colours});
    const float left = is_compact_ ? at.x + used + what + frame.px(12) : at.x;
    draw_text(frame, small, k == 3 ? frame.theme().text : frame.theme().muted,
              {left, is_compact_ ? y : at.bottom() + frame.px(2)},
              first_that_fits(small, end - left, captions(frame, view, k)));
  }
  if (sentence_.h <= 0.0F) return;
  draw_text(frame, small, frame.theme().muted, sentence_.min(),
            first_that_fits(small, sentence_.w,
                            {"Anything without the ReLU is W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂): one 1×1. Move "
                             "any cell: A and B stay equal.",
                             "W₂(W₁x + b₁) + b₂ = (W₂W₁)x + (W₂b₁ + b₂): one 1×1.", "Without the ReLU: one 1×1."}));
}

}  // namespace pw
