#pragma once
// The image, and the selected map with its weights.
#include <vector>

#include "app/frame/frame.h"

namespace pw {

class ImagePanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);

 private:
  // w[o] ——o—— value [w·x]
  struct WeightRow {
    std::int64_t output = 0;
    Rect area, slider, product;
    float label_w = 0.0F;
  };

  void lay_out_rows(float y, float row_h, const Frame& frame);
  void input_row(Frame& frame, const WeightRow& row) const;
  void draw_source(const Frame& frame) const;
  void draw_selected_map(const Frame& frame) const;
  void draw_row(const Frame& frame, const WeightRow& row) const;
  void draw_notes(const Frame& frame) const;

  Rect panel_, area_;
  bool is_low_ = false;
  Rect image_;  // empty if there is none
  float source_bottom_ = 0.0F, heading_y_ = 0.0F;
  Rect map_;
  std::vector<WeightRow> rows_;
};

}  // namespace pw
