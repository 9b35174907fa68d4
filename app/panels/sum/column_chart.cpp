#include "app/panels/sum/column_chart.h"

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"
#include "renderer/colors/contrast.h"

namespace pw {
namespace {

constexpr float kLeastNamed = 60.0F;  // points: narrower columns have no room for writing
constexpr float kWidestBar = 48.0F;
constexpr float kDimmedColumn = 0.35F;

Rect bar_in(const Frame& frame, Rect column) {
  const float whole = std::max(1.0F, column.w - (column.w > 3.0F ? 1.0F : 0.0F));
  const float width = std::min(whole, frame.px(kWidestBar));
  return {width < whole ? std::floor(column.centre().x - width / 2.0F) : column.x, column.y, width, column.h};
}

bool is_pale(const Frame& frame, ImU32 colour) {
  constexpr double kLeast = 3.0;
  const auto part = [&](int shift) { return static_cast<std::uint8_t>(colour >> shift & 0xFFU); };
  const Rgb rgb{part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT)};
  return contrast(rgb, frame.theme().panel) < kLeast;
}

// A bar whose colour hardly differs from the panel: its edge, or where it is too narrow for one, its end.
void draw_edge(const Frame& frame, ImVec2 low, ImVec2 high, bool is_downwards) {
  constexpr float kLeastEdged = 5.0F;
  const ImU32 colour = im(frame.theme().muted);
  if (high.x - low.x >= kLeastEdged) return frame.draw_list()->AddRect(low, high, colour);
  const float thick = std::min(high.y - low.y, std::max(1.0F, std::round(frame.px(1))));
  const float y = is_downwards ? high.y - thick : low.y;
  frame.draw_list()->AddRectFilled({low.x, y}, {high.x, y + thick}, colour);
}

void draw_bar(const Frame& frame, Rect bar, float zero, float end, ImU32 colour, bool hollow) {
  const ImVec2 low{bar.x, std::min(zero, end)};
  const ImVec2 high{bar.right(), std::max(std::max(zero, end), low.y + 1.0F)};
  if (!hollow) {
    frame.draw_list()->AddRectFilled(low, high, colour);
    if (is_pale(frame, colour)) draw_edge(frame, low, high, end > zero);
    return;
  }
  constexpr float kLeastHollow = 5.0F;
  if (bar.w >= kLeastHollow) return frame.draw_list()->AddRect(low, high, colour);
  const auto alpha = static_cast<ImU32>(static_cast<float>(colour >> IM_COL32_A_SHIFT) * kDimmedColumn);
  frame.draw_list()->AddRectFilled(low, high, (colour & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT));
}

void draw_no_number(const Frame& frame, Rect bar) {
  frame.draw_list()->AddRectFilled(bar.min(), bar.max(), im(frame.theme().error));
}

// The corners of the step line, up to where it is no number.
struct Steps {
  std::vector<ImVec2> line;
  float end_x;
};
Steps steps_of(const ColumnLayout& layout, const ValueScale& scale, const RunningSum& run) {
  Steps steps{{{scale.area.x, scale.y(run.bias)}}, scale.area.x};
  if (!std::isfinite(run.bias)) steps.line.clear();
  for (std::int64_t c = 0; c < layout.columns() && !steps.line.empty(); ++c) {
    const float sum = run.sums[static_cast<std::size_t>(layout.end(c) - 1)];
    if (!std::isfinite(sum)) break;
    const bool is_last = c + 1 == layout.columns();
    const float left = layout.rect(c, scale.area).x;
    steps.end_x = is_last ? scale.area.right() : layout.rect(c + 1, scale.area).x;
    steps.line.push_back({left, scale.y(sum)});
    steps.line.push_back({steps.end_x, scale.y(sum)});
  }
  return steps;
}

// Of whole pixels: an anti-aliased line of so many corners is of uneven thickness.
void draw_steps(const Frame& frame, const Steps& steps) {
  const float thick = std::max(1.0F, std::round(frame.px(1.5F)));
  for (std::size_t i = 1; i < steps.line.size(); ++i) {
    const ImVec2& a = steps.line[i - 1];
    const ImVec2& b = steps.line[i];
    frame.draw_list()->AddRectFilled({a.x, std::min(a.y, b.y)},
                                     {std::max(b.x, a.x + thick), std::max(a.y, b.y) + thick}, im(frame.theme().text));
  }
}

Extent extent_of_run(const RunningSum& run) {
  Extent extent;
  if (std::isfinite(run.bias)) extent = {std::min(0.0F, run.bias), std::max(0.0F, run.bias)};
  for (const float sum : run.sums) {
    if (!std::isfinite(sum)) break;
    extent = {std::min(extent.low, sum), std::max(extent.high, sum)};
  }
  return extent;
}

void draw_zero(const Frame& frame, const ValueScale& scale) {
  const float y = scale.y(0.0);
  frame.draw_list()->AddRectFilled({scale.area.x, y}, {scale.area.right(), y + 1.0F}, im(frame.theme().border));
}

bool is_named(const Frame& frame, Rect column) {
  return column.w >= frame.px(kLeastNamed);
}

Rgb value_colour(const Frame& frame, float value) {
  return std::isfinite(value) ? frame.theme().text : frame.theme().error;
}

void draw_value(const Frame& frame, Rect column, float y, float value) {
  draw_text_centred(frame, frame.fonts().small, value_colour(frame, value), {column.centre().x, y}, number_text(value));
}

// In a chart that is too low for a strip, beside the bar.
void draw_value_beside(const Frame& frame, Rect column, Rect bar, float value) {
  const std::string text = number_text(value);
  ImFont* font = frame.fonts().small;
  const float x = std::round(bar.right() + frame.px(6));
  if (x + text_width(font, text) > column.right() || font->FontSize > column.h) return;
  const float y = std::round(column.centre().y - font->FontSize / 2.0F);
  // The zero line would cross the number.
  frame.draw_list()->AddRectFilled({x - frame.px(2), y}, {x + text_width(font, text) + frame.px(2), y + font->FontSize},
                                   im(frame.theme().panel));
  draw_text(frame, font, value_colour(frame, value), {x, y}, text);
}

// The same of the running sum: on the side of its line that has more room.
void draw_sum_beside(const Frame& frame, Rect column, float line, float sum) {
  const float font = frame.fonts().small->FontSize;
  const float gap = frame.px(3);
  const bool is_high = line < column.centre().y;
  const float room = is_high ? column.bottom() - line : line - column.y;
  if (room < font + gap) return;
  draw_value(frame, column, is_high ? line + gap : line - font - gap, sum);
}

// In wide columns: above the chart, or where that leaves no strip beside its line.
void draw_sums(const Frame& frame, const ValueScale& scale, Rect area, const ColumnLayout& layout,
               const RunningSum& run) {
  if (!is_named(frame, layout.rect(0, area))) return;
  const bool has_strip = value_strip(frame, area, layout) > 0.0F;
  for (std::int64_t c = 0; c < layout.columns(); ++c) {
    const float sum = run.sums[static_cast<std::size_t>(layout.end(c) - 1)];
    if (has_strip)
      draw_value(frame, layout.rect(c, area), area.y, sum);
    else if (std::isfinite(sum))
      draw_sum_beside(frame, layout.rect(c, area), scale.y(sum), sum);
  }
}

}  // namespace

float ValueScale::y(double value) const {
  const double span = high > low ? high - low : 1.0;
  const double share = (std::clamp(value, low, high) - low) / span;
  return std::round(area.bottom() - 1.0F - static_cast<float>(share) * std::max(0.0F, area.h - 1.0F));
}

ValueScale scale_with_zero(Extent extent, Rect area) {
  return {std::min(0.0F, extent.low), std::max(0.0F, extent.high), area};
}

std::size_t largest_place(std::span<const float> values, std::int64_t begin, std::int64_t end) {
  auto largest = static_cast<std::size_t>(begin);
  for (auto k = largest; k < static_cast<std::size_t>(end); ++k) {
    if (!std::isfinite(values[k])) return k;
    if (std::fabs(values[k]) > std::fabs(values[largest])) largest = k;
  }
  return largest;
}

float value_strip(const Frame& frame, Rect area, const ColumnLayout& layout) {
  const float font = frame.fonts().small->FontSize;
  return is_named(frame, layout.rect(0, area)) && area.h >= 2.5F * font ? font + frame.px(2) : 0.0F;
}

void draw_bars(const Frame& frame, const BarChart& chart) {
  const float strip = value_strip(frame, chart.area, chart.layout);
  const Rect area{chart.area.x, chart.area.y + strip, chart.area.w, chart.area.h - strip};
  const ValueScale scale = scale_with_zero(chart.extent, area);
  draw_zero(frame, scale);
  const float zero = scale.y(0.0);
  for (std::int64_t c = 0; c < chart.layout.columns(); ++c) {
    const std::size_t place = largest_place(chart.values, chart.layout.begin(c), chart.layout.end(c));
    const float value = chart.values[place];
    const Rect column = chart.layout.rect(c, area);
    const Rect bar = bar_in(frame, column);
    if (strip > 0.0F)
      draw_value(frame, column, chart.area.y, value);
    else if (is_named(frame, column))
      draw_value_beside(frame, column, bar, value);
    if (!std::isfinite(value)) {
      draw_no_number(frame, bar);
    } else if (value != 0.0F) {
      // The zero line belongs to no bar.
      const float end = scale.y(value) + (value < 0.0F ? 1.0F : 0.0F);
      draw_bar(frame, bar, value < 0.0F ? zero + 1.0F : zero, end, chart.colour(value), chart.is_dimmed(place));
    }
  }
}

void draw_running_sum(const Frame& frame, Rect area, const ColumnLayout& layout, const RunningSum& run) {
  const float strip = value_strip(frame, area, layout);
  const float margin = frame.px(4);  // for the dot
  const ValueScale scale =
      scale_with_zero(extent_of_run(run), {area.x, area.y + strip + margin, area.w, area.h - strip - 2.0F * margin});
  const Steps steps = steps_of(layout, scale, run);
  ImDrawList* draw = frame.draw_list();
  const float zero = scale.y(0.0);
  for (std::size_t i = 1; i + 1 < steps.line.size(); i += 2) {
    const ImVec2& left = steps.line[i];
    const float x = steps.line[i + 1].x;
    // The scale runs from the top: less is higher.
    const float sign = left.y < zero ? 1.0F : -1.0F;
    if (left.y != zero)
      draw->AddRectFilled({left.x, std::min(left.y, zero)}, {x, std::max(left.y, zero)},
                          frame.sign_colour(sign, 0.22F));
  }
  draw_zero(frame, scale);
  draw_steps(frame, steps);
  draw_sums(frame, scale, area, layout, run);
  const auto drawn = static_cast<std::size_t>(layout.end(layout.columns() - 1));
  if (run.broken && *run.broken < drawn) {
    const float x = std::min(steps.end_x, area.right() - frame.px(2));
    draw->AddRectFilled({x, area.y}, {x + frame.px(2), area.bottom()}, im(frame.theme().error));
  } else if (!steps.line.empty() && !layout.leaves_out()) {
    const float radius = frame.px(3.5F);
    const ImVec2 at = steps.line.back();
    frame.texts().add_mark("end of the sum", {at.x - radius, at.y - radius, 2.0F * radius, 2.0F * radius});
    draw->AddCircleFilled(at, radius, im(frame.theme().text));
  }
}

}  // namespace pw
