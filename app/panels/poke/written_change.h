#pragma once
// The change of y at the marker as a calculation: Δy = w · Δx, a line for each output.
#include <cstdint>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

class WrittenChange {
 public:
  // Empty unless the 1×1 computes it from the values of x themselves, and while the answer is hidden.
  explicit WrittenChange(const Frame& frame);

  // In the largest type for which all of it has room, or as much of it as there is room for; whether there is any.
  bool draw(const Frame& frame, Rect area) const;

 private:
  // "+0.30", "× −2.50 =", "−0.75".
  struct Line {
    std::int64_t output = 0;
    std::string weight, step, change;
  };
  struct Widths {
    float name = 0.0F, weight = 0.0F, step = 0.0F, change = 0.0F, gap = 0.0F;
    float numbers() const { return weight + step + change + 2.0F * gap; }
  };
  Line line_of(const Frame& frame, std::int64_t output) const;
  // How it is written: the last of the heads, the first of the lines or that of the selected output.
  struct Extract {
    ImFont* font;
    std::size_t heads, lines;
    bool may_cut_names = false;
  };
  std::vector<Extract> extracts(const Frame& frame) const;
  std::vector<const Line*> lines_of(const Frame& frame, const Extract& extract) const;
  static std::string others_text(const Frame& frame, const Extract& extract);
  std::string weight_text(const Line& line, const Extract& extract) const;
  Widths widths(const Frame& frame, const Extract& extract) const;
  bool draw_extract(const Frame& frame, Rect area, const Extract& extract) const;
  void draw_line(const Frame& frame, Rect area, const Extract& extract, const Widths& widths, const Line& line) const;
  std::string explain(const Frame& frame, const Line& line) const;

  std::vector<Poke> changes_;                    // of x at the marker
  std::vector<std::vector<std::string>> heads_;  // above the lines, each from the longest to the shortest
  std::vector<Line> lines_;
};

}  // namespace pw
