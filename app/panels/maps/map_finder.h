#pragma once
// A small field to select maps by number or name.
#include <string>

#include "app/frame/frame.h"

namespace pw {

class MapFinder {
 public:
  void open() { opens_ = true; }
  // Enter selects, Esc cancels. What finds nothing stays in the field, and why stands below.
  void show(Frame& frame, ImVec2 at);

 private:
  void show_field(Frame& frame);

  std::string text_;
  std::string problem_;
  bool opens_ = false;
};

}  // namespace pw
