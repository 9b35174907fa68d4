#pragma once
// The last message, the job in progress, and errors, which stay until they are closed.
#include "app/widgets/controls.h"

namespace pw {

class StatusLine {
 public:
  void lay_out(Rect line) { line_ = line; }
  void input(Frame& frame);
  // `hint`: stands at the right where there is room for it.
  void draw(const Frame& frame, std::string_view hint) const;

 private:
  Button cancel_button(const Frame& frame, const std::string& label) const;
  void show_error(Frame& frame) const;
  void draw_activity(const Frame& frame, const Activity& activity) const;
  void draw_message(const Frame& frame, std::string_view hint) const;

  Rect line_;
};

}  // namespace pw
