#pragma once
// The rows of a layer of many maps as strips of bars, in the columns of W.
#include "app/panels/two_layers/pair_cells.h"
#include "app/panels/two_layers/pair_heads.h"

namespace pw {

// Which maps have a column: all, or of too many those around the selected one.
struct PairColumns {
  std::int64_t first = 0, count = 1;
  float x = 0.0F, width = 1.0F;  // where they begin, and of one

  Rect cell(Rect row, std::int64_t map) const {
    return {x + static_cast<float>(map - first) * width, row.y, width, row.h};
  }
  std::int64_t map_at(float at) const;
};
PairColumns pair_columns(const Frame& frame, const ShownPair& shown, Rect area);
// Where the strips stand in a panel, right of their labels.
Rect strips_area(const Frame& frame, Rect area);
// Bars from a zero line in the middle of the row.
void draw_strip(const Frame& frame, const PairColumns& columns, Rect row, const PointwiseLayer& layer,
                std::int64_t output, float half_range);

// W1: each bar is a slider.
class StripsPanel {
 public:
  // The height for all rows.
  static float wanted_height(const Frame& frame, const ShownPair& shown);
  // The height up to which bars gain by it.
  static float most_height(const Frame& frame, const ShownPair& shown);
  void lay_out(Rect panel, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view);
  void draw(const Frame& frame, const PairView& view) const;
  Rect panel() const { return panel_; }

 private:
  struct Row {
    std::int64_t hidden = 0;
    Rect area, strip;
    PairBias bias;
  };
  std::vector<std::string> captions(const PairView& view) const;
  void input_strip(Frame& frame, const PairView& view, const Row& row);

  Rect panel_;
  PairHead head_;
  PairColumns columns_;
  std::vector<Row> rows_;
  std::int64_t hidden_ = 0;
  std::optional<ParameterId> held_;
};

}  // namespace pw
