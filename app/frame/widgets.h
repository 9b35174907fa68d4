#pragma once
// The widgets of a frame by name: their rectangles, and what the pointer does to them.
#include <imgui.h>

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/geometry/rect.h"
#include "app/presentation/widget_key.h"

namespace pw {

// Whether a list, or anything else that Dear ImGui calls a popup, is open in the current context.
bool any_list_is_open();

// The rectangles of widgets, for the state file; costs nothing if no state file is written.
class WidgetPlaces {
 public:
  explicit WidgetPlaces(bool is_watched) : is_watched_(is_watched) {}
  bool is_watched() const { return is_watched_; }
  void clear() { places_.clear(); }
  void mark(const WidgetKey& key, Rect rect) {
    if (is_watched_) places_.emplace_back(key, rect);
  }
  // In the order of marking; of equal keys, the last counts.
  const std::vector<std::pair<WidgetKey, Rect>>& all() const { return places_; }

 private:
  bool is_watched_;
  std::vector<std::pair<WidgetKey, Rect>> places_;
};

// What the pointer does to a widget in this frame.
struct ItemState {
  bool hovered = false;
  bool active = false;    // held
  bool pressed = false;   // became active
  bool released = false;  // no longer active: released, or lost to another widget
  bool clicked = false;   // pressed and released on the widget
};

// Which buttons of the pointer hold an item.
enum class PointerButtons { kLeft, kLeftOrRight };

// Keeps the items from a frame's input to its drawing, and which were active in the previous frame.
class Items {
 public:
  void begin_frame();
  // Adds an invisible ImGui button at `area`, in the current ImGui window.
  ItemState add(const WidgetKey& key, Rect area, PointerButtons buttons = PointerButtons::kLeft);
  // The state of an item added in this frame; all false for any other.
  ItemState of(const WidgetKey& key) const;
  // Whether any of them is held.
  bool any_active() const;
  // Lets go of what was held in the previous frame: until the next press of the left button no item is active, released
  // or clicked. False if nothing was held.
  bool let_go();

 private:
  std::unordered_map<WidgetKey, ItemState, WidgetKeyHash> now_;
  std::unordered_map<WidgetKey, ItemState, WidgetKeyHash> before_;
  bool has_let_go_ = false;
};

}  // namespace pw
