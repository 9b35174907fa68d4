#include "app/panels/dialogs/about_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/panels/dialogs/about_text.h"
#include "app/widgets/controls.h"
#include "app/widgets/text.h"
#include "compute/layer/kernels/simd_target.h"

namespace pw {
namespace {

using State = MachineSpeed::State;

constexpr const char* kWhatItIs =
    "An image, its feature maps, the weights of a 1×1 convolution and its outputs, live in one window.";
constexpr const char* kSpeedExplanation =
    "Times the lesson's layer on this machine, as `pointwise bench` does: one image of 20 × 72 positions, 256 maps in, "
    "2 outputs.";

float line_height(const Frame& frame) {
  return frame.fonts().body->FontSize + frame.px(6);
}

float show_facts(Frame& frame, Rect area) {
  const auto facts = program_facts(simd_target_name(), frame.session().jobs().threads());
  float column = 0.0F;
  for (const Fact& fact : facts) column = std::max(column, text_width(frame.fonts().body, fact.name));
  column += frame.px(14);
  float y = area.y;
  for (const Fact& fact : facts) {
    draw_text(frame, frame.fonts().body, frame.theme().muted, {area.x, y}, fact.name);
    draw_text_within(frame, frame.fonts().body, frame.theme().text, {area.x + column, y}, area.w - column, fact.value);
    explain_area(frame, {area.x, y, area.w, line_height(frame)},
                 fmt::format("{}: {}\n{}", fact.name, fact.value, fact.explanation));
    y += line_height(frame);
  }
  return y;
}

// One button that starts the measurement, and cancels it while it runs.
float show_measure_button(Frame& frame, Rect area) {
  const State state = frame.machine_speed().state();
  const float height = frame.fonts().body->FontSize + frame.px(12);
  const bool running = state == State::kRunning;
  const char* label = running ? "Cancel" : state == State::kDone ? "Measure again" : "Measure this machine";
  const Button button = running
                            ? button_at(frame, "about.cancel", label, "Stops the measurement (Esc)", area.min(), height)
                            : command_button(frame, "about.measure", "measure", area.min(), height, label);
  if (press(frame, button) && running) frame.machine_speed().cancel();
  draw_button(frame, button);
  const float x = area.x + button.area.w + frame.px(12);
  if (running) {
    const Rect bar{x, area.y + height / 2.0F - frame.px(3), frame.px(160), frame.px(6)};
    draw_progress_bar(frame, bar, frame.machine_speed().fraction());
    explain_area(frame, {bar.x, area.y, bar.w, height}, "Progress of the measurement");
  } else {
    draw_text(frame, frame.fonts().body, frame.theme().muted,
              {x, area.y + (height - frame.fonts().body->FontSize) / 2.0F}, "Enter");
  }
  return area.y + height;
}

float show_table(Frame& frame, Rect area, const SpeedTable& table) {
  const float number_width = frame.px(88);
  // The right edges of the columns.
  const auto right_of = [&](std::size_t column) {
    return area.right() - static_cast<float>(table.columns.size() - column) * number_width;
  };
  float y = area.y;
  draw_text(frame, frame.fonts().small, frame.theme().muted, {area.x, y}, table.shape);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    draw_text_right(frame, frame.fonts().small, frame.theme().muted, {right_of(i), y}, table.columns[i]);
  draw_text_right(frame, frame.fonts().small, frame.theme().muted, {area.right(), y}, "per second");
  explain_area(
      frame, {area.x, y, area.w, line_height(frame)},
      fmt::format("{}\nThe time each takes, by number of threads, and how often it runs per second.", table.shape));
  y += frame.fonts().small->FontSize + frame.px(6);
  for (const SpeedTable::Line& line : table.lines) {
    draw_text(frame, frame.fonts().body, frame.theme().text, {area.x, y}, line.work);
    for (std::size_t i = 0; i < line.times.size(); ++i)
      draw_text_right(frame, frame.fonts().body, frame.theme().text, {right_of(i), y}, line.times[i]);
    draw_text_right(frame, frame.fonts().body, frame.theme().text, {area.right(), y}, line.per_second);
    explain_area(frame, {area.x, y, area.w, line_height(frame)}, line.explanation);
    y += line_height(frame);
  }
  return y;
}

float show_speed(Frame& frame, Rect area) {
  const float heading = frame.fonts().strong->FontSize + frame.px(8);
  draw_text(frame, frame.fonts().strong, frame.theme().text, area.min(), "How fast is this machine?");
  explain_area(frame, {area.x, area.y, area.w, heading}, kSpeedExplanation);
  float y = area.y + heading;
  y = show_measure_button(frame, {area.x, y, area.w, area.bottom() - y}) + frame.px(8);
  const State state = frame.machine_speed().state();
  if (state == State::kDone) {
    const Rect below{area.x, y, std::min(area.w, frame.px(440)), area.bottom() - y};
    y = show_table(frame, below, speed_table(frame.machine_speed().rows()));
    frame.mark("about.speed", {below.x, below.y, below.w, y - below.y});
  } else if (state == State::kCancelled) {
    y += draw_paragraph(frame, frame.fonts().body, frame.theme().text, {area.x, y}, area.w,
                        "Cancelled: nothing was measured.");
  } else if (state == State::kFailed) {
    y += draw_paragraph(frame, frame.fonts().body, frame.theme().error, {area.x, y}, area.w,
                        fmt::format("Nothing was measured: {}.", frame.machine_speed().failure()));
  }
  return y;
}

}  // namespace

float show_about(Frame& frame, Rect area) {
  float y = area.y;
  draw_text(frame, frame.fonts().strong, frame.theme().text, {area.x, y}, program_title());
  y += frame.fonts().strong->FontSize + frame.px(8);
  y += draw_paragraph(frame, frame.fonts().body, frame.theme().muted, {area.x, y}, area.w, kWhatItIs) + frame.px(8);
  y = show_facts(frame, {area.x, y, area.w, area.bottom() - y}) + frame.px(12);
  y = show_speed(frame, {area.x, y, area.w, area.bottom() - y});
  frame.mark("about", {area.x, area.y, area.w, y - area.y});
  return y;
}

}  // namespace pw
