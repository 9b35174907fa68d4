#pragma once
// What a frame of a drag costs.
#include <algorithm>
#include <string>
#include <vector>

#include "driver.h"
#include "patience.h"

namespace pw {

// The median of `frames` frames, in seconds of the processor, so that other programs hardly count: the pointer goes by
// `step` with each, from the widget's centre.
inline double median_drag_frame(Driver& driver, const std::string& widget, ImVec2 step, int frames) {
  const ImVec2 at = driver.widget(widget).centre();
  driver.move(at);
  driver.press();
  std::vector<double> seconds;
  for (int i = 1; i <= frames; ++i) {
    const double before = processor_seconds();
    driver.move({at.x + step.x * static_cast<float>(i), at.y + step.y * static_cast<float>(i)});
    driver.draw_pixels();
    seconds.push_back(processor_seconds() - before);
  }
  driver.release();
  const auto middle = seconds.begin() + frames / 2;
  std::ranges::nth_element(seconds, middle);
  return *middle;
}

}  // namespace pw
