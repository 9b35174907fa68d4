#pragma once
// Buttons side by side in a bar.
#include <optional>
#include <string>
#include <utility>

#include "app/widgets/controls.h"

namespace pw {

// Places them from left to right.
class ButtonRow {
 public:
  ButtonRow(const Frame& frame, Rect bar, float x, float gap)
      : frame_(frame), x_(x), y_(bar.y + frame.px(6)), height_(bar.h - frame.px(12)), gap_(gap) {}
  ImVec2 at() const { return {x_, y_}; }
  float height() const { return height_; }
  void skip(float by) { x_ += by; }
  Button button(const WidgetKey& key, std::string label, std::string explanation) {
    return placed(button_at(frame_, key, std::move(label), std::move(explanation), at(), height_));
  }
  Button command(const WidgetKey& key, std::string_view id, std::optional<std::string> label = std::nullopt) {
    return placed(command_button(frame_, key, id, at(), height_, std::move(label)));
  }

 private:
  Button placed(Button button) {
    x_ += button.area.w + gap_;
    return button;
  }

  const Frame& frame_;
  float x_, y_, height_, gap_;
};

}  // namespace pw
