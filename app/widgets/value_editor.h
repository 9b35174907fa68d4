#pragma once
// A small field to type a weight or a bias into.
#include <string>

#include "app/frame/frame.h"

namespace pw {

class ValueEditor {
 public:
  // Opens where a panel or a key asked for it; Enter takes the value, Esc leaves it.
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

// "0.5", "-1e-3", "−2,5": a finite number, whatever the locale; nothing for anything else.
std::optional<float> parse_value(std::string_view text);

}  // namespace pw
