#pragma once
// Maps over what comes back of them, in the same colours.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "app/geometry/pair_grid.h"
#include "app/panels/reconstruct/map_picture.h"
#include "app/results/decoded_stack.h"
#include "app/widgets/controls.h"

namespace pw {

class PairsPanel {
 public:
  // As many pairs as make the most of the panel.
  void lay_out(Rect panel, const Frame& frame);
  // The same into another panel, at least width() wide and height() high.
  void place(Rect panel, const Frame& frame);
  // How many pairs there is room for, and what they need of the panel.
  std::int64_t count() const { return std::max<std::int64_t>(1, std::ssize(pairs_)); }
  float width() const { return size_.x; }
  float height() const { return size_.y; }
  void input(Frame& frame, const DecodedStack& stack);
  void draw(const Frame& frame, const DecodedStack& stack) const;
  Rect panel() const { return panel_; }

 private:
  struct Pair {
    Rect area, original, again, bar;
    Rect both() const { return {original.x, original.y, again.right() - original.x, again.bottom() - original.y}; }
  };
  std::vector<Button> buttons(const Frame& frame) const;
  std::string caption(const Frame& frame, const std::string& heading, float right, bool has_line) const;
  std::vector<std::span<const float>> planes_of(const Frame& frame, const DecodedMaps* decoded) const;
  // Whether there is a line at zero in one of them.
  bool has_line(const Frame& frame, const std::vector<std::span<const float>>& planes) const;
  // How all maps are named: in full, or by their numbers where the percentages leave the names no room.
  struct Naming {
    ImFont* font = nullptr;
    std::vector<std::string> names;
  };
  Naming naming(const Frame& frame, const DecodedMaps& decoded) const;
  void draw_pair(const Frame& frame, const DecodedStack& stack, const Naming& naming, const NumbersBeside& numbers,
                 std::size_t i) const;

  Rect panel_;
  ImVec2 size_;
  PairGridRequest request_;
  PairGrid grid_;
  std::vector<Pair> pairs_;
};

}  // namespace pw
