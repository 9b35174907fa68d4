#pragma once
// What *one position* shows: of which numbers, for which output, in which order; and the button that copies it.
#include <string>
#include <vector>

#include "app/frame/frame.h"
#include "app/widgets/controls.h"

namespace pw {

class SumSwitches {
 public:
  // In a row at `row`, whose height is that of a button.
  void lay_out(Rect row, const Frame& frame);
  // Whether the table is to be copied.
  bool input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  struct Hint {
    std::string text;
    float x;
  };
  // Words that are left out for room.
  struct Form {
    bool has_hints = false, outputs_are_menu = false;
    bool is_position_short = false, is_order_short = false, is_copy_short = false;
  };
  // False if it does not fit.
  bool lay_out_as(const Form& form, Rect row, const Frame& frame);

  Rect row_;
  std::vector<Button> of_, outputs_, sort_, copy_;
  bool outputs_are_menu_ = false;
  std::vector<Hint> hints_;
};

}  // namespace pw
