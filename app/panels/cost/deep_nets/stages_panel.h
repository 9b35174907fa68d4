#pragma once
// The stages of the net: boxes to scale, and bars of what each takes, plain and with bottlenecks.
#include <array>
#include <vector>

#include "app/panels/cost/count_bars.h"
#include "app/panels/cost/deep_nets/deep_counts.h"
#include "app/panels/cost/map_box.h"
#include "app/widgets/controls.h"

namespace pw {

class StagesPanel {
 public:
  // `only`: one row of bars, with buttons for the others: for the last row.
  void lay_out(Rect panel, const Frame& frame, const DeepCounts& counts, std::optional<DeepRow> only);
  void input(Frame& frame) const;
  void draw(const Frame& frame, const DeepCounts& counts) const;
  Rect panel() const { return panel_; }

 private:
  struct Row {
    DeepRow row = DeepRow::kParameters;
    Rect area;   // with its name and its total
    Rect total;  // its ratio
    float bottom = 0.0F;
    std::vector<CountBar> bars;  // plain, bottleneck, plain, …
  };
  struct Stage {
    Rect column;
    MapBox box;
  };
  void lay_out_boxes(Rect area, const Frame& frame, const DeepCounts& counts);
  void lay_out_row(Row& row, const Frame& frame, const DeepCounts& counts) const;
  std::vector<Button> row_buttons(const Frame& frame) const;
  void draw_boxes(const Frame& frame, const DeepCounts& counts) const;
  void draw_row(const Frame& frame, const DeepCounts& counts, const Row& row) const;
  void draw_row_words(const Frame& frame, const DeepCounts& counts, const Row& row) const;
  void draw_numbers(const Frame& frame, const DeepCounts& counts, const Row& row) const;
  void draw_total(const Frame& frame, const DeepCounts& counts, const Row& row) const;

  Rect panel_, names_, totals_;
  std::vector<Stage> stages_;
  std::vector<Row> rows_;
  float bar_w_ = 0.0F;
  bool has_numbers_ = false;  // beside the bars; otherwise pointing names them
  bool is_spoken_ = false;
};

}  // namespace pw
