#pragma once
// A picture as it is seen from the last row.
#include <cstdint>
#include <vector>

namespace pw {

// From six heights of the picture away, by an eye that parts lines one minute of arc apart, in a room whose white is
// seven times as bright as its black. RGB, row by row; the size stays.
std::vector<std::uint8_t> seen_from_back_row(const std::vector<std::uint8_t>& rgb, int width, int height);

}  // namespace pw
