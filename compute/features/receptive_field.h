#pragma once
// Which pixels of an image the maps' numbers at one position depend on.
#include <cstdint>
#include <optional>

#include "compute/features/feature_extractor.h"

namespace pw {

// Pixels [x, x + w) × [y, y + h).
struct PixelBox {
  std::int64_t x = 0, y = 0, w = 0, h = 0;
  bool operator==(const PixelBox&) const = default;
};

// Of the position in column `column` and row `row` of the maps. It may reach beyond the image, where the extractor
// repeats its edge or sees zeros. Absent for the filter bank: its maps see areas of many sizes.
std::optional<PixelBox> receptive_field(ExtractorKind kind, std::int64_t column, std::int64_t row);

// The part of it within an image of this size.
PixelBox clipped(const PixelBox& box, std::int64_t width, std::int64_t height);

}  // namespace pw
