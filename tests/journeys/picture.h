#pragma once
// Pictures of the window, and how they differ.
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <vector>

namespace pw {

// Pixels of the window, or of a part of it: RGB, row by row from the top.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
  bool operator==(const Picture&) const = default;
};

// For test failure messages.
void PrintTo(const Picture& picture, std::ostream* out);

// The share of pixels, 0 … 1, that differ visibly. 1 for pictures of different sizes.
double difference(const Picture& a, const Picture& b);
// Mean brightness, 0 … 255, and its standard deviation.
double brightness(const Picture& picture);
double contrast(const Picture& picture);

}  // namespace pw
