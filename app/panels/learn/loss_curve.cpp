#include "app/panels/learn/loss_curve.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/presentation/number_text.h"
#include "app/widgets/text.h"

namespace pw {
namespace {

constexpr double kFewestSteps = 20.0;

struct Axes {
  Rect plot;
  double steps = 1.0, loss = 1.0;
  ImVec2 at(double step, double value) const {
    return {plot.x + static_cast<float>(step / steps) * plot.w,
            plot.bottom() - static_cast<float>(std::clamp(value / loss, 0.0, 1.0)) * plot.h};
  }
};

// `named`: the share of the plot that a name needs.
double loss_end(const std::vector<CurvePoint>& curve, double named) {
  double largest = 0.0;
  for (const CurvePoint& point : curve) {
    for (const double value : {point.training, point.held_out}) {
      if (std::isfinite(value)) largest = std::max(largest, value);
    }
  }
  if (largest <= 0.0) return 1.0;
  // Room above a line that hardly falls, for its name.
  constexpr double kLeastAbove = 0.13, kMostAbove = 0.4;
  return loss_axis_end(largest / (1.0 - std::clamp(named, kLeastAbove, kMostAbove)));
}

void draw_axes(const Frame& frame, const Axes& axes) {
  ImFont* font = frame.fonts().small;
  for (const double share : {0.0, 0.5, 1.0}) {
    const float y = std::floor(axes.at(0.0, share * axes.loss).y);
    frame.draw_list()->AddRectFilled({axes.plot.x, y}, {axes.plot.right(), y + 1.0F}, im(frame.theme().border));
    draw_text_right(frame, font, frame.theme().muted, {axes.plot.x - frame.px(6), y - font->FontSize / 2.0F},
                    short_number_text(share * axes.loss));
    const std::string step = count_text(std::llround(share * axes.steps));
    const ImVec2 below{axes.at(share * axes.steps, 0.0).x, axes.plot.bottom() + frame.px(3)};
    if (share < 1.0)
      draw_text_centred(frame, font, frame.theme().muted, below, step);
    else
      draw_text_right(frame, font, frame.theme().muted, {below.x + frame.px(6), below.y}, step);
  }
}

std::vector<ImVec2> line_of(const Axes& axes, const std::vector<CurvePoint>& curve, double CurvePoint::*value) {
  std::vector<ImVec2> line;
  for (const CurvePoint& point : curve) {
    if (!std::isfinite(point.*value)) continue;
    const ImVec2 at = axes.at(static_cast<double>(point.step), point.*value);
    // Of the points of one pixel column the last is drawn.
    if (line.size() > 1 && at.x - line[line.size() - 2].x < 1.0F) line.pop_back();
    line.push_back(at);
  }
  return line;
}

void draw_dashed(const Frame& frame, const std::vector<ImVec2>& line, ImU32 colour, float thick) {
  const float dash = frame.px(5);
  float along = 0.0F;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const ImVec2 a = line[i - 1], b = line[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float from = 0.0F; from < length;) {
      const float in_pattern = std::fmod(along + from, 2.0F * dash);
      const float to = std::min(length, from + (in_pattern < dash ? dash - in_pattern : 2.0F * dash - in_pattern));
      const auto point = [&](float at) {
        return ImVec2{a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length};
      };
      if (in_pattern < dash) frame.draw_list()->AddLine(point(from), point(to), colour, thick);
      from = std::max(to, from + 0.01F);
    }
    along += length;
  }
}

// Where a name at this x is clear of the line over its whole width.
float y_of_name(const Frame& frame, const Axes& axes, const std::vector<ImVec2>& line, bool above, float x,
                float width) {
  const float height = frame.fonts().small->FontSize;
  std::optional<float> edge;
  for (const ImVec2& point : line) {
    if (point.x < x - frame.px(4) || point.x > x + width + frame.px(4)) continue;
    edge = !edge ? point.y : above ? std::min(*edge, point.y) : std::max(*edge, point.y);
  }
  const float at = edge.value_or(line.back().y);
  const float y = above ? at - height - frame.px(6) : at + frame.px(8);
  return std::clamp(y, axes.plot.y, std::max(axes.plot.y, axes.plot.bottom() - height - frame.px(2)));
}

// Named at the right end of its line, `above` or below it; left of the number of steps, which stands in the corner.
void draw_name(const Frame& frame, const Axes& axes, const std::vector<ImVec2>& line, bool above, Rgb colour,
               const char* name) {
  if (line.size() < 2) return;
  ImFont* font = frame.fonts().small;
  const std::size_t at = line.size() * 2 / 3;
  const float width = text_width(font, name);
  float x = std::clamp(line[at].x - (above ? 0.0F : width), axes.plot.x, axes.plot.right() - width);
  float y = y_of_name(frame, axes, line, above, x, width);
  const float corner = axes.plot.right() - text_width(frame.fonts().strong, "step 88,888") - frame.px(12);
  if (above && x + width > corner && y < axes.plot.y + frame.fonts().strong->FontSize + frame.px(8)) {
    // Below the number where the line has fallen so far, else left of it.
    const float right = std::max(axes.plot.x, axes.plot.right() - width);
    const float y_right = y_of_name(frame, axes, line, above, right, width);
    const bool is_below = y_right >= axes.plot.y + frame.fonts().strong->FontSize + frame.px(8);
    x = is_below ? right : std::max(axes.plot.x, corner - width);
    y = is_below ? y_right : y_of_name(frame, axes, line, above, x, width);
  }
  // No line of the grid runs through it.
  frame.draw_list()->AddRectFilled({x - frame.px(2), y}, {x + width + frame.px(2), y + font->FontSize},
                                   im(frame.theme().panel));
  draw_text(frame, font, colour, {x, y}, name);
}

// In the place of the curves.
void draw_what_comes(const Frame& frame, const Axes& axes) {
  ImFont* font = frame.fonts().small;
  const std::string text =
      first_that_fits(font, axes.plot.w - frame.px(16), {"the loss at each step", "loss by step", "loss"});
  const ImVec2 at{axes.plot.centre().x, axes.plot.y + axes.plot.h * 0.75F - font->FontSize / 2.0F};
  draw_text_centred(frame, font, frame.theme().muted, at, text);
}

}  // namespace

double round_up(double value) {
  const double unit = std::pow(10.0, std::floor(std::log10(std::max(value, 1e-300))));
  for (const double times : {1.0, 2.0, 5.0}) {
    if (times * unit >= value * (1.0 - 1e-12)) return times * unit;
  }
  return 10.0 * unit;
}

double loss_axis_end(double largest) {
  const double unit = std::pow(10.0, std::floor(std::log10(largest)));
  for (const double times : {1.0, 1.2, 1.6, 2.0, 2.4, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    // Below 1 an end has one figure, and so has its half.
    const bool is_short = unit > 0.5 || times == 1.0 || std::fmod(times, 2.0) == 0.0;
    if (is_short && times * unit >= largest * (1.0 - 1e-12)) return times * unit;
  }
  return 10.0 * unit;
}

void draw_loss_curve(const Frame& frame, Rect area, const std::vector<CurvePoint>& curve) {
  const float left = text_width(frame.fonts().small, "0.00") + frame.px(8);
  const float below = frame.fonts().small->FontSize + frame.px(5);
  const float half_line = frame.fonts().small->FontSize / 2.0F;
  Axes axes{{area.x + left, area.y + half_line, std::max(1.0F, area.w - left - frame.px(8)),
             std::max(1.0F, area.h - below - half_line)},
            kFewestSteps,
            1.0};
  axes.loss = loss_end(curve, static_cast<double>((frame.fonts().small->FontSize + frame.px(7)) / axes.plot.h));
  if (!curve.empty()) axes.steps = std::max(kFewestSteps, round_up(static_cast<double>(curve.back().step)));
  draw_axes(frame, axes);
  if (curve.empty()) return draw_what_comes(frame, axes);
  const float thick = std::max(1.5F, frame.px(1.75F));
  const std::vector<ImVec2> held_out = line_of(axes, curve, &CurvePoint::held_out);
  const std::vector<ImVec2> training = line_of(axes, curve, &CurvePoint::training);
  draw_name(frame, axes, held_out, true, frame.theme().muted, "held-out loss");
  draw_name(frame, axes, training, false, frame.theme().text, "training loss");
  draw_dashed(frame, held_out, im(frame.theme().text), thick);
  if (training.size() > 1)
    frame.draw_list()->AddPolyline(training.data(), static_cast<int>(training.size()), im(frame.theme().text), 0,
                                   thick);
}

}  // namespace pw
