#pragma once
// A small field for typing a weight or a bias.
#include <string>

#include "app/frame/frame.h"

namespace pw {

class ValueEditor {
 public:
  // Opens when the frame requests it; Enter sets the value, Esc cancels.
  void show(Frame& frame);
  bool is_open() const { return open_; }

 private:
  void open(const Frame& frame, const EditRequest& request);
  void accept(Frame& frame);

  EditRequest request_;
  std::string text_;
  bool open_ = false;
  bool focus_ = false;
};

// "0.5", "-1e-3", "−2,5": a finite number, independent of the locale; empty for anything else.
std::optional<float> parse_value(std::string_view text);

}  // namespace pw
