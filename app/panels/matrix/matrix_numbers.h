#pragma once
// The numbers of small matrices, in their cells.
#include "app/frame/frame.h"
#include "app/panels/matrix/matrix_layout.h"

namespace pw {

// Over the pictures, if is_small_matrix(). Where the rows are too low, only the marked one has numbers: at `marked`,
// which is higher.
void draw_x_numbers(const Frame& frame, const MatrixLayout& layout, Rect marked);
void draw_w_numbers(const Frame& frame, const MatrixLayout& layout);
void draw_y_numbers(const Frame& frame, const MatrixLayout& layout, Rect marked);

}  // namespace pw
