#pragma once
// Where the widgets of the current frame stand, by name: for the state file.
#include <map>
#include <string>

#include "app/view/rect.h"

namespace pw {

class WidgetRegistry {
 public:
  void clear() { widgets_.clear(); }
  void mark(std::string name, Rect rect) { widgets_.insert_or_assign(std::move(name), rect); }
  const std::map<std::string, Rect>& all() const { return widgets_; }

 private:
  std::map<std::string, Rect> widgets_;
};

}  // namespace pw
