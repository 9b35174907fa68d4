#include "app/panels/about_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/panels/controls.h"
#include "app/panels/text.h"
#include "app/view/about_text.h"
#include "app/window/commands.h"
#include "compute/layer/pointwise_forward.h"

namespace pw {
namespace {

using State = MachineSpeed::State;

constexpr const char* kWhatItIs =
    "An image, its feature maps, the weights of a 1×1 convolution and its outputs, live in one window.";
constexpr const char* kSpeedExplanation =
    "Times this machine with the lesson's layer: one image of 20 × 72 positions with 256 numbers each, mixed into 2. "
    "It is what `pointwise bench` measures.";

float line_height(const Ui& ui) {
  return ui.fonts.body->FontSize + ui.px(6);
}

float put_facts(Ui& ui, Rect area) {
  const auto facts = program_facts(simd_target_name(), ui.session.worker().threads());
  float column = 0.0F;
  for (const Fact& fact : facts) column = std::max(column, text_width(ui.fonts.body, fact.name));
  column += ui.px(14);
  float y = area.y;
  for (const Fact& fact : facts) {
    put_text(ui, ui.fonts.body, ui.theme.muted, {area.x, y}, fact.name);
    put_text_within(ui, ui.fonts.body, ui.theme.text, {area.x + column, y}, area.w - column, fact.value);
    tooltip_over(ui, {area.x, y, area.w, line_height(ui)},
                 fmt::format("{}: {}\n{}", fact.name, fact.value, fact.explanation));
    y += line_height(ui);
  }
  return y;
}

// One button for all: it measures, or cancels while that runs.
float put_measure_button(Ui& ui, Rect area) {
  const State state = ui.machine_speed.state();
  const float height = ui.fonts.body->FontSize + ui.px(12);
  const bool running = state == State::kRunning;
  const char* label = running ? "Cancel" : state == State::kDone ? "Measure again" : "Measure this machine";
  const char* explanation = running ? "Stops the measurement (Esc)" : "Takes about a second (Enter)";
  float used = 0.0F;
  if (put_button(ui, running ? "about.cancel" : "about.measure", label, area.min(), height, explanation, used))
    running ? ui.machine_speed.cancel() : run_command(ui, WindowCommand::kMeasure);
  const float x = area.x + used + ui.px(12);
  if (running) {
    const Rect bar{x, area.y + height / 2.0F - ui.px(3), ui.px(160), ui.px(6)};
    put_progress_bar(ui, bar, ui.machine_speed.fraction());
    tooltip_over(ui, {bar.x, area.y, bar.w, height}, "How much of the measurement is done");
  } else {
    put_text(ui, ui.fonts.body, ui.theme.muted, {x, area.y + (height - ui.fonts.body->FontSize) / 2.0F}, "Enter");
  }
  return area.y + height;
}

float put_table(Ui& ui, Rect area, const SpeedTable& table) {
  const float number_width = ui.px(88);
  // The right edges of the numbers, the last column's at the right.
  const auto right_of = [&](std::size_t column) {
    return area.right() - static_cast<float>(table.columns.size() - column) * number_width;
  };
  float y = area.y;
  put_text(ui, ui.fonts.small, ui.theme.muted, {area.x, y}, table.shape);
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    put_text_right(ui, ui.fonts.small, ui.theme.muted, {right_of(i), y}, table.columns[i]);
  put_text_right(ui, ui.fonts.small, ui.theme.muted, {area.right(), y}, "a second");
  tooltip_over(
      ui, {area.x, y, area.w, line_height(ui)},
      fmt::format("{}\nHow long each takes, by the threads that share the work, and how often a second.", table.shape));
  y += ui.fonts.small->FontSize + ui.px(6);
  for (const SpeedTable::Line& line : table.lines) {
    put_text(ui, ui.fonts.body, ui.theme.text, {area.x, y}, line.work);
    for (std::size_t i = 0; i < line.times.size(); ++i)
      put_text_right(ui, ui.fonts.body, ui.theme.text, {right_of(i), y}, line.times[i]);
    put_text_right(ui, ui.fonts.body, ui.theme.text, {area.right(), y}, line.per_second);
    tooltip_over(ui, {area.x, y, area.w, line_height(ui)}, line.explanation);
    y += line_height(ui);
  }
  return y;
}

float put_speed(Ui& ui, Rect area) {
  const float heading = ui.fonts.strong->FontSize + ui.px(8);
  put_text(ui, ui.fonts.strong, ui.theme.text, area.min(), "How fast is this machine?");
  tooltip_over(ui, {area.x, area.y, area.w, heading}, kSpeedExplanation);
  float y = area.y + heading;
  y = put_measure_button(ui, {area.x, y, area.w, area.bottom() - y}) + ui.px(8);
  const State state = ui.machine_speed.state();
  if (state == State::kDone) {
    const Rect rest{area.x, y, std::min(area.w, ui.px(440)), area.bottom() - y};
    y = put_table(ui, rest, speed_table(ui.machine_speed.rows()));
    ui.widgets.mark("about.speed", {rest.x, rest.y, rest.w, y - rest.y});
  } else if (state == State::kCancelled) {
    y += put_paragraph(ui, ui.fonts.body, ui.theme.text, {area.x, y}, area.w, "Cancelled: nothing was measured.");
  } else if (state == State::kFailed) {
    y += put_paragraph(ui, ui.fonts.body, ui.theme.error, {area.x, y}, area.w,
                       fmt::format("Nothing was measured: {}.", ui.machine_speed.failure()));
  }
  return y;
}

}  // namespace

float draw_about(Ui& ui, Rect area) {
  float y = area.y;
  put_text(ui, ui.fonts.strong, ui.theme.text, {area.x, y}, program_title());
  y += ui.fonts.strong->FontSize + ui.px(8);
  y += put_paragraph(ui, ui.fonts.body, ui.theme.muted, {area.x, y}, area.w, kWhatItIs) + ui.px(8);
  y = put_facts(ui, {area.x, y, area.w, area.bottom() - y}) + ui.px(12);
  y = put_speed(ui, {area.x, y, area.w, area.bottom() - y});
  ui.widgets.mark("about", {area.x, area.y, area.w, y - area.y});
  return y;
}

}  // namespace pw
