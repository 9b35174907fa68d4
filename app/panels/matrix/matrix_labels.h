#pragma once
// What is written around the three matrices, and where their marks are.
#include "app/frame/frame.h"
#include "app/panels/matrix/matrix_layout.h"

namespace pw {

// Whether X is not on its way from the stack.
bool shows_matrix(const Frame& frame);

// The mark of a position's row in X or Y; high enough to be seen.
Rect row_mark(const Frame& frame, const MatrixLayout& layout, Position position, Rect matrix);
// The mark of a map's row in Wᵀ.
Rect map_mark(const Frame& frame, const MatrixLayout& layout, std::int64_t map);

// "(1440 × 256) · (256 × 2) = 1440 × 2", each above its matrix.
void draw_equation(const Frame& frame, const MatrixLayout& layout);
void draw_row_labels(const Frame& frame, const MatrixLayout& layout);
void draw_names(const Frame& frame, const MatrixLayout& layout);

}  // namespace pw
