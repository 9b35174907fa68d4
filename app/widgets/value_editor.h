#pragma once
// A small field for typing a value.
#include <string>

#include "app/frame/frame.h"

namespace pw {

class ValueEditor {
 public:
  // Opens when the frame requests it; Enter sets the value, Esc cancels. What is no value stays in the field, and why
  // stands below until the text is edited.
  void show(Frame& frame);
  bool is_open() const { return open_; }

 private:
  void open(Frame& frame, TypedValue value);
  void accept(Frame& frame);
  void show_field(Frame& frame, float width);

  TypedValue value_;
  std::string text_;
  std::string problem_;
  bool open_ = false;
  bool focus_ = false;
  int unfocused_frames_ = 0;  // since the field was last active
};

}  // namespace pw
