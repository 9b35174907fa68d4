#pragma once
// The three matrices as pictures, and the stack that becomes one of them.
#include <imgui.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "app/frame/frame.h"
#include "app/panels/matrix/matrix_colours.h"
#include "app/panels/matrix/matrix_layout.h"
#include "app/presentation/memo.h"

namespace pw {

class MatrixPictures {
 public:
  // The rows of X, one per position.
  void draw_x(const Frame& frame, const MatrixLayout& layout);
  // The rows of X on their way from the stack, 0, to the matrix, 1: each row of the image is a slab of all maps.
  void draw_x_moving(const Frame& frame, const MatrixLayout& layout, float reshape);
  void draw_w(const Frame& frame, const MatrixLayout& layout);
  // The sums before the activation. There must be outputs.
  void draw_y(const Frame& frame, const MatrixLayout& layout);
  // One whole row, higher than the others may be, over the matrix just drawn.
  void draw_x_row(const Frame& frame, const MatrixLayout& layout, Position position, Rect row) const;
  void draw_y_row(const Frame& frame, const MatrixLayout& layout, Position position, Rect row) const;

 private:
  // What a matrix is made of, beside the layout.
  struct Source {
    std::shared_ptr<const void> data;
    std::int64_t n = 0, version = 0;
    Mask mask;
    std::int64_t rows = 0, row_step = 0, columns = 0, column_step = 0;
    RangeMode mode = RangeMode::kPerMap;
    std::vector<OutputColours> colours;
    float scale = 0.0F;
    bool operator==(const Source&) const = default;
  };
  GLuint x_texture(const Frame& frame, const MatrixLayout& layout);

  Memo<Source, int> x_, w_;
  MatrixXColours x_colours_;  // as last drawn
  Memo<Source, float> y_;     // the largest magnitude
  float largest_ = 1.0F;      // of y_
};

}  // namespace pw
