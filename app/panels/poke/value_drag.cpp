#include "app/panels/poke/value_drag.h"

#include "app/frame/x_edit.h"

namespace pw {

void ValueDrag::input(Frame& frame, const ItemState& item, std::int64_t map, Position at, float per_pixel) {
  // If something else ended the gesture (another stack, undo), the drag ends too.
  if (held_ && !frame.gesture_is_open()) held_.reset();
  if (item.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    held_.reset();
    frame.take_back_first_press();
    frame.select_map(map);
    frame.requests().edit = typed_x(frame, map, at, ImGui::GetIO().MousePos);
  } else if (item.pressed) {
    held_ = Held{map, at, per_pixel};
    frame.select_map(map);
    frame.begin_gesture();
    frame.drag().value = edited_x(frame, map, at);
  } else if (item.active && held_) {
    drag(frame);
  }
  if (item.released) {
    held_.reset();
    frame.end_gesture();
  }
  if (item.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    frame.select_map(map);
    set_x(frame, map, at, 0.0F);
  }
}

void ValueDrag::drag(Frame& frame) const {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.y == 0.0F) return;
  const float change = -io.MouseDelta.y * held_->per_pixel * (io.KeyShift ? 0.1F : 1.0F);
  drag_x(frame, held_->map, held_->at, frame.drag().value += change);
}

}  // namespace pw
