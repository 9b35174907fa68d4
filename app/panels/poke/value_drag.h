#pragma once
// A value of x under the pointer: dragged up or down, typed, or set to zero.
#include <optional>

#include "app/frame/frame.h"

namespace pw {

class ValueDrag {
 public:
  // Of an item that was added just now; `map` and `at` are what the pointer is on. `per_pixel`: the value's change at
  // one pixel upwards.
  void input(Frame& frame, const ItemState& item, std::int64_t map, Position at, float per_pixel);
  // What is held.
  std::optional<std::int64_t> map() const { return held_ ? std::optional(held_->map) : std::nullopt; }

 private:
  struct Held {
    std::int64_t map = 0;
    Position at;
    float per_pixel = 0.0F;
  };
  void drag(Frame& frame) const;

  std::optional<Held> held_;
};

// What one can do with it, for its explanation.
inline constexpr const char* kValueGestures = "Drag up or down · Shift: fine · double-click: type · right-click: 0";

}  // namespace pw
