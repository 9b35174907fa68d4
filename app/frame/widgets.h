#pragma once
// The widgets of a frame by name: where they are, and what the pointer does to them.
#include <imgui.h>

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/geometry/rect.h"
#include "app/presentation/widget_key.h"

namespace pw {

// Where widgets are, for the state file; costs nothing while nobody watches.
class WidgetPlaces {
 public:
  explicit WidgetPlaces(bool is_watched) : is_watched_(is_watched) {}
  bool is_watched() const { return is_watched_; }
  void clear() { places_.clear(); }
  void mark(const WidgetKey& key, Rect rect) {
    if (is_watched_) places_.emplace_back(key, rect);
  }
  // In the order of marking; the last of equal keys counts.
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
  bool released = false;  // is active no more: let go, or lost to another widget
  bool clicked = false;   // let go where it was pressed
};

// Remembers the items from the input of a frame to its drawing, and which were active in the frame before.
class Items {
 public:
  void begin_frame();
  // An invisible button of ImGui at `area`, in the current ImGui window.
  ItemState add(const WidgetKey& key, Rect area);
  // As added in this frame; nothing happens to one that was not.
  ItemState of(const WidgetKey& key) const;
  // Whether a mouse button holds any of them.
  bool any_active() const;

 private:
  std::unordered_map<WidgetKey, ItemState, WidgetKeyHash> now_;
  std::unordered_map<WidgetKey, ItemState, WidgetKeyHash> before_;
};

}  // namespace pw
