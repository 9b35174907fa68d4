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
  struct BarPart {
    double size;
    Rgb colour;
    const char* letter = nullptr;  // of the maps that it stands for
  };
  struct BarContent {
    Count count;
    double scale;
    std::vector<BarPart> parts;
    const char* which;
    bool are_bytes;
  };
  struct Letter {
    std::size_t bar, part;
    const char* text;
  };
  struct PartEnds {
    float left = 0.0F, right = 0.0F;
  };
  // What is counted of both: direct above, with a 1×1 below.
  struct Pair {
    std::int64_t index;
    const char* name;
    std::vector<std::string> names;  // from the longest to the shortest
    std::string gain = {};
    std::vector<CountBar> bars = {};
    std::vector<Letter> letters = {};
    Rect area = {};
  };
  struct PairParts {
    std::vector<BarPart> direct, reduced;
  };
  static PairParts parts_of(const Theme& theme, const Ledger& ledger, std::int64_t index);
  std::vector<Pair> pairs(const Frame& frame, const Ledger& ledger) const;
  Pair pair_of(const Frame& frame, const Ledger& ledger, std::int64_t index) const;
  void add_bar(Pair& pair, const Frame& frame, const BarContent& content) const;
  static PartEnds ends_of(const CountBar& bar, std::size_t part);
  // For its letter: in the part, or behind the last.
  static bool has_room_inside(const Frame& frame, const Pair& pair, const Letter& letter);
  static bool has_room_behind(const Frame& frame, const Pair& pair, const Letter& letter);
  static bool has_thin_y(const Frame& frame, const Pair& pair);
  static std::string thin_parts_text(const Frame& frame, const std::vector<Pair>& pairs);
  // What fits beside its gain, or above it.
  std::string name_of(const Frame& frame, const Pair& pair) const;
  void choose_lines(const Frame& frame, const Ledger& ledger);
  void draw_pair(const Frame& frame, const Pair& pair) const;

  Rect panel_, bars_;
  float reserved_right_ = 0.0F;
  CostTable table_;
  float bar_h_ = 0.0F;
  bool has_two_lines_ = false;  // the names of what is counted stand above the gains
};

}  // namespace pw
