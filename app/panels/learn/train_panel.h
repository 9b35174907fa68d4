#pragma once
// Starting and stopping, the loss curve and the scores.
#include <string>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class TrainPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  std::vector<Button> run_buttons(const Frame& frame) const;
  std::vector<Button> speed_buttons(const Frame& frame) const;
  Button settings_button(const Frame& frame) const;
  // What trains; empty where there is no room: the settings have it too.
  std::vector<Button> target_buttons(const Frame& frame) const;
  bool has_heading(const Frame& frame) const;
  void lay_out_results(Rect area, const Frame& frame);
  bool has_room_for_words(const Frame& frame) const;
  float speeds_right(const Frame& frame) const;
  void draw_icons(const Frame& frame, const std::vector<Button>& buttons) const;
  void draw_steps(const Frame& frame) const;

  Rect panel_, controls_, curve_, scores_;
  bool is_spoken_ = false;  // the projector look: fewer things, larger
};

}  // namespace pw
