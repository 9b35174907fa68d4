#pragma once
// A slider over whole numbers that changes a setting of Cost.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

// A drag is one gesture, with Shift ten times finer, and snaps to the ticks; Esc takes it back. Under the pointer the
// arrow keys change it by one, a double click opens a field to type it, a right click leads back to its start.
struct CountSlider {
  struct Spec {
    WidgetKey key;
    std::string name;  // "F′": of the field to type it
    std::int64_t least = 1, most = 1;
    std::int64_t value = 1;  // may lie beyond the ends
    std::int64_t start = 1;
    bool is_log = false;
    std::function<void(CostSettings&, std::int64_t)> set;
    std::function<std::int64_t(const CostSettings&)> get;  // what it is by now
    std::string explanation;

    std::function<void(CostSettings&)> reset = nullptr;  // null: sets the start
    std::int64_t most_typed = 0;                         // 0: `most`
    bool is_reversed = false;                            // the least is at the right
    std::vector<std::int64_t> ticks = {};                // empty: powers of two, or every number where they are few
    bool has_labels = false;                             // prints the ticks below the area
  };

  static void input(Frame& frame, const Spec& spec, Rect area);
  static void draw(const Frame& frame, const Spec& spec, Rect area);
  // The same for another handle of the value, such as a point on a curve.
  static void input_handle(Frame& frame, const Spec& spec, const WidgetKey& key, Rect handle, Rect rail);

  static float height(const Frame& frame);
  // From where the first tick stands to the last.
  static Rect rail(const Frame& frame, Rect area);
  // The area whose rail begins at the left edge of this one, and ends as far from its right edge as the handle needs.
  static Rect from_left_edge(const Frame& frame, Rect area);
  static float x_of(const Spec& spec, double value, Rect rail);
  // Opens the field.
  static void type(Frame& frame, const Spec& spec, std::optional<ImVec2> near);
};

}  // namespace pw
