#pragma once
// Which of several arrays in a file to open: a list.
#include "app/frame/frame.h"

namespace pw {

class ArrayChoicePanel {
 public:
  // A window of its own while the loader has something to ask; takes input and is drawn in one go.
  void show(Frame& frame);

 private:
  // Whether the list stays open.
  bool show_list(Frame& frame, const ArrayChoice& choice);

  bool is_open_ = false;
};

}  // namespace pw
