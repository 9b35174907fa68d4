#pragma once
// The same layer in code, and what it is in a network.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/panels/matrix/code_line.h"
#include "app/panels/matrix/matrix_layout.h"
#include "app/panels/matrix/product_difference.h"

namespace pw {

class MatrixCode {
 public:
  void lay_out(const MatrixLayout& layout, const Frame& frame);
  void input(Frame& frame);
  void draw(const Frame& frame);
  const std::optional<DoubleDifference>& difference() const { return difference_.found(); }

 private:
  void lay_out_program(const Frame& frame);
  float sentence_height(const Frame& frame, const std::string& sentence) const;
  void draw_program(const Frame& frame) const;
  std::vector<std::string> sentences(const Frame& frame) const;
  std::string difference_sentence(const Frame& frame) const;

  Rect area_, text_;
  CodeLine line_;
  float below_ = 0.0F;  // where the buttons stand
  bool is_scrolled_ = false;
  std::vector<std::string> lines_;
  std::size_t first_ = 0, shown_ = 0;  // lines
  ProductDifference difference_;
};

}  // namespace pw
