#pragma once
// The switch between the tabs of a view, at the right of the shapes.
#include <string>
#include <vector>

#include "app/frame/view.h"
#include "app/widgets/controls.h"

namespace pw {

// One button that opens a list where buttons would touch the shapes. Empty if the view has no such tabs.
class ShapeTabs {
 public:
  // `at`: where they end, and their top; `least`: where they may begin. Whether they have that room.
  bool lay_out(const View& view, ImVec2 at, float height, float least, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const { draw_buttons(frame, buttons_); }
  bool is_menu() const { return buttons_.size() == 1; }
  bool empty() const { return buttons_.empty(); }
  float left() const { return buttons_.front().area.x; }

 private:
  // Of the one button with any tab's label, so that it stands still.
  float widest_choice(const Frame& frame) const;
  std::vector<Button> tab_buttons(const View& view, ImVec2 at, float height, const Frame& frame) const;

  const char* key_ = nullptr;
  std::vector<Button> buttons_;
  std::string shown_;  // the label of the tab that is shown, where one button stands for all
  std::vector<std::string> labels_, commands_;
};

}  // namespace pw
