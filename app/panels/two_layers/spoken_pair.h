#pragma once
// Two layers for the last row: x, the hidden maps and y with the ReLU, and below the same without it.
#include "app/geometry/two_layers_layout.h"
#include "app/panels/two_layers/pair_heads.h"

namespace pw {

class SpokenPair {
 public:
  void lay_out(Rect body, const Frame& frame, const ShownPair& shown);
  void input(Frame& frame, const PairView& view) const;
  void draw(const Frame& frame, const PairView& view) const;
  std::vector<Rect> panels() const { return rows_.panels; }

 private:
  enum class Row { kInput, kHidden, kLinear };
  struct Slot {
    Row row = Row::kInput;
    std::int64_t map = 0;
    bool is_output = false;
    bool has_sign = false;  // + or = stands right of it
    Rect picture;
    float title_w = 0.0F;
  };
  std::string title(const Frame& frame, const PairView& view, const Slot& slot) const;
  void draw_slot(const Frame& frame, const PairView& view, const Slot& slot) const;

  SpokenRows rows_;
  PairHead relu_, example_;
  std::vector<Slot> slots_;
  std::int64_t hidden_shown_ = 0, hidden_ = 0;
};

}  // namespace pw
