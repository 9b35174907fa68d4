#pragma once
// How much of each map comes back, and of all of them.
#include <optional>
#include <string>
#include <vector>

#include "app/panels/sum/column_layout.h"
#include "app/results/decoded_stack.h"
#include "app/widgets/controls.h"

namespace pw {

class ExplainedPanel {
 public:
  void lay_out(Rect panel, Rect labels_column, Rect maps_column, const Frame& frame, const DecodedStack& stack);
  void input(Frame& frame, const DecodedStack& stack);
  // `claims`: sentences for which nothing else has room.
  void draw(const Frame& frame, const DecodedStack& stack, const std::vector<std::string>& claims) const;
  Rect panel() const { return panel_; }

 private:
  std::vector<Button> buttons(const Frame& frame) const;
  // Of the maps of a column that which comes back best.
  std::int64_t map_in(std::int64_t column, const Explained& explained) const;
  // What there is to say where there are fewer bars than maps.
  std::string shared_bars() const;
  std::vector<std::string> captions(const DecodedMaps* decoded) const;
  float words_right(const Frame& frame) const;
  float draw_words(const Frame& frame, float number_w) const;
  void draw_total(const Frame& frame, const DecodedStack& stack, const std::vector<std::string>& claims) const;
  void draw_name(const Frame& frame, Rect bar, std::int64_t map, double share) const;
  void draw_bars(const Frame& frame, const DecodedMaps& decoded) const;
  // Selected, pointed at or among the pairs.
  static bool is_lit(const Frame& frame, const DecodedMaps& decoded, std::int64_t map);
  void draw_selected(const Frame& frame, std::int64_t column, Rect own) const;
  std::string others_in(const Frame& frame, std::int64_t column, std::int64_t map, const Explained& explained) const;

  Rect panel_, total_, bars_;
  ColumnLayout columns_;
  std::vector<std::int64_t> order_;
};

}  // namespace pw
