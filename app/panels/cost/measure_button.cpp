#include "app/panels/cost/measure_button.h"

#include <algorithm>

#include "app/widgets/controls.h"

namespace pw {
namespace {

constexpr const char* kMeasureKey = "cost.measure";
constexpr const char* kMeasureLabel = "Measure";
constexpr const char* kCancelLabel = "Cancel";

Button measure_button(const Frame& frame, Rect area) {
  Button button = command_button(frame, kMeasureKey, "cost.measure", area.min(), area.h, kMeasureLabel);
  if (frame.cost().timing().is_running()) {
    button.label = kCancelLabel;
    button.explanation = "Cancels the measurement (Esc)";
    button.is_enabled = true;
    button.command.clear();
  }
  button.area = area;
  return button;
}

}  // namespace

float MeasureButton::width(const Frame& frame) {
  return std::max(button_width(frame, kMeasureLabel), button_width(frame, kCancelLabel));
}

void MeasureButton::input(Frame& frame, Rect area) {
  const bool is_running = frame.cost().timing().is_running();
  if (press(frame, measure_button(frame, area)) && is_running) frame.cost().timing().cancel();
}

void MeasureButton::draw(const Frame& frame, Rect area) {
  draw_button(frame, measure_button(frame, area));
  const CostTiming& timing = frame.cost().timing();
  if (!timing.is_running()) return;
  const float thick = std::max(2.0F, frame.px(3));
  draw_progress_bar(frame, {area.x, area.bottom() - thick, area.w, thick}, timing.fraction());
}

}  // namespace pw
