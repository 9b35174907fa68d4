#include "compute/features/receptive_field.h"

#include <algorithm>

#include "compute/features/learned/network_weights.h"

namespace pw {
namespace {

// Along one axis, from the first to the last.
struct PixelSpan {
  std::int64_t first, last;
};

// Back through the layers: a pooling sees two values for each of its own, a 3 × 3 convolution one more at either side
// for each step of its dilation.
PixelSpan seen_by_network(std::int64_t position) {
  PixelSpan seen{position, position};
  for (std::size_t layer = kNetworkLayers; layer-- > 0;) {
    if (kNetworkPools[layer]) seen = {2 * seen.first, 2 * seen.last + 1};
    seen = {seen.first - kNetworkDilations[layer], seen.last + kNetworkDilations[layer]};
  }
  return seen;
}

}  // namespace

std::optional<PixelBox> receptive_field(ExtractorKind kind, std::int64_t column, std::int64_t row) {
  switch (kind) {
    case ExtractorKind::kFilterbank:
      return std::nullopt;
    case ExtractorKind::kPixels:
      return PixelBox{column, row, 1, 1};
    case ExtractorKind::kLearned:
    case ExtractorKind::kRandom:
      break;
  }
  const PixelSpan x = seen_by_network(column);
  const PixelSpan y = seen_by_network(row);
  return PixelBox{x.first, y.first, x.last - x.first + 1, y.last - y.first + 1};
}

PixelBox clipped(const PixelBox& box, std::int64_t width, std::int64_t height) {
  const std::int64_t left = std::clamp<std::int64_t>(box.x, 0, width);
  const std::int64_t top = std::clamp<std::int64_t>(box.y, 0, height);
  return {left, top, std::clamp<std::int64_t>(box.x + box.w, left, width) - left,
          std::clamp<std::int64_t>(box.y + box.h, top, height) - top};
}

}  // namespace pw
