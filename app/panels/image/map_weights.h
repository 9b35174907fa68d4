#pragma once
// The selected map's weights: for each output a slider, its value and the product with the map.
#include <cstdint>
#include <vector>

#include "app/frame/frame.h"
#include "app/widgets/controls.h"
#include "app/widgets/output_pager.h"

namespace pw {

class MapWeights {
 public:
  // The height of so many rows with what must stand above them.
  static float height(const Frame& frame, std::int64_t rows, float row_h);
  // Of a row without the numbers at its slider's ends, and with them.
  static float least_row(const Frame& frame);
  static float row_with_ends(const Frame& frame);
  // At which a slider is long enough to drag.
  static float least_width(const Frame& frame);
  // In the projector look, of a column in which each number stands below its slider, and of a row of it.
  static float narrow_width(const Frame& frame);
  static float narrow_row(const Frame& frame);
  // As many rows as the area has room for, at least one; those of the selected output are among them.
  void lay_out(Rect area, float row_h, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame) const;

 private:
  // w[o] ——o—— value [w·x]; in the projector look the name stands above the slider, in a narrow column the value below.
  struct Row {
    std::int64_t output = 0;
    Rect area, name, slider, value, product;  // the product is empty if it would leave too little of the slider
  };

  Row row_at(const Frame& frame, std::int64_t output, Rect area, float label_w) const;
  std::vector<Button> page_buttons(const Frame& frame) const;
  void input_row(Frame& frame, const Row& row) const;
  void draw_line(const Frame& frame) const;
  static Row large_row_at(const Frame& frame, std::int64_t output, Rect area);
  void draw_row(const Frame& frame, const Row& row) const;
  void draw_name(const Frame& frame, const Row& row) const;
  void draw_product(const Frame& frame, const Row& row) const;

  Rect line_;  // above the rows; empty if there is no room for it
  OutputPager pager_{"map_weights.back", "map_weights.on"};
  std::vector<Row> rows_;
};

}  // namespace pw
