#include "picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <ostream>

namespace pw {
namespace {

// Per channel; smaller differences are rounding.
constexpr int kVisible = 16;

}  // namespace

void PrintTo(const Picture& picture, std::ostream* out) {
  *out << "a picture of " << picture.width << " x " << picture.height << " pixels";
}

double difference(const Picture& a, const Picture& b) {
  if (a.width != b.width || a.height != b.height) return 1.0;
  if (a.rgb.empty()) return 0.0;
  const std::size_t pixels = a.rgb.size() / 3;
  std::size_t different = 0;
  for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
    int largest = 0;
    for (std::size_t c = i; c < i + 3; ++c) largest = std::max(largest, std::abs(int{a.rgb[c]} - int{b.rgb[c]}));
    different += largest > kVisible ? 1 : 0;
  }
  return static_cast<double>(different) / static_cast<double>(pixels);
}

double brightness(const Picture& picture) {
  return std::accumulate(picture.rgb.begin(), picture.rgb.end(), 0.0) / static_cast<double>(picture.rgb.size());
}

double contrast(const Picture& picture) {
  const double mean = brightness(picture);
  double squares = 0.0;
  for (const std::uint8_t value : picture.rgb) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(picture.rgb.size()));
}

}  // namespace pw
