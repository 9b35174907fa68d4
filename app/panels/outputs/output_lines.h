#pragma once
// Lines between the signs in the pictures of y.
#include <span>

#include "app/frame/frame.h"

namespace pw {

// Tile::hatch of all pictures of y, which have one size: all have lines between the signs, or none has. With more than
// two outputs none has: there only their differences count, and the line around what is below 0 in one of them would be
// taken for the region that it wins. `values`: of all outputs.
float output_lines(const Fonts& fonts, Rect picture, const Tensor& values, std::int64_t n);
// Whether with these lines a picture of values of both signs shows one at zero.
bool shows_lines(Rect picture, const Shape& shape, float lines);
bool have_both_signs(std::span<const float> values);

}  // namespace pw
