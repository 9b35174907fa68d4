#pragma once
// What the next layer costs: its factors, its parameters, and the bytes of its maps.
#include <vector>

#include "app/panels/cost/count_bars.h"
#include "app/panels/cost/next_layer/cost_table.h"

namespace pw {

class CostsPanel {
 public:
  void lay_out(Rect panel, const Frame& frame, const Ledger& ledger, float reserved_right);
  std::optional<CostSymbol> input(Frame& frame, const Ledger& ledger);
  void draw(const Frame& frame, const Ledger& ledger) const;
  const Rect& panel() const { return panel_; }

 private:
  // What is counted of both: direct above, with a 1×1 below.
  struct Pair {
    const char* name;
    std::string gain = {};
    std::vector<CountBar> bars = {};
    std::vector<std::vector<const char*>> letters = {};  // of each part
    Rect area = {};
  };
  std::vector<Pair> pairs(const Frame& frame, const Ledger& ledger) const;
  void draw_pair(const Frame& frame, const Pair& pair) const;

  Rect panel_, bars_;
  float reserved_right_ = 0.0F;
  CostTable table_;
};

}  // namespace pw
