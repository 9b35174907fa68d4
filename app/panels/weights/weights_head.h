#pragma once
// The head of W: what it is, how many outputs are independent, and the buttons that change all of it.
#include <string>
#include <vector>

#include "app/panels/weights/rank_note.h"
#include "app/widgets/controls.h"

namespace pw {

class WeightsHead {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;
  const RankNote& rank() const { return rank_; }
  // What stands in it, from left to right.
  std::vector<Rect> parts(const Frame& frame) const;

 private:
  struct Texts {
    std::string heading, caption, rank;
    Rect area;  // of heading and caption
  };
  // Null: as the command calls itself.
  struct ButtonWords {
    const char *less, *more;
    std::string activation;  // before its name
    const char *pin, *change;
  };
  std::vector<Button> buttons(const Frame& frame, const ButtonWords& words) const;
  // Fewer and more outputs, the activation, which opens a list, then the commands.
  std::vector<Button> buttons(const Frame& frame) const;
  // What fits left of the buttons.
  Texts texts(const Frame& frame, float buttons_x) const;

  Rect panel_;
  RankNote rank_;
};

}  // namespace pw
