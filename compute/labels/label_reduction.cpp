#include "compute/labels/label_reduction.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace pw {

std::vector<std::uint8_t> reduce_labels(std::span<const std::uint8_t> classes, std::int64_t height, std::int64_t width,
                                        std::int64_t rows, std::int64_t columns) {
  assert(static_cast<std::int64_t>(classes.size()) == height * width && rows <= height && columns <= width);
  std::vector<std::uint8_t> reduced;
  reduced.reserve(static_cast<std::size_t>(rows * columns));
  // The first pixel of a position.
  const auto begin = [](std::int64_t position, std::int64_t positions, std::int64_t pixels) {
    return (position * pixels + positions - 1) / positions;
  };
  for (std::int64_t r = 0; r < rows; ++r) {
    for (std::int64_t c = 0; c < columns; ++c) {
      std::array<std::int64_t, 256> counts{};
      for (std::int64_t y = begin(r, rows, height); y < begin(r + 1, rows, height); ++y) {
        for (std::int64_t x = begin(c, columns, width); x < begin(c + 1, columns, width); ++x)
          ++counts[classes[static_cast<std::size_t>(y * width + x)]];
      }
      std::int64_t pixels = 0;
      for (const std::int64_t count : counts) pixels += count;
      const auto most = std::max_element(counts.begin(), counts.end() - 1);
      const bool is_labelled = 2 * counts[kNoClass] < pixels;
      reduced.push_back(is_labelled ? static_cast<std::uint8_t>(most - counts.begin()) : kNoClass);
    }
  }
  return reduced;
}

}  // namespace pw
