#pragma once
// (1, 20, 72, 256) × (1, 1, 256, 2) → (1, 20, 72, 2), with a tooltip for every number.
#include <string>
#include <vector>

#include "app/widgets/controls.h"

namespace pw {

class ShapeLine {
 public:
  void lay_out(Rect line, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  struct Number {
    WidgetKey key;
    std::int64_t value;
    const char* caption;
    ShapeAxis axis;
    Rect area;
  };
  struct Sign {
    std::string text;
    float x;
    bool is_muted;
  };
  // Starts at x; returns where it ends.
  float lay_out_tuple(const Frame& frame, std::vector<Number> numbers, float x);
  float lay_out_sign(const Frame& frame, const char* sign, float x, bool is_muted);
  std::vector<Button> order_buttons(const Frame& frame) const;
  // Of an axis order; of an image and the number of images.
  struct FileWords {
    const char* swap;
    const char* image;
  };
  std::vector<Button> file_buttons(const Frame& frame) const;
  std::vector<Button> file_buttons(const Frame& frame, const FileWords& words) const;
  float button_height(const Frame& frame) const;
  void draw_number(const Frame& frame, const Number& number) const;
  void draw_notes(const Frame& frame) const;

  static std::vector<Number> stack_numbers(const Frame& frame, const char* key, std::int64_t maps, ShapeAxis maps_axis);
  static std::vector<Number> kernel_numbers(const Frame& frame);

  Rect line_;
  float top_ = 0.0F, space_ = 0.0F, right_ = 0.0F;
  std::vector<Number> numbers_;
  std::vector<Sign> signs_;
};

}  // namespace pw
