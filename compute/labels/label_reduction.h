#pragma once
// Labels at the resolution of a picture, reduced to that of its maps.
#include <cstdint>
#include <span>
#include <vector>

namespace pw {

// The class byte of a position or pixel without a label.
inline constexpr std::uint8_t kNoClass = 255;

// `classes`: height * width, row by row. Pixel (y, x) belongs to position (y * rows / height, x * columns / width). A
// position gets the class that most of its labelled pixels have, the lower one in a tie; none if half of its pixels or
// more have none. There must be at least as many pixels as positions in both directions.
std::vector<std::uint8_t> reduce_labels(std::span<const std::uint8_t> classes, std::int64_t height, std::int64_t width,
                                        std::int64_t rows, std::int64_t columns);

}  // namespace pw
