#pragma once
// The kernels beside each other: who answers, and what it costs.
#include <array>
#include <string>
#include <vector>

#include "app/frame/frame.h"

namespace pw {

class KernelTable {
 public:
  void lay_out(Rect area, const Frame& frame);
  void input(Frame& frame) const;
  void draw(const Frame& frame) const;
  // So wide it must be for one column of numbers, for two, for all.
  static std::vector<float> least_widths(const Frame& frame);

 private:
  struct Column {
    std::vector<std::string> heads;  // from the longest to the shortest
    std::array<std::string, 4> numbers;
    float least = 0.0F;  // its width
    float right = 0.0F;
  };
  static std::vector<Column> all_columns(const Frame& frame);
  std::vector<Column> columns(const Frame& frame) const;
  void draw_words(const Frame& frame) const;

  Rect area_, rows_, words_;
  float row_h_ = 0.0F;
};

}  // namespace pw
