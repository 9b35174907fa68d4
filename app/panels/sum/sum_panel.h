#pragma once
// The sum at one position: the column through all maps, its products, the running sum and the arithmetic.
#include <functional>
#include <optional>
#include <string>

#include "app/frame/frame.h"
#include "app/frame/state_writer.h"
#include "app/panels/poke/value_drag.h"
#include "app/panels/sum/column_chart.h"
#include "app/panels/sum/sum_arithmetic.h"
#include "app/panels/sum/sum_switches.h"
#include "app/widgets/mode_switch.h"

namespace pw {

class SumPanel {
 public:
  void lay_out(Rect panel, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);
  // Whether a bar of x is held.
  bool is_dragged() const { return drag_.map().has_value(); }
  // Of the selected position and output.
  void describe(StateWriter& writer, const Frame& frame) const;

 private:
  // A caption, and the chart below it.
  struct Chart {
    Rect caption, area;
  };

  void lay_out_arithmetic(Rect area, const Frame& frame);
  void lay_out_charts(Rect area, const Frame& frame);
  ShownSum shown(const Frame& frame);
  // Of the other of two outputs, where its arithmetic stands below.
  std::optional<ShownSum> shown_below(const Frame& frame, const ShownSum& now, ColumnTermsMemo& memo) const;
  void copy(Frame& frame);
  void input_charts(Frame& frame, const ShownSum& shown);
  void input_x(Frame& frame, const ShownSum& shown);
  // What a chart tells of a map.
  using Explain = std::string (*)(const Frame&, const ShownSum&, std::int64_t map);
  // `place_of`: the place in the order that a column of the chart shows.
  void input_chart(Frame& frame, const char* name, const Chart& chart, const ShownSum& shown,
                   const std::function<std::size_t(std::int64_t column)>& place_of, Explain explain) const;
  void draw_head(const Frame& frame, const ShownSum& shown) const;
  void draw_x(const Frame& frame, const ShownSum& shown) const;
  void draw_before(const Frame& frame, const ShownSum& shown, Extent extent) const;
  Extent x_extent(const Frame& frame, const ShownSum& shown) const;
  void draw_names(const Frame& frame, const ShownSum& shown) const;
  void draw_products(const Frame& frame, const ShownSum& shown) const;
  void draw_run(const Frame& frame, const ShownSum& shown) const;
  void draw_arithmetic(const Frame& frame, const ShownSum& shown);
  void draw_columns(const Frame& frame, const ShownSum& shown, Rect chart) const;
  std::optional<Rect> column_of(const ShownSum& shown, std::int64_t map, Rect chart) const;

  Rect panel_, area_;
  ModeSwitch modes_;
  SumSwitches switches_;
  ColumnLayout columns_;
  Chart x_, products_, run_;
  Rect names_;  // below x, empty where columns are narrow
  SumArithmetic arithmetic_;
  std::optional<SumArithmetic> other_arithmetic_;  // of the other of two outputs
  Rect other_caption_;
  ColumnTermsMemo terms_, other_terms_;
  ValueDrag drag_;
  Extent held_extent_;  // of x, at the press
};

}  // namespace pw
