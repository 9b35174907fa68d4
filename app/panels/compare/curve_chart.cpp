#include "app/panels/compare/curve_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

// The same in all charts. Points: on, off, on, off; none: solid.
struct CurveLook {
  ReductionKind kind;
  const char* name;
  float dashes[4];
  bool is_muted, needs_labels;
};
constexpr CurveLook kCurveLooks[] = {
    {ReductionKind::kLearned, "learned", {}, false, true},
    {ReductionKind::kPca, "PCA", {7.0F, 4.0F, 7.0F, 4.0F}, false, false},
    {ReductionKind::kBestKept, "best kept", {1.5F, 3.0F, 1.5F, 3.0F}, true, true},
    {ReductionKind::kRandomKept, "random kept", {8.0F, 3.0F, 1.5F, 3.0F}, true, false}};

// From the longest to the shortest.
std::vector<std::string> legend_names(const CurveLook& look, bool has_two_classes) {
  if (look.kind == ReductionKind::kBestKept) return {"best kept, one by one", look.name};
  if (look.kind == ReductionKind::kRandomKept) return {fmt::format("random kept, {} draws", kCurveDraws), look.name};
  if (look.kind == ReductionKind::kLearned && has_two_classes)
    return {"learned (2 classes: 1 + PCA)", "learned (1 + PCA)", look.name};
  return {look.name};
}

ImU32 curve_colour(const Frame& frame, const CurveLook& look) {
  return im(look.is_muted ? frame.theme().muted : frame.theme().text);
}

void draw_patterned(const Frame& frame, const std::vector<ImVec2>& line, const CurveLook& look) {
  const float thick = std::max(1.5F, frame.px(1.75F));
  const ImU32 colour = curve_colour(frame, look);
  if (line.size() < 2) return;
  if (look.dashes[0] <= 0.0F) {
    frame.draw_list()->AddPolyline(line.data(), static_cast<int>(line.size()), colour, 0, thick);
    return;
  }
  std::size_t part = 0;
  float left = frame.px(look.dashes[0]);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const ImVec2 a = line[i - 1], b = line[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float from = 0.0F; from < length;) {
      const float to = std::min(length, from + left);
      const auto point = [&](float at) {
        return ImVec2{a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length};
      };
      if (part % 2 == 0) frame.draw_list()->AddLine(point(from), point(to), colour, thick);
      left -= to - from;
      if (left <= 0.01F) left = frame.px(look.dashes[++part % 4]);
      from = std::max(to, from + 0.01F);
    }
  }
}

const ReductionCurve* curve_of(const CurveChart& chart, ReductionKind kind) {
  const auto found = std::ranges::find(chart.curves, kind, &ReductionCurve::kind);
  return found != chart.curves.end() ? &*found : nullptr;
}

std::optional<double> value_of(const CurveChart& chart, const ReductionPoint& point) {
  if (!chart.is_variance) return point.iou;
  return std::isfinite(point.explained_standardised) ? std::optional(point.explained_standardised) : std::nullopt;
}

std::optional<double> value_at(const CurveChart& chart, ReductionKind kind, std::int64_t outputs) {
  const ReductionCurve* curve = curve_of(chart, kind);
  if (curve == nullptr) return std::nullopt;
  const auto found = std::ranges::find(curve->points, outputs, &ReductionPoint::outputs);
  return found != curve->points.end() ? value_of(chart, *found) : std::nullopt;
}

std::string values_text(const CurveChart& chart, std::int64_t outputs, const char* form) {
  std::string text;
  for (const CurveLook& look : kCurveLooks) {
    if (curve_of(chart, look.kind) == nullptr) continue;
    const std::string number = score_text(value_at(chart, look.kind, outputs));
    text += fmt::format(fmt::runtime(form), fmt::arg("name", look.name), fmt::arg("value", number));
  }
  return text.substr(0, text.find_last_not_of(" ·,\n") + 1);
}

struct CurveAxes {
  Rect plot;
  std::int64_t most;  // outputs
  ImVec2 at(std::int64_t outputs, double value) const {
    return {plot.x + share_of_outputs(outputs, most) * plot.w,
            plot.bottom() - static_cast<float>(std::clamp(value, 0.0, 1.0)) * plot.h};
  }
};

void draw_curve_axes(const Frame& frame, const CurveAxes& axes) {
  ImFont* font = frame.fonts().small;
  const Theme& theme = frame.theme();
  for (const double value : {0.0, 0.5, 1.0}) {
    const float y = std::floor(axes.at(1, value).y);
    frame.draw_list()->AddRectFilled({axes.plot.x, y}, {axes.plot.right(), y + 1.0F}, im(theme.border));
    if (value == 0.5 && axes.plot.h < 2.6F * font->FontSize) continue;
    draw_text_right(frame, font, theme.muted, {axes.plot.x - frame.px(6), std::floor(y - font->FontSize / 2.0F)},
                    fmt::format("{}", value));
  }
  for (const std::int64_t outputs : ticks_of_outputs(axes.most)) {
    const ImVec2 below{axes.at(outputs, 0.0).x, axes.plot.bottom() + frame.px(3)};
    const std::string text = fmt::format("{}", outputs);
    if (outputs == axes.most && outputs > 1)
      draw_text_right(frame, font, theme.muted, {axes.plot.right() + frame.px(4), below.y}, text);
    else
      draw_text_centred(frame, font, theme.muted, below, text);
  }
}

}  // namespace

float share_of_outputs(std::int64_t outputs, std::int64_t most) {
  if (most <= 1) return 0.0F;
  return static_cast<float>(std::log2(static_cast<double>(outputs)) / std::log2(static_cast<double>(most)));
}

std::vector<std::int64_t> ticks_of_outputs(std::int64_t most) {
  constexpr float kApart = 0.12F;  // of the axis: two numbers in a narrow chart
  std::vector<std::int64_t> ticks;
  for (std::int64_t outputs = 1; outputs < most; outputs *= 2) {
    if (share_of_outputs(outputs, most) <= 1.0F - kApart) ticks.push_back(outputs);
  }
  ticks.push_back(most);
  return ticks;
}

Rect curve_plot(const Frame& frame, Rect chart) {
  ImFont* font = frame.fonts().small;
  const float left = text_width(font, "0.5") + frame.px(8), below = font->FontSize + frame.px(5);
  const float top = font->FontSize * 1.5F + frame.px(2);
  return {chart.x + left, chart.y + top, std::max(1.0F, chart.w - left - frame.px(6)),
          std::max(1.0F, chart.h - top - below)};
}

void draw_curve_legend(const Frame& frame, Rect area, const CurveLegend& legend) {
  ImFont* font = frame.fonts().small;
  const float sample = frame.px(30), line = font->FontSize + frame.px(4);
  const float width = area.w / static_cast<float>(legend.columns);
  int place = 0;
  for (const CurveLook& look : kCurveLooks) {
    if (look.needs_labels && !legend.has_labels) continue;
    const float x = area.x + static_cast<float>(place % legend.columns) * width,
                y = area.y + static_cast<float>(place / legend.columns) * line;
    ++place;
    const float middle = std::floor(y + font->FontSize / 2.0F) + 0.5F;
    draw_patterned(frame, {{x, middle}, {x + sample, middle}}, look);
    const float room = width - sample - frame.px(12);
    draw_text_within(frame, font, look.is_muted ? frame.theme().muted : frame.theme().text,
                     {x + sample + frame.px(6), y}, room,
                     first_that_fits(font, room, legend_names(look, legend.has_two_classes)));
  }
}

void draw_curve_chart(const Frame& frame, Rect area, const CurveChart& chart, std::int64_t marked) {
  ImFont* font = frame.fonts().small;
  const Theme& theme = frame.theme();
  const float title_w = draw_text(frame, font, theme.text, area.min(), chart.title) + frame.px(8);
  const std::string at = fmt::format("at F′ = {}", marked);
  draw_text(frame, font, theme.muted, {area.x + title_w, area.y},
            first_that_fits(font, area.w - title_w, {"(" + chart.caption + ")", ""}));
  const CurveAxes axes{curve_plot(frame, area), chart.most};
  draw_curve_axes(frame, axes);
  if (!chart.missing.empty()) {
    const ImVec2 middle = axes.plot.centre();
    const std::string reason =
        first_that_fits(font, axes.plot.w - frame.px(12),
                        {chart.missing, chart.missing.substr(0, chart.missing.find(':')), "not computed"});
    const float half_w = text_width(font, reason) / 2.0F + frame.px(6), half_h = font->FontSize / 2.0F;
    frame.draw_list()->AddRectFilled({middle.x - half_w, middle.y - half_h}, {middle.x + half_w, middle.y + half_h},
                                     im(theme.panel));
    draw_text_centred(frame, font, theme.muted, {middle.x, std::floor(middle.y - half_h)}, reason);
    frame.explain_drawn(area, chart.title + ": " + chart.missing);
    return;
  }
  const float x = std::floor(axes.at(marked, 0.0).x);
  frame.draw_list()->AddRectFilled({x, axes.plot.y}, {x + 1.0F, axes.plot.bottom()}, im(theme.muted));
  for (const CurveLook& look : kCurveLooks) {
    const ReductionCurve* curve = curve_of(chart, look.kind);
    if (curve == nullptr) continue;
    std::vector<ImVec2> line;
    for (const ReductionPoint& point : curve->points) {
      if (const auto value = value_of(chart, point)) line.push_back(axes.at(point.outputs, *value));
    }
    draw_patterned(frame, line, look);
    if (const auto value = value_at(chart, look.kind, marked))
      frame.draw_list()->AddCircleFilled(axes.at(marked, *value), frame.px(3.5F), curve_colour(frame, look));
  }
  frame.explain_drawn(area, fmt::format("{} ({}) {}: {}{}", chart.title, chart.caption, at,
                                        values_text(chart, marked, "{name} {value} · "), chart.note));
}

}  // namespace pw
