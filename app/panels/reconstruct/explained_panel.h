#pragma once
// How much of each map comes back, and of all of them.
#include <optional>
#include <vector>

#include "app/panels/sum/column_layout.h"
#include "app/results/decoded_stack.h"
#include "app/widgets/controls.h"

namespace pw {

class ExplainedPanel {
 public:
  void lay_out(Rect panel, Rect labels_column, Rect maps_column, const Frame& frame, const DecodedStack& stack);
  void input(Frame& frame, const DecodedStack& stack);
  void draw(const Frame& frame, const DecodedStack& stack) const;
  Rect panel() const { return panel_; }

 private:
  std::vector<Button> buttons(const Frame& frame) const;
  // Of the maps of a column that which comes back best.
  std::int64_t map_in(std::int64_t column, const Explained& explained) const;
  // What there is to say where there are fewer bars than maps.
  std::string shared_bars() const;
  void draw_total(const Frame& frame, const DecodedStack& stack) const;
  void draw_bars(const Frame& frame, const DecodedMaps& decoded) const;

  Rect panel_, total_, bars_;
  ColumnLayout columns_;
  std::vector<std::int64_t> order_;
};

}  // namespace pw
