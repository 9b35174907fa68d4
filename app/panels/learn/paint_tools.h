#pragma once
// The tools above the picture to paint on: brush, classes, size, labels at random.
#include <optional>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class PaintTools {
 public:
  void lay_out(Rect row) { row_ = row; }
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;

 private:
  struct Tools {
    std::vector<Button> buttons;  // from the left
    std::vector<Button> right;    // aligned to the right end, where they have room
    Button more;                  // opens the list of the others
    std::vector<Button> listed;
    std::optional<Rect> size;  // the brush's slider
  };
  Tools tools(const Frame& frame) const;
  void add_classes(const Frame& frame, float height, Tools& tools) const;
  void input_buttons(Frame& frame, const Tools& tools) const;
  void input_more(Frame& frame, const Tools& tools) const;
  void input_size(Frame& frame, Rect rail) const;
  void draw_size(const Frame& frame, Rect rail) const;

  Rect row_;
};

}  // namespace pw
