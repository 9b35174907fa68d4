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

 private:
  struct Column {
    std::vector<std::string> heads;  // from the longest to the shortest
    std::array<std::string, 4> numbers;
    float right = 0.0F;
  };
  std::vector<Column> columns(const Frame& frame) const;
  void draw_words(const Frame& frame) const;

  Rect area_, rows_, words_;
  float row_h_ = 0.0F;
  std::size_t shown_ = 3;  // columns
};

}  // namespace pw
