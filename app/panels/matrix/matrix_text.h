#pragma once
// Words and small drawings of the matrix product.
#include <cstdint>
#include <optional>
#include <string>

#include "app/frame/frame.h"
#include "app/panels/matrix/matrix_layout.h"

namespace pw {

// "1,043": the row of X of this position.
std::string row_label(const Frame& frame, Position position);
// "14·72 + 35 = 1,043".
std::string row_arithmetic(const Frame& frame, Position position);
// "288 of 1,440 rows drawn (every 5th)".
std::string drawn_text(const MatrixLayout& layout, const Frame& frame);
// Shorter: "every 5th row, every 2nd map drawn".
std::string drawn_steps_text(const MatrixLayout& layout);
// Its beginning: "288 of 1,440 rows drawn".
std::string drawn_rows_text(const MatrixLayout& layout);
// What is said about a row, at the number of `map`, and about a weight.
std::string matrix_row_text(const Frame& frame, Position position, std::optional<std::int64_t> map);
std::string matrix_weight_text(const Frame& frame, std::int64_t map, std::int64_t output);
// The least of 1, 2, 5, 10, 20 … that is at least this many.
std::int64_t label_step(float least);

// The picture of a map of the stack.
void draw_sheet(const Frame& frame, const WidgetKey& key, Rect area, std::int64_t map);
// Horizontal or vertical.
void draw_dashed(const Frame& frame, ImVec2 from, ImVec2 to);
// The names of the outputs, at most so wide, at the top right of Y, and, once they are computed, the numbers of the
// marked row beside it.
void draw_row_sums(const Frame& frame, Rect y, float row, float names_w);

}  // namespace pw
